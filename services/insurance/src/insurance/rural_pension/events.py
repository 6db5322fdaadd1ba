"""What can happen in the rural pension.  Kept for good: a change is a v2, never an edit."""

from datetime import date
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from insurance.rural_pension.terms import (
    ClaimStop,
    Collector,
    EnrolmentCategory,
    NotAcceptedGround,
    ObjectionGround,
    ReturnGround,
    ReversalGround,
    Scheme,
    SubLedger,
)
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import id_of, says
from jinbao.decision import Appeal, Decision
from jinbao.events import Event
from jinbao.money import Fen, Rounding
from jinbao.rules import Parameter


class DeclaredChild(Struct, frozen=True):
    """A living child (子女) of the claimant, as the claim form declares it."""

    person: Annotated[str, id_of("Person", "The child (子女).")]
    student: Annotated[bool, says("Whether the child is declared to be at school (是否在校学生).")] = False
    employee_pension: Annotated[
        bool,
        says("Whether the child is declared to be in an employee pension scheme (是否参加职工养老保险)."),
    ] = False


class Correction(Struct, frozen=True):
    """What a form said before, and what it says now (更正内容)."""

    field: str
    before: str | int | bool | tuple[DeclaredChild, ...]
    after: str | int | bool | tuple[DeclaredChild, ...]


# Enrolment (参保登记), stream rural-pension-enrolment/<person>.


class EnrolmentSubmitted(Event, frozen=True, tag="insurance.rural-pension.enrolment-submitted.v1"):
    person: str
    region: str
    on: date
    scheme: Scheme
    category: EnrolmentCategory
    grade: Fen
    first_year: int
    student: bool
    employee_pension: bool
    papers: tuple[CasePaper, ...]
    submitted_by: str
    consent: Consent | None
    submission: str | None = None


class EnrolmentNotAccepted(Event, frozen=True, tag="insurance.rural-pension.enrolment-not-accepted.v1"):
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class EnrolmentToComplete(Event, frozen=True, tag="insurance.rural-pension.enrolment-to-complete.v1"):
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class EnrolmentCompleted(Event, frozen=True, tag="insurance.rural-pension.enrolment-completed.v1"):
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    completed_by: str


class EnrolmentFormCorrected(Event, frozen=True, tag="insurance.rural-pension.enrolment-form-corrected.v1"):
    """A typing error was put right before acceptance (更正录入); the form stands as it is given here."""

    person: str
    region: str
    on: date
    category: EnrolmentCategory
    grade: Fen
    student: bool
    employee_pension: bool
    corrections: tuple[Correction, ...]
    corrected_by: str


class EnrolmentFirstReviewed(Event, frozen=True, tag="insurance.rural-pension.enrolment-first-reviewed.v1"):
    """``one_person_office`` says that the exception was used: the same person had taken the form in."""

    person: str
    region: str
    on: date
    officer: str
    one_person_office: bool


class EnrolmentReturned(Event, frozen=True, tag="insurance.rural-pension.enrolment-returned.v1"):
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[ReturnGround, ...]


class EnrolmentConfirmed(Event, frozen=True, tag="insurance.rural-pension.enrolment-confirmed.v1"):
    person: str
    region: str
    on: date
    scheme: Scheme
    category: EnrolmentCategory
    grade: Fen
    first_year: int
    officer: str


class EnrolmentWithdrawn(Event, frozen=True, tag="insurance.rural-pension.enrolment-withdrawn.v1"):
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class GradeChosen(Event, frozen=True, tag="insurance.rural-pension.grade-chosen.v1"):
    """``year`` is the first contribution year for which the grade holds."""

    person: str
    region: str
    on: date
    year: int
    grade: Fen
    chosen_by: str
    consent: Consent | None


class CategoryChanged(Event, frozen=True, tag="insurance.rural-pension.category-changed.v1"):
    """``year`` is the first contribution year for which the category holds."""

    person: str
    region: str
    on: date
    year: int
    category: EnrolmentCategory
    papers: tuple[CasePaper, ...]
    officer: str


class EnrolmentMoved(Event, frozen=True, tag="insurance.rural-pension.enrolment-moved.v1"):
    """The insurance relation and the account follow the person to another place (关系转移)."""

    person: str
    region: str
    on: date
    left: str
    officer: str


class MovedEntry(Struct, frozen=True):
    """An entry by its number in the account that ends, and by that under which it goes on."""

    was: int
    goes_on: int


class EnrolmentMerged(Event, frozen=True, tag="insurance.rural-pension.enrolment-merged.v1"):
    """Two enrolments were of one person (重复参保合并): this one ends, its account goes on in the other.

    ``refunded`` are the entries of years that both have paid; the person gets ``refund`` back, as decided;
    subsidies were due once. ``undone`` are the months of a second pension that the account had borne.
    """

    person: str
    region: str
    on: date
    into: str
    moved: tuple[MovedEntry, ...]
    refunded: tuple[int, ...]
    refund: Fen
    undone: tuple[int, ...]
    officer: str
    decision: Decision


