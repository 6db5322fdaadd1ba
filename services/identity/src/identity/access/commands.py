"""What can be asked concerning authority."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import Command, fen, id_of, own_id, says


class NewGrant(Struct, frozen=True, kw_only=True):
    """Authority of a person in an office: role, region, items, steps, ceiling and days."""

    id: Annotated[str, own_id("Id chosen by the caller (授权标识).")]
    person: Annotated[str, id_of("Person", "Who receives it (被授权人).")]
    role: Annotated[str, says("Role (角色).")]
    office: Annotated[str, id_of("Office", "For which office they act (所在机构).")]
    region: Annotated[str, id_of("Region", "Where (地域范围).")]
    items: Annotated[tuple[str, ...], Meta(min_length=1), says("Items, * for all (事项).")]
    steps: Annotated[tuple[str, ...], Meta(min_length=1), says("Steps, * for all (环节).")]
    since: Annotated[date, says("First day (起始日).")]
    until: Annotated[date | None, says("Last day (截止日).")] = None
    ceiling: Annotated[int | None, fen("Up to which amount (金额上限).")] = None
    source: Annotated[str, says("Document it rests on (依据).")]


class GiveGrant(Command, frozen=True, kw_only=True):
    """Give a person authority in an office (授权)."""

    grant: Annotated[NewGrant, says("The grant (授权内容).")]


class GiveGrants(Command, frozen=True, kw_only=True):
    """Give many persons their authority at once, all of it or none (批量授权)."""

    grants: Annotated[tuple[NewGrant, ...], Meta(min_length=1), says("The grants (授权清单).")]


class DelegateGrant(Command, frozen=True, kw_only=True):
    """Let another person of the office act under a grant of one's own for a time (委托)."""

    delegation: Annotated[str, own_id("Id chosen by the caller (委托标识).")]
    delegated_from: Annotated[str, id_of("Grant", "One's own grant (原授权).")]
    person: Annotated[str, id_of("Person", "Who receives it (受托人).")]
    items: Annotated[tuple[str, ...], Meta(min_length=1), says("Items, no more than one's own (事项).")]
    steps: Annotated[tuple[str, ...], Meta(min_length=1), says("Steps, no more than one's own (环节).")]
    since: Annotated[date, says("First day (起始日).")]
    until: Annotated[date, says("Last day (截止日).")]
    ceiling: Annotated[int | None, fen("Up to which amount, no more than one's own (金额上限).")] = None
    reason: Annotated[str, says("Why (理由).")]


class EndGrant(Command, frozen=True, kw_only=True):
    """End a grant, and every delegation of it (收回授权)."""

    grant: Annotated[str, id_of("Grant", "Grant (授权).")]
    until: Annotated[date, says("Last day on which it holds (截止日).")]
    reason: Annotated[str, says("Why (理由).")]


class OpenHistoricalEntry(Command, frozen=True, kw_only=True):
    """Announce that an office will record facts of past days from its papers (开启历史补录)."""

    entry: Annotated[str, own_id("Id chosen by the caller (补录批次).")]
    region: Annotated[str, id_of("Region", "Where the papers are from (地域范围).")]
    first_day: Annotated[date, says("First day of the papers (起始日).")]
    last_day: Annotated[date, says("Last day of the papers (截止日).")]
    reason: Annotated[str, says("Why they were not recorded at the time (理由).")]


class CountersignHistoricalEntry(Command, frozen=True, kw_only=True):
    """Vouch, as a second person, for a batch of papers (复签历史补录)."""

    entry: Annotated[str, id_of("HistoricalEntry", "Batch (补录批次).")]


class CloseHistoricalEntry(Command, frozen=True, kw_only=True):
    """Record nothing more under a batch (关闭历史补录)."""

    entry: Annotated[str, id_of("HistoricalEntry", "Batch (补录批次).")]


class DeclareOnePersonOffice(Command, frozen=True, kw_only=True):
    """Put on record that one person takes in and accepts in an office, as nobody else is there (一人所)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    since: Annotated[date, says("First day (起始日).")]
    until: Annotated[date | None, says("Last day (截止日).")] = None
    reason: Annotated[str, says("Why (理由).")]


class EndOnePersonOffice(Command, frozen=True, kw_only=True):
    """A second person has come (解除一人所)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    until: Annotated[date, says("Last day (截止日).")]
