"""What must be known to decide a step of an arbitration, gathered for many cases at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, func, literal, select, union_all

from jinbao.casework.parameters import set_in
from jinbao.service import Enquiry
from jinbao.statutory_clock.register import CLOCKS, OPEN
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.facts import ArbitrationFacts, OnTheList, OpenClock
from labor_relations.arbitration.register import (
    ARBITRATIONS,
    ARBITRATORS,
    AWARDS,
    CHALLENGES,
    HEARINGS,
    stream_of,
)
from labor_relations.arbitration.states import NotFiled, Open
from labor_relations.arbitration.terms import AwardKind
from labor_relations.arbitration.working_out import AWARD
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.knowledge import concerned, party_facts
from labor_relations.dispute.parties import Parties
from labor_relations.service_of_documents.register import SERVICES
from labor_relations.service_of_documents.terms import ServedDocument


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
    """The events of which there can be several in a case: orders, challenges, hearings, notices of them."""
    ahead, asked, days, served = AWARDS.c, CHALLENGES.c, HEARINGS.c, SERVICES.c
    none, case = literal(""), func.substr(served.case, len(stream_of("")) + 1)
    told = served.document == ServedDocument.HEARING_NOTICE
    kinds = (
        select(literal("advance"), ahead.arbitration, ahead.number, none, ahead.id).where(
            ahead.arbitration.in_(arbitrations), ahead.kind == AwardKind.ADVANCE
        ),
        select(literal("challenge"), asked.arbitration, asked.number, none, asked.event).where(
            asked.arbitration.in_(arbitrations)
        ),
        select(literal("hearing"), days.arbitration, days.number, none, days.event).where(
            days.arbitration.in_(arbitrations)
        ),
        select(literal("notice"), case, served.number, served.addressee, served.event).where(
            served.case.in_(map(stream_of, arbitrations)), told, served.event.is_not(None)
        ),
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, arbitration, number, whom, event in enquiry.connection.execute(union_all(*kinds)):
        found[arbitration][":".join((kind, str(number), *([whom] if whom else ())))] = event
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
