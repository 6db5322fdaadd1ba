"""The office's opinion of a collective contract (审查意见), as a decision that is kept and can be checked."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from jinbao.actor import Grant
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide
from labor_relations.collective_contract.facts import RULES, CollectiveFacts
from labor_relations.collective_contract.terms import ReviewFault
from labor_relations.collective_contract.text import CollectiveText

ONE_DAY = timedelta(days=1)


def opinion(
    text: CollectiveText, faults: Sequence[ReviewFault], desk: Desk[CollectiveFacts], grant: Grant
) -> Decision:
    """Raises PARAMETER_MISSING where the place has set no minimum wage to hold a wage against."""
    known, on, by = desk.known, desk.on, DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return decide(RULES, occasion, inputs(text, faults, known.submitted), known.parameters)


def inputs(text: CollectiveText, faults: Sequence[ReviewFault], source: str) -> Iterator[Input]:
    yield Input("entitled", text.adoption.entitled, "count", source)
    yield Input("present", text.adoption.present, "count", source)
    yield Input("in_favour", text.adoption.in_favour, "count", source)
    yield Input("since", text.since.isoformat(), "day", source)
    yield Input("over_on", (text.until + ONE_DAY).isoformat(), "day", source)
    if text.lowest_wage is not None:
        yield Input("lowest_wage", text.lowest_wage, "fen", source)
    for fault in dict.fromkeys(faults):
        yield Input(f"found:{fault.value.lower()}", value=True, unit="truth", source=source)
