"""How a service says what a fact leads to: the acts that it asks of offices, and what each month is due."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from jinbao.commands import Command
from jinbao.trial.answers import ActForeseen, MonthStands

if TYPE_CHECKING:
    from jinbao.service import Enquiry

Named = AbstractSet[str]
"""The ids that a command or an event names: of persons and cases among others."""


class Proposal(NamedTuple):
    """An act that is asked for, and the command that would do it, where it needs nobody to add a fact."""

    act: ActForeseen
    command: Command | None


class Effects(NamedTuple):
    """Both are asked before and after, within what the asker may see, about whatever is named."""

    asked: Callable[["Enquiry", Named], Iterable[Proposal]]
    months: Callable[["Enquiry", Named], Iterable[MonthStands]]
