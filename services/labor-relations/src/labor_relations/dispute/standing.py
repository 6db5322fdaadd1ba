"""Who may speak in a dispute: a party for its own side, or an officer who writes down what it says."""

from jinbao.casework import hands
from jinbao.casework.hands import CaseFacts, take
from jinbao.casework.steps import INTAKE
from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.dispute.parties import Parties, PartyFacts, may_settle, side_of, taking_part
from labor_relations.dispute.terms import Side


class DisputeFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known around a dispute; ``kin`` are all whom it concerns, so that none of them handles it."""

    of_parties: PartyFacts = PartyFacts()


def speak_for(
    desk: Desk[DisputeFacts], item: str, parties: Parties, side: Side, *, settle: bool = False
) -> None:
    """Raises NOT_AUTHORISED, AVOIDANCE, or AGENT_MAY_NOT_SETTLE where the letter does not reach so far."""
    person = desk.by.person
    if desk.by.office is None and side_of(person, parties, desk.known.of_parties) is side:
        if settle and not may_settle(person, parties):
            raise Refused("AGENT_MAY_NOT_SETTLE", field="agents")
        return
    take(desk, INTAKE, item)


def out_of_order(
    desk: Desk[DisputeFacts], item: str, asked: object, stands: object, parties: Parties | None
) -> Refused:
    """Told to whoever handles such cases there or takes part; to nobody else that there is one."""
    part = taking_part(parties, desk.known.of_parties) if parties else ()
    return hands.out_of_order(desk, item, asked, stands, part)


def must_be_continued(parties: Parties, facts: PartyFacts) -> None:
    """Nothing goes on about a dead worker before the heirs are there ([L3] article 25)."""
    succeeded = {one.dead for one in parties.successions}
    if {one for one in parties.workers if one in facts.dead} - succeeded:
        raise Refused("HEIRS_NOT_IN_CASE", field="parties", law="劳动争议调解仲裁法 二十五")
