"""What is answered concerning the labour-resource register, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.labour_register.terms import (
    Education,
    Intention,
    LabourLeaving,
    LabourSource,
    LabourState,
)
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class LabourEntryAnswer(Struct, frozen=True):
    """An entry as it stands: residence and hukou place, what the person does, and what contradicts it."""

    id: str
    person: str
    region: str
    hukou_region: str
    entered_on: date
    enters_on: date
    leaves_on: date
    left_on: date | None
    left_reason: LabourLeaving | None
    status: LabourState | None
    since: date | None
    source: LabourSource | None
    employer: str | None
    place: str | None
    occupation: OccupationClass | None
    income: Fen | None
    education: Education | None
    intentions: tuple[Intention, ...]
    disputed_status: LabourState | None
    disputed_source: LabourSource | None
    confirmed_month: Month | None
    version: int


class LabourSpellAnswer(Struct, frozen=True):
    """What was said of the time from a day on; ``withdrawn_on`` is when something weightier came."""

    status: LabourState
    since: date
    source: LabourSource
    employer: str | None
    place: str | None
    occupation: OccupationClass | None
    income: Fen | None
    known_on: date
    withdrawn_on: date | None


class LabourSkillAnswer(Struct, frozen=True):
    """A skill that a certificate attests."""

    occupation: OccupationClass
    level: SkillLevel
    certificate: str
    acquired_on: date


class FindLabourResources(Page, frozen=True, kw_only=True):
    """Entries of the register, those first who were entered last."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    status: Annotated[LabourState | None, says("Only who does this (劳动力状态).")] = None
    in_register: Annotated[bool | None, says("In the register, or left (在册).")] = None
    disputed: Annotated[bool, says("Only where sources contradict each other (矛盾待核).")] = False
