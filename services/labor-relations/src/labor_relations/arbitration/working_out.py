"""The decisions of a commission: what is awarded or ordered ahead, what is final, what comes too late."""

from collections.abc import Iterator, Sequence

from jinbao.actor import Grant
from jinbao.calendar import working_days_between
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide as work_out
from jinbao.rule_set import RuleSet
from labor_relations.arbitration.award_commands import OrderAdvanceExecution
from labor_relations.arbitration.dossier import Dossier
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.states import Accepted, Challenge, Scheduled
from labor_relations.arbitration.steps import ACCEPT, ARBITRATION, DIRECT, HEAR
from labor_relations.dispute.claims import LIVED_ON
from labor_relations.dispute.terms import ClaimCategory
from labor_relations.service_of_documents.terms import ServedDocument

AWARD = RuleSet.of("labor_relations.arbitration", "rules.toml", "formula_finality_2008")
ADVANCE = RuleSet.of("labor_relations.arbitration", "rules.toml", "formula_advance_2008")
ABSENCE = RuleSet.of("labor_relations.arbitration", "rules.toml", "formula_absence_2008")
AVOIDANCE = RuleSet.of("labor_relations.arbitration", "rules.toml", "formula_avoidance_2008")
LIMITATION = RuleSet.of("labor_relations.arbitration", "rules.toml", "formula_limitation_2008")


def award_of(desk: Desk[ArbitrationFacts], dossier: Dossier, found: Sequence[ClaimFound]) -> Decision:
    """Under a grant whose ceiling covers what is awarded."""
    known = desk.known
    grant = desk.must(HEAR, ARBITRATION, known.place, sum(one.amount or 0 for one in found))
    return work_out(AWARD, occasion(desk, grant), list(inputs(known, dossier, found)), known.parameters)


def inputs(known: ArbitrationFacts, dossier: Dossier, found: Sequence[ClaimFound]) -> Iterator[Input]:
    """An item is marked by its place in the application, counted from 1."""
    filed, heard = known.sources.get("filed", ""), known.sources.get("heard", "")
    for one in found:
        category, mark = dossier.claims[one.claim].category, one.claim + 1
        yield Input(f"awarded:{mark}", one.amount or 0, "fen", heard)
        yield Input(f"listed_money:{mark}", category in LIVED_ON, "truth", filed)
        yield Input(f"state_standard:{mark}", category is ClaimCategory.STATE_STANDARD, "truth", filed)


def advance_of(desk: Desk[ArbitrationFacts], case: Accepted, order: OrderAdvanceExecution) -> Decision:
    """Ordered under a grant whose ceiling covers it."""
    known = desk.known
    grant = desk.must(HEAR, ARBITRATION, known.place, order.amount)
    return work_out(ADVANCE, occasion(desk, grant), list(of_advance(known, case, order)), known.parameters)


def of_advance(known: ArbitrationFacts, case: Accepted, order: OrderAdvanceExecution) -> Iterator[Input]:
    """What the panel found stands in the record of its hearing, or before one in the application."""
    filed, heard = known.sources.get("filed", ""), known.sources.get("heard", "")
    yield Input("rights_clear", order.rights_clear, "truth", heard)
    yield Input("livelihood_at_risk", order.livelihood_at_risk, "truth", heard)
    yield Input("ordered", order.amount, "fen", heard)
    for place in order.claims:
        claim, mark = case.dossier.claims[place], place + 1
        yield Input(f"claimed:{mark}", claim.amount or 0, "fen", filed)
        yield Input(f"listed_money:{mark}", claim.category in LIVED_ON, "truth", filed)
    for one in case.advances:
        if one.decision.amount and {*one.claims} & {*order.claims}:
            source = known.sources.get(f"advance:{one.number}", "")
            yield Input(f"ordered_before:{one.number}", one.decision.amount.fen, "fen", source)


def avoidance_of(
    desk: Desk[ArbitrationFacts], case: Accepted, asked: Challenge, *, ground_found: bool
) -> Decision:
    """By what the party says of when it knew, and what the head finds of the ground."""
    known, told = desk.known, desk.known.sources.get(f"challenge:{asked.number}", "")
    grant = desk.must(DIRECT, ARBITRATION, known.place)
    inputs = [
        Input("has_been_heard", case.heard_on is not None, "truth", known.sources.get("heard", "")),
        Input("ground_found", ground_found, "truth", told),
    ]
    if case.heard_on:
        inputs += [
            Input("known_on", asked.known_on.isoformat(), "day", told),
            Input("heard_on", case.heard_on.isoformat(), "day", known.sources.get("heard", "")),
            Input("heard_again", case.hearing is not None, "truth", told),
        ]
    return work_out(AVOIDANCE, occasion(desk, grant), inputs, known.parameters)


def absence_of(desk: Desk[ArbitrationFacts], dossier: Dossier, hearing: Scheduled) -> Decision:
    """How many working days before the hearing each of the applicants was told, who did not come."""
    known = desk.known
    grant = desk.must(HEAR, ARBITRATION, known.place)
    inputs = [Input("absences", 1, "count", known.sources.get(f"hearing:{hearing.number}", ""))]
    for mark, addressee in enumerate(dossier.addressees(dossier.parties.applicant), 1):
        what = (ServedDocument.HEARING_NOTICE, hearing.number)
        days = working_days_between(dossier.served_on(*what, addressee), hearing.held_on)
        told = known.sources.get(f"notice:{hearing.number}:{addressee}", "")
        inputs.append(Input(f"told_before:{mark}", days, "days", told))
    return work_out(ABSENCE, occasion(desk, grant), inputs, known.parameters)


def limitation_of(desk: Desk[ArbitrationFacts], dossier: Dossier) -> Decision:
    """Why a case is not taken on that comes too late with all that it claims."""
    known = desk.known
    grant = desk.must(ACCEPT, ARBITRATION, known.place)
    filed = known.sources.get("filed", "")
    filed_on = Input("filed_on", dossier.filed_on.isoformat(), "day", filed)
    ends = (
        Input(f"last_day:{one.claim + 1}", one.last_day.isoformat(), "day", filed)
        for one in dossier.limitations
        if one.last_day
    )
    return work_out(LIMITATION, occasion(desk, grant), [filed_on, *ends], known.parameters)


def occasion(desk: Desk[ArbitrationFacts], grant: Grant) -> Occasion:
    """By the law and the facts of the day."""
    known, on, by = desk.known, desk.on, DecidedBy(desk.by.person, grant.office, grant.id)
    return Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)


def is_final(decision: Decision) -> bool:
    return next(step.result is True for step in decision.steps if step.name == "is_final")
