"""The benefit: begun by a grant, confirmed and decided month by month, stopped, and going on afterwards."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from insurance.items import APPROVE, INTAKE, SERVE, UNEMPLOYMENT
from insurance.pension.due import Gap
from insurance.serving import ends_of, must_be_served_between, must_be_unserved
from insurance.unemployment_benefit.benefit_states import (
    Begin,
    Benefit,
    CarryBack,
    CarryOver,
    InPayment,
    NotBegun,
    OnHold,
    Over,
    Revoked,
    evolve,
)
from insurance.unemployment_benefit.carrying import carried_back, carried_over
from insurance.unemployment_benefit.commands import (
    AnnulUnemploymentRevocation,
    ConfirmUnemploymentMonth,
    DecideUnemploymentMonth,
    ExtendUnemploymentBenefit,
    ResumeUnemploymentBenefit,
    RevokeUnemploymentBenefit,
    ServeUnemploymentRuling,
    StopUnemploymentBenefit,
    TakeBackUnemploymentStop,
    UnemploymentBenefitCommand,
)
from insurance.unemployment_benefit.due import (
    Confirmed,
    Given,
    Terms,
    is_open,
    last_month,
    months_used,
    remaining,
)
from insurance.unemployment_benefit.events import (
    Begun,
    BenefitDecisionServed,
    BenefitEvent,
    MonthConfirmed,
    MonthDecided,
    Resumed,
    StopTakenBack,
)
from insurance.unemployment_benefit.extending import extend
from insurance.unemployment_benefit.facts import BenefitFacts
from insurance.unemployment_benefit.revoking import annul, revoke
from insurance.unemployment_benefit.stopping import stop
from insurance.unemployment_benefit.working_out import (
    month_decision,
    resumption_decision,
)
from jinbao.calendar import Month, month_of
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.decision import Decision
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = UNEMPLOYMENT


def decide(
    benefit: Benefit,
    command: UnemploymentBenefitCommand | Begin | CarryOver | CarryBack,
    desk: Desk[BenefitFacts],
) -> Iterator[BenefitEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.benefit, known.person, known.place.region)

    match benefit, command:
        case NotBegun(), Begin(payer, hands, counted_until, since, terms):
            yield Begun(*case, payer, on, hands, counted_until, since, terms)

        case InPayment(terms) | OnHold(terms), ConfirmUnemploymentMonth(month=month, seeking=seeking):
            must_be_the_unemployed(desk)
            must_be_confirmable(terms, month, desk)
            confirmed = replace(terms, confirmed=(*terms.confirmed, Confirmed(month, officer)))
            yield MonthConfirmed(*case, on, known.payer, month, seeking, officer, confirmed)

        case InPayment(terms) | OnHold(terms) | Over(terms), DecideUnemploymentMonth(month=month):
            grant = take(desk, APPROVE, ITEM)
            must_be_confirmed(terms, month, desk)
            decision = month_decision(desk, terms, month, grant)
            if decision.amount is None:
                raise Refused("UNEMPLOYMENT_MONTHS_USED_UP", field="month", months=terms.granted)
            now = replace(terms, given=with_month(terms.given, Given(month, decision.amount.fen)))
            if now != terms:
                yield MonthDecided(*case, on, month, decision, officer, now)

        case InPayment(terms) | OnHold(terms), StopUnemploymentBenefit():
            yield from stop(terms, command, desk)

        case OnHold(terms, ground), TakeBackUnemploymentStop():
            take(desk, APPROVE, ITEM)
            if ground in known.losses:
                raise Refused("LOSS_STANDS", field="benefit", since=known.losses[ground].on)
            yield StopTakenBack(*case, on, officer, replace(terms, stopped_from=None, lapsed=False))

        case OnHold(terms, lost_on=lost_on), ResumeUnemploymentBenefit() if remaining(terms):
            grant = take(desk, APPROVE, ITEM)
            if terms.stopped_from is not None:
                must_be_of_the_term(terms, terms.stopped_from, "benefit")
            must_be_registered_since(lost_on, desk)
            yield resumed(terms, resumption_decision(desk, terms, grant), desk)

        case InPayment(terms), ExtendUnemploymentBenefit():
            yield from extend(terms, command, desk)

        case InPayment() | OnHold(), CarryOver(into):
            yield carried_over(benefit, into, desk)

        case Over(), CarryBack():
            yield carried_back(benefit, desk)

        case InPayment() | OnHold() | Over(), RevokeUnemploymentBenefit():
            yield revoke(benefit, command, desk)

        case Revoked(), AnnulUnemploymentRevocation():
            yield annul(benefit, command, desk)

        case _, ServeUnemploymentRuling():
            take(desk, SERVE, ITEM)
            yield Effective(command.served_on, served(command, desk))

        case _:
            raise out_of_order(desk, ITEM, command, benefit)


def must_be_the_unemployed(desk: Desk[BenefitFacts]) -> None:
    """They sign for themselves, by their own login or before an officer who takes it in."""
    if desk.by.person != desk.known.person:
        take(desk, INTAKE, ITEM)


def must_be_confirmable(terms: Terms, month: Month, desk: Desk[BenefitFacts]) -> None:
    """A month that has begun and can be due, once, as long as there are months left."""
    known = desk.known
    if month > month_of(desk.on):
        raise Refused("MONTH_AHEAD", field="month", month=month)
    if terms.stopped_from is None:
        must_be_of_the_term(terms, month, "month")
    died_on = known.died_on.value if known.died_on else None
    if not is_open(terms, month, died_on):
        raise Refused("UNEMPLOYMENT_MONTH_NOT_OPEN", field="month", month=month)
    if known.death_reported:
        raise Refused("DEATH_IS_REPORTED", field="benefit")
    for loss in known.losses.values() if terms.stopped_from is None else ():
        if month >= month_of(loss.on):
            raise Refused("NO_LONGER_UNEMPLOYED", field="month", since=loss.on)
    used = months_used(terms)
    if month in used:
        raise Refused("UNEMPLOYMENT_MONTH_CONFIRMED", field="month", month=month)
    if len(used) >= terms.granted:
        raise Refused("UNEMPLOYMENT_MONTHS_USED_UP", field="month", months=terms.granted)


def must_be_of_the_term(terms: Terms, month: Month, field: str) -> None:
    """No month follows the last of the term, however few of them anybody signed for."""
    if month > (last := last_month(terms)):
        raise Refused("UNEMPLOYMENT_TERM_OVER", field=field, law="社会保险法 五十", last_month=last)


def must_be_confirmed(terms: Terms, month: Month, desk: Desk[BenefitFacts]) -> None:
    """By somebody else than who decides; a month that is not due gives nothing."""
    by = {one.month: one.by for one in terms.confirmed}
    if month not in by or not is_open(terms, month):
        raise Refused("UNEMPLOYMENT_MONTH_NOT_CONFIRMED", field="month", month=month)
    desk.must_not_be(by[month])


def with_month(given: tuple[Given, ...], one: Given) -> tuple[Given, ...]:
    """The months that were given with one more; it takes the place of another decision on the same."""
    others = [each for each in given if each.month != one.month]
    return tuple(sorted([*others, one], key=lambda each: each.month))


def must_be_registered_since(lost_on: date, desk: Desk[BenefitFacts]) -> None:
    registration = desk.known.registration
    if registration is None or registration.registered_on < lost_on or not registration.holds_on(desk.on):
        raise Refused("NOT_REGISTERED_AGAIN", field="benefit", since=lost_on)


def resumed(terms: Terms, decision: Decision, desk: Desk[BenefitFacts]) -> Resumed:
    """The months between the stop and the new registration are not due."""
    known, since, stopped = desk.known, decision.payable_from, terms.stopped_from
    if since is None or stopped is None or known.registration is None:
        raise Refused("UNEMPLOYMENT_MONTHS_USED_UP", field="benefit", months=terms.granted)
    gaps = (*terms.gaps, Gap(stopped, since)) if since > stopped else terms.gaps
    case = (known.benefit, known.person, known.place.region, desk.on)
    unemployed_since, goes_on = known.registration.registered_on, replace(terms, gaps=gaps, stopped_from=None)
    return Resumed(*case, since, unemployed_since, decision, desk.by.person, goes_on)


def served(command: ServeUnemploymentRuling, desk: Desk[BenefitFacts]) -> BenefitDecisionServed:
    """By the law of the day of service the appeals end."""
    known, day = desk.known, command.served_on
    told = must_be_unserved(known.unserved, command.decision)
    must_be_served_between(told.on, day, desk.on)
    ends = ends_of(told.appeals, day, known.law)
    case = (known.benefit, known.person, known.place.region)
    return BenefitDecisionServed(*case, day, told.id, command.method, desk.by.person, ends)


BENEFIT = Decider[Benefit, UnemploymentBenefitCommand | Begin | CarryOver | CarryBack, BenefitEvent](
    NotBegun(), decide, evolve
)
