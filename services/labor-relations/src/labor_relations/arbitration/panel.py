"""The panel: one arbitrator or three from the list, none a party or kin of one (articles 20, 31, 33)."""

from collections.abc import Iterator

from jinbao.casework.hands import take
from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.arbitration.commands import FormArbitrationPanel, ReplaceArbitrator
from labor_relations.arbitration.events import ArbitrationEvent, ArbitratorReplaced, PanelFormed
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.standing import of_case
from labor_relations.arbitration.states import Accepted
from labor_relations.arbitration.steps import ARBITRATION, DIRECT

SIZES = (1, 3)
AVOIDANCE = "《劳动争议调解仲裁法》第三十三条"


def form(
    case: Accepted, command: FormArbitrationPanel, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    take(desk, DIRECT, ARBITRATION)
    panel = command.arbitrators
    if case.panel:
        raise Refused("PANEL_STANDS", field="arbitration")
    if len(panel) not in SIZES or len({*panel}) < len(panel):
        raise Refused("PANEL_SIZE", field="arbitrators", law="《劳动争议调解仲裁法》第三十一条")
    for place, one in enumerate(panel):
        must_be_fit(one, desk, f"arbitrators.{place}")
    yield PanelFormed(*of_case(desk), panel)


def replace_one(
    case: Accepted, command: ReplaceArbitrator, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    take(desk, DIRECT, ARBITRATION)
    if command.leaves not in case.panel:
        raise Refused("NOT_ON_THE_PANEL", field="leaves")
    if command.comes in case.panel:
        raise Refused("ALREADY_ON_THE_PANEL", field="comes")
    must_be_fit(command.comes, desk, "comes")
    yield ArbitratorReplaced(
        *of_case(desk),
        leaves=command.leaves,
        comes=command.comes,
        presides=command.leaves == case.panel[0],
        ground=command.ground,
        asked_by=command.asked_by,
    )


def must_be_fit(person: str, desk: Desk[ArbitrationFacts], field: str) -> None:
    known, on = desk.known, desk.on
    listed = known.arbitrators.get(person)
    on_the_list = listed and listed.since <= on and (listed.until is None or on <= listed.until)
    if not on_the_list or listed is None or listed.region not in known.place.within:
        raise Refused("ARBITRATOR_NOT_LISTED", field=field, law="《劳动争议调解仲裁法》第二十条")
    if person == known.person or person in known.kin:
        raise Refused("ARBITRATOR_MUST_AVOID", field=field, law=AVOIDANCE)
