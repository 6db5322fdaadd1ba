"""What is answered concerning employers, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.employer.terms import AgentRole, Closing, EmployerKind, EmployerNumberKind
from jinbao.commands import id_of, says
from jinbao.paging import Page


class EmployerAnswer(Struct, frozen=True):
    """An employer as it stands today."""

    id: str
    kind: EmployerKind
    name: str
    region: str
    head: str | None
    since: date
    insured_in: str | None
    insured_since: date | None
    closed_on: date | None
    closing: Closing | None


class EmployerNumberAnswer(Struct, frozen=True):
    """A number that an employer has or had, with its first and last day."""

    kind: EmployerNumberKind
    number: str
    since: date
    until: date | None


class EmployerChange(Struct, frozen=True):
    """One line of an employer's past: from which day which aspect of it had which value."""

    since: date
    aspect: str
    value: str
    document: str | None


class EmployerAgentAnswer(Struct, frozen=True):
    """Who may act for an employer, or might, and when."""

    person: str
    employer: str
    role: AgentRole
    since: date
    until: date | None
    document: str


class BranchesOf(Page, frozen=True, kw_only=True):
    """The branches of a legal person, in order of their ids."""

    employer: Annotated[str, id_of("Employer", "Legal person (总机构).")]


class EmployersIn(Page, frozen=True, kw_only=True):
    """Employers that are in a region itself, in order of their ids."""

    region: Annotated[str, id_of("Region", "Region (所在地).")]


class FindEmployers(Page, frozen=True, kw_only=True):
    """Employers anywhere in a region, by a number that they had at any time, by kind, or by a name."""

    within: Annotated[str | None, id_of("Region", "Only in this region and below (所在地范围).")] = None
    number: Annotated[str | None, says("A number it has or had (证照号码).")] = None
    kind: Annotated[EmployerKind | None, says("Only this kind (单位类型).")] = None
    name: Annotated[str | None, says("Beginning of the name (单位名称).")] = None
