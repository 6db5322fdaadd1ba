"""The register of the unemployed: each spell, where it stands, the last contact, and what was offered."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Table, Text

from employment.items import EMPLOYMENT_REGISTRATION
from employment.tables import TABLES
from employment.unemployment import events
from employment.unemployment.terms import UnemploymentStage
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.steps import FIRST_REVIEW, INTAKE, SERVE
from jinbao.casework.worklist import had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

UNEMPLOYMENTS = Table(
    "unemployment",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("applied_event", Text, nullable=False),
    Column("able", Boolean, nullable=False),
    Column("wants_work", Boolean, nullable=False),
    Column("papers", JSON, nullable=False),
    Column("visited_on", Date),
    Column("visited_event", Text),
    Column("lives_here", Boolean),
    Column("without_work", Boolean),
    Column("insured", Boolean),
    Column("registered_on", Date),
    Column("spell", Integer),
    Column("last_contact", Date),
    Column("contact_event", Text),
    Column("seeking", Boolean, nullable=False),
    Column("seeking_event", Text, nullable=False),
    Column("refuses_since", Date),
    Column("lapses_on", Date),
    Column("long_term_on", Date),
    Column("last_employment", Text),
    Column("ground", Text),
    Column("cancelled_on", Date),
    Column("cancelled_since", Date),
    Column("served_on", Date),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("version", Integer, nullable=False),
    Index("unemployment_by_person", "person", "applied_on", "id"),
    Index("unemployment_by_region", "region", "stage", "applied_on", "id"),
)
OFFERS = Table(
    "unemployment_offer",
    TABLES.metadata,
    Column("registration", Text, primary_key=True),
    Column("offer", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("employer", Text),
    Column("vacancy", Text),
    Column("offered_on", Date, nullable=False),
    Column("taken_on", Date),
    Column("refused_on", Date),
    Column("reason", Text),
    Column("proper_cause", Boolean),
    Column("ruled_event", Text),
)
STANDING = (UnemploymentStage.APPLIED, UnemploymentStage.REGISTERED)
"""Of these a person has one, wherever it is."""

one_active(
    "unemployment_open",
    UNEMPLOYMENTS.c.person,
    where=UNEMPLOYMENTS.c.stage.in_(STANDING),
    refusal="REGISTERED_AT_ONCE",
    field="person",
)

NOT_YET = dict.fromkeys(
    (
        "visited_on",
        "visited_event",
        "lives_here",
        "without_work",
        "insured",
        "registered_on",
        "spell",
        "last_contact",
        "contact_event",
        "refuses_since",
        "lapses_on",
        "long_term_on",
        "last_employment",
        "ground",
        "cancelled_on",
        "cancelled_since",
        "served_on",
        "decision",
    )
)


def case_of(registration: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"unemployment/{registration}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Applied() as event:
            apply(changes, recorded, event)
        case events.Visited(
            registration, on=on, lives_here=here, without_work=without, insured=insured
        ) as event:
            found = {"lives_here": here, "without_work": without, "insured": insured}
            say(changes, recorded, visited_on=on, visited_event=recorded.id, **found)
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(registration), INTAKE, event.officer)
        case events.Registered() as event:
            begin(changes, recorded, event)
        case events.NotRegistered(registration, decision=decision) as event:
            reasons = [one.code for one in decision.reasons]
            decided(
                changes, recorded, UnemploymentStage.NOT_REGISTERED, decision=recorded.id, reasons=reasons
            )
            had_a_hand(changes, case_of(registration), FIRST_REVIEW, event.officer)
            wait(changes, SERVE, event)
        case events.Withdrawn(registration):
            say(changes, recorded, stage=UnemploymentStage.WITHDRAWN)
            waits_no_more(changes, case_of(registration))
        case events.DecisionServed(registration, on=on, appeals=appeals):
            say(changes, recorded, **served_on(on, appeals))
            serve_last(changes, recorded.stream, appeals, on)
            waits_no_more(changes, case_of(registration))
        case events.Cancelled(ground=ground, since=since, on=on) as event:
            ended = {"ground": ground, "cancelled_on": on, "cancelled_since": since}
            decided(changes, recorded, UnemploymentStage.CANCELLED, **ended)
            wait(changes, SERVE, event)
        case events.Revoked() as event:
            decided(changes, recorded, UnemploymentStage.REVOKED)
            wait(changes, SERVE, event)
        case events.Reinstated(registration):
            none = dict.fromkeys(("ground", "cancelled_on", "cancelled_since"))
            decided(changes, recorded, UnemploymentStage.REGISTERED, **none)
            waits_no_more(changes, case_of(registration))
        case events.Transferred(region=region):
            say(changes, recorded, region=region)
        case events.WorkCameIn() | events.WorkFellAway():
            say(changes, recorded)
        case event:
            keep_in_contact(changes, recorded, event)


def keep_in_contact(changes: Changes, recorded: Recorded[Any], event: Any) -> None:
    """What is heard of the person, and what is offered to them."""
    match event:
        case events.ContactMade(on=on, still_seeking=seeking, last_contact=last, lapses_on=lapses_on):
            given_up = None if seeking else on
            kept = {"last_contact": last, "lapses_on": lapses_on, "seeking_event": recorded.id}
            if on == last:
                kept["contact_event"] = recorded.id
            say(changes, recorded, **kept, seeking=seeking, refuses_since=given_up)
        case events.ContactTakenBack(last_contact=last, lapses_on=lapses_on):
            say(changes, recorded, last_contact=last, lapses_on=lapses_on, contact_event=recorded.id)
        case events.OfferMade(
            registration, on=on, offer=offer, kind=kind, employer=employer, vacancy=vacancy
        ):
            open_yet = dict.fromkeys(("taken_on", "refused_on", "reason", "proper_cause", "ruled_event"))
            changes.put(
                OFFERS,
                registration=registration,
                offer=offer,
                kind=kind,
                employer=employer,
                vacancy=vacancy,
                offered_on=on,
                **open_yet,
            )
            say(changes, recorded)
        case events.OfferTaken(registration, on=on, offer=offer):
            changes.change(OFFERS, registration, offer, taken_on=on)
            say(changes, recorded)
        case events.OfferRefused(registration, on=on, offer=offer, reason=reason):
            changes.change(OFFERS, registration, offer, refused_on=on, reason=reason)
            say(changes, recorded)
        case events.RefusalRuled(registration, on=on, offer=offer, proper_cause=proper_cause, enough=enough):
            ruling = {"proper_cause": proper_cause, "ruled_event": recorded.id}
            changes.change(OFFERS, registration, offer, **ruling)
            say(changes, recorded, **({"refuses_since": on} if enough else {}))


def apply(changes: Changes, recorded: Recorded[Any], event: events.Applied) -> None:
    changes.put(
        UNEMPLOYMENTS,
        id=event.registration,
        person=event.person,
        region=event.region,
        category=event.category,
        stage=UnemploymentStage.APPLIED,
        applied_on=event.on,
        applied_event=recorded.id,
        able=event.able,
        wants_work=event.wants_work,
        seeking=event.wants_work,
        seeking_event=recorded.id,
        papers=[paper.kind for paper in event.papers],
        reasons=[],
        appeals=[],
        version=recorded.version,
        **NOT_YET,
    )
    wait(changes, INTAKE, event)
    had_a_hand(changes, case_of(event.registration), INTAKE, event.applied_by)


def begin(changes: Changes, recorded: Recorded[Any], event: events.Registered) -> None:
    decided(
        changes,
        recorded,
        UnemploymentStage.REGISTERED,
        decision=recorded.id,
        registered_on=event.on,
        spell=event.spell,
        last_contact=event.on,
        contact_event=recorded.id,
        lapses_on=event.lapses_on,
        long_term_on=event.long_term_on,
        last_employment=event.last_job.employment if event.last_job else None,
    )
    had_a_hand(changes, case_of(event.registration), FIRST_REVIEW, event.officer)
    waits_no_more(changes, case_of(event.registration))


def decided(changes: Changes, recorded: Recorded[Any], stage: UnemploymentStage, **told: Any) -> None:
    decision = recorded.event.decision
    keep(changes, recorded, EMPLOYMENT_REGISTRATION, decision)
    say(changes, recorded, stage=stage, **contested(decision.appeals), **told)


def say(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(UNEMPLOYMENTS, recorded.event.registration, version=recorded.version, **told)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=EMPLOYMENT_REGISTRATION, case=case_of(event.registration))
