"""Who may do what in an arbitration: the parties for their side, officers who are kin of none of them."""

from datetime import date

from jinbao.casework.hands import take
from jinbao.casework.steps import INTAKE
from jinbao.decider import NotAuthorised, Refused
from jinbao.desk import Desk
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.states import Accepted, Dossier
from labor_relations.arbitration.steps import ARBITRATION, HEAR
from labor_relations.dispute.parties import may_settle, side_of
from labor_relations.dispute.terms import Side

OfCase = tuple[str, str, date, str]


def of_case(desk: Desk[ArbitrationFacts], on: date | None = None) -> OfCase:
    """What every event of the case begins with."""
    return desk.known.person, desk.known.place.region, on or desk.on, desk.by.person


def speak_for(desk: Desk[ArbitrationFacts], dossier: Dossier, side: Side, *, settle: bool = False) -> None:
    """A party or whoever speaks for it; else an officer who writes down what the party says."""
    known = desk.known.of_parties
    if desk.by.office is None and side_of(desk.by.person, dossier.parties, known) is side:
        if settle and not may_settle(desk.by.person, dossier.parties):
            raise Refused("AGENT_MAY_NOT_SETTLE", field="arbitration")
        return
    take(desk, INTAKE, ARBITRATION)


def sit(desk: Desk[ArbitrationFacts], case: Accepted) -> None:
    """Only those who sit on the panel hear and decide, and only while the case does not stand still."""
    take(desk, HEAR, ARBITRATION)
    if not case.panel:
        raise Refused("PANEL_MISSING", field="arbitration")
    if desk.by.person not in case.panel:
        raise NotAuthorised("NOT_ON_THE_PANEL", field="arbitration")
    if case.paused:
        raise Refused("CASE_PAUSED", field="arbitration", ground=case.paused)


def must_be_continued(dossier: Dossier, known: ArbitrationFacts) -> None:
    """Nothing is heard or decided about a dead worker before the heirs are there (article 25)."""
    succeeded = {one.dead for one in dossier.parties.successions}
    if {one for one in dossier.parties.workers if one in known.of_parties.dead} - succeeded:
        raise Refused("HEIRS_NOT_IN_CASE", field="arbitration", law="《劳动争议调解仲裁法》第二十五条")
