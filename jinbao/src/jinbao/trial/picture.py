"""What somebody sees of the consequences of a fact: pictures before and after, and what differs."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jinbao.bus import Call
from jinbao.calendar import Month
from jinbao.money import Fen
from jinbao.trial.answers import MonthForeseen, MonthStands
from jinbao.trial.effects import Named, Proposal

if TYPE_CHECKING:
    from jinbao.service import Service

Asked: TypeAlias = Mapping[tuple[str, str], Proposal]
Months: TypeAlias = Mapping[tuple[str, Month], MonthStands]


class Picture(NamedTuple):
    """The acts that are asked for, by act and case, and the months, by case and month."""

    asked: Asked
    months: Months


def picture(service: "Service", call: Call, named: Named) -> Picture:
    """What the caller sees now of whatever is named."""
    with service.enquiry(call) as enquiry:
        proposals = [one for effects in service.effects for one in effects.asked(enquiry, named)]
        months = [one for effects in service.effects for one in effects.months(enquiry, named)]
    asked = {(one.act.act, one.act.case): one for one in proposals}
    return Picture(asked, {(one.case, one.month): one for one in months})


class Change(NamedTuple):
    """What somebody saw before, once the fact was known, and after what it asks for had been done."""

    before: Picture
    known: Picture
    after: Picture

    @property
    def asked(self) -> Asked:
        """What was not asked before."""
        return {key: one for key, one in self.known.asked.items() if key not in self.before.asked}

    @property
    def months(self) -> list[MonthForeseen]:
        """Those whose amount is another, in order."""
        return [
            MonthForeseen(one.service, one.case, one.benefit, one.month, was, would_be, one.paid)
            for one, was, would_be in self._pairs("due")
            if was != would_be
        ]

    @property
    def cases(self) -> set[str]:
        return {case for _, case in self.asked} | {one.case for one in self.months}

    def more(self, of: str) -> Fen:
        """By how much the months together have more owed, or too much, than before; less counts nothing."""
        return sum(max(would_be - was, 0) for _, was, would_be in self._pairs(of))

    def _pairs(self, of: str) -> Iterator[tuple[MonthStands, Fen, Fen]]:
        was, would_be = self.before.months, self.after.months
        for key in sorted(was.keys() | would_be.keys()):
            then, now = ((getattr(one[key], of) if key in one else 0) for one in (was, would_be))
            yield would_be.get(key) or was[key], then, now
