"""What a payment run makes the office wait for: to list on, to release, to send a returned line again."""

from typing import Any

from insurance.items import PAY
from insurance.payment_run.events import (
    ChunkListed,
    LineResent,
    LineReturned,
    RunCancelled,
    RunOpened,
    RunPrepared,
    RunReleased,
)
from insurance.payment_run.key import ITEMS, run_of
from insurance.payment_run.register import case_of, line_of
from jinbao.casework.worklist import (
    begins_anew,
    had_a_hand,
    hands_follow,
    waits_for,
    waits_no_more,
    was_another_step,
)
from jinbao.events import Recorded
from jinbao.register import Changes

GRANTING, LISTING = "granting", "listing"
"""Hands that may not let the money go: those of the grants, and whoever listed the run."""


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case RunOpened() as event:
            run_waits(changes, event)
        case ChunkListed(hands=hands, officer=officer) as event:
            had_a_hand(changes, case(event), PAY, officer)
            for hand in hands:
                had_a_hand(changes, case(event), GRANTING, hand)
        case RunPrepared(officer=officer) as event:
            had_a_hand(changes, case(event), PAY, officer)
            was_another_step(changes, case(event), PAY, LISTING)
            run_waits(changes, event)
        case RunReleased() as event:
            waits_no_more(changes, case(event))
        case RunCancelled() as event:
            begins_anew(changes, case(event))
        case LineReturned(on=on, line=line) as event:
            returned = {"case": case_of_line(event), "person": line.person, "region": line.region}
            waits_for(changes, PAY, item=ITEMS[event.benefit], since=on, **returned)
            hands_follow(changes, GRANTING, case_of_line(event), case(event))
        case LineResent() as event:
            begins_anew(changes, case_of_line(event))


def run_waits(changes: Changes, event: RunOpened | RunPrepared) -> None:
    waits_for(
        changes,
        PAY,
        item=ITEMS[event.benefit],
        case=case(event),
        person=None,
        region=event.county,
        since=event.on,
    )


def case(event: Any) -> str:
    return case_of(run_of(event))


def case_of_line(event: LineReturned | LineResent) -> str:
    return f"payment-line/{line_of(run_of(event), event.line.number)}"
