"""What can be asked concerning a month of the labour-resource register."""

from typing import Annotated, TypeAlias

from jinbao.calendar import Month
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[Month, says("Which month (所属月).")]


class SubmitLabourMonth(Command, frozen=True, kw_only=True):
    """The station submits the month that is over (月度上报), also as unchanged for the whole village."""

    region: Annotated[str, id_of("Region", "The village or community (村、社区).")]
    month: Which
    unchanged: Annotated[bool, says("Whether nothing has changed in the whole village (整村无变动).")] = False


class CheckLabourMonth(Command, frozen=True, kw_only=True):
    """The township checks what its villages have submitted (月度审核)."""

    region: Annotated[str, id_of("Region", "The township (乡镇、街道).")]
    month: Which


class LockLabourMonth(Command, frozen=True, kw_only=True):
    """The county locks the figures of the month (月度锁定); they never change afterwards."""

    region: Annotated[str, id_of("Region", "The county (县、区).")]
    month: Which


class PublishLabourMonth(Command, frozen=True, kw_only=True):
    """The city publishes what its counties have locked (月度发布)."""

    region: Annotated[str, id_of("Region", "The city (市).")]
    month: Which


LabourMonthCommand: TypeAlias = SubmitLabourMonth | CheckLabourMonth | LockLabourMonth | PublishLabourMonth
