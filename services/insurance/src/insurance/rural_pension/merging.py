"""Which streams a merger of two enrolments concerns, and what must be known of both, for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import or_, select

from insurance.law import ENROLMENT_SEPARATION, MERGER_REFUND
from insurance.payment_run.register import LINES
from insurance.payment_run.terms import LineState
from insurance.payment_run.withdrawing import withdrawn
from insurance.pension.register import NOTHING_STANDS, PENSIONS
from insurance.rural_pension.account import ACCOUNT, Account, Open
from insurance.rural_pension.account_register import ENTRIES
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.answers import ClaimStage, EnrolmentStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.commands import enrolment as commands
from insurance.rural_pension.enrolment import ENROLMENT, Enrolment, Merged
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.facts import Known
from insurance.rural_pension.knowledge import person_facts
from insurance.rural_pension.merger import (
    MERGER,
    POSTING,
    Enter,
    Reverse,
    lines_of,
)
from insurance.rural_pension.merger_refund import (
    NO_SOURCES,
    MergerFacts,
    Refund,
    given_back,
    joining,
    lines_going_back,
)
from insurance.rural_pension.terms import ReversalGround
from insurance.single_sum.register import SUMS
from jinbao.casework.people import PEOPLE
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, Part


class Files(Struct, frozen=True):
    """Two files of one person: whose goes on, and whose has been merged into it."""

    kept: str
    ended: str


class Merging(Struct, frozen=True):
    """The enrolment of the file that ends, as its decider finds it."""

    ended: Enrolment
    known: MergerFacts


def merge(enquiry: Enquiry, command: commands.MergeEnrolments) -> Iterator[Part]:
    """The account that ends is emptied, its lines go on in the other: all of it, or nothing."""
    merging = merging_of(enquiry, command)
    own, other = merging.known.own, merging.known.other
    yield Part(enrolment_stream(command.ended), MERGER, command, lambda _state: merging.known)
    yield from keeping(enquiry, MERGER_REFUND)
    if not isinstance(own, Open) or not isinstance(other, Open):
        return
    found, ground = joining(own, other, merging.known.kept_grant), ReversalGround.FILES_MERGED
    leave = tuple(line.entry.number for line in own.standing)
    if leave:
        ends = Reverse(command.ended, region_of(enquiry, command.ended), leave, ground)
        yield of_account(command.ended, own, ends)
    if found.goes_on:
        enter = Enter(command.kept, region_of(enquiry, command.kept), found.goes_on)
        yield of_account(command.kept, other, enter)


def separate(enquiry: Enquiry, command: commands.SeparateEnrolments) -> Iterator[Part | Sequence[Part]]:
    """What still stands of the lines that went over goes back, as do years whose refund was not paid out."""
    merging = merging_of(enquiry, command)
    own, other = merging.known.own, merging.known.other
    yield Part(enrolment_stream(command.ended), MERGER, command, lambda _state: merging.known)
    yield from keeping(enquiry, ENROLMENT_SEPARATION)
    if not isinstance(merging.ended, Merged) or not isinstance(own, Open) or not isinstance(other, Open):
        return
    merger = merging.ended.merger
    if given_back(merging.known, merger):
        yield withdrawn(enquiry, select(ENROLMENTS.c.decision).where(ENROLMENTS.c.person == command.ended))
    back = lines_going_back(other, merger)
    if back:
        numbers, ground = tuple(one.goes_on for one in back), ReversalGround.FILES_SEPARATED
        leave = Reverse(command.kept, region_of(enquiry, command.kept), numbers, ground)
        yield of_account(command.kept, other, leave)
    was = (*(one.was for one in back), *merger.undone, *given_back(merging.known, merger))
    again = lines_of(own, was)
    if again:
        enter = Enter(command.ended, region_of(enquiry, command.ended), again)
        yield of_account(command.ended, own, enter)


def of_account(person: str, planned: Account, posting: Reverse | Enter) -> Part:
    def known(state: Account) -> None:
        """What was planned on an account that has moved on is planned again."""
        if state != planned:
            raise Refused("CONFLICT", retryable=True)

    return Part(account_stream(person), POSTING, posting, known)


def region_of(enquiry: Enquiry, person: str) -> str:
    region = select(ENROLMENTS.c.region).where(ENROLMENTS.c.person == person)
    return str(enquiry.connection.scalars(region).one())


def merging_of(enquiry: Enquiry, command: Any) -> Merging:
    [merging] = mergings(enquiry, [Files(command.kept, command.ended)], command.on)
    return merging


def mergings(
    enquiry: Enquiry, files: Sequence[Files], on: date, facts: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Merging]:
    """What is known of each two; ``facts`` of all of them may be known already.

    As many statements for one as for a hundred.
    """
    persons = both_of(files)
    facts = person_facts(enquiry, persons, on) if facts is None else facts
    accounts = enquiry.service.ledger.histories(ACCOUNT, [account_stream(one) for one in persons])
    enrolments = enquiry.service.ledger.histories(ENROLMENT, [enrolment_stream(one.ended) for one in files])
    grants = grants_of(enquiry, persons)
    concerned = both_of(one for one in files if one.kept != one.ended)
    sources, confirmed = entered_by(enquiry, concerned), confirmed_by(enquiry, concerned)
    refunds = refunds_of(enquiry, concerned)
    found = []
    for one in files:
        ended = enrolments[enrolment_stream(one.ended)].state
        since, kept = ended.merger.on if isinstance(ended, Merged) else on, grants.get(one.kept)
        known = MergerFacts(
            **facts[one.ended],
            kept=one.kept,
            own=accounts[account_stream(one.ended)].state,
            other=accounts[account_stream(one.kept)].state,
            kept_is_enrolled=facts[one.kept]["enrolled_in"] is not None,
            draws=one.ended in grants and grants[one.ended].draws,
            kept_draws=kept is not None and kept.draws,
            granted_since=kept is not None and kept.granted.value >= since,
            kept_grant=kept.granted if kept else None,
            sources=sources,
            confirmed=confirmed.get(one.ended, ""),
            refund=refunds.get(one.ended),
        )
        found.append(Merging(ended, known))
    return found


def both_of(files: Iterable[Files]) -> list[str]:
    """Everybody under whose file something stands, each once."""
    return list(dict.fromkeys(person for one in files for person in (one.ended, one.kept)))


def entered_by(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[tuple[str, int], str]:
    """The event that entered each line of their accounts."""
    if not persons:
        return NO_SOURCES
    table = ENTRIES.c
    statement = select(table.person, table.number, table.event).where(table.person.in_(persons))
    return {(row.person, row.number): row.event for row in enquiry.connection.execute(statement)}


def confirmed_by(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, str]:
    """The event that enrolled each of them, and opened the account."""
    table = ENROLMENTS.c
    statement = select(table.person, table.confirmed_event).where(table.person.in_(persons))
    return dict(enquiry.connection.execute(statement).all()) if persons else {}


def refunds_of(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, Refund]:
    """What the merger of each one's enrolment gave back; it bears the id of the event that decided it."""
    enrolments, sums = ENROLMENTS.c, SUMS.c
    statement = (
        select(enrolments.person, sums.id, LINES.c.state)
        .join(SUMS, sums.id == enrolments.decision)
        .outerjoin(LINES, LINES.c.entitlement == sums.id)
        .where(enrolments.person.in_(persons))
    )
    lines: dict[tuple[str, str], set[LineState]] = defaultdict(set)
    for person, refund, state in enquiry.connection.execute(statement) if persons else ():
        lines[person, refund] |= {LineState(state)} if state else set()
    return {person: Refund(refund, frozenset(states)) for (person, refund), states in lines.items()}


