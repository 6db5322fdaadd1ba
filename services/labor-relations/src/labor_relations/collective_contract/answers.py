"""What is asked and answered of collective contracts."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.casework.answers import AppealAnswer
from jinbao.commands import id_of, says
from jinbao.paging import Page
from labor_relations.collective_contract.terms import CollectiveEnd, CollectiveStage, InForceBy
from labor_relations.collective_contract.text import CollectiveText


class CollectiveAnswer(Struct, frozen=True):
    """A collective contract as it stands; ``submitted_event`` told what was submitted last."""

    id: str
    employer: str
    region: str
    stage: CollectiveStage
    number: str | None
    text: CollectiveText
    submitted_on: date
    due_on: date
    review_until: date | None
    in_force_on: date | None
    in_force_by: InForceBy | None
    published_on: date | None
    ground: CollectiveEnd | None
    ended_on: date | None
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    served_on: date | None
    decision: str | None
    version: int

    @property
    def late(self) -> bool:
        return self.submitted_on > self.due_on


class CollectiveContractsOf(Page, frozen=True, kw_only=True):
    """The collective contracts of an employer, newest first."""

    employer: Annotated[str, id_of("Employer", "The employer (用人单位).")]


class FindCollectiveContracts(Page, frozen=True, kw_only=True):
    """Collective contracts of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[CollectiveStage | None, says("Only at this stage (状态).")] = None
