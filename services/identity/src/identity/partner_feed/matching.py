"""Whom a row is about: number and name together are certain, anything less is for somebody to decide."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from identity.entitlement.entitlement import overlaps
from identity.entitlement.events import Spell
from identity.partner_feed.events import FeedRow
from identity.partner_feed.people import Known, Subjects
from identity.partner_feed.reading import WrittenRow
from identity.partner_feed.said import (
    DeathSaid,
    EmployerPaidSaid,
    EntitlementSaid,
    PaidSaid,
    ResidentPaidSaid,
    Said,
)
from identity.partner_feed.terms import RowOutcome
from identity.person.blind import normal
from identity.roster.checking import copied_from, reason_of
from identity.roster.events import Reason
from jinbao.identifiers import resident_id


def settled(rows: Sequence[WrittenRow], people: Subjects, region: str, on: date) -> tuple[FeedRow, ...]:
    """Each row with its outcome."""
    told: dict[str, dict[object, int]] = {}
    for row in rows:
        if not row.faults:
            told.setdefault(once_in_a_file(row), {}).setdefault(fact_of(row), row.line)
    return one_for_each([_settled(row, people, region, on, told) for row in rows])


def once_in_a_file(row: WrittenRow) -> str:
    """Somebody pays more than once, but each time by a voucher of its own."""
    return row.said.voucher if isinstance(row.said, PaidSaid) else row.number


def fact_of(row: WrittenRow) -> object:
    """Two proofs of a death on one day are one fact."""
    return row.said.died_on if isinstance(row.said, DeathSaid) else row.said


def one_for_each(rows: Sequence[FeedRow]) -> tuple[FeedRow, ...]:
    """Where two numbers are one person's, as after a merger, the first row is the one that counts."""
    told: set[str | None] = {None}
    once = []
    for row in rows:
        again = row.about in told - {None} and not isinstance(row.said, PaidSaid)
        once.append(replace(row, outcome=RowOutcome.ALREADY_KNOWN) if again else row)
        told.add(row.about)
    return tuple(once)


def no_longer_listed(rows: Sequence[FeedRow], people: Subjects, dated: date) -> Iterator[FeedRow]:
    """Whoever a full list names no more: a row for each to be decided, since silence proves nothing."""
    named = {who for row in rows for who in (row.about, *row.candidates)}
    missing = (one for one in people.listed if one.whom not in named)
    for line, one in enumerate(sorted(missing, key=lambda one: one.whom), start=rows[-1].line + 1):
        since = one.spells[-1].since
        said = EntitlementSaid(since, dated - timedelta(days=1))
        yield FeedRow(line, one.name or "", "", "", said, **_to_decide("FEED_NO_LONGER_LISTED", (one.whom,)))


def _settled(
    row: WrittenRow, people: Subjects, region: str, on: date, told: Mapping[str, Mapping[object, int]]
) -> FeedRow:
    written = FeedRow(row.line, row.name, row.number, row.document, row.said, RowOutcome.NO_SUCH_PERSON)
    if row.faults or row.said is None:
        return replace(written, **_refused(*map(reason_of, row.faults)))
    lines = told[once_in_a_file(row)]
    if (line := lines[fact_of(row)]) != row.line:
        return replace(written, **_refused(copied_from(line)))
    known = people.by_number.get(row.number)
    if known is None:
        return replace(written, **_unknown(row, people, on))
    if known.name is None:
        return written
    if normal("name", known.name) != normal("name", row.name):
        return replace(written, **_to_decide("FEED_NAME_DIFFERS", (known.whom,)))
    news = _news(row.said, known, people, region)
    others = [line for line in lines.values() if line != row.line]
    if others and news["outcome"] is RowOutcome.RECORDED:
        return replace(written, **_to_decide("FEED_ROWS_DIFFER", (known.whom,), line=others[0]))
    return replace(written, **news)


def _unknown(row: WrittenRow, people: Subjects, on: date) -> dict[str, Any]:
    """Money that came in is somebody's, so it always waits for a decision."""
    born = None if isinstance(row.said, EmployerPaidSaid) else resident_id(row.number, on).born
    if alike := people.alike.get((normal("name", row.name), born), ()):
        return _to_decide("FEED_NUMBER_DIFFERS", alike)
    return _to_decide("FEED_PAYER_UNKNOWN", ()) if isinstance(row.said, PaidSaid) else {}


def _news(said: Said, known: Known, people: Subjects, region: str) -> dict[str, Any]:
    """What it means for somebody who is certainly meant."""
    match said:
        case EmployerPaidSaid() | ResidentPaidSaid():
            is_news = said.voucher not in people.vouchers
        case DeathSaid(died_on) if known.born and died_on < known.born:
            return _refused(Reason("FEED_DAY_BEFORE_BIRTH", ""))
        case DeathSaid(died_on, evidence):
            is_news = known.evidence is None or evidence.strength > known.evidence.strength
            if not is_news and died_on != known.died_on:
                return _to_decide("FEED_DEATH_DIFFERS", (known.whom,))
        case EntitlementSaid(since) if known.born and since < known.born:
            return _refused(Reason("FEED_DAY_BEFORE_BIRTH", ""))
        case EntitlementSaid(until=until) if known.died_on and (until or date.max) > known.died_on:
            return _to_decide("FEED_PERSON_DIED", (known.whom,))
        case EntitlementSaid(since, until):
            told = Spell(since, until, "", region)
            if any(overlaps(told, one) and one.since != since for one in known.spells):
                return _to_decide("FEED_SPELL_DIFFERS", (known.whom,))
            is_news = all(
                (one.since, one.until, one.region) != (since, until, region) for one in known.spells
            )
    outcome = RowOutcome.RECORDED if is_news else RowOutcome.ALREADY_KNOWN
    return {"outcome": outcome, "about": known.whom}


def _refused(*reasons: Reason) -> dict[str, Any]:
    return {"outcome": RowOutcome.REFUSED, "reasons": reasons}


def _to_decide(code: str, candidates: tuple[str, ...], **params: str | int) -> dict[str, Any]:
    return {"outcome": RowOutcome.TO_DECIDE, "reasons": (Reason(code, "", params),), "candidates": candidates}
