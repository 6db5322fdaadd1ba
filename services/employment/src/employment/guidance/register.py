"""The register of vocational guidance: who was advised where about what, and what is to follow by when."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from employment.contact.register import count, count_no_more, count_under
from employment.contact.terms import ContactKind
from employment.guidance import events
from employment.guidance.terms import GuidanceStage, GuidanceTalk
from employment.items import GUIDANCE
from employment.tables import TABLES
from jinbao.casework.steps import INTAKE
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

TALKS = Table(
    "guidance",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("adviser", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("topic", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("next_step", Text),
    Column("next_by", Date),
    Column("followed_up_on", Date),
    Column("follow_up_end", Text),
    Column("search", Text),
    Column("registration", Text),
    Column("stage", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("guidance_by_person", "person", "given_on", "id"),
    Index("guidance_by_region", "region", "stage", "given_on", "id"),
)
NOT_FOLLOWED_UP = {"followed_up_on": None, "follow_up_end": None}


def stream_of(guidance: str) -> str:
    return f"guidance/{guidance}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Given(guidance, person, region, office, on, way, talk) as event:
            whose = {"person": person, "region": region, "office": office}
            tied_to = {"search": event.search, "registration": event.registration}
            changes.put(
                TALKS,
                id=guidance,
                **whose,
                **tied_to,
                **of(talk),
                **NOT_FOLLOWED_UP,
                adviser=event.adviser,
                way=way,
                given_on=on,
                stage=stage_of(awaited=talk.next_step is not None),
                version=recorded.version,
            )
            count(changes, stream_of(guidance), ContactKind.GUIDANCE, **whose, topic=talk.topic, on=on)
            wait(changes, event, talk, awaited=talk.next_step is not None)
        case events.Corrected(guidance, talk=talk, awaited=awaited) as event:
            anew = NOT_FOLLOWED_UP if awaited else {}
            say(changes, recorded, **of(talk), **anew, stage=stage_of(awaited=awaited))
            count_under(changes, stream_of(guidance), talk.topic)
            wait(changes, event, talk, awaited=awaited)
        case events.FollowedUp(guidance, on=on, end=end):
            done = {"followed_up_on": on, "follow_up_end": end, "stage": GuidanceStage.CLOSED}
            say(changes, recorded, **done)
            waits_no_more(changes, stream_of(guidance))
        case events.Annulled(guidance):
            say(changes, recorded, stage=GuidanceStage.ANNULLED)
            waits_no_more(changes, stream_of(guidance))
            count_no_more(changes, stream_of(guidance))


def of(talk: GuidanceTalk) -> dict[str, Any]:
    following = talk.next_step
    return {
        "topic": talk.topic,
        "minutes": talk.minutes,
        "outcome": talk.outcome,
        "next_step": following.what if following else None,
        "next_by": following.by if following else None,
    }


def stage_of(*, awaited: bool) -> GuidanceStage:
    return GuidanceStage.TO_FOLLOW_UP if awaited else GuidanceStage.CLOSED


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(TALKS, recorded.event.guidance, version=recorded.version, **told)


def wait(changes: Changes, event: Any, talk: GuidanceTalk, *, awaited: bool) -> None:
    """From the day agreed on: so the worklist has what comes next first."""
    case = stream_of(event.guidance)
    if not awaited or talk.next_step is None:
        waits_no_more(changes, case)
        return
    by: date = talk.next_step.by
    whose = {"person": event.person, "region": event.region}
    waits_for(changes, INTAKE, item=GUIDANCE, case=case, **whose, since=by)
