"""An inheritance: an heir asks, five hands decide by the law of the day of death, a sixth pays out."""

from collections.abc import Iterator
from datetime import date

from insurance import items
from insurance.inheritance.commands import (
    AcceptInheritance,
    ApplyForInheritance,
    AskToCompleteInheritance,
    CompleteInheritance,
    DecideInheritance,
    InheritanceCommand,
    PayInheritance,
    RecheckInheritance,
    RefuseInheritance,
    ReturnInheritance,
    ReviewInheritance,
    RevokeInheritance,
    ServeInheritanceDecision,
    WithdrawInheritance,
)
from insurance.inheritance.estate import shared
from insurance.inheritance.events import (
    Accepted,
    Applied,
    Completed,
    HeirShare,
    InheritanceDenied,
    InheritanceEvent,
    InheritanceGranted,
    InheritanceRevoked,
    InheritanceServed,
    NotAccepted,
    PaidOut,
    Rechecked,
    Reviewed,
    SentBack,
    ToComplete,
    Withdrawn,
)
from insurance.inheritance.stages import (
    STOPS,
    WAY,
    Answered,
    At,
    Dossier,
    Due,
    Inheritance,
    NotApplied,
    WithHeirs,
    evolve,
)
from insurance.inheritance.standing import InheritanceFacts, must_be_decidable, must_be_inheritable
from insurance.inheritance.working_out import revocation_of, worked_out
from insurance.rural_pension.scheme import ways_to_appeal
from insurance.rural_pension.terms import ClaimStop
from insurance.serving import ends_of, must_be_served_between
from jinbao.casework.hands import ask_for_heirs, out_of_order, take, uses_one_person_exception
from jinbao.casework.paper import must_complete
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.INHERITANCE


def decide(
    inheritance: Inheritance, command: InheritanceCommand, desk: Desk[InheritanceFacts]
) -> Iterator[InheritanceEvent | Effective]:
    """On the way to an answer, and after it."""
    answered = isinstance(inheritance, Answered | Due)
    yield from (afterwards if answered else on_the_way)(inheritance, command, desk)


def on_the_way(
    inheritance: Inheritance, command: InheritanceCommand, desk: Desk[InheritanceFacts]
) -> Iterator[InheritanceEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.inheritance, known.person, known.place.region, on)

    match inheritance, command:
        case NotApplied(), ApplyForInheritance(kind=kind, heirs=heirs, papers=papers, consent=consent):
            ask_for_heirs(desk, ITEM, heirs_in(heirs), consent)
            must_be_inheritable(known, heirs, on)
            elsewhere = command.funeral_grant_elsewhere
            applied = Applied(*case, kind, heirs, elsewhere, papers, officer, consent)
            yield Effective(on, applied, known.death_event)

        case At(items.FIRST_REVIEW, dossier), AcceptInheritance():
            take(desk, items.FIRST_REVIEW, ITEM, dossier.hands)
            yield Accepted(*case, officer, uses_one_person_exception(desk, dossier.hands))

        case At(items.FIRST_REVIEW, dossier) | WithHeirs(dossier), RefuseInheritance(reasons=reasons):
            take(desk, items.FIRST_REVIEW, ITEM, dossier.hands)
            yield NotAccepted(*case, officer, reasons, ways_to_appeal(known, on))

        case At(items.FIRST_REVIEW, dossier), AskToCompleteInheritance(missing=missing):
            take(desk, items.FIRST_REVIEW, ITEM, dossier.hands)
            if dossier.told:
                raise Refused("TOLD_ONCE")
            yield ToComplete(*case, officer, missing)

        case WithHeirs(dossier, missing), CompleteInheritance(papers=papers, consent=consent):
            heirs = command.heirs or dossier.heirs
            ask_for_heirs(desk, ITEM, heirs_in(heirs), consent, dossier.hands)
            must_complete(missing, papers)
            must_be_inheritable(known, heirs, on)
            yield Completed(*case, heirs, papers, officer, consent)

        case At(items.REVIEW, dossier), ReviewInheritance():
            take(desk, items.REVIEW, ITEM, dossier.hands)
            yield Reviewed(*case, officer)

        case At(items.RECHECK, dossier), RecheckInheritance():
            take(desk, items.RECHECK, ITEM, dossier.hands)
            yield Rechecked(*case, officer)

        case At(step, dossier), ReturnInheritance(to=to, reasons=reasons):
            take(desk, step, ITEM, dossier.hands)
            if to is not ClaimStop.APPLICANT and WAY.index(STOPS[to]) >= WAY.index(step):
                raise Refused("RETURN_NOT_BACK", field="to")
            yield SentBack(*case, officer, to, reasons)

        case At(items.APPROVE, dossier), DecideInheritance():
            take(desk, items.APPROVE, ITEM, dossier.hands)
            must_be_decidable(known)
            must_be_inheritable(known, dossier.heirs, on)
            yield from answer(desk, dossier, case)

        case At(_, dossier) | WithHeirs(dossier), WithdrawInheritance(consent=consent):
            ask_for_heirs(desk, ITEM, heirs_in(dossier.heirs), consent, dossier.hands)
            yield Withdrawn(*case, officer, consent)

        case _:
            raise out_of_order(desk, ITEM, command, inheritance, known.possible_heirs)


