"""Which streams each command of an inheritance concerns, and what must be known to decide it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from insurance.inheritance import commands, look_ups, register
from insurance.inheritance.events import InheritanceGranted, InheritanceRevoked
from insurance.inheritance.inheritance import INHERITANCE
from insurance.inheritance.knowledge import Case, inheritance_facts
from insurance.inheritance.possible import OF_INHERITANCE
from insurance.inheritance.register import INHERITANCES, case_of
from insurance.inheritance.settling import SETTLEMENT, Settle, StandAgain
from insurance.inheritance.terms import EstateKind
from insurance.inheritance.working_out import RULES
from insurance.law import INHERITANCE_REVOCATION
from insurance.overpayment.case import case_of as overpayment_of
from insurance.overpayment.facts import OverpaymentFacts
from insurance.overpayment.overpayment import OVERPAYMENT, FindPaidOut
from insurance.payment_run.withdrawing import withdrawn
from insurance.single_sum.register import SUMS
from jinbao.calendar import month_of
from jinbao.casework.decided import LOOK_UPS as OF_DECISIONS
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def of_case(enquiry: Enquiry, command: Any, case: Case) -> Part:
    return Part(
        case_of(case.inheritance),
        INHERITANCE,
        command,
        lambda _state: inheritance_facts(enquiry, [case], command.on)[case.inheritance],
    )


def apply(enquiry: Enquiry, command: commands.ApplyForInheritance) -> Iterator[Part]:
    """The office gives the case its number."""
    yield of_case(enquiry, command, Case(str(uuid7()), command.person, command.kind))


def known_case(enquiry: Enquiry, command: Any) -> Case:
    table = INHERITANCES.c
    statement = select(table.person, table.kind).where(table.id == command.inheritance)
    row = enquiry.connection.execute(statement).one_or_none()
    if row is None:
        raise Refused("INHERITANCE_UNKNOWN", field="inheritance")
    return Case(command.inheritance, row.person, EstateKind(row.kind))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield of_case(enquiry, command, known_case(enquiry, command))


def decide_inheritance(enquiry: Enquiry, command: commands.DecideInheritance) -> Iterator[Part]:
    """What is granted of a pension settles the account in the same transaction."""
    case = known_case(enquiry, command)
    part, heard = overheard(of_case(enquiry, command, case))
    yield part
    for event in heard.events:
        if isinstance(event, InheritanceGranted) and case.kind is EstateKind.RURAL_PENSION:
            yield Part(f"rural-pension-account/{case.person}", SETTLEMENT, Settle(event))
    yield from keeping(enquiry, RULES[case.kind])


def revoke(enquiry: Enquiry, command: commands.RevokeInheritance) -> Iterator[Part | Sequence[Part]]:
    """The account stands again as before, and the heirs owe what they got, in the same transaction."""
    case = known_case(enquiry, command)
    part, heard = overheard(of_case(enquiry, command, case))
    yield part
    for event in heard.events:
        if isinstance(event, InheritanceRevoked):
            if case.kind is EstateKind.RURAL_PENSION:
                yield Part(f"rural-pension-account/{case.person}", SETTLEMENT, StandAgain(event))
            yield withdrawn(enquiry, select(SUMS.c.id).where(SUMS.c.of == case.inheritance))
            yield from owed_by_heirs(enquiry, case, event)
    yield from keeping(enquiry, INHERITANCE_REVOCATION)


def owed_by_heirs(enquiry: Enquiry, case: Case, event: InheritanceRevoked) -> Iterator[Part]:
    """What they were paid is found to be too much, in a case of its own."""
    if event.payouts:
        paid = FindPaidOut(month_of(event.paid_on or event.on), event.payouts)
        facts = OverpaymentFacts(person=case.person, place=enquiry.place(event.region))
        yield Part(overpayment_of(case.inheritance), OVERPAYMENT, paid, lambda _state: facts)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.ApplyForInheritance: apply,
    commands.AskToCompleteInheritance: step,
    commands.CompleteInheritance: step,
    commands.AcceptInheritance: step,
    commands.RefuseInheritance: step,
    commands.ReviewInheritance: step,
    commands.RecheckInheritance: step,
    commands.ReturnInheritance: step,
    commands.DecideInheritance: decide_inheritance,
    commands.WithdrawInheritance: step,
    commands.ServeInheritanceDecision: step,
    commands.PayInheritance: step,
    commands.RevokeInheritance: revoke,
}

SLICE = Slice(
    "inheritance",
    handlers=HANDLERS,
    look_ups={
        "inheritance_by_id": LookUp(look_ups.inheritance_by_id, file=True),
        "inheritances_of": LookUp(look_ups.inheritances_of, file=True),
        "inherited_by": LookUp(look_ups.inherited_by, file=True),
        "find_inheritances": LookUp(look_ups.find_inheritances, file=True),
        "heirs_of": LookUp(look_ups.heirs_of, file=True),
        "inheritance_decisions": decisions_in(case_of),
        "inheritance_history": LookUp(look_ups.inheritance_history, file=True),
        "inheritance_actions": LookUp(OF_INHERITANCE.actions),
        **OF_DECISIONS,
    },
    fold=register.fold,
)
