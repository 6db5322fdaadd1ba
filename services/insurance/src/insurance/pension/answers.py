"""What is answered concerning pensions in payment, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.pension.events import MonthDifference
from insurance.pension.terms import PensionDecisionKind, PensionStatus
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class PensionAnswer(Struct, frozen=True):
    """A pension as it is paid now; its id is the person's. Amounts are a month's, in fen."""

    id: str
    region: str
    payer: str
    claim: str
    status: PensionStatus
    ground: str | None
    payable_from: Month
    base: Fen
    top_up: Fen
    account: Fen
    suspended_from: Month | None
    stopped_from: Month | None
    version: int

    @property
    def person(self) -> str:
        return self.id

    @property
    def monthly(self) -> Fen:
        return self.base + self.top_up + self.account


class RaiseAnswer(Struct, frozen=True):
    """A supplementary decision; its id is that of the event that keeps it. Amounts are a month's, in fen."""

    id: str
    person: str
    on: date
    since: Month
    base: Fen
    top_up: Fen
    monthly: Fen


class RaisesOf(Page, frozen=True, kw_only=True):
    """The supplementary decisions on a pension, the latest month first."""

    person: Annotated[str, id_of("Person", "Whose pension it is (待遇领取人).")]


class PensionDecisionAnswer(Struct, frozen=True):
    """A decision about a pension in payment; its id is that of the event that keeps it.

    ``monthly`` is what it gives in fen from ``since`` on; ``months`` are those whose amount it changed.
    """

    id: str
    person: str
    kind: PensionDecisionKind
    ground: str | None
    on: date
    since: Month
    monthly: Fen
    months: tuple[MonthDifference, ...]
    served_on: date | None
    revoked_event: str | None = None


class PensionDecisionsOf(Page, frozen=True, kw_only=True):
    """All decisions about a pension since it was granted, the newest first."""

    person: Annotated[str, id_of("Person", "Whose pension it is (待遇领取人).")]


class FindPensions(Page, frozen=True, kw_only=True):
    """Pensions that the caller may see, by first payable month."""

    county: Annotated[str | None, id_of("Region", "County that pays (发放县区).")] = None
    status: Annotated[PensionStatus | None, says("Only those that stand so (发放状态).")] = None
    birth_corrected: Annotated[
        bool | None, says("Only those granted on a day of birth that was corrected since (出生日期已更正).")
    ] = None
    death_pending: Annotated[
        bool | None,
        says(
            "Only those for which a death, reported, proven or withdrawn, waits to be acted on (死亡待处理)."
        ),
    ] = None