class EnrolmentSeparated(Event, frozen=True, tag="insurance.rural-pension.enrolment-separated.v1"):
    """They were two people after all (撤销合并): this enrolment goes on by itself, with what was its own.

    ``withdrawn`` is the refund of the merger, where it had not been paid and is owed no more.
    """

    person: str
    region: str
    on: date
    of: str
    withdrawn: str | None
    officer: str
    decision: Decision


class EnrolmentDecisionServed(Event, frozen=True, tag="insurance.rural-pension.enrolment-decision-served.v1"):
    """The last answer about an enrolment reached whom it concerns (送达); by that day's law appeals end."""

    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


EnrolmentEvent = (
    EnrolmentSubmitted
    | EnrolmentNotAccepted
    | EnrolmentToComplete
    | EnrolmentCompleted
    | EnrolmentFormCorrected
    | EnrolmentFirstReviewed
    | EnrolmentReturned
    | EnrolmentConfirmed
    | EnrolmentWithdrawn
    | GradeChosen
    | CategoryChanged
    | EnrolmentMoved
    | EnrolmentMerged
    | EnrolmentSeparated
    | EnrolmentDecisionServed
)


# The personal account (个人账户), stream rural-pension-account/<person>.


class Balances(Struct, frozen=True):
    """What stands in each sub-ledger."""

    personal: Fen = 0
    subsidy: Fen = 0
    collective: Fen = 0

    @property
    def total(self) -> Fen:
        return self.personal + self.subsidy + self.collective

    def after(self, sub_ledger: SubLedger, amount: Fen) -> "Balances":
        """The balances once an amount has been entered."""
        name = sub_ledger.lower()
        return replace(self, **{name: getattr(self, name) + amount})


class Entry(Struct, frozen=True):
    """A line of an account, never changed: a wrong one is reversed by another.

    ``year`` is the year that is paid for, or whose interest it is. ``value_day`` is the day from which the
    money counts. ``balances`` are those of the account with this entry.
    """

    number: int
    sub_ledger: SubLedger
    amount: Fen
    year: int
    value_day: date
    balances: Balances


class AccountOpened(Event, frozen=True, tag="insurance.rural-pension.account-opened.v1"):
    person: str
    region: str
    on: date
    opened_by: str


class ContributionReceived(Event, frozen=True, tag="insurance.rural-pension.contribution-received.v1"):
    """The personal part of a year's contribution (个人缴费)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    collector: Collector
    receipt: str | None


class ContributionPaidForDisabled(
    Event, frozen=True, tag="insurance.rural-pension.contribution-paid-for-disabled.v1"
):
    """What the government pays of the lowest grade for somebody severely disabled (政府代缴)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    by_rule: Parameter


class SubsidyCredited(Event, frozen=True, tag="insurance.rural-pension.subsidy-credited.v1"):
    """The government's subsidy to a paid year (政府补贴)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    by_rule: Parameter


class YearMadeUp(Event, frozen=True, tag="insurance.rural-pension.year-made-up.v1"):
    """A year before the scheme that somebody bought (补缴); ``by_rule`` is the limit on such years."""

    person: str
    region: str
    entry: Entry
    collector: Collector
    receipt: str | None
    by_rule: Parameter


class CollectiveAidReceived(Event, frozen=True, tag="insurance.rural-pension.collective-aid-received.v1"):
    """What the village collective or another body adds (集体补助)."""

    person: str
    region: str
    entry: Entry
    receipt: str | None


class InterestCredited(Event, frozen=True, tag="insurance.rural-pension.interest-credited.v1"):
    """A year's interest of one sub-ledger (计息): ``fen_months`` times the rate over twelve, rounded once."""

    person: str
    region: str
    entry: Entry
    fen_months: int
    by_rule: Parameter
    rounding: Rounding


class EntryReversed(Event, frozen=True, tag="insurance.rural-pension.entry-reversed.v1"):
    """``of`` is the number of the original (冲正)."""

    person: str
    region: str
    entry: Entry
    of: int
    reason: ReversalGround
    officer: str


class BenefitDebited(Event, frozen=True, tag="insurance.rural-pension.benefit-debited.v1"):
    """What a sub-ledger bears of a paid line of a payment run (个人账户支出)."""

    person: str
    region: str
    entry: Entry
    run: str
    line: int


class AccountInherited(Event, frozen=True, tag="insurance.rural-pension.account-inherited.v1"):
    """What a sub-ledger leaves to the heirs, months included that were still due (个人账户继承)."""

    person: str
    region: str
    entry: Entry
    inheritance: str


class SubsidyKept(Event, frozen=True, tag="insurance.rural-pension.subsidy-kept.v1"):
    """The government's part, which by the law of the day of death stays in the fund (政府补贴余额留存)."""

    person: str
    region: str
    entry: Entry
    inheritance: str


