"""Labour-use filings in the graph: whom an employer employs, under which contract, and what a check found."""

from datetime import date
from typing import Any

import strawberry

from jinbao.graph import (
    Connection,
    Money,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    law,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)
from labor_relations import contract
from labor_relations.contract import (
    ChangeGround,
    CheckResult,
    ContractTerm,
    ContractTerms,
    Defect,
    DefectKind,
    EntitlementsOfFiling,
    FilingAnswer,
    FilingsOf,
    FilingsOfEmployer,
    FilingStage,
    FindFilings,
    Probation,
    SigningRate,
    SigningRateAsked,
)

words(ContractTerm, description="For how long a filed contract binds (合同期限类型).")
words(FilingStage, name="LabourUseFilingStage", description="Where a labour-use filing stands (备案状态).")
words(ChangeGround, name="LabourContractChange", description="Why a filing changed (变更原因).")
words(CheckResult, name="LabourUseCheckResult", description="What a check found; no approval (核查结果).")
words(DefectKind, name="LabourUseDefectKind", description="What has to be corrected in a filing (问题).")


@value(ContractTerms)
class FiledContract:
    """What a filed labour contract says (劳动合同)."""

    kind: ContractTerm = strawberry.field(description="For how long it binds (合同期限类型).")
    signed_on: date = strawberry.field(description="Day on which it was made (订立日期).")
    until: date | None = strawberry.field(description="Last day of a fixed term (合同期满日).")
    part_time: bool = strawberry.field(description="Whether it is for part of the day (非全日制用工).")


@value(Probation)
class FiledProbation:
    """The probation that was agreed on (试用期)."""

    months: int = strawberry.field(description="How many months (月数).")
    wage: Money = strawberry.field(description="Monthly wage meanwhile, in yuan (试用期工资).")


@value(Defect)
class LabourUseDefect:
    """Something that has to be corrected (问题)."""

    kind: DefectKind = strawberry.field(description="What (问题).")
    law: str = strawberry.field(resolver=law, description="By which law (法律依据).")
    limit: int | None = strawberry.field(
        description="The bound that was not kept: months, years, or fen for wages (界限)."
    )


@value(SigningRate)
class ContractSigningRate:
    """How many workers have a valid written contract (劳动合同签订率)."""

    workers: int = strawberry.field(description="Workers, without part-time ones (职工数).")
    with_contract: int = strawberry.field(description="Of them with a valid written contract (签订数).")
    rate: str | None = strawberry.field(description="The rate in per cent (签订率).")


@entity(
    "LabourUseFiling",
    look_up=("labor-relations", "filing_by_id"),
    source=FilingAnswer,
    stream="labour-contract",
)
class LabourUseFiling(Node):
    """A labour-use filing (劳动用工备案); the contract is valid without it."""

    stage: FilingStage = strawberry.field(description="Where it stands (状态).")
    since: date = strawberry.field(description="First day of work (用工之日).")
    terms: FiledContract | None = strawberry.field(description="The written contract (劳动合同).")
    wage: Money | None = strawberry.field(description="Monthly wage, in yuan (月工资).")
    probation: FiledProbation | None = strawberry.field(description="The probation (试用期).")
    filed_on: date = strawberry.field(description="Day of the filing (备案日期).")
    submission: str | None = strawberry.field(
        description="Event of employment that it came from: one submission for both (申报来源)."
    )
    result: CheckResult | None = strawberry.field(description="What the check found (核查结果).")
    checked_on: date | None = strawberry.field(description="Day of the check (核查日期).")
    defects: list[LabourUseDefect] = strawberry.field(description="What has to be corrected (问题).")
    last_day: date | None = strawberry.field(description="Last day of work (终止日期).")
    reason: str | None = strawberry.field(description="Why it ended, a code of EndReason (终止原因).")
    end_filed_on: date | None = strawberry.field(description="Day on which the end was filed (终止备案日期).")
    proved_on: date | None = strawberry.field(
        description="Day on which the worker had the proof of the end (出具解除证明日期)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who works (劳动者)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom; of dispatched workers who dispatches (用人单位)."""

    @link("identity", "employer_by_id", key="user_unit")
    def user_unit(self) -> references.Employer | None:
        """Whom a dispatched worker works for (用工单位)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the work is done (工作地)."""

    @link("employment", "employment_by_id", key="employment")
    def employment(self) -> references.EmploymentRegistration | None:
        """The registration of the same employment (就业登记)."""

    @link("labor-relations", "entitlements_of_filing", ask=EntitlementsOfFiling)
    def entitlements(self) -> list[references.Entitlement] | None:
        """What the law gives on these facts, with the agreed wage for every month (应得款项测算)."""

    @link("labor-relations", "filing_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """Its statutory clocks (法定期限)."""

    history = history_of("labor-relations", "filing_history")
    available_actions = actions_of("labor-relations", "filing_actions")


@contributes("Person")
class ContractedPerson:
    """What labour contracts add to a person."""

    @link("labor-relations", "filings_of_person", ask=FilingsOf)
    def labour_contracts(self) -> Connection[LabourUseFiling] | None:
        """Labour contracts as their employers filed them, newest first (劳动合同)."""


@contributes("Employer")
class ContractingEmployer:
    """What labour contracts add to an employer."""

    @link("labor-relations", "filings_of_employer", ask=FilingsOfEmployer)
    def labour_contracts(self) -> Connection[LabourUseFiling] | None:
        """Labour contracts that it has filed, newest first (劳动合同)."""


@strawberry.type
class Query:
    labour_use_filing = by_id(LabourUseFiling, "A labour-use filing (用工备案) by its id.")

    @ask("labor-relations", "find_filings", FindFilings)
    def labour_use_filings(self) -> Connection[LabourUseFiling] | None:
        """Labour-use filings (用工备案) that the caller may see, newest first."""

    @ask("labor-relations", "signing_rate", SigningRateAsked)
    def contract_signing_rate(self) -> ContractSigningRate | None:
        """How many workers that the caller may see have a written contract (劳动合同签订率)."""


def of_filing(command: type[Any]) -> Any:
    return mutation(command, service="labor-relations", gives=LabourUseFiling)


@strawberry.type
class Mutation:
    change_labour_contract = of_filing(contract.ChangeLabourContract)
    check_labour_contract = of_filing(contract.CheckLabourContract)
    record_ending_proof = of_filing(contract.RecordEndingProof)


@strawberry.type
class Subscription:
    labour_use_filing_changed = watch(
        LabourUseFiling,
        "A labour-use filing (用工备案) now, and again after everything that happens to it.",
        stream=lambda filing: f"labour-contract/{filing}",
    )
