"""Two enrolments of one person: one ends and its account goes on in the other, until that proves wrong."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import RECHECK, RURAL_PENSION_ENROLMENT
from insurance.payment_run.terms import LineState
from insurance.rural_pension.account import (
    ACCOUNT,
    Account,
    Line,
    Open,
    Posting,
    entered,
    reversal,
)
from insurance.rural_pension.commands.enrolment import MergeEnrolments, SeparateEnrolments
from insurance.rural_pension.enrolment import ENROLMENT, Enrolled, Enrolment, Merged
from insurance.rural_pension.events.account import AccountEvent, Entry, EntryReversed, InterestCredited
from insurance.rural_pension.events.enrolment import (
    EnrolmentEvent,
    EnrolmentMerged,
    EnrolmentSeparated,
    MovedEntry,
)
from insurance.rural_pension.interest import years_that_bear
from insurance.rural_pension.merger_refund import (
    MergerFacts,
    Refund,
    given_back,
    joining,
    refund_of,
    separation_of,
)
from insurance.rural_pension.terms import ReversalGround
from jinbao.actor import Grant
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


def must_bear_interest_alike(one: Open, other: Open) -> None:
    """A year whose interest only one of them has is closed for what comes from the other."""
    for closed, waiting in ((one, other), (other, one)):
        for year in sorted(closed.closed_years - waiting.closed_years):
            if year in years_that_bear(waiting.entries, year + 1):
                raise Refused("INTEREST_MISSING", field="ended", year=year)


def decide(
    enrolment: Enrolment, command: MergeEnrolments | SeparateEnrolments, desk: Desk[MergerFacts]
) -> Iterator[EnrolmentEvent]:
    """Of the enrolment that ends, or goes on again."""
    known, on = desk.known, desk.on
    grant = take(desk, RECHECK, RURAL_PENSION_ENROLMENT)

    match enrolment, command:
        case Enrolled(), MergeEnrolments():
            if known.merged_into != command.kept:
                raise Refused("NOT_ONE_PERSON", field="ended")
            must_not_draw(known)
            yield merged(command.kept, desk, grant)

        case Merged(merger=merger), SeparateEnrolments():
            if merger.into != command.kept or known.merged_into is not None:
                raise Refused("STILL_ONE_PERSON", field="ended")
            if known.granted_since:
                raise Refused("PENSION_GRANTED", field="kept")
            must_be_the_last_interest(known.other, merger)
            must_not_be_at_the_bank(known.refund)
            decision = separation_of(desk, merger, grant)
            case = (known.person, known.place.region, on)
            withdrawn = known.refund.id if known.refund and given_back(known, merger) else None
            yield EnrolmentSeparated(*case, command.kept, withdrawn, desk.by.person, decision)

        case _:
            raise out_of_order(desk, RURAL_PENSION_ENROLMENT, command, enrolment)


def must_not_draw(known: MergerFacts) -> None:
    """What was paid, is owed and will be inherited belongs to the file under which it is paid."""
    if known.draws:
        raise Refused("DRAWN_UNDER_BOTH" if known.kept_draws else "DRAWN_UNDER_ENDED", field="ended")


def must_not_be_at_the_bank(refund: Refund | None) -> None:
    """Until the bank has answered nobody can tell whether the year is still there to be given back."""
    if refund and LineState.SENT in refund.lines:
        raise Refused("REFUND_AT_THE_BANK", field="ended")


def merged(into: str, desk: Desk[MergerFacts], grant: Grant) -> EnrolmentMerged:
    known, own, other = desk.known, desk.known.own, desk.known.other
    if not known.kept_is_enrolled or not isinstance(own, Open) or not isinstance(other, Open):
        raise Refused("NOT_ENROLLED", field="kept")
    must_bear_interest_alike(own, other)
    found, first = joining(own, other, known.kept_grant), len(other.lines) + 1
    decision = refund_of(desk, found, other, grant)
    return EnrolmentMerged(
        known.person,
        known.place.region,
        desk.on,
        into,
        tuple(MovedEntry(line.entry.number, number) for number, line in enumerate(found.goes_on, first)),
        tuple(line.entry.number for line in found.refunded),
        decision.amount.fen if decision.amount else 0,
        tuple(line.entry.number for line in found.undone),
        desk.by.person,
        decision,
    )


# The two accounts


class Reverse(Struct, frozen=True):
    """These entries leave the account; what gives money back comes first."""

    person: str
    region: str
    entries: tuple[int, ...]
    reason: ReversalGround


class Enter(Struct, frozen=True):
    """These lines of another account, or what it was before, are entered again with their own days."""

    person: str
    region: str
    lines: tuple[Line, ...]


def post(account: Account, command: Reverse | Enter, desk: Desk[object]) -> Iterator[AccountEvent]:
    if not isinstance(account, Open):
        raise Refused("NOT_ENROLLED", field="kept")
    match command:
        case Reverse(entries=entries):
            lines = sorted(lines_of(account, entries), key=lambda line: line.entry.amount)
            yield from entered(account, [taken_out(line, command, desk) for line in lines])
        case Enter(lines=lines):
            yield from entered(account, [put_in(line, command) for line in lines])


def lines_of(account: Open, numbers: Sequence[int]) -> tuple[Line, ...]:
    return tuple(line for line in account.lines if line.entry.number in numbers)


def taken_out(line: Line, command: Reverse, desk: Desk[object]) -> Posting:
    def reversed_by(entry: Entry, of: int) -> Line:
        return EntryReversed(command.person, command.region, entry, of, command.reason, desk.by.person)

    return reversal(line.entry, reversed_by)


def put_in(line: Line, command: Enter) -> Posting:
    def again(entry: Entry) -> Line:
        return replace(line, person=command.person, region=command.region, entry=entry)

    before = line.entry
    return Posting(before.sub_ledger, before.amount, before.year, before.value_day, again)


def must_be_the_last_interest(kept: Account, merger: EnrolmentMerged) -> None:
    """Interest that was credited on both together is reversed before they part."""
    last = max((one.goes_on for one in merger.moved), default=0)
    for line in kept.standing if isinstance(kept, Open) else ():
        if isinstance(line, InterestCredited) and line.entry.number > last > 0:
            raise Refused("YEAR_CLOSED", field="kept", year=line.entry.year)


MERGER = Decider[Enrolment, MergeEnrolments | SeparateEnrolments, EnrolmentEvent](
    ENROLMENT.initial, decide, ENROLMENT.evolve
)
POSTING = Decider[Account, Reverse | Enter, AccountEvent](ACCOUNT.initial, post, ACCOUNT.evolve)
