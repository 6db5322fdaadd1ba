"""The register of disputes: each case with its parties and claims, by whatever way it is settled."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.employers import is_agent
from jinbao.register import Changes
from jinbao.service import Enquiry
from labor_relations.dispute.claims import Claim
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import PartyRole, Side, Way
from labor_relations.tables import TABLES

DISPUTES = Table(
    "dispute",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("unknown_to", Text),
)
"""``case`` is the stream, ``id`` the key of the mediation or arbitration; ``unknown_to`` is not told yet."""

PARTIES = Table(
    "dispute_party",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("side", Text, nullable=False),
    Index("dispute_party_by_party", "party", "case"),
)

CLAIMS = Table(
    "dispute_claim",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("worker", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger),
    Column("first_month", Text),
    Column("last_month", Text),
    Column("decision", Text),
)
"""``decision`` is the event that keeps how the amount was worked out, if it was."""


def opened(
    changes: Changes,
    case: str,
    way: Way,
    region: str,
    on: Any,
    parties: Parties,
    unknown_to: Side | None = None,
) -> None:
    """A dispute has been brought before somebody."""
    row = {"way": way, "region": region, "opened_on": on, "unknown_to": unknown_to}
    changes.put(DISPUTES, case=case, id=case.partition("/")[2], **row)
    put_parties(changes, case, parties)


def told(changes: Changes, case: str) -> None:
    """From now on both sides know of it."""
    changes.change(DISPUTES, case, unknown_to=None)


def put_parties(changes: Changes, case: str, parties: Parties) -> None:
    """The parties as they are now, with whoever speaks for them."""
    forget(changes, PARTIES, case)
    for party, role, side in roles(parties):
        changes.put(PARTIES, case=case, party=party, role=role, side=side)


def roles(parties: Parties) -> list[tuple[str, PartyRole, Side]]:
    of_workers = [
        *((one, PartyRole.WORKER, Side.WORKER) for one in parties.workers),
        *((one, PartyRole.REPRESENTATIVE, Side.WORKER) for one in parties.representatives),
        *((one, PartyRole.HEIR, Side.WORKER) for one in sorted(parties.heirs)),
    ]
    of_employers = [
        *((one, PartyRole.EMPLOYER, Side.EMPLOYER) for one in parties.employers),
        *((one, PartyRole.OPERATOR, Side.EMPLOYER) for one in parties.operators),
    ]
    agents = [(one.person, PartyRole.AGENT, one.side) for one in parties.agents]
    return [*of_workers, *of_employers, *agents]


def put_claims(changes: Changes, case: str, claims: Sequence[Claim]) -> None:
    """What is claimed as it stands now."""
    forget(changes, CLAIMS, case)
    for place, claim in enumerate(claims):
        changes.put(
            CLAIMS,
            case=case,
            place=place,
            worker=claim.worker,
            kind=claim.kind,
            amount=claim.amount,
            first_month=claim.first_month,
            last_month=claim.last_month,
            decision=None,
        )


def put_calculation(changes: Changes, case: str, place: int, decision: str) -> None:
    """What the law gives for one claim was worked out; what is claimed stays."""
    changes.change(CLAIMS, case, place, decision=decision)


def forget(changes: Changes, table: Table, case: str) -> None:
    def delete(of: Callable[[Table], Table]) -> Any:
        return of(table).delete().where(of(table).c.case == case)

    changes.run(delete)


def takes_part(enquiry: Enquiry, case: ColumnElement[str]) -> ColumnElement[bool]:
    """The SQL condition under which the caller is a party that knows of the dispute, or acts for one."""
    mine = or_(
        PARTIES.c.party == enquiry.actor.person,
        is_agent(PARTIES.c.party, enquiry.actor.person, enquiry.today),
    )
    knows = DISPUTES.c.unknown_to.is_distinct_from(PARTIES.c.side)
    of_dispute = select(PARTIES.c.case).join_from(PARTIES, DISPUTES, DISPUTES.c.case == PARTIES.c.case)
    return case.in_(of_dispute.where(mine, knows))


def seen_by(enquiry: Enquiry, item: str, *, region: Any, case: ColumnElement[str]) -> ColumnElement[bool]:
    """Whoever handles such cases there, and whoever takes part in it."""
    return or_(enquiry.sees(item, region=region), takes_part(enquiry, case))
