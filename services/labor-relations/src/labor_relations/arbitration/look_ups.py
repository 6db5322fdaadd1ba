"""What can be looked up of arbitrations: by who handles them, and by who takes part."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import convert
from sqlalchemy import Column, and_, literal, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.people import PEOPLE
from jinbao.lists import by_id, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen
from labor_relations.arbitration.answers import (
    ArbitrationAnswer,
    ArbitrationClaimAnswer,
    ArbitratorAnswer,
    AwardAnswer,
    BoundAnswer,
    ChallengeAnswer,
    CourtAnswer,
    FindArbitrations,
    FindArbitrators,
    HearingAnswer,
    PerformanceAnswer,
    SeatAnswer,
    WorkFactAnswer,
    WorkFactsOf,
)
from labor_relations.arbitration.register import (
    ARBITRATIONS,
    ARBITRATORS,
    AWARDS,
    BOUND,
    CHALLENGES,
    CLAIMS,
    COURT,
    HEARINGS,
    PERFORMANCES,
    SEATS,
    stream_of,
)
from labor_relations.arbitration.steps import ARBITRATION
from labor_relations.dispute.register import PARTIES, seen_by
from labor_relations.dispute.terms import PartyRole
from labor_relations.service_of_documents.answers import ServiceAnswer
from labor_relations.service_of_documents.register import SERVICES
from labor_relations.working_life.register import FACTS
from labor_relations.working_life.terms import Basis

A = TypeVar("A")

ORDER = (ARBITRATIONS.c.filed_on, ARBITRATIONS.c.id)
CASE: ColumnElement[str] = literal("arbitration/") + ARBITRATIONS.c.id


def arbitration_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ArbitrationAnswer | None]:
    return by_id(enquiry, keys, select(ARBITRATIONS).where(is_seen(enquiry)), ArbitrationAnswer)


def find_arbitrations(enquiry: Enquiry, keys: Sequence[FindArbitrations]) -> list[Listed[ArbitrationAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindArbitrations) -> Listed[ArbitrationAnswer]:
    statement = select(ARBITRATIONS).where(is_seen(enquiry))
    if ask.region:
        statement = statement.where(ARBITRATIONS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(ARBITRATIONS.c.stage == ask.stage)
    if ask.of_the_dead:
        statement = statement.where(ARBITRATIONS.c.ended_on.is_(None), CASE.in_(of_the_dead()))
    return page_of(enquiry, statement, ask, ORDER, ArbitrationAnswer, newest_first=True)


def of_the_dead() -> Any:
    """Cases in which a worker has died and no heir is in it yet."""
    heir = PARTIES.alias()
    has_heirs = select(heir.c.case).where(heir.c.case == PARTIES.c.case, heir.c.role == PartyRole.HEIR)
    dead = select(PARTIES.c.case).join(PEOPLE, PEOPLE.c.person == PARTIES.c.party)
    return dead.where(
        PARTIES.c.role == PartyRole.WORKER, PEOPLE.c.death_is_proven.is_(True), ~has_heirs.exists()
    )


def arbitration_claims(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ArbitrationClaimAnswer]]:
    return inside(enquiry, keys, CLAIMS.c.place, ArbitrationClaimAnswer)


def arbitration_seats(enquiry: Enquiry, keys: Sequence[str]) -> list[list[SeatAnswer]]:
    return inside(enquiry, keys, SEATS.c.since, SeatAnswer)


def arbitration_challenges(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ChallengeAnswer]]:
    return inside(enquiry, keys, CHALLENGES.c.number, ChallengeAnswer)


def arbitration_hearings(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HearingAnswer]]:
    return inside(enquiry, keys, HEARINGS.c.number, HearingAnswer)


def arbitration_awards(enquiry: Enquiry, keys: Sequence[str]) -> list[list[AwardAnswer]]:
    return inside(enquiry, keys, AWARDS.c.id, AwardAnswer)


def arbitration_court(enquiry: Enquiry, keys: Sequence[str]) -> list[list[CourtAnswer]]:
    return inside(enquiry, keys, COURT.c.filed_on, CourtAnswer)


def arbitration_bound(enquiry: Enquiry, keys: Sequence[str]) -> list[list[BoundAnswer]]:
    return inside(enquiry, keys, BOUND.c.worker, BoundAnswer)


def arbitration_performances(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PerformanceAnswer]]:
    return inside(enquiry, keys, PERFORMANCES.c.id, PerformanceAnswer)


def inside(enquiry: Enquiry, keys: Sequence[str], order: Column[Any], answer: type[A]) -> list[list[A]]:
    """What is in each case that the caller may see, out of the table by whose column it is sorted."""
    table = order.table
    rows = select(table).join(ARBITRATIONS, ARBITRATIONS.c.id == table.c.arbitration)
    statement = rows.where(is_seen(enquiry)).order_by(order)
    return of_each(enquiry, keys, statement, table.c.arbitration, answer)


def arbitration_services(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ServiceAnswer]]:
    """Every document of each case on its way, or served."""
    of = ARBITRATIONS.c.id.label("of")
    services = select(SERVICES, of).join(ARBITRATIONS, SERVICES.c.case == CASE).where(is_seen(enquiry))
    return of_each(enquiry, keys, services.order_by(SERVICES.c.id), of, ServiceAnswer)


def arbitration_work_facts(enquiry: Enquiry, keys: Sequence[WorkFactsOf]) -> list[list[WorkFactAnswer]]:
    """What employment and insurance had told by the day of each application; what came later is not shown."""
    rows: dict[WorkFactsOf, list[WorkFactAnswer]] = defaultdict(list)
    for basis in Basis:
        asked = {key.arbitration: key for key in keys if key.basis is basis}
        for row in enquiry.connection.execute(known_at_filing(enquiry, list(asked), basis)):
            rows[asked[row.of]].append(convert(row, WorkFactAnswer, from_attributes=True))
    return [rows[key] for key in keys]


def known_at_filing(enquiry: Enquiry, arbitrations: Sequence[str], basis: Basis) -> Any:
    worker, employer = PARTIES.alias(), PARTIES.alias()
    known_on = FACTS.c.recorded_on if basis is Basis.RECORDED else FACTS.c.received_on
    return (
        select(FACTS, ARBITRATIONS.c.id.label("of"))
        .join(worker, and_(worker.c.party == FACTS.c.person, worker.c.role == PartyRole.WORKER))
        .join(
            employer,
            and_(
                employer.c.case == worker.c.case,
                employer.c.party == FACTS.c.employer,
                employer.c.role == PartyRole.EMPLOYER,
            ),
        )
        .join(ARBITRATIONS, worker.c.case == CASE)
        .where(ARBITRATIONS.c.id.in_(arbitrations), is_seen(enquiry), known_on <= ARBITRATIONS.c.filed_on)
        .order_by(FACTS.c.recorded_at, FACTS.c.event, FACTS.c.person)
    )


def arbitration_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened in each case that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(ARBITRATIONS.c.id).where(is_seen(enquiry)), stream_of)


def arbitration_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each case, for all its parties too: each has its own time to answer and to sue."""
    return clocks_of_seen(enquiry, keys, select(ARBITRATIONS.c.id).where(is_seen(enquiry)), stream_of)


def arbitrator_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[ArbitratorAnswer | None]:
    return by_id(enquiry, keys, select(ARBITRATORS), ArbitratorAnswer, ARBITRATORS.c.person)


def find_arbitrators(enquiry: Enquiry, keys: Sequence[FindArbitrators]) -> list[list[ArbitratorAnswer]]:
    """Who sits for a commission is public; a region without one of its own has that of a region around it."""
    table = ARBITRATORS.c
    places = enquiry.authority.known_places(enquiry.connection, [key.region for key in keys])
    around = {region for place in places.values() for region in place.within}
    listed = select(ARBITRATORS).where(table.region.in_(around)).order_by(table.since, table.person)
    rows: dict[str, list[ArbitratorAnswer]] = defaultdict(list)
    for row in enquiry.connection.execute(listed):
        rows[row.region].append(convert(row, ArbitratorAnswer, from_attributes=True))
    return [[one for region in places[key.region].within for one in rows[region]] for key in keys]


def is_seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such cases there, and whoever takes part."""
    return seen_by(enquiry, ARBITRATION, region=ARBITRATIONS.c.region, case=CASE)
