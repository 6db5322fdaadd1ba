"""What may be done now: what is offered is carried out, what is withheld is refused for the reason given."""

from collections.abc import Callable
from datetime import date
from itertools import islice

import pytest
from contributing import MING, TEA_WORKS, january, taxed
from inheriting import apply, decide, dies, family, hand_on, pay_out
from jobless import confirms, files, hired, loses_job, stops, with_site
from jobless import granted as jobless_granted
from paying import credited, pay_month, prepare, release, to_the_bank
from pilot_county import EVIDENCE, GONGXIAN, LUODU, OFFICERS, PilotCounty
from recovering import decided, heard
from strawberry.utils.str_converters import to_camel_case

from gateway.graphs import graph_modules
from insurance.contract import (
    ActionAnswer,
    BankAnswer,
    CancellationGround,
    CancelRun,
    CertifySurvival,
    CreditInterest,
    FindOverpayment,
    FirstReviewEnrolment,
    MergeEnrolments,
    RevocationGround,
    RevokeGrant,
    SetAsideGround,
    SetAsideReportedPayment,
    StopGround,
    StopPension,
    SurvivalWay,
    SuspendPension,
    SuspensionGround,
)
from insurance.employee_contribution.possible import OF_BILL, OF_INSURANCE
from insurance.inheritance.possible import OF_INHERITANCE
from insurance.overpayment.possible import OF_OVERPAYMENT
from insurance.payment_run.possible import OF_LINE, OF_RUN
from insurance.pension.possible import OF_PENSION
from insurance.reported_payment.possible import OF_REPORTED
from insurance.rural_pension.account_possible import OF_ACCOUNT
from insurance.rural_pension.claim_possible import OF_CLAIM
from insurance.rural_pension.enrolment_possible import OF_ENROLMENT
from insurance.survival_certification.possible import OF_CERTIFICATION
from insurance.unemployment_benefit.possible import OF_BENEFIT
from insurance.unemployment_benefit.possible import OF_CLAIM as OF_JOBLESS_CLAIM
from jinbao.casework.people import BirthCorrected, DeathRevoked, HukouMoved, PersonsMerged, PersonsUnmerged
from jinbao.casework.possible import KindOfCase
from jinbao.commands import Command
from jinbao.decider import Refused

EVERYBODY = (*OFFICERS, "lin")


def actions(county: PilotCounty, who: str, look_up: str, case: str) -> dict[str, ActionAnswer]:
    return {action.name: action for action in county.ask(who, look_up, case)}


def requests(county: PilotCounty, who: str, kind: KindOfCase, case: str) -> dict[str, Command]:
    """What stands for each action, as the office makes it up for the caller."""
    with county.service.enquiry(county.call(who)) as enquiry:
        [standing] = kind.standing(enquiry, [case]).values()
    return dict(zip((one.mutation for one in kind.possible), kind.requests(standing), strict=True))


def submitted(county: PilotCounty) -> str:
    county.submit(county.resident("lin"))
    return "lin"


def first_reviewed(county: PilotCounty) -> str:
    county.do("chu", FirstReviewEnrolment, person=submitted(county))
    return "lin"


def enrolled(county: PilotCounty) -> str:
    return county.enrol(county.resident("lin"))


def paid_this_year(county: PilotCounty) -> str:
    county.pay(enrolled(county), 2010)
    return "lin"


def paid_last_year(county: PilotCounty) -> str:
    paid_this_year(county)
    county.open(date(2011, 1, 10))
    return "lin"


def interest_credited(county: PilotCounty) -> str:
    county.do("qian", CreditInterest, person=paid_last_year(county), year=2010)
    return "lin"


def filed(county: PilotCounty) -> str:
    return county.file(county.pensioner("lin"))


def at_approval(county: PilotCounty) -> str:
    return county.hand_on(filed(county))


def granted(county: PilotCounty) -> str:
    return county.granted("lin")


def in_payment(county: PilotCounty) -> str:
    granted(county)
    return "lin"


def certified(county: PilotCounty) -> str:
    person = in_payment(county)
    county.open(date(2010, 9, 10))
    county.do("xie", CertifySurvival, person=person, way=SurvivalWay.AT_THE_OFFICE, seen_on=county.today)
    return person


def raised_by_law(county: PilotCounty) -> str:
    in_payment(county)
    county.set_parameter("top_up", "500")
    county.open(date(2010, 2, 10))
    return "lin"