class Grant(NamedTuple):
    """When a pension was granted, and whether it stands."""

    granted: Known[date]
    draws: bool


def grants_of(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, Grant]:
    """The last grant of each of them that was not taken back."""
    claims, pensions = CLAIMS.c, PENSIONS.c
    stands = pensions.status.not_in(NOTHING_STANDS).label("stands")
    granted = (
        select(claims.person, claims.decided_on, claims.decision_event, stands)
        .outerjoin(PENSIONS, pensions.id == claims.person)
        .where(claims.person.in_(persons), claims.stage == ClaimStage.GRANTED)
        .order_by(claims.decided_on)
    )
    rows = enquiry.connection.execute(granted)
    return {row.person: Grant(Known(row.decided_on, row.decision_event), bool(row.stands)) for row in rows}


def files_of(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, Files]:
    """The two files that a merger of each one's concerns, one that nobody has acted on before others.

    Whose file stands alone has no second.
    """
    enrolments, people = ENROLMENTS.c, PEOPLE.c
    concerned = (enrolments.person, enrolments.merged_into, people.merged_into)
    rows = enquiry.connection.execute(
        select(enrolments.person, enrolments.merged_into.label("into"), people.merged_into)
        .join(PEOPLE, people.person == enrolments.person)
        .where(
            enrolments.stage.in_((EnrolmentStage.CONFIRMED, EnrolmentStage.MERGED)),
            or_(enrolments.merged_into.is_not(None), people.merged_into.is_not(None)),
            or_(*(column.in_(persons) for column in concerned)),
        )
    )
    files = {person: Files(person, person) for person in persons}
    for row in sorted(rows, key=lambda row: (row.into != row.merged_into, row.person)):
        one = Files(row.into or row.merged_into, row.person)
        files |= {person: one for person in (one.kept, one.ended) if person in files}
    return files


HANDLERS: Mapping[type[Command], Handler] = {
    commands.MergeEnrolments: merge,
    commands.SeparateEnrolments: separate,
}
