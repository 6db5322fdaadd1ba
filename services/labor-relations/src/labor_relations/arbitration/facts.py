"""What is known around an arbitration: the parties, the list of arbitrators, the law, its clocks."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from jinbao.rules import Law, LocalParameter, Parameter
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.standing import DisputeFacts

ACCEPTANCE, AWARD = "arbitration.acceptance", "arbitration.award"
SUIT, SUIT_AFTER, SET_ASIDE = "arbitration.suit", "arbitration.suit-after-set-aside", "arbitration.set-aside"
"""The clocks on whose end a step depends."""


def kind_of(kind: str, partial: int) -> str:
    """A partial award has clocks of its own kinds: that it is set aside ends nothing of the award."""
    return f"{kind}-of-part" if partial else kind


def each_of(party: str, partial: int) -> str:
    """Each party has its own time, of each partial award."""
    return f"{party}-{partial}" if partial else party


class OnTheList(Struct, frozen=True):
    """An arbitrator of a commission's list: of which one, and until which day."""

    region: str
    since: date
    until: date | None = None


class OpenClock(Struct, frozen=True):
    """A clock of the case that nothing has stopped: of which party if of one, and its last day if certain."""

    kind: str
    party: str | None
    due: date | None


class ArbitrationFacts(DisputeFacts, frozen=True, kw_only=True):
    """What is known; ``kin`` are all who may not judge: the parties' kin and whoever speaks for them."""

    arbitration: str
    arbitrators: Mapping[str, OnTheList] = {}
    rules: Law
    parameters: tuple[LocalParameter, ...] = ()
    clocks: tuple[OpenClock, ...] = ()
    number: CaseNumber | None = None
    sources: Mapping[str, str] = {}

    @property
    def law(self) -> Law:
        return self.rules.at(self.place.within, self.parameters)

    def number_of(self, name: str, on: date) -> int:
        return self.parameter(name, on).number

    def parameter(self, name: str, on: date) -> Parameter:
        return self.law.parameter(name, on)

    def is_over(self, kind: str, on: date, party: str | None = None) -> bool:
        """Whether a clock has run out without what it waits for; not where that is not certain yet."""
        last = self.last_day(kind, party)
        return last is not None and last < on

    def last_day(self, kind: str, party: str | None = None) -> date | None:
        return next((one.due for one in self.clocks if (one.kind, one.party) == (kind, party)), None)