def on_hold(county: PilotCounty) -> str:
    county.do(
        "yan", SuspendPension, person=in_payment(county), ground=SuspensionGround.MISSING, papers=EVIDENCE
    )
    return "lin"


def ended(county: PilotCounty) -> str:
    return lost(county, in_payment(county), county.today)


def lost(county: PilotCounty, person: str, day: date) -> str:
    asked = {"ground": StopGround.OTHER_LOSS, "lost_on": day, "papers": EVIDENCE}
    county.do("he", StopPension, person=person, **asked)
    return person


def prepared(county: PilotCounty) -> str:
    in_payment(county)
    county.open(date(2010, 2, 10))
    prepare(county, "2010-02")
    return f"{GONGXIAN}/2010-02"


def released(county: PilotCounty) -> str:
    run = prepared(county)
    release(county, "2010-02")
    return run


def cancelled(county: PilotCounty) -> str:
    run = prepared(county)
    ground = CancellationGround.WRONG_MONTH
    county.do("bian", CancelRun, county=GONGXIAN, month="2010-02", ground=ground)
    return run


def at_the_bank(county: PilotCounty) -> str:
    run = released(county)
    to_the_bank(county, "2010-02")
    return run


def sent(county: PilotCounty) -> str:
    return f"{released(county)}/000001"


def returned(county: PilotCounty) -> str:
    line = sent(county)
    credited(county, "2010-02", lin=BankAnswer.ACCOUNT_CLOSED)
    return line


def paid_out(county: PilotCounty) -> str:
    in_payment(county)
    pay_month(county, "2010-02")
    return "lin"


def overpaid(county: PilotCounty) -> str:
    return lost(county, paid_out(county), date(2010, 1, 20))


def found_overpaid(county: PilotCounty) -> str:
    county.do("yan", FindOverpayment, person=overpaid(county))
    return "lin"


def owed_back(county: PilotCounty) -> str:
    case = found_overpaid(county)
    heard(county, case)
    decided(county, case=case)
    return case


def heirs_applied(county: PilotCounty) -> str:
    paid_this_year(county)
    family(county, "lin")
    dies(county, date(2010, 1, 4), "lin")
    return apply(county, person="lin")


def inheritance_paid_out(county: PilotCounty) -> str:
    case = pay_out(county, decide(county, hand_on(county, heirs_applied(county))))
    county.tell(DeathRevoked("lin"))
    return case


def moved(county: PilotCounty) -> str:
    county.tell(HukouMoved(enrolled(county), LUODU, rural_hukou=True))
    return "lin"


def enrolled_twice(county: PilotCounty) -> str:
    for person in ("lin", "lin-again"):
        county.enrol(county.resident(person))
    county.tell(PersonsMerged("lin", "lin-again"))
    return "lin"


def merged_by_mistake(county: PilotCounty) -> str:
    county.do("fu", MergeEnrolments, kept=enrolled_twice(county), ended="lin-again")
    county.tell(PersonsUnmerged("lin", "lin-again"))
    return "lin-again"


def born_otherwise(county: PilotCounty) -> str:
    county.tell(BirthCorrected(in_payment(county), date(1950, 3, 20)))
    return "lin"


def grant_revoked(county: PilotCounty) -> str:
    false = {"ground": RevocationGround.FALSE_PAPERS, "papers": EVIDENCE}
    county.do("he", RevokeGrant, person=in_payment(county), **false)
    return "lin"


def employed(county: PilotCounty) -> str:
    january(county)
    return f"{TEA_WORKS}/{MING}"


def declared_month(county: PilotCounty) -> str:
    works, _ = january(county)
    return works.declares("2010-02")


def overdue_month(county: PilotCounty) -> str:
    _, bill = january(county)
    county.open(date(2010, 3, 1))
    return bill


def paid_month(county: PilotCounty) -> str:
    works, bill = january(county)
    works.pays(bill)
    return bill


def jobless_filed(county: PilotCounty) -> str:
    return files(county, loses_job(with_site(county)))


def jobless_signed(county: PilotCounty) -> str:
    benefit = jobless_granted(with_site(county))
    confirms(county, benefit, "2010-03")
    return benefit


def jobless_stopped(county: PilotCounty) -> str:
    benefit = jobless_signed(county)
    hired(county, since="2010-03-10")
    stops(county, benefit)
    return benefit


