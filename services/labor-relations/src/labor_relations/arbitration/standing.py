"""How an arbitration names itself in its events, and who may sit on it."""

from datetime import date

from jinbao.casework.hands import take
from jinbao.decider import NotAuthorised, Refused
from jinbao.desk import Desk
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.states import Accepted, Arbitration, NotFiled
from labor_relations.arbitration.steps import ARBITRATION, HEAR
from labor_relations.dispute import standing

OfCase = tuple[str, str, date, str]


def of_case(desk: Desk[ArbitrationFacts], on: date | None = None) -> OfCase:
    """What every event of the case begins with."""
    return desk.known.person, desk.known.place.region, on or desk.on, desk.by.person


def out_of_order(desk: Desk[ArbitrationFacts], command: object, case: Arbitration) -> Refused:
    parties = None if isinstance(case, NotFiled) else case.dossier.parties
    return standing.out_of_order(desk, ARBITRATION, command, case, parties)


def sit(desk: Desk[ArbitrationFacts], case: Accepted, *, urgent: bool = False) -> None:
    """Only those who sit on the panel hear and decide, and only while the case does not stand still."""
    take(desk, HEAR, ARBITRATION)
    if not case.panel:
        raise Refused("PANEL_MISSING", field="arbitration")
    if desk.by.person not in case.panel:
        raise NotAuthorised("NOT_ON_THE_PANEL", field="arbitration")
    if case.paused:
        raise Refused("CASE_PAUSED", field="arbitration", ground=case.paused)
    if case.stands_still and not urgent:
        raise Refused("CHALLENGE_WAITS", field="arbitration")
