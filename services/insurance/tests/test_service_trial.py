"""What a fact would change, asked before it is recorded: nothing stays behind, and so it then happens."""

from datetime import date

import pytest
from inheriting import dies, family, inherited, stop
from jobless import EMPLOYMENT, MONTH, confirms, decides_months, granted, paid_by_month, pay_month, with_site
from paying import months
from pilot_county import EVIDENCE, PilotCounty
from recovering import MONTH as PENSION
from recovering import paid_until
from test_service_merging import TWO, enrolled_twice
from test_service_recalculation import LATER, corrected, paid_for_four_months

from insurance.contract import (
    AnnulmentGround,
    AnnulRevocation,
    MergeEnrolments,
    ReinstatePension,
    ResumePension,
    RevocationGround,
    RevokeGrant,
    SeparateEnrolments,
    StopGround,
    StopPension,
    StopUnemploymentBenefit,
    SuspendPension,
    SuspensionGround,
)
from insurance.unemployment_benefit.heard import HireRegistered
from insurance.unemployment_benefit.terms import UnemploymentStopGround
from jinbao.casework.people import BirthCorrected, DeathRecorded, DeathRevoked, PersonsMerged, PersonsUnmerged
from jinbao.decider import NotAuthorised, Refused
from jinbao.trial.answers import Foreseen, Told

DIED = date(2010, 2, 20)


def foreseen(county: PilotCounty, who: str, *told: Told, **asked: object) -> Foreseen:
    """Whatever it says, every table is afterwards as it was."""
    before, woken = county.everything(), len(woken_by(county))
    would = county.supposes(who, *told, **asked)
    assert county.everything() == before
    assert len(woken_by(county)) == woken
    return would


def woken_by(county: PilotCounty) -> list[object]:
    if not county.service.listeners:
        woken: list[object] = []
        county.service.listeners.append(woken.append)
    return county.service.listeners[0].__self__  # type: ignore[attr-defined,no-any-return] # that list


def by_month(would: Foreseen) -> dict[str, tuple[int, int, int]]:
    return {one.month: (one.before, one.after, one.paid) for one in would.months}


def test_a_death_found_late_is_foreseen_as_it_then_comes(county: PilotCounty) -> None:
    paid_until(county, "2010-05")
    county.open(date(2010, 5, 20))
    told = county.would_tell(DeathRecorded("zhou", DIED, strong=True))
    would = foreseen(county, "he", *told)
    [act], [decision] = would.acts, would.decisions
    assert (act.act, act.mutation, act.case, act.code) == (
        "STOP_PENSION",
        "stopRuralPension",
        "rural-pension/zhou",
        None,
    )
    assert (decision.outcome, decision.before, decision.after) == ("denied", PENSION, 0)
    late = ("2010-03", "2010-04", "2010-05")
    assert by_month(would) == dict.fromkeys(late, (PENSION, 0, PENSION))
    assert (would.to_recover, would.to_pay, would.elsewhere) == (3 * PENSION, 0, 0)
    assert [one.headers["ce-type"] for one in would.told] == ["cn.jinbao.insurance.rural-pension-stopped.v1"]
    [read] = [one for one in county.rows(county.service.tables.trail) if one.action == "foresee"]
    assert (read.person, read.kind, read.subjects) == ("he", "read", ["zhou"])

    dies(county, DIED)
    stop(county)
    after = months(county)
    assert {month: after[month].due for month in late} == dict.fromkeys(late, 0)
    assert sum(one.overpaid for one in after.values()) == would.to_recover

    family(county)
    inherited(county)
    back = foreseen(county, "he", *county.would_tell(DeathRevoked("zhou")))
    assert [(one.act, one.code) for one in back.acts] == [
        ("REINSTATE_PENSION", None),
        ("REVOKE_INHERITANCE", None),
    ]
    assert [(one.month, one.after) for one in back.months[:3]] == [(month, PENSION) for month in late]
    assert [(one.benefit, one.after) for one in back.months[3:]] == [("SINGLE_SUM", 0)] * 2


def test_a_corrected_day_of_birth_is_foreseen_month_by_month(county: PilotCounty) -> None:
    paid_for_four_months(county)
    would = foreseen(county, "he", *county.would_tell(BirthCorrected("zhou", LATER)))
    assert [(one.act, one.code) for one in would.acts] == [("RECALCULATE_PENSION", None)]
    decision = corrected(county, LATER)
    assert [(one.month, one.before, one.after) for one in would.months] == [
        (one.month, one.before, one.after) for one in decision.months
    ]
    assert would.to_recover == sum(one.overpaid for one in months(county).values()) == 2 * PENSION