def reported(county: PilotCounty) -> str:
    january(county)
    taxed(county, "f/2", 45_00, date(2010, 2, 3))
    return "f/2"


def reported_and_set_aside(county: PilotCounty) -> str:
    report = reported(county)
    county.do("qian", SetAsideReportedPayment, report=report, ground=SetAsideGround.GIVEN_BACK)
    return report


CASES = [
    (reported, "reported_payment_actions", OF_REPORTED),
    (reported_and_set_aside, "reported_payment_actions", OF_REPORTED),
    (submitted, "enrolment_actions", OF_ENROLMENT),
    (first_reviewed, "enrolment_actions", OF_ENROLMENT),
    (enrolled, "enrolment_actions", OF_ENROLMENT),
    (paid_this_year, "enrolment_actions", OF_ENROLMENT),
    (enrolled, "account_actions", OF_ACCOUNT),
    (paid_last_year, "account_actions", OF_ACCOUNT),
    (interest_credited, "account_actions", OF_ACCOUNT),
    (filed, "claim_actions", OF_CLAIM),
    (at_approval, "claim_actions", OF_CLAIM),
    (granted, "claim_actions", OF_CLAIM),
    (in_payment, "pension_actions", OF_PENSION),
    (raised_by_law, "pension_actions", OF_PENSION),
    (on_hold, "pension_actions", OF_PENSION),
    (ended, "pension_actions", OF_PENSION),
    (in_payment, "certification_actions", OF_CERTIFICATION),
    (certified, "certification_actions", OF_CERTIFICATION),
    (moved, "enrolment_actions", OF_ENROLMENT),
    (enrolled_twice, "enrolment_actions", OF_ENROLMENT),
    (merged_by_mistake, "enrolment_actions", OF_ENROLMENT),
    (born_otherwise, "pension_actions", OF_PENSION),
    (grant_revoked, "pension_actions", OF_PENSION),
    (prepared, "run_actions", OF_RUN),
    (cancelled, "run_actions", OF_RUN),
    (released, "run_actions", OF_RUN),
    (at_the_bank, "run_actions", OF_RUN),
    (sent, "line_actions", OF_LINE),
    (returned, "line_actions", OF_LINE),
    (paid_out, "overpayment_actions", OF_OVERPAYMENT),
    (overpaid, "overpayment_actions", OF_OVERPAYMENT),
    (found_overpaid, "overpayment_actions", OF_OVERPAYMENT),
    (owed_back, "overpayment_actions", OF_OVERPAYMENT),
    (heirs_applied, "inheritance_actions", OF_INHERITANCE),
    (inheritance_paid_out, "inheritance_actions", OF_INHERITANCE),
    (employed, "employee_insurance_actions", OF_INSURANCE),
    (declared_month, "contribution_bill_actions", OF_BILL),
    (overdue_month, "contribution_bill_actions", OF_BILL),
    (paid_month, "contribution_bill_actions", OF_BILL),
    (jobless_filed, "unemployment_claim_actions", OF_JOBLESS_CLAIM),
    (jobless_signed, "unemployment_benefit_actions", OF_BENEFIT),
    (jobless_stopped, "unemployment_benefit_actions", OF_BENEFIT),
]


# What decides knows no store: on the second one each kind of case is looked up once.
ONCE_OF_EACH_KIND = {case[1]: case for case in CASES}.values()
ON_BOTH_STORES = [("sqlite", *case) for case in CASES] + [("postgres", *case) for case in ONCE_OF_EACH_KIND]


@pytest.mark.parametrize(
    ("database_url", "begin", "look_up", "kind"),
    ON_BOTH_STORES,
    ids=[f"{case[0]}-{case[2]}-{case[1].__name__}" for case in ON_BOTH_STORES],
    indirect=["database_url"],
)
def test_what_is_offered_is_what_the_office_then_says(
    county: PilotCounty, begin: Callable[[PilotCounty], str], look_up: str, kind: KindOfCase
) -> None:
    """Of each reason why not, one tries it all the same; the first who is offered something does it."""
    case = begin(county)
    assert actions(county, "gao", look_up, case) == {}
    shown = {who: offered for who in EVERYBODY if (offered := actions(county, who, look_up, case))}
    withheld = {
        (name, action.code): who
        for who, offered in shown.items()
        for name, action in offered.items()
        if not action.allowed
    }
    assert withheld
    for (name, code), who in withheld.items():
        assert refused(county, who, requests(county, who, kind, case)[name]) == code
    offers = ((who, name) for who, offered in shown.items() for name in offered if offered[name].allowed)
    for who, name in islice(offers, 1):
        county.carry_out(requests(county, who, kind, case)[name], county.call(who))


