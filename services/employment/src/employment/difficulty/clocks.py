"""The clocks of a recognition: when it has to be decided, an objection rechecked, and when work is stable."""

from employment.difficulty import events
from employment.item.procedure import CATALOGUE
from employment.items import DIFFICULTY
from employment.unemployment.clocks import months
from jinbao.casework.steps import APPROVE, RECHECK
from jinbao.statutory_clock import NATURAL, StatutoryClock

DECISION = CATALOGUE.clock(
    "difficulty.decision",
    DIFFICULTY,
    APPROVE,
    starts=(events.Publicised,),
    stops=(events.Recognised, events.NotRecognised),
    ends=(events.Withdrawn,),
    since=lambda event: event.until,
)
OBJECTION = CATALOGUE.clock(
    "difficulty.objection",
    DIFFICULTY,
    RECHECK,
    starts=(events.Objected,),
    stops=(events.ObjectionRechecked,),
    ends=(events.Withdrawn,),
)
STABLE_WORK = StatutoryClock(
    "difficulty.stable-work",
    days=months("stable_period"),
    counted=NATURAL,
    item=DIFFICULTY,
    starts=(events.WorkBegan,),
    ends=(events.WorkEnded, events.Ended, events.Revoked),
    each=lambda event: getattr(event, "employment", None),
)
CLOCKS = (DECISION, OBJECTION, STABLE_WORK)
