"""By when the next step that adviser and person agreed on is to be taken."""

from employment.guidance import events
from employment.guidance.terms import FollowUpEnd
from employment.items import GUIDANCE
from jinbao.casework.steps import INTAKE
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock

NEXT_STEP = StatutoryClock(
    "guidance.next-step",
    days=0,
    counted=NATURAL,
    item=GUIDANCE,
    step=INTAKE,
    law="职业指导约定（本平台设定）",
    starts=(
        Only(events.Given, lambda event: event.talk.next_step is not None),
        Only(events.Corrected, lambda event: event.awaited),
    ),
    stops=(Only(events.FollowedUp, lambda event: event.end is FollowUpEnd.DONE),),
    ends=(Only(events.FollowedUp, lambda event: event.end is not FollowUpEnd.DONE),),
    annuls=(events.Corrected, events.Annulled),
    since=lambda event: event.talk.next_step.by,
)
"""It counts from the day agreed on, and leaves none; a day of rest moves it to the next day of work."""

CLOCKS = (NEXT_STEP,)
