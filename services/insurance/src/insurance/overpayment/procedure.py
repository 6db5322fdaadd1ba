"""Whose overpayment a command concerns, and what can be looked up of it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from insurance.overpayment.commands import FindOverpayment, ServeOverpaymentNotice
from insurance.overpayment.knowledge import overpayment_facts
from insurance.overpayment.overpayment import OVERPAYMENT, OverpaymentFacts
from insurance.overpayment.possible import OF_OVERPAYMENT
from insurance.overpayment.register import case_of, fold, overpayment_by_person
from jinbao.service import Enquiry, LookUp, Part, Slice


def of_overpayment(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    facts = overpayment_facts(enquiry, [command.person])[command.person]
    yield Part(case_of(command.person), OVERPAYMENT, command, partial(given, facts))


def given(facts: OverpaymentFacts, _state: Any) -> OverpaymentFacts:
    return facts


SLICE = Slice(
    "overpayment",
    handlers={FindOverpayment: of_overpayment, ServeOverpaymentNotice: of_overpayment},
    look_ups={
        "overpayment_by_person": LookUp(overpayment_by_person, file=True),
        "overpayment_actions": LookUp(OF_OVERPAYMENT.actions),
    },
    fold=fold,
)
