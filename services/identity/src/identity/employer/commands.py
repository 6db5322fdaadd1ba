"""What can be asked concerning employers."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from identity.employer.terms import AgentRole, Closing, EmployerKind, EmployerNumberKind
from jinbao.commands import Command, id_of, says

Whose: TypeAlias = Annotated[str, id_of("Employer", "Employer (用人单位).")]
Since: TypeAlias = Annotated[date, says("From which day (生效日).")]
Document: TypeAlias = Annotated[str, says("Document that says so (证明文件).")]


class EmployerNumber(Struct, frozen=True, kw_only=True):
    """A number of an employer."""

    kind: Annotated[EmployerNumberKind, says("Which number (号码类别).")]
    number: Annotated[str, says("The number (号码).")]


class RegisterEmployer(Command, frozen=True, kw_only=True):
    """Register an employer (用人单位登记) with the number by which it is known."""

    kind: Annotated[EmployerKind, says("What it is (单位类型).")]
    name: Annotated[str, Meta(min_length=1), says("Name (单位名称).")]
    region: Annotated[str, id_of("Region", "County or township in which it is (所在地).")]
    numbers: Annotated[tuple[EmployerNumber, ...], Meta(min_length=1), says("Its numbers (证照号码).")]
    representative: Annotated[str, id_of("Person", "Who represents it (法定代表人或负责人).")]
    head: Annotated[str | None, id_of("Employer", "Whose branch it is (总机构).")] = None
    since: Annotated[date, says("Day of its establishment (成立日期).")]
    document: Document


class GiveEmployerNumber(Command, frozen=True, kw_only=True):
    """Record another number of an employer; those that it has stay valid in old papers (登记证照号码)."""

    employer: Whose
    number: Annotated[EmployerNumber, says("The number (证照号码).")]
    since: Since


class EndEmployerNumber(Command, frozen=True, kw_only=True):
    """Record that a number of an employer is no more in use (证照号码停用)."""

    employer: Whose
    number: Annotated[EmployerNumber, says("The number (证照号码).")]
    until: Annotated[date, says("Its last day (截止日).")]


class RenameEmployer(Command, frozen=True, kw_only=True):
    """Record another name of an employer from a day on (单位更名)."""

    employer: Whose
    name: Annotated[str, Meta(min_length=1), says("New name (新名称).")]
    since: Since
    document: Document


class MoveEmployer(Command, frozen=True, kw_only=True):
    """Record that an employer has moved (单位迁址)."""

    employer: Whose
    region: Annotated[str, id_of("Region", "Where it is now (新所在地).")]
    since: Since
    document: Document


class InsureEmployer(Command, frozen=True, kw_only=True):
    """Register an employer for social insurance in a county (社会保险登记), due in 30 days."""

    employer: Whose
    region: Annotated[str, id_of("Region", "County that insures its people (参保地).")]
    since: Since


class NameEmployerAgent(Command, frozen=True, kw_only=True):
    """Name somebody who may act for an employer (经办人授权): the office does, or its representative."""

    employer: Whose
    person: Annotated[str, id_of("Person", "Who may act (被授权人).")]
    role: Annotated[AgentRole, says("As what (身份).")]
    since: Since
    document: Document


class DismissEmployerAgent(Command, frozen=True, kw_only=True):
    """Record until when somebody may act for an employer (终止授权)."""

    employer: Whose
    person: Annotated[str, id_of("Person", "Who may act no more (被授权人).")]
    until: Annotated[date, says("Last day (截止日).")]


class CloseEmployer(Command, frozen=True, kw_only=True):
    """Record that an employer is no more (单位注销)."""

    employer: Whose
    ground: Annotated[Closing, says("Why (注销原因).")]
    since: Annotated[date, says("First day on which it is no more (注销日期).")]
    document: Document


class ReopenEmployer(Command, frozen=True, kw_only=True):
    """Take back that an employer was closed (撤销注销)."""

    employer: Whose
    document: Document
