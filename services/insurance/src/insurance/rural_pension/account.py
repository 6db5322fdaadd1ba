"""The personal account: entries that are never changed, in three sub-ledgers that never go below nothing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import astuple

from insurance.items import CONTRIBUTE, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.rural_pension.commands.account import (
    AccountCommand,
    CreditInterest,
    OpenAccount,
    RecordCollectiveAid,
    RecordContribution,
    RecordMakeUp,
    ReverseEntry,
)
from insurance.rural_pension.dues import AccountFacts, Dues, dues_of, must_be_payable, must_match
from insurance.rural_pension.events.account import (
    AccountEvent,
    AccountInherited,
    AccountOpened,
    Balances,
    BenefitDebited,
    BenefitRestored,
    CollectiveAidReceived,
    ContributionPaidForDisabled,
    ContributionReceived,
    Entry,
    EntryReversed,
    InterestCredited,
    OverpaymentSetOff,
    SubsidyCredited,
    SubsidyKept,
    YearMadeUp,
)
from insurance.rural_pension.interest import (
    ROUNDING,
    fen_months,
    interest,
    last_day_of,
    must_be_over,
    years_that_bear,
)
from insurance.rural_pension.make_up import must_be_bought
from insurance.rural_pension.terms import SubLedger
from jinbao.casework.hands import in_confidence, must_follow, out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.money import Fen

ITEM = RURAL_PENSION_ENROLMENT

PaymentOfYear: TypeAlias = ContributionReceived | ContributionPaidForDisabled | SubsidyCredited | YearMadeUp
OfEstate: TypeAlias = AccountInherited | SubsidyKept
OfReturn: TypeAlias = OverpaymentSetOff | BenefitRestored
ByDecision: TypeAlias = BenefitDebited | OfEstate | OfReturn
Line: TypeAlias = PaymentOfYear | CollectiveAidReceived | InterestCredited | EntryReversed | ByDecision


class EnterReported(Struct, frozen=True):
    """A year's payment as the bank reports it, where nobody has to decide anything."""

    paid: RecordContribution

    @property
    def on(self) -> date:
        return self.paid.on

    @property
    def year(self) -> int:
        return self.paid.year


class NotOpened(Struct, frozen=True):
    pass


