"""Whose overpayment a command concerns, and what must be known to find it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from insurance.overpayment.commands import FindOverpayment, ServeOverpaymentNotice
from insurance.overpayment.events import OverpaidMonth
from insurance.overpayment.overpayment import OVERPAYMENT, OverpaymentFacts
from insurance.overpayment.register import fold, overpayment_by_person
from insurance.payment_run.knowledge import months_by_person
from insurance.pension.knowledge import pension_facts
from jinbao.service import Enquiry, LookUp, Part, Slice


def of_overpayment(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    person = command.person
    of_pension = pension_facts(enquiry, [person])[person]
    [months] = months_by_person(enquiry, [person])
    facts = OverpaymentFacts(
        person=person,
        place=of_pension.place,
        kin=of_pension.kin,
        months=tuple(OverpaidMonth(one.month, one.due, one.paid) for one in months if one.overpaid),
    )
    yield Part(f"overpayment/{person}", OVERPAYMENT, command, partial(given, facts))


def given(facts: OverpaymentFacts, _state: Any) -> OverpaymentFacts:
    return facts


SLICE = Slice(
    "overpayment",
    handlers={FindOverpayment: of_overpayment, ServeOverpaymentNotice: of_overpayment},
    look_ups={"overpayment_by_person": LookUp(overpayment_by_person, file=True)},
    fold=fold,
)
