"""The labour-resource register: who lives where since when, what they do since when, and what was known when.

Nothing is overwritten: stays and statements keep the day from which they were known and that on which they
were withdrawn, so that any month can be counted as it was known on any day.
"""

from typing import Any

from msgspec import to_builtins
from msgspec.structs import asdict
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text

from employment.items import LABOUR_REGISTER
from employment.labour_register import events
from employment.tables import TABLES
from jinbao.calendar import legal_day
from jinbao.casework.steps import FIRST_REVIEW
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

ENTRIES = Table(
    "labour_entry",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("entered_on", Date, nullable=False),
    Column("enters_on", Date, nullable=False),
    Column("leaves_on", Date, nullable=False),
    Column("left_on", Date),
    Column("left_reason", Text),
    Column("education", Text),
    Column("intentions", JSON, nullable=False),
    Column("disputed", JSON(none_as_null=True)),
    Column("version", Integer, nullable=False),
    Index("labour_entry_by_region", "region", "entered_on", "person"),
)
STAYS = Table(
    "labour_stay",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("since", Date, nullable=False),
    Column("region", Text, nullable=False),
    Column("left_reason", Text),
    Column("known_on", Date, nullable=False),
    Column("withdrawn_on", Date),
    Index("labour_stay_by_region", "region", "person"),
)
"""Where somebody lives from a day on; with a reason, that they have left from there."""

SPELLS = Table(
    "labour_spell",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("since", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("employer", Text),
    Column("place", Text),
    Column("occupation", Text),
    Column("income", BigInteger),
    Column("evidence", Text),
    Column("known_on", Date, nullable=False),
    Column("withdrawn_on", Date),
    Index("labour_spell_by_person", "person", "since", "number"),
)
SKILLS = Table(
    "labour_skill",
    TABLES.metadata,
    Column("event", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("acquired_on", Date, nullable=False),
    Index("labour_skill_by_person", "person", "acquired_on", "event"),
)


def case_of(person: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"labour-register/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.PersonRegistered() as event:
            enter(changes, recorded, event)
            stay(changes, recorded, None)
        case events.ResidenceChanged(region=region):
            say(changes, recorded, region=region)
            stay(changes, recorded, None)
        case events.PersonLeft(person, since=since, reason=reason):
            say(changes, recorded, left_on=since, left_reason=reason, disputed=None)
            stay(changes, recorded, reason)
            waits_no_more(changes, case_of(person))
        case events.LeavingTakenBack(person, stay=number):
            say(changes, recorded, left_on=None, left_reason=None)
            changes.change(STAYS, person, number, withdrawn_on=legal_day(recorded.recorded_at))
        case events.AgesCorrected(enters_on=enters_on, leaves_on=leaves_on):
            say(changes, recorded, enters_on=enters_on, leaves_on=leaves_on)
        case event:
            fold_what_was_told(changes, recorded, event)


def fold_what_was_told(changes: Changes, recorded: Recorded[Any], event: Any) -> None:
    match event:
        case events.StatusStated():
            state(changes, recorded, event)
        case events.ConflictFound(person, region, on, doing, source):
            say(changes, recorded, disputed={"doing": to_builtins(doing), "source": source})
            case = {"item": LABOUR_REGISTER, "case": case_of(person), "person": person}
            waits_for(changes, FIRST_REVIEW, region=region, since=on, **case)
        case events.ConflictSettled(person):
            say(changes, recorded, disputed=None)
            waits_no_more(changes, case_of(person))
        case events.EducationRecorded(education=education):
            say(changes, recorded, education=education)
        case events.SkillRecorded(person, skill=skill):
            say(changes, recorded)
            changes.put(SKILLS, event=recorded.id, person=person, **asdict(skill))
        case events.IntentionRecorded(intentions=intentions):
            say(changes, recorded, intentions=list(intentions))


def enter(changes: Changes, recorded: Recorded[Any], event: events.PersonRegistered) -> None:
    """Who comes back finds their schooling and skills as they were."""
    entry: dict[str, Any] = {
        "region": event.region,
        "entered_on": event.since,
        "enters_on": event.enters_on,
        "leaves_on": event.leaves_on,
        "left_on": None,
        "left_reason": None,
    }
    if event.stay:
        say(changes, recorded, **entry)
        return
    unsaid: dict[str, Any] = {
        "education": None,
        "intentions": [],
        "disputed": None,
        "version": recorded.version,
    }
    changes.put(ENTRIES, person=event.person, **entry, **unsaid)


def stay(changes: Changes, recorded: Recorded[Any], reason: str | None) -> None:
    event = recorded.event
    changes.put(
        STAYS,
        person=event.person,
        number=event.stay,
        since=event.since,
        region=event.region,
        left_reason=reason,
        known_on=legal_day(recorded.recorded_at),
        withdrawn_on=None,
    )


def state(changes: Changes, recorded: Recorded[Any], event: events.StatusStated) -> None:
    doing, known_on = event.doing, legal_day(recorded.recorded_at)
    changes.put(
        SPELLS,
        person=event.person,
        number=event.number,
        since=doing.since,
        status=doing.status,
        source=event.source,
        employer=doing.employer,
        place=doing.place,
        occupation=doing.occupation,
        income=doing.income,
        evidence=event.evidence,
        known_on=known_on,
        withdrawn_on=None,
    )
    for number in event.superseded:
        changes.change(SPELLS, event.person, number, withdrawn_on=known_on)
    say(changes, recorded)


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(ENTRIES, recorded.event.person, version=recorded.version, **told)
