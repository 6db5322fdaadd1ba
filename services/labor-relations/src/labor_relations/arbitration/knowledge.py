"""What must be known to decide a step of an arbitration, gathered for many cases at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, literal, select

from jinbao.casework.parameters import set_in
from jinbao.service import Enquiry
from jinbao.statutory_clock.register import CLOCKS, OPEN
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.facts import ArbitrationFacts, OnTheList, OpenClock
from labor_relations.arbitration.register import ARBITRATIONS, ARBITRATORS, AWARDS, CHALLENGES, stream_of
from labor_relations.arbitration.states import NotFiled, Open
from labor_relations.arbitration.terms import AwardKind
from labor_relations.arbitration.working_out import AWARD
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.knowledge import concerned, party_facts
from labor_relations.dispute.parties import Parties


class About(Struct, frozen=True):
    """A case by its id: where it is, and who disputes in it."""

    arbitration: str
    region: str
    parties: Parties


class Kept(About, frozen=True):
    """A case that has been filed, as it stands."""

    state: Open


def kept(enquiry: Enquiry, arbitrations: Sequence[str]) -> dict[str, Kept]:
    """Those that there are; one statement for all of their histories."""
    statement = select(ARBITRATIONS.c.id, ARBITRATIONS.c.region).where(ARBITRATIONS.c.id.in_(arbitrations))
    regions = {row.id: row.region for row in enquiry.connection.execute(statement)}
    histories = enquiry.service.ledger.histories(CASE, [stream_of(one) for one in regions])
    states = {one: histories[stream_of(one)].state for one in regions}
    return {
        one: Kept(one, regions[one], state.dossier.parties, state)
        for one, state in states.items()
        if not isinstance(state, NotFiled)
    }


def arbitration_facts(
    enquiry: Enquiry, cases: Sequence[About], on: date, number: CaseNumber | None = None
) -> dict[str, ArbitrationFacts]:
    """As many statements for one case as for a hundred; ``number`` is what a case is accepted under."""
    of_parties = party_facts(enquiry, [one.parties for one in cases], on)
    places = enquiry.authority.known_places(enquiry.connection, [one.region for one in cases])
    parameters = set_in(enquiry.connection, {each for place in places.values() for each in place.within})
    keys = [one.arbitration for one in cases]
    rows, numbered = rows_of(enquiry, keys), numbered_of(enquiry, keys)
    clocks, listed = clocks_of(enquiry, keys), listed_arbitrators(enquiry)
    return {
        one.arbitration: ArbitrationFacts(
            arbitration=one.arbitration,
            person=one.parties.workers[0],
            place=places[one.region],
            kin=concerned(one.parties, of_parties),
            of_parties=of_parties,
            arbitrators=listed,
            rules=AWARD.law,
            parameters=tuple(each for each in parameters if each.region in places[one.region].within),
            clocks=clocks.get(one.arbitration, ()),
            number=number,
            sources=sources(rows.get(one.arbitration)) | numbered.get(one.arbitration, {}),
        )
        for one in cases
    }


def rows_of(enquiry: Enquiry, arbitrations: Sequence[str]) -> Mapping[str, Row[Any]]:
    rows = enquiry.connection.execute(select(ARBITRATIONS).where(ARBITRATIONS.c.id.in_(arbitrations)))
    return {row.id: row for row in rows}


def sources(row: Row[Any] | None) -> dict[str, str]:
    """The events from which an award knows what was claimed, and what was heard."""
    return {} if row is None else {"filed": row.filed_event, "heard": row.heard_event or row.filed_event}


def numbered_of(enquiry: Enquiry, arbitrations: Sequence[str]) -> Mapping[str, dict[str, str]]:
    """The events by which money was ordered ahead, and by which somebody was challenged, by their number."""
    ahead, asked = AWARDS.c, CHALLENGES.c
    orders = select(ahead.arbitration, literal("advance").label("kind"), ahead.number, ahead.id)
    orders = orders.where(ahead.arbitration.in_(arbitrations), ahead.kind == AwardKind.ADVANCE)
    challenges = select(asked.arbitration, literal("challenge").label("kind"), asked.number, asked.event)
    challenges = challenges.where(asked.arbitration.in_(arbitrations))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for arbitration, kind, number, event in enquiry.connection.execute(orders.union_all(challenges)):
        found[arbitration][f"{kind}:{number}"] = event
    return found


def listed_arbitrators(enquiry: Enquiry) -> Mapping[str, OnTheList]:
    rows = enquiry.connection.execute(select(ARBITRATORS))
    return {row.person: OnTheList(row.region, row.since, row.until) for row in rows}


def clocks_of(enquiry: Enquiry, arbitrations: Sequence[str]) -> Mapping[str, tuple[OpenClock, ...]]:
    """The clocks that nothing has stopped."""
    table = CLOCKS.c
    streams = {stream_of(one): one for one in arbitrations}
    statement = select(table.kind, table.case, table.each, table.due, table.provisional)
    found: dict[str, tuple[OpenClock, ...]] = {}
    for row in enquiry.connection.execute(statement.where(table.case.in_(streams), table.state.in_(OPEN))):
        clock = OpenClock(row.kind, row.each, None if row.provisional else row.due)
        found[streams[row.case]] = (*found.get(streams[row.case], ()), clock)
    return found
