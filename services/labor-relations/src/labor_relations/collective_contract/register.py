"""The register of collective contracts: what each says, where it stands, since when it is in force."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text

from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.steps import REVIEW, SERVE
from jinbao.casework.worklist import waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.events import ClockConfirmed, ClockExpired, ClockStarted
from labor_relations.collective_contract import events
from labor_relations.collective_contract.facts import ITEM, REVIEW_CLOCK, TERM_CLOCK
from labor_relations.collective_contract.terms import CollectiveStage as Stage
from labor_relations.collective_contract.terms import InForceBy
from labor_relations.collective_contract.text import CollectiveText
from labor_relations.tables import TABLES

COLLECTIVES = Table(
    "collective_contract",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("number", Text),
    Column("text", JSON, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("lowest_wage", BigInteger),
    Column("wage_before", BigInteger),
    Column("submitted_on", Date, nullable=False),
    Column("submitted_event", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("review_until", Date),
    Column("in_force_on", Date),
    Column("in_force_by", Text),
    Column("published_on", Date),
    Column("ground", Text),
    Column("ended_on", Date),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("served_on", Date),
    Column("decision", Text),
    Column("version", Integer, nullable=False),
    Index("collective_contract_by_employer", "employer", "submitted_on", "id"),
    Index("collective_contract_by_region", "region", "submitted_on", "id"),
)

NOT_YET: dict[str, Any] = dict.fromkeys(
    ("number", "in_force_on", "in_force_by", "published_on", "ground", "ended_on", "served_on", "decision")
)


def case_of(contract: str) -> str:
    """The case, by the name of its stream."""
    return f"collective-contract/{contract}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    kind, _, contract = recorded.stream.partition("/")
    if kind == "collective-contract":
        fold_case(changes, recorded, contract)
    elif kind == "clock":
        fold_clock(changes, recorded)


def fold_clock(changes: Changes, recorded: Recorded[Any]) -> None:
    """Silence until the last day of the review lets it come into force, and its term ends it."""
    match recorded.event:
        case ClockStarted(run, due=due) | ClockConfirmed(run, due) if run.kind == REVIEW_CLOCK:
            until = None if due.provisional else due.day
            changes.change(COLLECTIVES, run.case.partition("/")[2], review_until=until)
        case ClockExpired(run, due) if run.kind == REVIEW_CLOCK:
            silent = {"in_force_on": due, "in_force_by": InForceBy.SILENCE, "wage_before": None}
            changes.change(COLLECTIVES, run.case.partition("/")[2], stage=Stage.IN_FORCE, **silent)
            waits_no_more(changes, run.case)
        case ClockExpired(run, due) if run.kind == TERM_CLOCK:
            changes.change(COLLECTIVES, run.case.partition("/")[2], stage=Stage.EXPIRED, ended_on=due)


def fold_case(changes: Changes, recorded: Recorded[Any], contract: str) -> None:
    match recorded.event:
        case events.Submitted() as event:
            submitted(changes, recorded, contract, event)
        case events.Registered(number=number) as event:
            note(changes, recorded, stage=Stage.REGISTERED, number=str(number))
            waits_after(changes, REVIEW, event, item=ITEM, case=recorded.stream)
        case events.Objected(decision=decision):
            reasons = [one.code for one in decision.reasons]
            answered(changes, recorded, Stage.OBJECTED, reasons=reasons, review_until=None)
        case events.Agreed(on=on):
            agreed = {"in_force_on": on, "in_force_by": InForceBy.OPINION, "wage_before": None}
            answered(changes, recorded, Stage.IN_FORCE, reasons=[], review_until=None, **agreed)
        case events.OpinionServed(on=on, appeals=appeals):
            note(changes, recorded, **served_on(on, appeals))
            serve_last(changes, recorded.stream, appeals, on)
            waits_no_more(changes, recorded.stream)
        case events.Withdrawn(before=None):
            end(changes, recorded, Stage.WITHDRAWN)
        case events.Withdrawn(before=before) if before:
            end(changes, recorded, Stage.IN_FORCE, **of_text(before), wage_before=None)
        case events.RegistrationAnnulled():
            end(changes, recorded, Stage.ANNULLED)
        case events.Published(published_on=published_on):
            note(changes, recorded, published_on=published_on)
        case events.Terminated(ground=ground, since=since):
            end(changes, recorded, Stage.TERMINATED, ground=ground, ended_on=since)
        case events.TerminationAnnulled():
            note(changes, recorded, stage=Stage.IN_FORCE, ground=None, ended_on=None)


def submitted(changes: Changes, recorded: Recorded[Any], contract: str, event: events.Submitted) -> None:
    said = {
        **of_text(event.text),
        "stage": Stage.SUBMITTED if recorded.version == 1 else Stage.REGISTERED,
        "wage_before": event.before.lowest_wage if event.before else None,
        "submitted_on": event.on,
        "submitted_event": recorded.id,
        "due_on": event.due_on,
        "review_until": None,
    }
    if recorded.version == 1:
        place = {"employer": event.person, "region": event.region}
        changes.put(COLLECTIVES, id=contract, version=1, reasons=[], appeals=[], **place, **said, **NOT_YET)
    else:
        note(changes, recorded, **said)
    waits_after(changes, REVIEW, event, item=ITEM, case=recorded.stream)


def of_text(text: CollectiveText) -> dict[str, Any]:
    return {
        "text": to_builtins(text),
        "since": text.since,
        "until": text.until,
        "lowest_wage": text.lowest_wage,
    }


def answered(changes: Changes, recorded: Recorded[Any], stage: Stage, **told: Any) -> None:
    decision = recorded.event.decision
    keep(changes, recorded, ITEM, decision)
    note(changes, recorded, stage=stage, decision=recorded.id, **contested(decision.appeals), **told)
    waits_after(changes, SERVE, recorded.event, item=ITEM, case=recorded.stream)


def end(changes: Changes, recorded: Recorded[Any], stage: Stage, **told: Any) -> None:
    """Nothing is left for the office to do."""
    note(changes, recorded, stage=stage, review_until=None, **told)
    waits_no_more(changes, recorded.stream)


def note(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    changes.change(COLLECTIVES, recorded.stream.partition("/")[2], version=recorded.version, **told)
