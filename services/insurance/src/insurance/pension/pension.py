"""The pension in payment: begun by a grant, raised with the law, suspended and resumed, stopped for good."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.hands import CaseFacts, take
from insurance.items import APPROVE, PENSION_CLAIM, REVIEW
from insurance.law import RURAL_PENSION
from insurance.pension.commands import (
    PensionCommand,
    RaisePension,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.due import Gap, Rate, Terms, with_rate
from insurance.pension.events import (
    Begun,
    PensionEvent,
    Raised,
    Reinstated,
    Resumed,
    Stopped,
    Suspended,
)
from insurance.pension.raising import decision_on, occasion_of, raises
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension.events import Balances
from jinbao.calendar import Month, month_after
from jinbao.decider import Decider, Refused
from jinbao.decision import DecidedBy, Decision
from jinbao.desk import Desk
from jinbao.rules import Law, LocalParameter

ITEM = PENSION_CLAIM

NOT_BACK_PAID = {SuspensionGround.IMPRISONED}
"""Who is in prison draws nothing for that time; everybody else is paid in full for the gap (6.10, 6.15)."""


class Begin(Struct, frozen=True):
    """What a grant asks of the pension: part of every grant, never asked alone."""

    claim: str
    decision: Decision
    hands: tuple[str, ...]
    payer: str


class PensionFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known around a pension; ``rate_events`` set its rates, by the month from which they hold."""

    parameters: tuple[LocalParameter, ...] = ()
    rate_events: Mapping[Month, str] = {}
    died_on: date | None = None
    death_is_proven: bool = False
    death_event: str | None = None

    @property
    def law(self) -> Law:
        return RURAL_PENSION.law.at(self.place.within, self.parameters)


class NotBegun(Struct, frozen=True):
    pass


class InPayment(Struct, frozen=True):
    terms: Terms


class OnHold(Struct, frozen=True):
    terms: Terms
    ground: SuspensionGround


class Ended(Struct, frozen=True):
    terms: Terms
    ground: StopGround


Pension = NotBegun | InPayment | OnHold | Ended


def decide(
    pension: Pension, command: PensionCommand | Begin, desk: Desk[PensionFacts]
) -> Iterator[PensionEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match pension, command:
        case NotBegun(), Begin(claim, decision, hands, payer):
            yield Begun(*case, payer, on, claim, hands, terms_of(decision))

        case InPayment(terms) | OnHold(terms) | Ended(terms), RaisePension():
            grant = take(desk, APPROVE, ITEM)
            by = DecidedBy(officer, grant.office, grant.id)
            now = terms
            for rate in raises(known.law, terms, on):
                now = replace(now, rates=with_rate(now.rates, rate))
                yield Raised(*case, on, raise_decision(desk, terms, rate, by), rate, officer, now)

        case InPayment(terms), SuspendPension(ground=ground):
            take(desk, REVIEW, ITEM)
            since = max(command.since or month_after(on), terms.payable_from)
            yield Suspended(*case, on, since, ground, officer, replace(terms, suspended_from=since))

        case OnHold(terms, ground), ResumePension():
            take(desk, REVIEW, ITEM)
            since, resumed = resumed_from(terms, ground, on)
            yield Resumed(*case, on, since, officer, resumed)

        case InPayment(terms) | OnHold(terms) | Ended(terms), StopPension(ground=ground):
            take(desk, APPROVE, ITEM)
            since, evidence = lost_from(command, known, on)
            if since != terms.stopped_from:
                yield Stopped(*case, on, since, ground, evidence, officer, stopped(pension, since))

        case Ended(terms, ground), ReinstatePension():
            take(desk, APPROVE, ITEM)
            if ground is StopGround.DEATH and known.died_on is not None:
                raise Refused("DEATH_STANDS", field="person", died_on=known.died_on)
            yield Reinstated(*case, on, officer, replace(terms, stopped_from=None))

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(pension).__name__)


def terms_of(decision: Decision) -> Terms:
    """The terms that a grant has fixed: its first month's rate, and the account in its three shares."""
    values: dict[str, object] = {one.name: one.value for one in decision.inputs}
    values |= {one.name: one.value for one in decision.parameters}
    steps = {step.name: step.result for step in decision.steps}
    month = str(decision.payable_from)
    shares = (values["personal_account"], values["subsidy_account"], values["collective_account"])
    return Terms(
        payable_from=month,
        account=_fen(steps["account_pension"]),
        shares=Balances(*map(_fen, shares)),
        rates=(Rate(month, _fen(values["base_pension"]), _fen(values["top_up"])),),
    )


def raise_decision(desk: Desk[PensionFacts], terms: Terms, rate: Rate, by: DecidedBy) -> Decision:
    """Under a grant whose ceiling covers the amount."""
    known, on = desk.known, desk.on
    desk.must(APPROVE, ITEM, known.place, rate.base + rate.top_up + terms.account)
    occasion = occasion_of(known.person, known.place.within, on, by)
    return decision_on(terms, rate.since, known.rate_events, occasion, known.parameters)


def resumed_from(terms: Terms, ground: SuspensionGround, on: date) -> tuple[Month, Terms]:
    """From when it is due again: from where it was held, or, after prison, from the next month (own)."""
    held, again = terms.suspended_from or terms.payable_from, month_after(on)
    open_again = replace(terms, suspended_from=None)
    if ground not in NOT_BACK_PAID:
        return held, open_again
    if again <= held:
        return held, open_again
    return again, replace(open_again, gaps=(*terms.gaps, Gap(held, again)))


def stopped(pension: InPayment | OnHold | Ended, since: Month) -> Terms:
    """What was held until the end becomes due with it, but the months in prison do not."""
    terms, gaps = pension.terms, pension.terms.gaps
    held = terms.suspended_from
    if isinstance(pension, OnHold) and pension.ground in NOT_BACK_PAID and held is not None and held < since:
        gaps = (*gaps, Gap(held, since))
    return replace(terms, stopped_from=since, suspended_from=None, gaps=gaps)


def lost_from(command: StopPension, known: PensionFacts, on: date) -> tuple[Month, str | None]:
    """The first month that is not due, and the event that proves it; a village report proves no death."""
    if command.ground is StopGround.DEATH:
        if known.died_on is None or not known.death_is_proven:
            raise Refused("DEATH_UNPROVEN", field="person")
        return month_after(known.died_on), known.death_event
    if command.lost_on is None:
        raise Refused("LOSS_DAY_MISSING", field="lost_on")
    if command.lost_on > on:
        raise Refused("LOSS_IN_FUTURE", field="lost_on")
    return month_after(command.lost_on), None


def evolve(pension: Pension, event: PensionEvent) -> Pension:
    match pension, event:
        case NotBegun(), Begun(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Ended(), Raised(terms=terms):
            return replace(pension, terms=terms)
        case InPayment(), Suspended(ground=ground, terms=terms):
            return OnHold(terms, ground)
        case OnHold(), Resumed(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Ended(), Stopped(ground=lost, terms=terms):
            return Ended(terms, lost)
        case Ended(), Reinstated(terms=terms):
            return InPayment(terms)
        case _:
            raise ValueError(f"{event} cannot follow {pension}")


def _fen(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is no amount")


PENSION = Decider[Pension, PensionCommand | Begin, PensionEvent](NotBegun(), decide, evolve)
