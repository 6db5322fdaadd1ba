"""The decisions about unemployment benefit: the grant, each month, and whatever changes it afterwards."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from insurance.items import APPROVE, UNEMPLOYMENT
from insurance.law import (
    LIVING_GRANT,
    UNEMPLOYMENT_BENEFIT,
    UNEMPLOYMENT_EXTENSION,
    UNEMPLOYMENT_MONTH,
    UNEMPLOYMENT_RESUMPTION,
    UNEMPLOYMENT_STANDING,
    UNEMPLOYMENT_STOP,
)
from insurance.pension.judging import findings
from insurance.rural_pension.facts import Known
from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.facts import (
    BenefitFacts,
    ClaimFacts,
    Loss,
    UnemploymentFacts,
    registered,
)
from insurance.unemployment_benefit.terms import (
    UnemploymentClaimKind,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.actor import Grant
from jinbao.calendar import Month
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide as work_out
from jinbao.rule_set import RuleSet
from jinbao.rules import Value

RULES = {
    UnemploymentClaimKind.BENEFIT: UNEMPLOYMENT_BENEFIT,
    UnemploymentClaimKind.LIVING_GRANT: LIVING_GRANT,
}
BOUNDS = ("not_below_living_allowance", "below_minimum_wage")


def claim_decision(desk: Desk[ClaimFacts], kind: UnemploymentClaimKind, grant: Grant) -> Decision:
    """What the law says, under a grant whose ceiling covers the amount."""
    decision = expected(desk.known, kind, desk.on, by(desk, grant))
    return within_ceiling(desk, decision)


def expected(known: ClaimFacts, kind: UnemploymentClaimKind, on: date, decided_by: DecidedBy) -> Decision:
    """The decision that these facts lead to, as the law stood and was known on the day."""
    if known.job is None:
        raise Refused("NO_JOB_ENDED", field="person")
    inputs = known.inputs(kind, known.job, known.filed or Known(on, known.job.event))
    return decided(RULES[kind], known, on, decided_by, inputs)


def month_decision(desk: Desk[BenefitFacts], terms: Terms, month: Month, grant: Grant) -> Decision:
    known = desk.known
    inputs = (
        Input("month", month, "month", known.confirmations[month]),
        Input("confirmed", value=True, unit="truth", source=known.confirmations[month]),
        *known.inputs(terms, but=month),
    )
    return within_ceiling(desk, decided(UNEMPLOYMENT_MONTH, known, desk.on, by(desk, grant), inputs))


def stop_decision(
    desk: Desk[BenefitFacts], terms: Terms, ground: UnemploymentStopGround, loss: Loss, grant: Grant
) -> Decision:
    known, mark = desk.known, ground.lower()
    inputs = (
        Input(f"lost_on:{mark}", loss.on.isoformat(), "day", loss.source),
        Input(f"entitled:{mark}", value=False, unit="truth", source=loss.source),
        *known.inputs(terms),
    )
    return decided(UNEMPLOYMENT_STOP, known, desk.on, by(desk, grant), inputs)


def resumption_decision(desk: Desk[BenefitFacts], terms: Terms, grant: Grant) -> Decision:
    known = desk.known
    stopped = known.stop_event or known.begun
    inputs = (
        *registered(known.registration, Known(desk.on, stopped)),
        Input("stopped_from", terms.stopped_from, "month", stopped),
        *known.inputs(terms),
    )
    return within_ceiling(desk, decided(UNEMPLOYMENT_RESUMPTION, known, desk.on, by(desk, grant), inputs))


def extension_decision(desk: Desk[BenefitFacts], terms: Terms, group: Input, grant: Grant) -> Decision:
    known = desk.known
    born = known.born or Known(desk.on, known.begun)
    inputs = (
        *registered(known.registration, Known(desk.on, known.begun)),
        Input("born", born.value.isoformat(), "day", born.source),
        group,
        *known.inputs(terms),
    )
    return decided(UNEMPLOYMENT_EXTENSION, known, desk.on, by(desk, grant), inputs)


def standing_decision(
    desk: Desk[BenefitFacts],
    terms: Terms,
    found: UnemploymentRevocationGround | None,
    paper: CasePaper,
    grant: Grant,
) -> Decision:
    """Whether it should have been given, by a paper, and what each month gave."""
    known = desk.known
    inputs = (
        *findings(UnemploymentRevocationGround, found, paper.id),
        Input("first_payable_month", terms.payable_from, "month", known.begun),
        *(Input(f"given:{one.month}", one.amount, "fen", known.decisions[one.month]) for one in terms.given),
    )
    return decided(UNEMPLOYMENT_STANDING, known, desk.on, by(desk, grant), inputs)


def decided(
    rules: RuleSet, known: UnemploymentFacts, on: date, decided_by: DecidedBy, inputs: Iterable[Input]
) -> Decision:
    """Raises BENEFIT_OUT_OF_BOUNDS where the place's own numbers contradict the law."""
    occasion = Occasion(
        about=known.person, within=known.place.within, on=on, known_by=on, decided_by=decided_by
    )
    decision = work_out(rules, occasion, inputs, known.parameters)
    if any(step.name in BOUNDS and step.result is False for step in decision.steps):
        raise Refused("BENEFIT_OUT_OF_BOUNDS", place=known.place.region)
    return decision


def within_ceiling(desk: Desk[ClaimFacts] | Desk[BenefitFacts], decision: Decision) -> Decision:
    if decision.amount is None:
        return decision
    grant = desk.must(APPROVE, UNEMPLOYMENT, desk.known.place, decision.amount.fen)
    return replace(decision, decided_by=by(desk, grant))


def by(desk: Desk[ClaimFacts] | Desk[BenefitFacts], grant: Grant) -> DecidedBy:
    return DecidedBy(desk.by.person, grant.office, grant.id)


def months_of(decision: Decision) -> int:
    """How many months a grant gives; a living grant none."""
    return counted(decision, "months_granted")


def kept_by(decision: Decision) -> int:
    """How many months a stop leaves."""
    return counted(decision, "months_kept")


def counted(decision: Decision, name: str) -> int:
    found = results(decision).get(name)
    return found if isinstance(found, int) else 0


def stopped_by(decision: Decision) -> Month:
    return str(results(decision)["stopped_from"])


def results(decision: Decision) -> dict[str, Value]:
    return {step.name: step.result for step in decision.steps}
