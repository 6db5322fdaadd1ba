"""What is answered concerning zero-employment families, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.zero_employment_family.terms import Excluded, FamilyStage, PromiseEnd
from jinbao.casework.answers import AppealAnswer
from jinbao.commands import id_of, says
from jinbao.paging import Page


class FamilyAnswer(Struct, frozen=True):
    """A family as it stands; ``person`` is the member who applied."""

    id: str
    person: str
    household: str
    region: str
    stage: FamilyStage
    applied_on: date
    excluded: tuple[Excluded, ...]
    confirmed_on: date | None
    job_on: date | None
    stable_since: date | None
    ground: PromiseEnd | None
    ended_on: date | None
    served_on: date | None
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    version: int


class FamiliesOf(Page, frozen=True, kw_only=True):
    """The applications of a person for their family, newest first."""

    person: Annotated[str, id_of("Person", "Who applied (申请人).")]


class FindFamilies(Page, frozen=True, kw_only=True):
    """Zero-employment families in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[FamilyStage | None, says("Only at this stage (状态).")] = None
