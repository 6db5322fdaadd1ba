"""Own work is registered or not: by one decision on what the community found and the register knows."""

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from employment.deciding import day, decision_of, truth
from employment.employment import events
from employment.employment.facts import EmploymentFacts
from employment.employment.terms import OwnWorkKind, OwnWorkRefusal
from employment.facts import must_be_old_enough
from employment.law import OWN_WORK as RULES
from jinbao.actor import Grant
from jinbao.casework.hands import Hand, uses_one_person_exception
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused
from jinbao.decision import Decision
from jinbao.desk import Desk

D = Desk[EmploymentFacts]


class Declared(Struct, frozen=True):
    """Somebody has said that they work for themselves since a day."""

    kind: OwnWorkKind
    since: date
    hands: tuple[Hand, ...]


def confirmed(it: Declared, papers: Sequence[CasePaper], desk: D, grant: Grant) -> events.OwnWorkConfirmed:
    known = desk.known
    must_be_old_enough(known, it.since, "employment")
    decision = decided(it, (), papers, desk, grant)
    if decision.outcome == "denied":
        raise Refused("OWN_WORK_REGISTERED", field="employment")
    return events.OwnWorkConfirmed(
        known.employment,
        known.person,
        known.place.region,
        desk.on,
        it.kind,
        it.since,
        tuple(papers),
        decision,
        desk.by.person,
        uses_one_person_exception(desk, it.hands),
    )


def not_confirmed(
    it: Declared, reasons: Collection[OwnWorkRefusal], papers: Sequence[CasePaper], desk: D, grant: Grant
) -> events.OwnWorkNotConfirmed:
    known = desk.known
    decision = decided(it, reasons, papers, desk, grant)
    if not {*reasons} <= {one.code for one in decision.reasons}:
        raise Refused("OWN_WORK_NOT_REGISTERED", field="reasons")
    case = (known.employment, known.person, known.place.region, desk.on)
    return events.OwnWorkNotConfirmed(*case, tuple(papers), decision, desk.by.person)


def decided(
    it: Declared, against: Collection[OwnWorkRefusal], papers: Sequence[CasePaper], desk: D, grant: Grant
) -> Decision:
    """What the community found, by its paper; whether it is registered already, by the register."""
    known = desk.known
    found = papers[0].id if papers else known.declared_event
    registered = known.own_work.get(it.kind)
    told = (
        day("born", known.born, known.born_event),
        day("since", it.since, known.declared_event),
        truth("at_work", found, holds=OwnWorkRefusal.NOT_AT_WORK not in against),
        truth("works_here", found, holds=OwnWorkRefusal.OTHER_REGION not in against),
        truth("registered", registered or known.declared_event, holds=registered is not None),
    )
    return decision_of(desk, RULES, grant, told)
