"""What can be asked about a pension in payment."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.pension.terms import StopGround, SuspensionGround
from jinbao.calendar import Month
from jinbao.commands import Command, id_of, says

Pensioner: TypeAlias = Annotated[str, id_of("Person", "Whose pension it is (待遇领取人).")]


class RaisePension(Command, frozen=True, kw_only=True):
    """Brings a pension up to what the law, as published by now, gives for each month (待遇调整)."""

    person: Pensioner


class RaisePensions(Command, frozen=True, kw_only=True):
    """Raises the next hundreds of a county's pensions that stand below or above the law (批量调整待遇).

    Asked again until there is nothing left to do; whoever raises their own or a relative's is left out.
    """

    county: Annotated[str, id_of("Region", "County that pays (发放县区).")]


class SuspendPension(Command, frozen=True, kw_only=True):
    """Suspends a pension (暂停发放), from the month after the business date where no month is named."""

    person: Pensioner
    ground: Annotated[SuspensionGround, says("Why (暂停理由).")]
    since: Annotated[
        Month | None, Meta(description="First month not paid (暂停起始月).", extra={"month": True})
    ] = None


class ResumePension(Command, frozen=True, kw_only=True):
    """Resumes a suspended pension (恢复发放); the gap is paid in full, but not months in prison."""

    person: Pensioner


class StopPension(Command, frozen=True, kw_only=True):
    """Stops a pension (终止发放) from the month after death on strong evidence, or after another loss."""

    person: Pensioner
    ground: Annotated[StopGround, says("Why (终止理由).")]
    lost_on: Annotated[
        date | None, says("Day on which entitlement was lost (丧失资格日期); a death has its own day.")
    ] = None


class ReinstatePension(Command, frozen=True, kw_only=True):
    """Takes a stop back that rested on a wrong fact (撤销终止); the gap is paid in full."""

    person: Pensioner


PensionCommand = RaisePension | SuspendPension | ResumePension | StopPension | ReinstatePension
