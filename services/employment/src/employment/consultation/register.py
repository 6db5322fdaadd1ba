"""The register of consultations: what was asked where, how it stands, and every answer with what it cites."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text

from employment.consultation import events
from employment.consultation.terms import ConsultationStage
from employment.contact.register import count, count_no_more
from employment.contact.terms import ContactKind
from employment.items import CONSULTATION
from employment.tables import TABLES
from jinbao.casework.steps import ANSWER, INTAKE, SERVE
from jinbao.casework.worklist import waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

CONSULTATIONS = Table(
    "consultation",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text),
    Column("region", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("escalated_on", Date),
    Column("escalated_for", Text),
    Column("unanswered_for", Text),
    Column("referred_to", Text),
    Column("told_on", Date),
    Column("to_tell", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("consultation_by_person", "person", "asked_on", "id"),
    Index("consultation_by_region", "region", "stage", "asked_on", "id"),
)
ANSWERS = Table(
    "consultation_answer",
    TABLES.metadata,
    Column("consultation", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("office", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("by_county", Boolean, nullable=False),
    Column("corrects", Integer),
)
CITATIONS = Table(
    "consultation_citation",
    TABLES.metadata,
    Column("consultation", Text, primary_key=True),
    Column("answer", Integer, primary_key=True),
    Column("policy", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("event", Text, nullable=False),
    Index("consultation_citation_of", "policy", "consultation"),
)
OPEN = (ConsultationStage.ASKED, ConsultationStage.ESCALATED)
"""Of these somebody still has to say something."""

NOT_YET = dict.fromkeys(("escalated_on", "escalated_for", "unanswered_for", "referred_to", "told_on"))


def stream_of(consultation: str) -> str:
    return f"consultation/{consultation}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Asked(consultation, person, region, office, on, topic, way, question) as event:
            said = {"topic": topic, "way": way, "question": question, "asked_on": on}
            changes.put(
                CONSULTATIONS,
                id=consultation,
                person=person,
                region=region,
                office=office,
                stage=ConsultationStage.ASKED,
                to_tell=False,
                version=recorded.version,
                **said,
                **NOT_YET,
            )
            count(
                changes,
                stream_of(consultation),
                ContactKind.CONSULTATION,
                person=person,
                region=region,
                office=office,
                topic=topic,
                on=on,
            )
            wait(changes, INTAKE, event)
        case events.Answered(told=told, on=on) as event:
            keep(changes, event)
            no_more = {"unanswered_for": None, "referred_to": None, "told_on": on if told else None}
            say(changes, recorded, stage=ConsultationStage.ANSWERED, **no_more)
            has_to_be_told(changes, event, told=told)
        case events.Escalated(on=on, reason=reason) as event:
            escalated = {"escalated_on": on, "escalated_for": reason}
            say(changes, recorded, stage=ConsultationStage.ESCALATED, **escalated)
            wait(changes, ANSWER, event)
        case events.NotAnswerable(reason=reason, referred_to=referred_to) as event:
            why = {"unanswered_for": reason, "referred_to": referred_to}
            say(changes, recorded, stage=ConsultationStage.UNANSWERABLE, **why)
            has_to_be_told(changes, event)
        case events.AskerTold(consultation, on=on):
            say(changes, recorded, told_on=on, to_tell=False)
            waits_no_more(changes, stream_of(consultation))
        case events.Withdrawn(consultation):
            say(changes, recorded, stage=ConsultationStage.WITHDRAWN)
            waits_no_more(changes, stream_of(consultation))
        case events.Annulled(consultation):
            say(changes, recorded, stage=ConsultationStage.ANNULLED, to_tell=False)
            waits_no_more(changes, stream_of(consultation))
            count_no_more(changes, stream_of(consultation))


def keep(changes: Changes, event: events.Answered) -> None:
    changes.put(
        ANSWERS,
        consultation=event.consultation,
        number=event.number,
        text=event.text,
        on=event.on,
        office=event.office,
        officer=event.officer,
        by_county=event.by_county,
        corrects=event.corrects,
    )
    for cited in event.cites:
        changes.put(
            CITATIONS,
            consultation=event.consultation,
            answer=event.number,
            policy=cited.policy,
            version=cited.version,
            document=cited.document,
            event=cited.event,
        )


def has_to_be_told(changes: Changes, event: Any, *, told: bool = False) -> None:
    """Whoever gave no name cannot be found again."""
    to_tell = not told and event.person is not None
    changes.change(CONSULTATIONS, event.consultation, to_tell=to_tell)
    if to_tell:
        wait(changes, SERVE, event)
    else:
        waits_no_more(changes, stream_of(event.consultation))


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(CONSULTATIONS, recorded.event.consultation, version=recorded.version, **told)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=CONSULTATION, case=stream_of(event.consultation))
