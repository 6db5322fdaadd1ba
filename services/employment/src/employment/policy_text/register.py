"""The base of policy texts: which there are, what each version says, and when it is in force."""

import re
from typing import Any

from sqlalchemy import JSON, Column, Date, Index, Integer, Table, Text

from employment.contact.terms import ServiceTopic
from employment.policy_text import events
from employment.policy_text.terms import InForce, PolicyDocument, PolicyWording
from employment.search import found_by
from employment.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

POLICIES = Table(
    "policy_text",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("entered_on", Date, nullable=False),
    Column("repealed_since", Date),
    Column("repealed_by", Text),
    Column("found_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("policy_text_by_day", "entered_on", "id"),
    Index("policy_text_by_number", "number_key"),
)
one_active(
    "policy_text_once",
    POLICIES.c.region,
    POLICIES.c.number_key,
    where=POLICIES.c.number_key != "",
    refusal="POLICY_ENTERED_ALREADY",
    field="document.number",
)
TOPICS = Table(
    "policy_text_topic",
    TABLES.metadata,
    Column("policy", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Index("policy_text_topic_by_topic", "topic", "policy"),
)
VERSIONS = Table(
    "policy_text_version",
    TABLES.metadata,
    Column("policy", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("promulgated_on", Date, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("event", Text, nullable=False),
    Column("found_by", Text, nullable=False),
)
"""``event`` is the one from which its words are known."""


def stream_of(policy: str) -> str:
    return f"policy-text/{policy}"


def key_of(number: str) -> str:
    """A document's number however its brackets and spaces are written."""
    return re.sub(r"\W", "", number)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Entered(policy, region, on, document, wording, terms):
            row = {"id": policy, "region": region, "entered_on": on, "version": recorded.version}
            changes.put(POLICIES, **row, **of(document), repealed_since=None, repealed_by=None)
            about(changes, policy, document)
            put(changes, recorded, 1, wording, terms)
        case events.Revised(number=number, wording=wording, terms=terms):
            put(changes, recorded, number, wording, terms)
            stand(changes, recorded, terms)
        case events.DocumentCorrected(policy, document=document):
            changes.change(POLICIES, policy, version=recorded.version, **of(document))
            about(changes, policy, document)
        case events.WordingCorrected(number=number, wording=wording, terms=terms):
            put(changes, recorded, number, wording, terms)
            stand(changes, recorded, terms)
        case events.Repealed(since=since, document=document, terms=terms):
            stand(changes, recorded, terms, repealed_since=since, repealed_by=document)
        case events.RepealTakenBack(terms=terms):
            stand(changes, recorded, terms, repealed_since=None, repealed_by=None)


def of(document: PolicyDocument) -> dict[str, Any]:
    said = f"{document.number} {key_of(document.number)} {document.title} {document.issuer}"
    return {
        "number": document.number,
        "number_key": key_of(document.number),
        "title": document.title,
        "issuer": document.issuer,
        "topics": [topic.value for topic in document.topics],
        "found_by": found_by(said),
    }


def about(changes: Changes, policy: str, document: PolicyDocument) -> None:
    for topic in ServiceTopic:
        if topic in document.topics:
            changes.put(TOPICS, policy=policy, topic=topic)
        else:
            changes.remove(TOPICS, policy, topic)


def put(
    changes: Changes, recorded: Recorded[Any], number: int, wording: PolicyWording, terms: tuple[InForce, ...]
) -> None:
    changes.put(
        VERSIONS,
        policy=recorded.event.policy,
        number=number,
        text=wording.text,
        promulgated_on=wording.promulgated_on,
        since=terms[number - 1].since,
        until=terms[number - 1].until,
        event=recorded.id,
        found_by=found_by(wording.text),
    )


def stand(changes: Changes, recorded: Recorded[Any], terms: tuple[InForce, ...], **told: Any) -> None:
    """What came after a version says when it ends."""
    policy = recorded.event.policy
    changes.change(POLICIES, policy, version=recorded.version, **told)
    for number, term in enumerate(terms, start=1):
        changes.change(VERSIONS, policy, number, since=term.since, until=term.until)
