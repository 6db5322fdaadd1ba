"""Until when somebody is certified, who may certify them, and what proves it: cases on the edge."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from pilot_county import EVIDENCE

from insurance.items import APPROVE, INTAKE, REVIEW
from insurance.survival_certification.certification import CERTIFICATION, Certification, Miss, Seen
from insurance.survival_certification.commands import CertifySurvival, TakeBackSurvivalCertification
from insurance.survival_certification.facts import CertificationFacts
from insurance.survival_certification.terms import Geotag, SurvivalCertificationFault, SurvivalWay
from insurance.survival_certification.validity import first_month_unpaid, valid_until, ways
from jinbao.actor import Actor, Place
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.testing import officer

HOME = Place("shuanghe", ("shuanghe", "gongxian", "yibin"))
AWAY = Place("fuxing", ("fuxing", "guanhe", "changning", "yibin"))
XIE = officer("xie", "station", "shuanghe", INTAKE)
YAN = officer("yan", "county-agency", "gongxian", REVIEW)
HE = officer("he", "county-agency", "gongxian", APPROVE)
GAO = officer("gao", "agency-of-fuxing", "fuxing", INTAKE)
ZHOU, CHILD = Actor("zhou"), Actor("min", on_behalf_of="zhou", is_let_act=True)

LAST, SEEN = date(2009, 9, 10), date(2010, 9, 3)
KNOWN = CertificationFacts(
    person="zhou",
    place=HOME,
    kin=frozenset({"min", "son"}),
    since=LAST,
    until=date(2010, 9, 10),
    witnesses=frozenset({"bo", "cui", "min", "xie"}),
)
PHOTO = {"geotag": Geotag(28_440_000, 104_710_000), "papers": EVIDENCE}
OFFICE, VISIT = SurvivalWay.AT_THE_OFFICE, SurvivalWay.HOME_VISIT
REMOTE, DATA, ALONE = (
    SurvivalWay.AGENCY_OF_RESIDENCE,
    SurvivalWay.DATA_COMPARISON,
    SurvivalWay.SELF_SERVICE,
)


@pytest.mark.parametrize(
    ("since", "until", "unpaid"),
    [
        pytest.param(date(2009, 9, 10), date(2010, 9, 10), "2010-10", id="TV-SUR1"),
        pytest.param(date(2009, 12, 31), date(2010, 12, 31), "2011-01", id="last day of a year"),
        pytest.param(date(2012, 2, 29), date(2013, 2, 28), "2013-03", id="leap day"),
        pytest.param(date(2010, 5, 1), date(2011, 5, 1), "2011-06", id="ends on a day of rest"),
    ],
)
def test_a_certification_holds_for_a_year_and_nobody_loses_the_month_in_which_it_ends(
    since: date, until: date, unpaid: str
) -> None:
    assert (valid_until(since), first_month_unpaid(until)) == (until, unpaid)


def test_the_order_of_ways_changed_in_2018() -> None:
    assert ways(date(2017, 12, 31)) == (OFFICE, VISIT, REMOTE)
    assert ways(date(2018, 1, 1)) == (DATA, ALONE, VISIT, OFFICE, REMOTE)


def outcome(by: Actor, command: Any, known: CertificationFacts = KNOWN, *seen: Seen) -> str | None:
    """The refusal's code; none where it is done."""
    try:
        list(CERTIFICATION.decide(Certification(seen), command, Desk(by, command.on, known)))
    except Refused as refused:
        return refused.code
    return None


def certify(way: SurvivalWay, on: date = SEEN, **asked: Any) -> CertifySurvival:
    return CertifySurvival(**{"on": on, "person": "zhou", "way": way, "seen_on": on, **asked})


LATER = date(2018, 9, 3)
IN_2018 = replace(KNOWN, since=date(2017, 9, 10), until=date(2018, 9, 10))
FROM_AFAR = replace(KNOWN, at=AWAY)


