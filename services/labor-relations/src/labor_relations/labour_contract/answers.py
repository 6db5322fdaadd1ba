"""What is answered of labour-use filings."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page
from labor_relations.labour_contract.events import Defect
from labor_relations.labour_contract.terms import (
    CheckResult,
    ContractTerms,
    FilingStage,
    Probation,
)


class FilingAnswer(Struct, frozen=True):
    """A filing as it stands; its id is that of the employment. ``submission`` is the event it came from."""

    id: str
    case: str
    person: str
    employer: str
    user_unit: str | None
    region: str
    stage: FilingStage
    since: date
    terms: ContractTerms | None
    wage: Fen | None
    probation: Probation | None
    filed_on: date
    submission: str | None
    result: CheckResult | None
    checked_on: date | None
    defects: tuple[Defect, ...]
    last_day: date | None
    reason: str | None
    end_filed_on: date | None
    proved_on: date | None
    version: int

    @property
    def employment(self) -> str:
        return self.id


class FilingsOf(Page, frozen=True, kw_only=True):
    """The labour contracts of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who works (劳动者).")]


class FilingsOfEmployer(Page, frozen=True, kw_only=True):
    """The labour contracts of an employer, newest first."""

    employer: Annotated[str, id_of("Employer", "The employer (用人单位).")]
    open: Annotated[bool | None, says("Only those that go on, or only those that do not (在职).")] = None


class FindFilings(Page, frozen=True, kw_only=True):
    """Filings of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[FilingStage | None, says("Only at this stage (状态).")] = None
    result: Annotated[CheckResult | None, says("Only with this result of the check (核查结果).")] = None


class SigningRateAsked(Struct, frozen=True, kw_only=True):
    """How many of the workers of a region, or of one employer in it, had a written contract on a day."""

    region: Annotated[str, id_of("Region", "Within this region (地区).")]
    on: Annotated[date, says("On this day (日期).")]
    employer: Annotated[str | None, id_of("Employer", "Only of this employer (用人单位).")] = None


class SigningRate(Struct, frozen=True):
    """Of so many workers so many had a valid written contract; part-time work needs none (劳动合同签订率)."""

    workers: int
    with_contract: int

    @property
    def rate(self) -> str | None:
        """In per cent with two decimals."""
        if not self.workers:
            return None
        hundredths = (self.with_contract * 100_00 + self.workers // 2) // self.workers
        return f"{hundredths // 100}.{hundredths % 100:02d}"