def test_a_hire_told_two_months_late_is_foreseen_by_whoever_may_see_the_benefit(county: PilotCounty) -> None:
    benefit = granted(with_site(county))
    county.open(date(2010, 8, 20))
    confirms(county, benefit, "2010-03", "2010-04", "2010-05", "2010-06", "2010-07")
    decides_months(county)
    pay_month(county, "2010-08")
    hire = HireRegistered("job-luo-2", "luo", "quarry", date(2010, 6, 14), date(2010, 8, 20))
    told = county.would_tell(hire, by=EMPLOYMENT)

    would = foreseen(county, "he", *told)
    assert [(one.act, one.case) for one in would.acts] == [
        ("STOP_UNEMPLOYMENT_BENEFIT", f"unemployment-benefit/{benefit}")
    ]
    assert by_month(would) == dict.fromkeys(("2010-06", "2010-07"), (MONTH, 0, MONTH))
    assert would.to_recover == 2 * MONTH
    stranger = foreseen(county, "gao", *told)
    assert (stranger.acts, stranger.months, stranger.to_recover, stranger.elsewhere) == ((), (), 0, 1)
    assert foreseen(county, "luo", *told).months == would.months
    assert foreseen(county, "he", *county.would_tell(hire, by="nobody-known")) == Foreseen(
        understands=would.understands
    )

    county.tell(hire, by=EMPLOYMENT)
    stop_it = StopUnemploymentBenefit(
        on=county.today, benefit=benefit, ground=UnemploymentStopGround.REEMPLOYED
    )
    again = foreseen(county, "he", command=stop_it)
    assert ([one.case for one in again.decisions], again.acts) == ([f"unemployment-benefit/{benefit}"], ())
    assert (again.months, again.to_recover) == (would.months, would.to_recover)
    county.carry_out(stop_it, county.call("he"))
    assert {
        month: due for month, (due, _) in paid_by_month(county, benefit).items() if month > "2010-05"
    } == {"2010-06": 0, "2010-07": 0}


def test_what_was_decided_is_taken_back_as_it_was_foreseen(county: PilotCounty) -> None:
    """Held, ended and revoked in turn, after three months had been paid; each way back beforehand."""
    paid_until(county, "2010-04")
    whose, by_paper = {"person": "zhou", "on": county.today}, {"papers": EVIDENCE}
    missing, emigrated = SuspensionGround.MISSING, StopGround.OTHER_LOSS
    false, upheld = RevocationGround.FALSE_PAPERS, AnnulmentGround.APPEAL_UPHELD
    for who, there, back in (
        (
            "yan",
            SuspendPension(**whose, ground=missing, since="2010-03", **by_paper),
            ResumePension(**whose, **by_paper),
        ),
        (
            "he",
            StopPension(**whose, ground=emigrated, lost_on=DIED, **by_paper),
            ReinstatePension(**whose, **by_paper),
        ),
        (
            "he",
            RevokeGrant(**whose, ground=false, **by_paper),
            AnnulRevocation(**whose, ground=upheld, **by_paper),
        ),
    ):
        county.carry_out(there, county.call(who))
        stood = {month: one.due for month, one in months(county).items()}
        would = foreseen(county, who, command=back)
        assert [one.after for one in would.months] == [PENSION] * len(would.months)
        county.carry_out(back, county.call(who))
        now = {month: one.due for month, one in months(county).items()}
        assert {month for month, due in now.items() if stood.get(month, 0) != due} == by_month(would).keys()
        assert by_month(would), type(back).__name__


def test_a_merger_of_enrolments_and_its_way_back_are_foreseen_with_the_refund(county: PilotCounty) -> None:
    enrolled_twice(county)
    county.tell(PersonsMerged("lin", "lin-again"))
    merge = MergeEnrolments(on=county.today, **TWO)
    would = foreseen(county, "fu", command=merge)
    assert ([one.case for one in would.decisions], would.to_pay) == (
        ["rural-pension-enrolment/lin-again"],
        200_00,
    )
    county.carry_out(merge, county.call("fu"))
    county.tell(PersonsUnmerged("lin", "lin-again"))
    back = foreseen(county, "fu", command=SeparateEnrolments(on=county.today, **TWO))
    assert [(one.before, one.after) for one in back.months] == [(200_00, 0)]


def test_who_may_not_do_it_may_not_ask_what_it_would_change(county: PilotCounty) -> None:
    benefit = granted(with_site(county))
    stop_it = StopUnemploymentBenefit(
        on=county.today, benefit=benefit, ground=UnemploymentStopGround.EMIGRATED, lost_on=county.today
    )
    with pytest.raises(NotAuthorised):
        county.supposes("yan", command=stop_it)
    [attempt] = [one for one in county.rows(county.service.tables.trail) if one.kind == "refused"]
    assert (attempt.person, attempt.subjects, attempt.code) == ("yan", [benefit], "NOT_AUTHORISED")
    with pytest.raises(Refused, match="LOSS_UNPROVEN"):
        foreseen(county, "he", command=stop_it)
