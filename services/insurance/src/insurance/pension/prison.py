"""The days that imprisonment and release have, which alone say from when to when nothing is paid for it."""

from datetime import date

from insurance.pension.commands import ResumePension, SuspendPension
from insurance.pension.standing import OnHold
from insurance.pension.terms import SuspensionGround
from jinbao.decider import Refused


def must_say_since(command: SuspendPension, born: date | None) -> None:
    """Who is in prison has been there since a day, and from the month after it nothing is paid."""
    imprisoned_on = command.imprisoned_on
    if command.ground is not SuspensionGround.IMPRISONED:
        must_not_be_said(imprisoned_on, "imprisoned_on")
    elif imprisoned_on is None:
        raise Refused("IMPRISONMENT_DAY_MISSING", field="imprisoned_on")
    elif imprisoned_on > command.on:
        raise Refused("IMPRISONED_IN_FUTURE", field="imprisoned_on")
    elif born is not None and imprisoned_on < born:
        raise Refused("IMPRISONED_BEFORE_BIRTH", field="imprisoned_on")
    elif command.since is not None:
        raise Refused("IMPRISONMENT_SAYS_SINCE", field="since")


def must_say_until(pension: OnHold, command: ResumePension) -> None:
    """Whoever was in prison has been released on a day, and the month after it is due again."""
    released_on, imprisoned_on = command.released_on, pension.imprisoned_on
    if imprisoned_on is None:
        must_not_be_said(released_on, "released_on")
    elif released_on is None:
        raise Refused("RELEASE_DAY_MISSING", field="released_on")
    elif released_on > command.on:
        raise Refused("RELEASED_IN_FUTURE", field="released_on")
    elif released_on < imprisoned_on:
        raise Refused("RELEASED_TOO_EARLY", field="released_on", imprisoned_on=imprisoned_on)


def must_not_be_said(day: date | None, field: str) -> None:
    """Raises NOT_OF_PRISON."""
    if day is not None:
        raise Refused("NOT_OF_PRISON", field=field)
