"""How many people were served, and how often: the question, and a line of its answer."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from employment.contact.terms import ContactKind, ServiceTopic
from jinbao.calendar import Month
from jinbao.commands import id_of, says


class ContactAspect(StrEnum):
    """By what contacts are told apart when they are counted (统计口径)."""

    KIND = "PER_KIND"
    OFFICE = "PER_OFFICE"
    TOPIC = "PER_TOPIC"
    MONTH = "PER_MONTH"


class ContactFigures(Struct, frozen=True, kw_only=True):
    """Contacts and persons in a region, from one month to another."""

    region: Annotated[str, id_of("Region", "Which region, with all below it (地区).")]
    first_month: Annotated[Month, says("From this month (起始月份).")]
    last_month: Annotated[Month, says("To this month (截止月份).")]
    by: Annotated[
        tuple[ContactAspect, ...],
        Meta(description="A line for each of what; one line for all if none is named (分组).", max_length=4),
    ] = ()
    kind: Annotated[ContactKind | None, says("Only of this kind (服务种类).")] = None
    topic: Annotated[ServiceTopic | None, says("Only about this (主题).")] = None
    office: Annotated[str | None, id_of("Office", "Only of this office (机构).")] = None


class ContactLine(Struct, frozen=True):
    """Of one kind, office, topic and month, as far as these were told apart.

    A person is counted once in each line, so that the persons of several lines cannot be added up.
    """

    contacts: int
    persons: int
    unnamed: int
    kind: ContactKind | None = None
    office: str | None = None
    topic: ServiceTopic | None = None
    month: Month | None = None
