"""Which month of which region each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from employment.labour_month import commands, look_ups
from employment.labour_month.clocks import CLOCKS
from employment.labour_month.knowledge import month_facts
from employment.labour_month.month import MONTH
from employment.labour_month.opening import opens_month
from employment.labour_month.register import case_of, fold
from jinbao.calendar import later
from jinbao.service import Enquiry, LookUp, Part, Slice


def submit(enquiry: Enquiry, command: commands.SubmitLabourMonth) -> Iterator[Part]:
    """The next month is awaited from now on."""
    yield from step(enquiry, command)
    yield from opens_month(enquiry, command.region, command.on, later(command.month, 1))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield Part(
        case_of(command.region, command.month),
        MONTH,
        command,
        lambda _state: month_facts(enquiry, command.region, command.month),
    )


SLICE = Slice(
    "labour_month",
    handlers={
        commands.SubmitLabourMonth: submit,
        commands.CheckLabourMonth: step,
        commands.LockLabourMonth: step,
        commands.PublishLabourMonth: step,
    },
    look_ups={
        "labour_month_by_id": LookUp(look_ups.month_by_id),
        "find_labour_months": LookUp(look_ups.find_months),
        "labour_figures": LookUp(look_ups.figures),
        "labour_villages": LookUp(look_ups.labour_villages),
    },
    fold=fold,
    clocks=CLOCKS,
)