@pytest.mark.parametrize(
    ("by", "command", "known", "code"),
    [
        (XIE, certify(OFFICE), KNOWN, None),
        (YAN, certify(OFFICE), KNOWN, None),
        (HE, certify(OFFICE), KNOWN, "NOT_AUTHORISED"),
        (GAO, certify(OFFICE), KNOWN, "NOT_AUTHORISED"),
        (replace(XIE, person="son"), certify(OFFICE), KNOWN, "CERTIFIER_IS_KIN"),
        (replace(XIE, person="zhou"), certify(OFFICE), KNOWN, "CERTIFIER_IS_KIN"),
        (XIE, certify(OFFICE), replace(KNOWN, died_on=date(2010, 8, 1)), "DEATH_STANDS"),
        (XIE, certify(OFFICE), replace(KNOWN, since=None, until=None), "NOTHING_TO_CERTIFY"),
        (XIE, certify(OFFICE, seen_on=date(2010, 9, 4)), KNOWN, "SEEN_IN_FUTURE"),
        (XIE, certify(OFFICE, seen_on=LAST), KNOWN, "CERTIFIED_BEFORE"),
        (XIE, certify(VISIT), KNOWN, "VISIT_UNPROVEN"),
        (XIE, certify(VISIT, papers=EVIDENCE), KNOWN, "VISIT_UNPROVEN"),
        (XIE, certify(VISIT, **PHOTO), KNOWN, None),
        (XIE, certify(VISIT, witnesses=("bo", "cui")), KNOWN, None),
        (XIE, certify(VISIT, witnesses=("bo", "bo")), KNOWN, "VISIT_UNPROVEN"),
        (XIE, certify(VISIT, witnesses=("bo", "nobody")), KNOWN, "VISIT_UNPROVEN"),
        (XIE, certify(VISIT, witnesses=("bo", "min")), KNOWN, "WITNESS_INVOLVED"),
        (XIE, certify(VISIT, witnesses=("bo", "xie")), KNOWN, "WITNESS_INVOLVED"),
        (GAO, certify(REMOTE, papers=EVIDENCE), FROM_AFAR, None),
        (GAO, certify(REMOTE), FROM_AFAR, "EVIDENCE_MISSING"),
        (GAO, certify(REMOTE, papers=EVIDENCE), KNOWN, "AGENCY_MISSING"),
        (XIE, certify(REMOTE, papers=EVIDENCE), FROM_AFAR, "NOT_AUTHORISED"),
        (YAN, certify(DATA, papers=EVIDENCE), KNOWN, "WAY_NOT_KNOWN"),
        (YAN, certify(DATA, LATER, papers=EVIDENCE), IN_2018, None),
        (YAN, certify(DATA, LATER), IN_2018, "EVIDENCE_MISSING"),
        (ZHOU, certify(ALONE), KNOWN, "WAY_NOT_KNOWN"),
        (ZHOU, certify(ALONE, LATER), IN_2018, None),
        (CHILD, certify(ALONE, LATER), IN_2018, "SELF_SERVICE_BY_OTHERS"),
        (YAN, certify(ALONE, LATER), IN_2018, "SELF_SERVICE_BY_OTHERS"),
        (ZHOU, certify(OFFICE), KNOWN, "NOT_AUTHORISED"),
    ],
)
def test_who_certifies_and_what_proves_it(
    by: Actor, command: CertifySurvival, known: CertificationFacts, code: str | None
) -> None:
    assert outcome(by, command, known) == code


def test_a_relative_is_refused_with_the_rule_that_says_so() -> None:
    with pytest.raises(Refused) as refused:
        list(
            CERTIFICATION.decide(
                Certification(), certify(OFFICE), Desk(replace(XIE, person="son"), SEEN, KNOWN)
            )
        )
    assert refused.value.law == "平台约定“认证回避”"


class Missed(Miss, frozen=True):
    on: date = date(2010, 9, 20)


@pytest.mark.parametrize(
    ("missed", "code"),
    [
        (Missed("2010-10"), None),
        (Missed("2010-10", date(2010, 10, 8)), None),
        (Missed("2010-09"), "STILL_CERTIFIED"),
        (Missed("2010-10", date(2010, 9, 10)), "STILL_CERTIFIED"),
        (Missed("2010-11"), "SUSPENDED_MONTH"),
        (Missed("2010-08"), "SUSPENDED_MONTH"),
    ],
)
def test_nothing_is_suspended_before_the_month_after_the_last_day(missed: Missed, code: str | None) -> None:
    assert outcome(YAN, missed) == code
    assert outcome(XIE, missed) == "NOT_AUTHORISED"


@pytest.mark.parametrize(
    ("since", "back_to"), [(LAST, date(2008, 9, 1)), (date(2010, 2, 1), date(2010, 2, 1)), (None, None)]
)
def test_a_certification_taken_back_lets_the_time_before_it_run_again(
    since: date | None, back_to: date | None
) -> None:
    """Unless another time has begun meanwhile, as after a reinstatement, or none runs any more."""
    asked = TakeBackSurvivalCertification(on=SEEN, person="zhou", ground=SurvivalCertificationFault.BY_KIN)
    desk = Desk(YAN, SEEN, replace(KNOWN, since=since))
    stands = Certification((Seen(LAST, date(2008, 9, 1)),))
    [event] = CERTIFICATION.decide(stands, asked, desk)
    assert not isinstance(event, Effective)
    assert (event.seen_on, event.valid_since) == (LAST, back_to)
    assert CERTIFICATION.evolve(stands, event) == Certification()
    assert outcome(YAN, asked) == "OUT_OF_ORDER"
    assert outcome(XIE, asked, KNOWN, Seen(LAST, LAST)) == "NOT_AUTHORISED"
