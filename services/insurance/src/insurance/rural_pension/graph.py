"""The rural pension in the graph: enrolments, accounts, claims, and decisions that explain themselves."""

from datetime import date, datetime
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    AccountAnswer,
    ClaimAnswer,
    ClaimsOf,
    ClaimStage,
    EnrolmentAnswer,
    EnrolmentCategory,
    EnrolmentStage,
    EntriesOf,
    EntryAnswer,
    FindClaims,
    FindEnrolments,
    PaperKind,
    Scheme,
    SubLedger,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
    would,
)

words(EnrolmentStage, description="Where an enrolment stands (参保登记状态).")
words(ClaimStage, description="Where a claim stands (待遇申领状态).")
words(Scheme, description="Which pension it is, by hukou and day (险种).")
words(EnrolmentCategory, description="Who somebody is for the scheme (参保类别).")
words(SubLedger, description="Whose money it is in a personal account (个人账户分账).")


@entity(
    "RuralPensionEnrolment",
    look_up=("insurance", "enrolment_by_person"),
    source=EnrolmentAnswer,
    stream="rural-pension-enrolment",
)
class RuralPensionEnrolment(Node):
    """A person's enrolment in the rural, the urban or the residents' pension (养老保险参保登记)."""

    stage: EnrolmentStage = strawberry.field(description="Where it stands (状态).")
    scheme: Scheme = strawberry.field(
        description="The scheme that took the person in, by hukou and day; merged since 2014 (险种)."
    )
    category: EnrolmentCategory = strawberry.field(description="Category (参保类别).")
    proposed_category: EnrolmentCategory | None = strawberry.field(
        description="What lists of other departments speak for, to be confirmed (拟变更参保类别)."
    )
    grade: Money = strawberry.field(description="Contribution of a year, in yuan (缴费档次).")
    first_year: int = strawberry.field(description="First contribution year (起始年度).")
    submitted_on: date = strawberry.field(description="Day of the application (申报日期).")
    confirmed_on: date | None = strawberry.field(description="Day of the county's confirmation (确认日期).")
    missing: list[PaperKind] = strawberry.field(description="Papers that are missing (待补材料).")
    reasons: list[str] = strawberry.field(description="Why it was returned or not accepted, as codes (理由).")
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the last answer can be contested (救济途径)."
    )
    served_on: date | None = strawberry.field(description="Day of its service (送达日期).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose enrolment it is (参保人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is kept: where the hukou was when it was taken in or moved (参保地)."""

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The last decision, by which it was merged into another or parted from it (决定)."""

    @link("insurance", "enrolment_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All such decisions, newest first (全部决定)."""

    history = history_of("insurance", "enrolment_history")
    available_actions = actions_of("insurance", "enrolment_actions")

    @link("insurance", "enrolment_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""


@value(EntryAnswer)
class AccountEntry:
    """A line of a personal account, never changed: a wrong one is reversed by another (账目)."""

    number: int = strawberry.field(description="Its number in the account (序号).")
    kind: str = strawberry.field(description="What it is: contribution, subsidy, interest, … (种类).")
    sub_ledger: SubLedger = strawberry.field(description="Sub-ledger (分账).")
    amount: Money = strawberry.field(description="Amount in yuan; a reversal has the other sign (金额).")
    year: int = strawberry.field(description="Year for which it is (年度).")
    value_day: date = strawberry.field(description="Day from which the money counts (起息日).")
    balance: Money = strawberry.field(description="Balance of the account with it, in yuan (余额).")
    receipt: str | None = strawberry.field(description="Number of the receipt (凭证号).")
    reverses: int | None = strawberry.field(description="Number of the entry that it reverses (冲正对象).")
    reversed_by: int | None = strawberry.field(description="Number of the entry that reverses it (被冲正).")
    recorded_at: datetime = strawberry.field(description="Moment at which it was recorded (记录时间).")


@value(contract.MakeUpAnswer)
class YearsToMakeUp:
    """The years before the scheme that a holder may buy (补缴年限)."""

    most: int = strawberry.field(description="How many in all: fifteen less those left to pay (可补缴年限).")
    bought: int = strawberry.field(description="How many are bought (已补缴年限).")
    left: int = strawberry.field(description="How many can still be bought (尚可补缴年限).")


@entity("RuralPensionAccount", look_up=("insurance", "account_by_person"), source=AccountAnswer)
class RuralPensionAccount(Node):
    """The personal account of an enrolled person, in three sub-ledgers (个人账户)."""

    opened_on: date = strawberry.field(description="Day on which it was opened (建账日期).")
    personal: Money = strawberry.field(description="What the person paid, with interest, in yuan (个人缴费).")
    subsidy: Money = strawberry.field(description="What the government added, in yuan (政府补贴).")
    collective: Money = strawberry.field(description="What the collective added, in yuan (集体补助).")
    balance: Money = strawberry.field(description="All three together, in yuan (储存额).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("insurance", "entries_of", ask=EntriesOf)
    def entries(self) -> Connection[AccountEntry] | None:
        """Its entries, newest first (账目)."""

    @link("insurance", "make_up_by_person")
    def years_to_make_up(self) -> YearsToMakeUp | None:
        """How many years before the scheme can be bought, by the law of today (补缴年限)."""

    history = history_of("insurance", "account_history")
    available_actions = actions_of("insurance", "account_actions")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose account it is (参保人)."""


@entity(
    "RuralPensionClaim",
    look_up=("insurance", "claim_by_id"),
    source=ClaimAnswer,
    stream="rural-pension-claim",
)
class RuralPensionClaim(Node):
    """A claim to the rural, the urban or the residents' pension, through five hands (待遇申领)."""

    stage: ClaimStage = strawberry.field(description="Where it stands (状态).")
    scheme: Scheme = strawberry.field(
        description="The scheme of the claimant on the day of the claim (险种)."
    )
    filed_on: date = strawberry.field(description="Day of the claim (申领日期).")
    decided_on: date | None = strawberry.field(description="Day of the decision (审批日期).")
    monthly: Money | None = strawberry.field(description="Monthly pension in yuan, once granted (月待遇).")
    payable_from: Month | None = strawberry.field(description="First payable month (起付月).")
    payable_until: Month | None = strawberry.field(
        description="Last payable month, where the claimant died before the decision (止付月)."
    )
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")
    public_on: date | None = strawberry.field(description="Day on which it was publicised (公示日期).")
    public_until: date | None = strawberry.field(description="Last day for objections (公示截止日).")
    missing: list[PaperKind] = strawberry.field(description="Papers that are missing (待补材料).")
    reasons: list[str] = strawberry.field(
        description="Why it was returned, denied or not accepted, as codes."
    )
    appeals: list[references.AppealRoute] = strawberry.field(
        description="How the answer can be contested (救济途径)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who claims (申领人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (申领地)."""

    @link("identity", "region_by_id", key="public_at")
    def public_at(self) -> references.Region | None:
        """Where it was posted for objections, if the county asks for that (公示地点)."""

    @link("insurance", "decision_by_claim")
    def decision(self) -> references.Decision | None:
        """The decision, once there is one (待遇核定)."""

    @link("insurance", "pension_decision_by_id", key="revoked_event")
    def revoked_by(self) -> references.RuralPensionRuling | None:
        """The later decision by which this one holds no more (撤销本决定的决定)."""

    history = history_of("insurance", "claim_history")
    available_actions = actions_of("insurance", "claim_actions")

    @link("insurance", "claim_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""


@contributes("Person")
class InsurancePerson:
    """What insurance adds to a person."""

    @link("insurance", "enrolment_by_person")
    def rural_pension_enrolment(self) -> RuralPensionEnrolment | None:
        """Enrolment in the rural, the urban or the residents' pension (参保登记)."""

    @link("insurance", "account_by_person")
    def rural_pension_account(self) -> RuralPensionAccount | None:
        """Personal account of whichever of them it is (个人账户)."""

    @link("insurance", "claims_of", ask=ClaimsOf)
    def rural_pension_claims(self) -> Connection[RuralPensionClaim] | None:
        """Claims to it, newest first (待遇申领)."""


@strawberry.type
class Query:
    rural_pension_enrolment = by_id(RuralPensionEnrolment, "An enrolment (参保登记) by its id.")
    rural_pension_account = by_id(RuralPensionAccount, "A personal account (个人账户) by its id.")
    rural_pension_claim = by_id(RuralPensionClaim, "A claim (待遇申领) by its id.")

    @ask("insurance", "find_enrolments", FindEnrolments)
    def rural_pension_enrolments(self) -> Connection[RuralPensionEnrolment] | None:
        """Enrolments (参保登记) that the caller may see, by region, stage, scheme, category and day."""

    would_merge_rural_pension_enrolments = would(contract.MergeEnrolments, service="insurance")
    would_separate_rural_pension_enrolments = would(contract.SeparateEnrolments, service="insurance")

    @ask("insurance", "find_claims", FindClaims)
    def rural_pension_claims(self) -> Connection[RuralPensionClaim] | None:
        """Claims (待遇申领) that the caller may see, newest first, by region, stage, scheme and day."""


def of_enrolment(command: type[Any]) -> Any:
    return mutation(
        command, service="insurance", gives=RuralPensionEnrolment, by=lambda asked, _: asked.person
    )


def of_kept_enrolment(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=RuralPensionEnrolment, by=lambda asked, _: asked.kept)


def of_account(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=RuralPensionAccount, by=lambda asked, _: asked.person)


def of_claim(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=RuralPensionClaim)


@strawberry.type
class Mutation:
    submit_rural_pension_enrolment = of_enrolment(contract.SubmitEnrolment)
    refuse_rural_pension_enrolment = of_enrolment(contract.RefuseEnrolment)
    ask_to_complete_rural_pension_enrolment = of_enrolment(contract.AskToCompleteEnrolment)
    complete_rural_pension_enrolment = of_enrolment(contract.CompleteEnrolment)
    correct_rural_pension_enrolment_form = of_enrolment(contract.CorrectEnrolmentForm)
    first_review_rural_pension_enrolment = of_enrolment(contract.FirstReviewEnrolment)
    return_rural_pension_enrolment = of_enrolment(contract.ReturnEnrolment)
    confirm_rural_pension_enrolment = of_enrolment(contract.ConfirmEnrolment)
    withdraw_rural_pension_enrolment = of_enrolment(contract.WithdrawEnrolment)
    take_back_rural_pension_enrolment = of_enrolment(contract.TakeBackEnrolment)
    choose_rural_pension_grade = of_enrolment(contract.ChooseGrade)
    change_rural_pension_category = of_enrolment(contract.ChangeCategory)
    move_rural_pension_enrolment = of_enrolment(contract.MoveEnrolment)
    merge_rural_pension_enrolments = of_kept_enrolment(contract.MergeEnrolments)
    separate_rural_pension_enrolments = of_kept_enrolment(contract.SeparateEnrolments)
    serve_rural_pension_enrolment_decision = of_enrolment(contract.ServeEnrolmentDecision)

    record_rural_pension_contribution = of_account(contract.RecordContribution)
    record_rural_pension_make_up = of_account(contract.RecordMakeUp)
    record_rural_pension_collective_aid = of_account(contract.RecordCollectiveAid)
    credit_rural_pension_interest = of_account(contract.CreditInterest)
    reverse_rural_pension_entry = of_account(contract.ReverseEntry)

    file_rural_pension_claim = of_claim(contract.FileClaim)
    accept_rural_pension_claim = of_claim(contract.AcceptClaim)
    refuse_rural_pension_claim = of_claim(contract.RefuseClaim)
    ask_to_complete_rural_pension_claim = of_claim(contract.AskToCompleteClaim)
    complete_rural_pension_claim = of_claim(contract.CompleteClaim)
    correct_rural_pension_claim_form = of_claim(contract.CorrectClaimForm)
    review_rural_pension_claim = of_claim(contract.ReviewClaim)
    publicise_rural_pension_claim = of_claim(contract.PubliciseClaim)
    record_rural_pension_objection = of_claim(contract.RecordObjection)
    recheck_rural_pension_claim = of_claim(contract.RecheckClaim)
    return_rural_pension_claim = of_claim(contract.ReturnClaim)
    decide_rural_pension_claim = of_claim(contract.DecideClaim)
    withdraw_rural_pension_claim = of_claim(contract.WithdrawClaim)
    serve_rural_pension_decision = of_claim(contract.ServeDecision)


@strawberry.type
class Subscription:
    rural_pension_claim_changed = watch(
        RuralPensionClaim,
        "A claim (待遇申领) now, and again after everything that happens to it.",
        stream=lambda claim: f"rural-pension-claim/{claim}",
    )
    rural_pension_enrolment_changed = watch(
        RuralPensionEnrolment,
        "An enrolment (参保登记) now, and again after everything that happens to it.",
        stream=lambda person: f"rural-pension-enrolment/{person}",
    )
