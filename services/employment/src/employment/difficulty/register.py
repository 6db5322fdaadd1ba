"""The register of persons in employment difficulty: of which categories, since when, until when."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Table, Text

from employment.difficulty import events
from employment.difficulty.terms import DifficultyStage
from employment.items import DIFFICULTY
from employment.tables import TABLES
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.steps import APPROVE, INTAKE, PUBLICISE, RECHECK, SERVE
from jinbao.casework.worklist import had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

DIFFICULTIES = Table(
    "difficulty",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("applied_event", Text, nullable=False),
    Column("found", JSON(none_as_null=True)),
    Column("checked_event", Text),
    Column("public_until", Date),
    Column("objection_upheld", Boolean, nullable=False),
    Column("objection_event", Text),
    Column("categories", JSON, nullable=False),
    Column("primary", Text),
    Column("recognised_on", Date),
    Column("ground", Text),
    Column("ended_on", Date),
    Column("ended_since", Date),
    Column("served_on", Date),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("version", Integer, nullable=False),
    Index("difficulty_by_person", "person", "applied_on", "id"),
    Index("difficulty_by_region", "region", "stage", "applied_on", "id"),
)
WORK = Table(
    "difficulty_work",
    TABLES.metadata,
    Column("recognition", Text, primary_key=True),
    Column("employment", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("event", Text, nullable=False),
)
"""What persons in difficulty have been registered for, as long as it goes on."""

STANDING = (
    DifficultyStage.APPLIED,
    DifficultyStage.CHECKED,
    DifficultyStage.PUBLIC,
    DifficultyStage.RECOGNISED,
)
"""Of these a person has one, wherever it is."""

one_active(
    "difficulty_open",
    DIFFICULTIES.c.person,
    where=DIFFICULTIES.c.stage.in_(STANDING),
    refusal="DIFFICULTY_AT_ONCE",
    field="person",
)

NOT_YET = dict.fromkeys(
    (
        "found",
        "checked_event",
        "public_until",
        "objection_event",
        "primary",
        "recognised_on",
        "ground",
        "ended_on",
        "ended_since",
        "served_on",
        "decision",
    )
)


def case_of(recognition: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"difficulty/{recognition}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Applied(recognition, person, region, on, claims) as event:
            changes.put(
                DIFFICULTIES,
                id=recognition,
                person=person,
                region=region,
                stage=DifficultyStage.APPLIED,
                claims=list(claims),
                applied_on=on,
                applied_event=recorded.id,
                objection_upheld=False,
                categories=[],
                reasons=[],
                appeals=[],
                version=recorded.version,
                **NOT_YET,
            )
            wait(changes, INTAKE, event)
            had_a_hand(changes, case_of(recognition), INTAKE, event.applied_by)
        case events.HouseholdChecked(recognition, found=found) as event:
            checked = {"found": list(found), "checked_event": recorded.id}
            say(changes, recorded, stage=DifficultyStage.CHECKED, **checked)
            wait(changes, PUBLICISE, event)
            had_a_hand(changes, case_of(recognition), INTAKE, event.officer)
        case events.Publicised(recognition, until=until) as event:
            say(changes, recorded, stage=DifficultyStage.PUBLIC, public_until=until)
            wait(changes, APPROVE, event)
            had_a_hand(changes, case_of(recognition), PUBLICISE, event.officer)
        case events.Objected() as event:
            say(changes, recorded)
            wait(changes, RECHECK, event)
        case events.ObjectionRechecked(recognition, upheld=upheld) as event:
            upholding = {"objection_upheld": True, "objection_event": recorded.id} if upheld else {}
            say(changes, recorded, **upholding)
            wait(changes, APPROVE, event)
            had_a_hand(changes, case_of(recognition), RECHECK, event.officer)
        case event:
            answer(changes, recorded, event)


def answer(changes: Changes, recorded: Recorded[Any], event: Any) -> None:
    """What was answered, and what became of it."""
    match event:
        case events.Recognised(recognition, on=on, categories=categories, primary=primary):
            known = {"categories": list(categories), "primary": primary, "recognised_on": on}
            answered(changes, recorded, DifficultyStage.RECOGNISED, decision=recorded.id, **known)
            waits_no_more(changes, case_of(recognition))
        case events.NotRecognised(decision=decision):
            reasons = [one.code for one in decision.reasons]
            answered(changes, recorded, DifficultyStage.REFUSED, decision=recorded.id, reasons=reasons)
            wait(changes, SERVE, event)
        case events.Withdrawn(recognition):
            say(changes, recorded, stage=DifficultyStage.WITHDRAWN)
            waits_no_more(changes, case_of(recognition))
        case events.DecisionServed(recognition, on=on, appeals=appeals):
            say(changes, recorded, **served_on(on, appeals))
            serve_last(changes, recorded.stream, appeals, on)
            waits_no_more(changes, case_of(recognition))
        case events.WorkBegan(recognition, employment=employment, since=since):
            work = {"employment": employment, "since": since, "event": recorded.id}
            changes.put(WORK, recognition=recognition, **work)
            say(changes, recorded)
        case events.WorkEnded(recognition, employment=employment):
            changes.remove(WORK, recognition, employment)
            say(changes, recorded)
        case events.Ended(ground=ground, since=since, on=on):
            ended = {"ground": ground, "ended_on": on, "ended_since": since}
            answered(changes, recorded, DifficultyStage.ENDED, **ended)
            wait(changes, SERVE, event)
        case events.Revoked(on=on):
            answered(changes, recorded, DifficultyStage.REVOKED, ended_on=on)
            wait(changes, SERVE, event)


def answered(changes: Changes, recorded: Recorded[Any], stage: DifficultyStage, **told: Any) -> None:
    decision = recorded.event.decision
    keep(changes, recorded, DIFFICULTY, decision)
    say(changes, recorded, stage=stage, **contested(decision.appeals), **told)


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(DIFFICULTIES, recorded.event.recognition, version=recorded.version, **told)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=DIFFICULTY, case=case_of(event.recognition))
