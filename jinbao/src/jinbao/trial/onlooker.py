"""Somebody who looks on while something is tried: at what is asked and due before, and afterwards."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jinbao.bus import Call
from jinbao.calendar import Month
from jinbao.money import Fen
from jinbao.trial.answers import MonthForeseen, MonthStands
from jinbao.trial.effects import Named, Proposal

if TYPE_CHECKING:
    from jinbao.service import Service


class Onlooker:
    """Sees of whatever is named what the caller may see; ``asked`` is what was not asked before."""

    def __init__(self, service: "Service", call: Call, named: Named) -> None:
        self._service, self._call, self._named = service, call, named
        self._before = self._months()
        self._asked_before = self._all_asked()
        self._after, self.asked = self._before, dict[tuple[str, str], Proposal]()

    def learn(self) -> None:
        """The fact is known now."""
        self.asked = {key: one for key, one in self._all_asked().items() if key not in self._asked_before}

    def look_again(self) -> None:
        """What it asks for has been done."""
        self._after = self._months()

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
        """All that it would change."""
        return {case for _, case in self.asked} | {one.case for one in self.months}

    def more(self, of: str) -> Fen:
        """By how much the months together have more owed, or too much, than before; less counts nothing."""
        return sum(max(would_be - was, 0) for _, was, would_be in self._pairs(of))

    def _pairs(self, of: str) -> Iterator[tuple[MonthStands, Fen, Fen]]:
        for key in sorted(self._before.keys() | self._after.keys()):
            was, would_be = (getattr(one.get(key), of, 0) for one in (self._before, self._after))
            yield self._after.get(key) or self._before[key], was, would_be

    def _all_asked(self) -> dict[tuple[str, str], Proposal]:
        """By act and case."""
        with self._service.enquiry(self._call) as enquiry:
            proposals = [
                one for effects in self._service.effects for one in effects.asked(enquiry, self._named)
            ]
        return {(one.act.act, one.act.case): one for one in proposals}

    def _months(self) -> dict[tuple[str, Month], MonthStands]:
        """By case and month."""
        with self._service.enquiry(self._call) as enquiry:
            found = [one for effects in self._service.effects for one in effects.months(enquiry, self._named)]
        return {(one.case, one.month): one for one in found}
