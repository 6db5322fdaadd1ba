"""What is answered concerning employment, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.employment.terms import Contract, EmploymentKind, EmploymentStage, EndSeen, HireHint, ToldBy
from jinbao.casework.answers import AppealAnswer
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class EmploymentAnswer(Struct, frozen=True):
    """An employment as it stands. ``wage`` is in fen.

    ``due`` was the last day for telling of the hire, ``end_due`` that for telling of the end; ``reason`` is a
    code, ``reasons`` are those for which own work was not registered.
    """

    id: str
    person: str
    kind: EmploymentKind
    stage: EmploymentStage
    region: str
    employer: str | None
    user_unit: str | None
    since: date
    wage: Fen | None
    contract: Contract | None
    registered_on: date | None
    due: date | None
    late: bool | None
    hint: HireHint | None
    ended_on: date | None
    reason: str | None
    involuntary: bool | None
    end_registered_on: date | None
    end_due: date | None
    end_late: bool | None
    end_told_by: ToldBy | None
    corrected_on: date | None
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    served_on: date | None
    version: int


class EmploymentsOf(Page, frozen=True, kw_only=True):
    """The employments and the own work of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who works (劳动者).")]
    open: Annotated[bool | None, says("Only what goes on, or only what is over (是否在业).")] = None


class EmployeesOf(Page, frozen=True, kw_only=True):
    """Those whom an employer has hired, newest first."""

    employer: Annotated[str, id_of("Employer", "Employer (用人单位).")]
    open: Annotated[bool | None, says("Only who works there still, or no more (是否在职).")] = None


class FindEmployments(Page, frozen=True, kw_only=True):
    """Registrations of employment in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    kind: Annotated[EmploymentKind | None, says("Only this kind (就业形式).")] = None
    stage: Annotated[EmploymentStage | None, says("Only at this stage (状态).")] = None
    late: Annotated[bool | None, says("Only hires that were told late, or in time (是否逾期).")] = None
    hint: Annotated[HireHint | None, says("Only hires with this hint (用工提示).")] = None
    end_seen: Annotated[
        EndSeen | None,
        says("Only work that goes on by the register, though its end shows elsewhere (疑已终止)."),
    ] = None
    end_late: Annotated[bool | None, says("Only ends that were told late, or in time (终止是否逾期).")] = None
    since_from: Annotated[date | None, says("Began on this day or later (开始日起).")] = None
    since_until: Annotated[date | None, says("Began on this day or earlier (开始日止).")] = None
    ended_from: Annotated[date | None, says("Ended on this day or later (终止日起).")] = None
    ended_until: Annotated[date | None, says("Ended on this day or earlier (终止日止).")] = None