class OverpaymentSetOff(Event, frozen=True, tag="insurance.rural-pension.overpayment-set-off.v1"):
    """What a sub-ledger gives for money that was paid too much (多领抵扣), by recovery and return."""

    person: str
    region: str
    entry: Entry
    overpayment: str
    recovery: int
    number: int


class BenefitRestored(Event, frozen=True, tag="insurance.rural-pension.benefit-restored.v1"):
    """What a sub-ledger had borne of months not due, and has again when they come back (退回入账)."""

    person: str
    region: str
    entry: Entry
    overpayment: str
    recovery: int
    number: int


AccountEvent = (
    AccountOpened
    | ContributionReceived
    | ContributionPaidForDisabled
    | SubsidyCredited
    | YearMadeUp
    | CollectiveAidReceived
    | InterestCredited
    | EntryReversed
    | BenefitDebited
    | AccountInherited
    | SubsidyKept
    | OverpaymentSetOff
    | BenefitRestored
)


# The claim (待遇申领), stream rural-pension-claim/<claim>.


class ClaimFiled(Event, frozen=True, tag="insurance.rural-pension.claim-filed.v1"):
    claim: str
    person: str
    region: str
    on: date
    scheme: Scheme
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    papers: tuple[CasePaper, ...]
    filed_by: str
    consent: Consent | None


class ClaimAccepted(Event, frozen=True, tag="insurance.rural-pension.claim-accepted.v1"):
    """After first review (受理、初审). ``one_person_office``: the same person had taken the form in."""

    claim: str
    person: str
    region: str
    on: date
    officer: str
    one_person_office: bool


class ClaimNotAccepted(Event, frozen=True, tag="insurance.rural-pension.claim-not-accepted.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class ClaimToComplete(Event, frozen=True, tag="insurance.rural-pension.claim-to-complete.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class ClaimCompleted(Event, frozen=True, tag="insurance.rural-pension.claim-completed.v1"):
    """``employee_pension`` and ``children`` are those of the form as it stands now."""

    claim: str
    person: str
    region: str
    on: date
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    papers: tuple[CasePaper, ...]
    completed_by: str
    consent: Consent | None


class ClaimFormCorrected(Event, frozen=True, tag="insurance.rural-pension.claim-form-corrected.v1"):
    """A typing error was put right before acceptance (更正录入); the form stands as it is given here."""

    claim: str
    person: str
    region: str
    on: date
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    corrections: tuple[Correction, ...]
    corrected_by: str


class ClaimReviewed(Event, frozen=True, tag="insurance.rural-pension.claim-reviewed.v1"):
    """``publication_days`` says how long the county has it publicised before the recheck, if at all."""

    claim: str
    person: str
    region: str
    on: date
    officer: str
    publication_days: int


class ClaimPublicised(Event, frozen=True, tag="insurance.rural-pension.claim-publicised.v1"):
    """Posted in a place (公示) until the end of a day; whoever objects does so by then."""

    claim: str
    person: str
    region: str
    on: date
    place: str
    until: date
    officer: str


class ClaimObjected(Event, frozen=True, tag="insurance.rural-pension.claim-objected.v1"):
    """An objection (异议) sends the claim back to review; who raised it is not kept with the claim."""

    claim: str
    person: str
    region: str
    on: date
    ground: ObjectionGround
    officer: str


class ClaimRechecked(Event, frozen=True, tag="insurance.rural-pension.claim-rechecked.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str


class ClaimReturned(Event, frozen=True, tag="insurance.rural-pension.claim-returned.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    to: ClaimStop
    reasons: tuple[ReturnGround, ...]


class ClaimWithdrawn(Event, frozen=True, tag="insurance.rural-pension.claim-withdrawn.v1"):
    claim: str
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class Granted(Event, frozen=True, tag="insurance.rural-pension.granted.v1"):
    claim: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str

    @property
    def payable_until(self) -> Month | None:
        """The last month that is due, where the claimant had died before the decision."""
        last = (step.result for step in self.decision.steps if step.name == "payable_until")
        return next(map(str, last), None)


class Denied(Event, frozen=True, tag="insurance.rural-pension.denied.v1"):
    claim: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="insurance.rural-pension.decision-served.v1"):
    """The answer reached the claimant (送达); by the law of that day the appeals end."""

    claim: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


ClaimEvent = (
    ClaimFiled
    | ClaimAccepted
    | ClaimNotAccepted
    | ClaimToComplete
    | ClaimCompleted
    | ClaimFormCorrected
    | ClaimReviewed
    | ClaimPublicised
    | ClaimObjected
    | ClaimRechecked
    | ClaimReturned
    | ClaimWithdrawn
    | Granted
    | Denied
    | DecisionServed
)

RuralPensionEvent = EnrolmentEvent | AccountEvent | ClaimEvent
