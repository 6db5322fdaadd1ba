"""Which streams each command about an overpayment concerns, and what can be looked up of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from insurance.law import RECOVERY, RECOVERY_CANCELLATION, SET_OFF, SET_OFF_ACCOUNT
from insurance.overpayment import commands, look_ups
from insurance.overpayment.case import Case, case_of, of_unemployment
from insurance.overpayment.clocks import REPLY
from insurance.overpayment.events import RecoveryCancelled, Returned, SetOffDecided
from insurance.overpayment.knowledge import overpayment_facts
from insurance.overpayment.overpayment import OVERPAYMENT
from insurance.overpayment.possible import OF_OVERPAYMENT
from insurance.overpayment.register import OVERPAYMENTS, fold
from insurance.overpayment.reply_period import reply_period_of
from insurance.overpayment.settling import SETTLEMENT, Book, GiveBack
from insurance.overpayment.terms import SetOffAgainst
from insurance.overpayment.working_out import out_of_account
from insurance.rural_pension.terms import SubLedger
from insurance.unemployment_benefit.register import BENEFITS
from jinbao.calendar import month_after
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import Overheard, overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.money import Fen
from jinbao.rule_set import RuleSet
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice

DECIDES_BY: Mapping[type[Command], tuple[RuleSet, ...]] = {
    commands.DecideRecovery: (RECOVERY,),
    commands.SetOffRecovery: (SET_OFF, SET_OFF_ACCOUNT),
    commands.CancelRecovery: (RECOVERY_CANCELLATION,),
}


def find(enquiry: Enquiry, command: commands.FindOverpayment) -> Iterator[Part]:
    yield of_case(enquiry, command, found_by(enquiry, command))


def found_by(enquiry: Enquiry, command: commands.FindOverpayment) -> Case:
    """The case of the pension, or of a benefit of that person."""
    if command.benefit is None:
        return Case(command.person, command.person)
    benefit = select(BENEFITS.c.id).where(
        BENEFITS.c.id == command.benefit, BENEFITS.c.person == command.person
    )
    if enquiry.connection.scalar(benefit) is None:
        raise Refused("UNEMPLOYMENT_BENEFIT_UNKNOWN", field="benefit")
    return Case(of_unemployment(command.benefit), command.person)


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    """With it the account gives what is taken out of it, or has it back, in the same transaction."""
    statement = select(OVERPAYMENTS.c.person).where(OVERPAYMENTS.c.id == command.overpayment)
    case = Case(command.overpayment, enquiry.connection.scalar(statement) or command.overpayment)
    part, heard = overheard(of_case(enquiry, command, case))
    yield part
    yield from of_account(case, heard)
    for rules in DECIDES_BY.get(type(command), ()):
        yield from keeping(enquiry, rules)


def of_case(enquiry: Enquiry, command: Any, case: Case) -> Part:
    since = getattr(command, "since", None) or month_after(command.on)
    return Part(
        case_of(case.overpayment),
        OVERPAYMENT,
        command,
        lambda _state: overpayment_facts(enquiry, [case], command.on, since)[case.overpayment],
    )


def of_account(case: Case, heard: Overheard) -> Iterator[Part]:
    """What heirs give back of an inheritance is no matter of the account, which has stood again since."""
    stream = f"rural-pension-account/{case.person}"
    taken: Mapping[SubLedger, Fen] = {}
    for event in heard.events if case.is_of_pension else ():
        match event:
            case SetOffDecided(against=SetOffAgainst.ACCOUNT, decision=decision):
                taken = out_of_account(decision)
            case Returned():
                yield Part(stream, SETTLEMENT, Book(case.overpayment, event, taken))
            case RecoveryCancelled(paid_again=False):
                yield Part(stream, SETTLEMENT, GiveBack(case.overpayment, event))


HANDLERS: Mapping[type[Command], Handler] = {
    commands.FindOverpayment: find,
    commands.ServeOverpaymentNotice: step,
    commands.RecordOverpaymentReply: step,
    commands.DecideRecovery: step,
    commands.ServeRecovery: step,
    commands.AgreeInstalments: step,
    commands.RecordReturn: step,
    commands.SetOffRecovery: step,
    commands.BookSetOff: step,
    commands.EndSetOff: step,
    commands.HandRecoveryToCourt: step,
    commands.CancelRecovery: step,
}

SLICE = Slice(
    "overpayment",
    handlers=HANDLERS,
    look_ups={
        "overpayment_by_id": LookUp(look_ups.overpayment_by_id, file=True),
        "find_overpayments": LookUp(look_ups.find_overpayments, file=True),
        "debts_of": LookUp(look_ups.debts_of, file=True),
        "months_of_overpayment": LookUp(look_ups.months_of_overpayment, file=True),
        "returns_of": LookUp(look_ups.returns_of, file=True),
        "debtors_of": LookUp(look_ups.debtors_of, file=True),
        "reply_period_of": LookUp(reply_period_of, file=True),
        "overpayment_decisions": decisions_in(case_of),
        "overpayment_history": LookUp(look_ups.overpayment_history, file=True),
        "overpayment_clocks": LookUp(look_ups.overpayment_clocks, file=True),
        "overpayment_actions": LookUp(OF_OVERPAYMENT.actions),
    },
    fold=fold,
    clocks=(REPLY,),
)
