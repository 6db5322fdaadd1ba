"""What is answered concerning the rural pension, and the questions that have arguments."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from insurance.rural_pension.commands.enrolment import SubmitEnrolment
from insurance.rural_pension.terms import EnrolmentCategory, Scheme, SubLedger
from jinbao.casework.answers import AppealAnswer
from jinbao.casework.paper import PaperKind
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class EnrolmentStage(StrEnum):
    """Where an enrolment stands (参保登记状态)."""

    SUBMITTED = "SUBMITTED"
    TO_COMPLETE = "TO_COMPLETE"
    FIRST_REVIEWED = "FIRST_REVIEWED"
    CONFIRMED = "CONFIRMED"
    RETURNED = "RETURNED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"


class ClaimStage(StrEnum):
    """Where a claim stands (待遇申领状态)."""

    FILED = "FILED"
    TO_COMPLETE = "TO_COMPLETE"
    ACCEPTED = "ACCEPTED"
    REVIEWED = "REVIEWED"
    PUBLIC = "PUBLIC"
    RECHECKED = "RECHECKED"
    GRANTED = "GRANTED"
    DENIED = "DENIED"
    RETURNED = "RETURNED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    REVOKED = "REVOKED"


class EnrolmentAnswer(Struct, frozen=True):
    """An enrolment as it stands; its id is the person's. ``grade`` is this year's, in fen.

    ``proposed_category`` is what lists of other departments speak for, where that is another.
    """

    id: str
    region: str
    stage: EnrolmentStage
    scheme: Scheme
    category: EnrolmentCategory
    proposed_category: EnrolmentCategory | None
    grade: Fen
    first_year: int
    submitted_on: date
    confirmed_on: date | None
    missing: tuple[PaperKind, ...]
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    served_on: date | None
    version: int

    @property
    def person(self) -> str:
        return self.id


class AccountAnswer(Struct, frozen=True):
    """A personal account with the balance of each sub-ledger, in fen; its id is the person's."""

    id: str
    region: str
    opened_on: date
    personal: Fen
    subsidy: Fen
    collective: Fen
    version: int

    @property
    def balance(self) -> Fen:
        return self.personal + self.subsidy + self.collective

    @property
    def person(self) -> str:
        return self.id


class MakeUpAnswer(Struct, frozen=True):
    """How many years before the scheme a holder may buy in all, has bought, and may still buy."""

    most: int
    bought: int
    left: int


class EntryAnswer(Struct, frozen=True):
    """A line of an account; ``balance`` is that of the whole account with it, in fen."""

    number: int
    kind: str
    sub_ledger: SubLedger
    amount: Fen
    year: int
    value_day: date
    balance: Fen
    receipt: str | None
    reverses: int | None
    reversed_by: int | None
    recorded_at: datetime


class ClaimAnswer(Struct, frozen=True):
    """A claim as it stands. ``monthly`` is in fen, once granted; ``payable_until`` is there for the dead."""

    id: str
    person: str
    region: str
    stage: ClaimStage
    scheme: Scheme
    filed_on: date
    decided_on: date | None
    monthly: Fen | None
    payable_from: str | None
    payable_until: str | None
    served_on: date | None
    public_on: date | None
    public_at: str | None
    public_until: date | None
    missing: tuple[PaperKind, ...]
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    version: int
    revoked_event: str | None = None


class EntriesOf(Page, frozen=True, kw_only=True):
    """The entries of an account, newest first."""

    person: Annotated[str, id_of("Person", "Whose account (参保人).")]
    year: Annotated[int | None, says("Only those of this year (年度).")] = None


class ClaimsOf(Page, frozen=True, kw_only=True):
    """The claims of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who claims (申领人).")]


class FindEnrolments(Page, frozen=True, kw_only=True):
    """Enrolments of a region, in order of the persons' ids."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[EnrolmentStage | None, says("Only at this stage (状态).")] = None
    scheme: Annotated[Scheme | None, says("Only those taken in by this scheme (险种).")] = None
    category: Annotated[EnrolmentCategory | None, says("Only this category (参保类别).")] = None
    moved_away: Annotated[
        bool | None, says("Only those whose hukou is at another place by now (户籍已迁出).")
    ] = None
    merger_pending: Annotated[
        bool | None,
        says(
            "Only those whose person's file was merged or parted since, with nothing done yet (并档待处理)."
        ),
    ] = None
    submitted_from: Annotated[date | None, says("Submitted on this day or later (申报日起).")] = None
    submitted_until: Annotated[date | None, says("Submitted on this day or earlier (申报日止).")] = None


class FindClaims(Page, frozen=True, kw_only=True):
    """Claims of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[ClaimStage | None, says("Only at this stage (状态).")] = None
    scheme: Annotated[Scheme | None, says("Only those of this scheme (险种).")] = None
    filed_from: Annotated[date | None, says("Filed on this day or later (申领日起).")] = None
    filed_until: Annotated[date | None, says("Filed on this day or earlier (申领日止).")] = None


class Newcomer(Struct, frozen=True, kw_only=True):
    """Somebody of whom identity has not told yet, as their form has it."""

    born: date
    hukou_region: str
    rural_hukou: bool
    died_on: date | None = None
    death_is_proven: bool = False
    merged_into: str | None = None


class WouldEnrol(Struct, frozen=True, kw_only=True):
    """A form, and who it would be about if they are not on record here."""

    form: SubmitEnrolment
    newcomer: Newcomer
