"""What is answered concerning households, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.roster.form import Relation
from jinbao.commands import id_of, says
from jinbao.paging import Page


class HouseholdAnswer(Struct, frozen=True):
    """A household of a village by its number, and who heads it."""

    id: str
    village: str
    number: str
    head: str | None


class MemberAnswer(Struct, frozen=True):
    """Somebody who belongs to a household, and since when."""

    person: str
    relation: Relation
    since: date


class HouseholdsIn(Page, frozen=True, kw_only=True):
    """The households of a village, in the order of their numbers."""

    region: Annotated[str, id_of("Region", "Village (村、社区).")]
    number: Annotated[str | None, says("Only the one with this number (户号).")] = None