class Open(Struct, frozen=True):
    since: date
    lines: tuple[Line, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(line.entry for line in self.lines)

    @property
    def balances(self) -> Balances:
        return self.lines[-1].entry.balances if self.lines else Balances()

    @property
    def standing(self) -> tuple[Line, ...]:
        """The lines that nobody has reversed, without the reversals."""
        reversed_ones = {line.of for line in self.lines if isinstance(line, EntryReversed)}
        return tuple(
            line
            for line in self.lines
            if not isinstance(line, EntryReversed) and line.entry.number not in reversed_ones
        )

    @property
    def paid_years(self) -> frozenset[int]:
        return frozenset(line.entry.year for line in self.standing if isinstance(line, PaymentOfYear))

    @property
    def closed_years(self) -> frozenset[int]:
        """The years whose interest has been credited."""
        return frozenset(line.entry.year for line in self.standing if isinstance(line, InterestCredited))


Account = NotOpened | Open


class Posting(NamedTuple):
    """What is about to be entered."""

    sub_ledger: SubLedger
    amount: Fen
    year: int
    value_day: date
    line: Callable[[Entry], Line]


def decide(
    account: Account, command: AccountCommand | EnterReported, desk: Desk[AccountFacts]
) -> Iterator[AccountEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match account, command:
        case NotOpened(), OpenAccount():
            take(desk, RECHECK, ITEM)
            yield AccountOpened(*case, on, officer)

        case Open(), RecordContribution():
            take(desk, CONTRIBUTE, ITEM)
            yield from year_paid(account, command, known)

        case Open(), EnterReported(paid=paid):
            yield from year_paid(account, paid, known)

        case Open(), RecordMakeUp(year=year, amount=amount):
            must_be_bookable(account, desk, on)
            must_be_bought(known, year, amount, account.paid_years, on)
            yield from entered(account, year_made_up(command, known))

        case Open(), RecordCollectiveAid(year=year, amount=amount, receipt=receipt):
            must_be_bookable(account, desk, on)
            must_be_payable(known, year, on)
            if amount <= 0:
                raise Refused("AMOUNT_NOT_POSITIVE", field="amount")
            aid = partial(CollectiveAidReceived, *case, receipt=receipt)
            yield from entered(account, [Posting(SubLedger.COLLECTIVE, amount, year, on, aid)])

        case Open(), CreditInterest(year=year):
            must_be_at_the_books(account, desk)
            must_be_due(account, year, on)
            for credited in entered(account, interest_of(account, known, year, on)):
                yield Effective(last_day_of(year), credited)

        case Open(), ReverseEntry(entry=number, reason=reason):
            must_be_at_the_books(account, desk)
            if known.pension_granted:
                raise Refused("PENSION_GRANTED", field="person")
            together = entered_together(account, number)
            must_be_reversible(account, together)
            line = partial(EntryReversed, *case, reason=reason, officer=officer)
            yield from entered(account, [reversal(each.entry, line) for each in together])

        case NotOpened(), _:
            raise in_confidence(desk, ITEM, Refused("ACCOUNT_NOT_OPEN", field="person"))

        case _:
            raise out_of_order(desk, ITEM, command, account)


def year_paid(account: Open, paid: RecordContribution, known: AccountFacts) -> Iterator[Line]:
    """By the law of the day on which it came in, from which it bears interest."""
    if paid.value_day > paid.on:
        raise Refused("PAID_IN_FUTURE", field="paid_on", on=paid.on)
    must_follow(account.since, paid.value_day)
    must_be_open_year(account, paid.value_day)
    dues = dues_of(known, paid.year, paid.value_day)
    must_match(paid.amount, dues)
    if paid.year in account.paid_years:
        raise Refused("YEAR_ALREADY_PAID", field="year", year=paid.year)
    yield from entered(account, payment(paid, known, dues))


def must_be_at_the_books(account: Open, desk: Desk[AccountFacts]) -> None:
    take(desk, CONTRIBUTE, ITEM)
    must_follow(account.since, desk.on)


def must_be_bookable(account: Open, desk: Desk[AccountFacts], value_day: date) -> None:
    must_be_at_the_books(account, desk)
    must_be_open_year(account, value_day)


def must_be_open_year(account: Open, value_day: date) -> None:
    """Nothing is entered into a year whose interest has been credited: it would bear none."""
    if closed := [year for year in account.closed_years if year >= value_day.year]:
        raise Refused("YEAR_CLOSED", field="on", year=max(closed))


def payment(command: RecordContribution, known: AccountFacts, dues: Dues) -> Iterator[Posting]:
    """The person's part, the government's for the disabled, and the subsidy that follows from both."""
    case, year, on = (known.person, known.place.region), command.year, command.value_day
    if command.amount:
        line = partial(
            ContributionReceived,
            *case,
            grade=dues.grade,
            collector=command.collector,
            receipt=command.receipt,
        )
        yield Posting(SubLedger.PERSONAL, command.amount, year, on, line)
    if dues.disabled_by and dues.for_disabled:
        paid = partial(ContributionPaidForDisabled, *case, grade=dues.grade, by_rule=dues.disabled_by)
        yield Posting(SubLedger.SUBSIDY, dues.for_disabled, year, on, paid)
    subsidy = partial(SubsidyCredited, *case, grade=dues.grade, by_rule=dues.subsidy_by)
    yield Posting(SubLedger.SUBSIDY, dues.subsidy_by.number, year, on, subsidy)


def year_made_up(command: RecordMakeUp, known: AccountFacts) -> Iterator[Posting]:
    """The person's part; the government adds to it only where the place says so."""
    case, year, on = (known.person, known.place.region), command.year, command.on
    limit, subsidy = known.parameter("make_up_years", on), known.parameter("make_up_subsidy", on)
    line = partial(YearMadeUp, *case, collector=command.collector, receipt=command.receipt, by_rule=limit)
    yield Posting(SubLedger.PERSONAL, command.amount, year, on, line)
    if subsidy.number:
        credited = partial(SubsidyCredited, *case, grade=command.amount, by_rule=subsidy)
        yield Posting(SubLedger.SUBSIDY, subsidy.number, year, on, credited)


def reversal(wrong: Entry, line: Callable[..., Line]) -> Posting:
    """As much the other way, from the same day, so that from now on it bears no interest."""
    return Posting(
        wrong.sub_ledger, -wrong.amount, wrong.year, wrong.value_day, partial(line, of=wrong.number)
    )


def must_be_due(account: Open, year: int, on: date) -> None:
    """A year that is over, once, and after those before it, whose interest bears interest itself."""
    must_be_over(year, on)
    if year in account.closed_years:
        raise Refused("INTEREST_ALREADY_CREDITED", field="year", year=year)
    for earlier in years_that_bear(account.entries, year):
        if earlier not in account.closed_years:
            raise Refused("INTEREST_MISSING", field="year", year=earlier)


def interest_of(account: Open, known: AccountFacts, year: int, on: date) -> list[Posting]:
    day = last_day_of(year)
    rate = known.law.parameter("interest_rate", day, known_by=on)
    postings = []
    for sub_ledger in SubLedger:
        basis = fen_months(account.entries, sub_ledger, year)
        if amount := interest(basis, rate.text):
            line = partial(
                InterestCredited,
                known.person,
                known.place.region,
                fen_months=basis,
                by_rule=rate,
                rounding=ROUNDING,
            )
            postings.append(Posting(sub_ledger, amount, year, day, line))
    if not postings:
        raise Refused("NO_INTEREST", field="year", year=year)
    return postings


def entered_together(account: Open, number: int) -> list[Line]:
    """All that was entered with an entry: a year's payment with its subsidy, a year's interest, or itself."""
    wrong = next((line for line in account.lines if line.entry.number == number), None)
    if wrong is None:
        raise Refused("ENTRY_UNKNOWN", field="entry", entry=number)
    if wrong not in account.standing:
        raise Refused("ENTRY_REVERSED", field="entry", entry=number)
    if isinstance(wrong, ByDecision):
        raise Refused("ENTRY_BY_DECISION", field="entry", entry=number)
    if isinstance(wrong, CollectiveAidReceived):
        return [wrong]
    kind = InterestCredited if isinstance(wrong, InterestCredited) else PaymentOfYear
    return [
        line for line in account.standing if isinstance(line, kind) and line.entry.year == wrong.entry.year
    ]


def must_be_reversible(account: Open, together: list[Line]) -> None:
    """Interest came from the entries before it, so it is reversed first, and the last year's before all."""
    first = together[0]
    own_year = {first.entry.year} if isinstance(first, InterestCredited) else set()
    since = first.entry.value_day.year
    if closed := [year for year in account.closed_years - own_year if year >= since]:
        raise Refused("YEAR_CLOSED", field="entry", year=max(closed))


def entered(account: Open, postings: Iterable[Posting]) -> Iterator[Line]:
    """The lines that follow, numbered on, each with the balances after it."""
    balances = account.balances
    for number, posting in enumerate(postings, len(account.lines) + 1):
        balances = balances.after(posting.sub_ledger, posting.amount)
        if min(astuple(balances)) < 0:
            raise Refused("BALANCE_NEGATIVE", sub_ledger=posting.sub_ledger)
        sub_ledger, amount, year, value_day, line = posting
        yield line(Entry(number, sub_ledger, amount, year, value_day, balances))


def evolve(account: Account, event: AccountEvent) -> Account:
    match account, event:
        case NotOpened(), AccountOpened(on=on):
            return Open(on)
        case Open(since, lines), _ if not isinstance(event, AccountOpened):
            return Open(since, (*lines, event))
        case _:
            raise ValueError(f"{event} cannot follow {account}")


ACCOUNT = Decider[Account, AccountCommand | EnterReported, AccountEvent](NotOpened(), decide, evolve)
