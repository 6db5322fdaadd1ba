"""An answer of the office reaches whom it concerns (送达): by the law of that day its appeals end."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from jinbao.casework.appeal import AppealEnds
from jinbao.casework.hands import CaseFacts, must_follow, take
from jinbao.casework.steps import SERVE
from jinbao.decider import Refused
from jinbao.decision import Appeal, appeal_ends
from jinbao.desk import Desk
from jinbao.rules import Law

F = TypeVar("F", bound=CaseFacts)


def serve(
    desk: Desk[F], item: str, answered_on: date, served_on: date, appeals: Sequence[Appeal], law: Law
) -> tuple[AppealEnds, ...]:
    """When each way to contest it ends."""
    take(desk, SERVE, item)
    must_follow(answered_on, served_on)
    if served_on > desk.on:
        raise Refused("SERVED_IN_FUTURE", field="served_on")
    return tuple(AppealEnds(one, appeal_ends(one, served_on, law)) for one in appeals)
