"""What is asked and answered of case numbers."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.paging import Page
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.terms import CaseSeries, NumberCancellation


class CasePrefixAnswer(Struct, frozen=True):
    """Under which prefix an office numbers its cases."""

    office: str
    series: CaseSeries
    prefix: str
    since: date

    @property
    def id(self) -> str:
        return f"{self.office}/{self.series}"


class CaseNumberAnswer(Struct, frozen=True):
    """A number that an office has given; cancelled ones stay visible."""

    office: str
    series: CaseSeries
    year: int
    number: int
    prefix: str
    case: str
    cancelled: NumberCancellation | None

    @property
    def written(self) -> str:
        return str(CaseNumber(self.prefix, self.year, self.number))


class FindCaseNumbers(Page, frozen=True, kw_only=True):
    """The numbers of an office in a year, in order."""

    office: Annotated[str, id_of("Office", "Which office (机构).")]
    series: Annotated[CaseSeries, says("Which cases (案号类别).")]
    year: Annotated[int, says("Which year (年份).")]