def afterwards(
    inheritance: Inheritance, command: InheritanceCommand, desk: Desk[InheritanceFacts]
) -> Iterator[InheritanceEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.inheritance, known.person, known.place.region, on)

    match inheritance, command:
        case (
            Answered(decided_on, appeals) | Due(on=decided_on, appeals=appeals, is_served=False),
            ServeInheritanceDecision(served_on=served_on, method=method),
        ):
            take(desk, items.SERVE, ITEM)
            must_be_served_between(decided_on, served_on, on)
            payable = isinstance(inheritance, Due)
            ends = ends_of(appeals, served_on, known.law)
            yield Effective(
                served_on, InheritanceServed(*case[:3], served_on, method, officer, ends, payable)
            )

        case Due(dossier=dossier, payouts=payouts, is_served=True, paid_on=None), PayInheritance():
            take(desk, items.PAY, ITEM, dossier.hands)
            if known.died_on is None:
                raise Refused("DEATH_NOT_ESTABLISHED", field="inheritance")
            yield PaidOut(*case, payouts, officer)

        case Due(payouts=payouts, paid_on=paid_on), RevokeInheritance():
            grant = take(desk, items.APPROVE, ITEM)
            if known.died_on is not None:
                raise Refused("DEATH_STANDS", field="inheritance", died_on=known.died_on)
            if known.at_the_bank:
                raise Refused("SHARES_AT_THE_BANK", field="inheritance")
            owing = tuple(one for one in payouts if one.heir in known.credited)
            yield InheritanceRevoked(*case, revocation_of(desk, grant, owing), owing, paid_on, officer)

        case _:
            raise out_of_order(desk, ITEM, command, inheritance, known.possible_heirs)


def answer(
    desk: Desk[InheritanceFacts], dossier: Dossier, case: tuple[str, str, str, date]
) -> Iterator[InheritanceEvent]:
    """What the law says, under a grant whose ceiling covers the amount."""
    known, estate, officer = desk.known, desk.known.left.estate, desk.by.person
    decision = worked_out(desk)
    if decision.amount is None or estate is None:
        yield InheritanceDenied(*case, decision, officer)
        return
    months = tuple(one.parts for one in estate.months)
    payouts = shared(decision.amount.fen, dossier.heirs)
    what = (known.kind, estate.entitlement)
    yield InheritanceGranted(*case, *what, decision, months, payouts, officer)


def heirs_in(shares: tuple[HeirShare, ...]) -> frozenset[str]:
    return frozenset(one.heir for one in shares)


INHERITANCE = Decider[Inheritance, InheritanceCommand, InheritanceEvent](NotApplied(), decide, evolve)