def refused(county: PilotCounty, who: str, command: Command) -> str:
    with pytest.raises(Refused) as refusal:
        county.carry_out(command, county.call(who))
    return refusal.value.code


def test_who_may_do_what_with_a_filed_claim(county: PilotCounty) -> None:
    case = filed(county)
    allowed = {
        who: [name for name, action in actions(county, who, "claim_actions", case).items() if action.allowed]
        for who in EVERYBODY
    }
    township = [
        "acceptRuralPensionClaim",
        "refuseRuralPensionClaim",
        "askToCompleteRuralPensionClaim",
        "correctRuralPensionClaimForm",
        "returnRuralPensionClaim",
        "withdrawRuralPensionClaim",
    ]
    assert {who: names for who, names in allowed.items() if names} == {
        "xie": ["correctRuralPensionClaimForm", "withdrawRuralPensionClaim"],
        "mu": ["correctRuralPensionClaimForm", "withdrawRuralPensionClaim"],
        "chu": township,
        "deng": township,
        "lin": ["withdrawRuralPensionClaim"],
    }


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "You are not authorised to do this."), ("zh", "您没有办理此事的权限。")],
)
def test_the_reason_why_not_is_said_in_the_readers_language(
    county: PilotCounty, language: str, message: str
) -> None:
    case = submitted(county)
    offered = county.ask("xie", "enrolment_actions", case, language=language)
    assert offered[0].code == "NOT_AUTHORISED"
    assert offered[0].message == message


NOT_OF_A_CASE = {
    "applyForInheritance": "begins a case",
    "assessUndeclared": "begins a bill",
    "confirmRuralPensionEnrolments": "many at a time",
    "fileRuralPensionClaim": "begins a case",
    "firstReviewRuralPensionEnrolments": "many at a time",
    "certifySurvivals": "many at a time",
    "creditRuralPensionInterests": "many at a time",
    "decideUnemploymentMonths": "many at a time",
    "fileUnemploymentClaim": "begins a case",
    "suspendUncertified": "many at a time",
    "raiseRuralPensions": "many at a time",
    "recalculateRuralPensions": "many at a time",
    "recordRuralPensionContributions": "many at a time",
    "setParameter": "nobody's case",
    "submitRuralPensionEnrolment": "begins a case",
    "submitRuralPensionEnrolments": "many at a time",
    "takeBackRuralPensionEnrolment": "undoes one submission of a roster",
}


def test_every_mutation_is_offered_with_its_case() -> None:
    graphs = [graph for graph in graph_modules(["insurance"]) if hasattr(graph, "Mutation")]
    mutations = {to_camel_case(name) for graph in graphs for name in vars(graph.Mutation) if name[0] != "_"}
    offered = {one.mutation for _, _, kind in CASES for one in kind.possible}
    assert not offered & NOT_OF_A_CASE.keys()
    assert offered | NOT_OF_A_CASE.keys() == mutations


def test_of_two_files_of_one_person_either_shows_what_is_to_be_done(county: PilotCounty) -> None:
    def offered(person: str) -> list[str]:
        possible = actions(county, "fu", "enrolment_actions", person)
        return [name for name, action in possible.items() if action.allowed]

    kept = enrolled_twice(county)
    assert offered(kept) == offered("lin-again") == ["mergeRuralPensionEnrolments"]
    county.do("fu", MergeEnrolments, kept=kept, ended="lin-again")
    assert offered(kept) == offered("lin-again") == []
    county.tell(PersonsUnmerged(kept, "lin-again"))
    assert offered(kept) == offered("lin-again") == ["separateRuralPensionEnrolments"]


def test_a_page_of_files_costs_as_many_statements_as_one(county: PilotCounty) -> None:
    accounts = [county.enrol(county.resident(name)) for name in ("lin", "luo", "lu")]
    for look_up in ("account_actions", "enrolment_actions"):
        with county.statements() as for_one:
            county.ask("qian", look_up, accounts[0])
        with county.statements() as for_all:
            county.service.look_up(look_up, accounts, county.call("qian"))
        assert len(for_all) == len(for_one)
