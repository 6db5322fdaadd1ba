"""What can be asked concerning offices."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.office.terms import Management, OfficeForm, OfficeKind
from jinbao.commands import Command, id_of, own_id, says


class NewOffice(Struct, frozen=True, kw_only=True):
    """An office as it shall be."""

    code: Annotated[str, own_id("Code, chosen by the caller and kept for good (机构编码).")]
    kind: Annotated[OfficeKind, says("Kind (类别).")]
    name: Annotated[str, says("Name (名称).")]
    region: Annotated[str, id_of("Region", "Region that it serves (服务区划).")]
    form: Annotated[OfficeForm, says("Of its own or as a plate (单设或挂牌).")] = OfficeForm.INDEPENDENT
    above_code: Annotated[
        str | None, says("Code of the office that it answers to in business (上级机构编码).")
    ] = None


class ExistingOffice(NewOffice, frozen=True, kw_only=True):
    """An office that was established before it came into this register."""

    since: Annotated[date, says("From which day it exists (设立日).")]
    document: Annotated[str, says("Document by which it was established (批准文号).")]


class ImportOffices(Command, frozen=True, kw_only=True):
    """Take in offices that exist already, those above before those that answer to them (机构导入)."""

    offices: Annotated[tuple[ExistingOffice, ...], says("Offices, higher ones first (机构清单).")]


class PlanOffice(Command, frozen=True, kw_only=True):
    """Propose an office (拟设)."""

    office: Annotated[NewOffice, says("The office (机构).")]


class ApproveOffice(Command, frozen=True, kw_only=True):
    """Record that the staffing office has agreed to an office (编办批准)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    document: Annotated[str, says("Number of the staffing office's letter (编办文号).")]


class EstablishOffice(Command, frozen=True, kw_only=True):
    """Establish an office that has been approved (设立)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    since: Annotated[date, says("From which day it exists (设立日).")]


class RenameOffice(Command, frozen=True, kw_only=True):
    """Give an office another name from a day on (更名)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    name: Annotated[str, says("New name (新名称).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class ChangeForm(Command, frozen=True, kw_only=True):
    """Make an office a body of its own, a plate in another one, or neither, from a day on (变更形式)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    form: Annotated[OfficeForm, says("New form (新形式).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class MergeOffices(Command, frozen=True, kw_only=True):
    """Merge offices into another one, which goes on with their cases (合并)."""

    merged: Annotated[tuple[str, ...], id_of("Office", "Offices that end (被并入机构).")]
    into: Annotated[str, id_of("Office", "Office that goes on (并入机构).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class AbolishOffice(Command, frozen=True, kw_only=True):
    """Abolish an office; another one goes on with its cases (撤销)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    successor: Annotated[str, id_of("Office", "Office that goes on with its cases (承接机构).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class SetManagement(Command, frozen=True, kw_only=True):
    """Record how a county manages the people of its townships' centres from a day on (管理体制)."""

    region: Annotated[str, id_of("Region", "County (区县).")]
    model: Annotated[Management, says("Dual or vertical (双重管理或垂直管理).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]
