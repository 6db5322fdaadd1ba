"""The panel: one arbitrator or three from the list and a clerk, nobody concerned (articles 20, 31, 33)."""

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
from labor_relations.arbitration.terms import ReplacementGround, SeatRole

SIZES = (1, 3)
AVOIDANCE = "劳动争议调解仲裁法 三十三"


def form(
    case: Accepted, command: FormArbitrationPanel, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    take(desk, DIRECT, ARBITRATION)
    panel = command.arbitrators
    if case.panel:
        raise Refused("PANEL_STANDS", field="arbitration")
    if len(panel) not in SIZES or len({*panel}) < len(panel):
        raise Refused("PANEL_SIZE", field="arbitrators", law="劳动争议调解仲裁法 三十一")
    for place, one in enumerate(panel):
        must_be_fit(one, desk, f"arbitrators.{place}")
    if command.clerk:
        must_keep_the_record(command.clerk, panel, desk, "clerk")
    yield PanelFormed(*of_case(desk), panel, command.clerk)


def replace_one(
    case: Accepted, command: ReplaceArbitrator, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """What a party has asked for is answered as it was asked."""
    take(desk, DIRECT, ARBITRATION)
    if any(command.leaves == one.challenged for one in case.challenges):
        raise Refused("CHALLENGE_WAITS", field="leaves")
    yield put_in_place(case, command.leaves, command.comes, command.ground, desk)


def put_in_place(
    case: Accepted, leaves: str, comes: str, ground: ReplacementGround, desk: Desk[ArbitrationFacts]
) -> ArbitratorReplaced:
    role = role_of(case, leaves, "leaves")
    if comes in (*case.panel, case.clerk):
        raise Refused("ALREADY_ON_THE_PANEL", field="comes")
    if role is SeatRole.CLERK:
        must_keep_the_record(comes, case.panel, desk, "comes")
    else:
        must_be_fit(comes, desk, "comes")
    return ArbitratorReplaced(*of_case(desk), leaves, comes, role, ground)


def role_of(case: Accepted, person: str, field: str) -> SeatRole:
    """As what somebody sits now; raises NOT_ON_THE_PANEL."""
    if person == case.clerk:
        return SeatRole.CLERK
    if person not in case.panel:
        raise Refused("NOT_ON_THE_PANEL", field=field)
    return arbitrates_as(case.panel, person)


def arbitrates_as(panel: tuple[str, ...], person: str) -> SeatRole:
    if len(panel) == 1:
        return SeatRole.SOLE
    return SeatRole.PRESIDING if person == panel[0] else SeatRole.MEMBER


def must_be_fit(person: str, desk: Desk[ArbitrationFacts], field: str) -> None:
    known, on = desk.known, desk.on
    listed = known.arbitrators.get(person)
    on_the_list = listed and listed.since <= on and (listed.until is None or on <= listed.until)
    if not on_the_list or listed is None or listed.region not in known.place.within:
        raise Refused("ARBITRATOR_NOT_LISTED", field=field, law="劳动争议调解仲裁法 二十")
    must_not_be_concerned(person, desk, field)


def must_keep_the_record(
    person: str, panel: tuple[str, ...], desk: Desk[ArbitrationFacts], field: str
) -> None:
    """Whoever writes does not judge, and avoids a case like whoever does (memory, high)."""
    if person in panel:
        raise Refused("ALREADY_ON_THE_PANEL", field=field)
    must_not_be_concerned(person, desk, field)


def must_not_be_concerned(person: str, desk: Desk[ArbitrationFacts], field: str) -> None:
    if person == desk.known.person or person in desk.known.kin:
        raise Refused("ARBITRATOR_MUST_AVOID", field=field, law=AVOIDANCE)
