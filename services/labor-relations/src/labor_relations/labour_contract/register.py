"""The register of labour-use filings: whom each employer employs, by which contract, and what was found."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from jinbao.casework.steps import REVIEW
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from labor_relations.labour_contract import events
from labor_relations.labour_contract.filing import ITEM
from labor_relations.labour_contract.terms import ContractTerms
from labor_relations.labour_contract.terms import FilingStage as Stage
from labor_relations.tables import TABLES

FILINGS = Table(
    "labour_contract",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("case", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("user_unit", Text),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("terms", JSON),
    Column("signed_on", Date),
    Column("until", Date),
    Column("part_time", Boolean, nullable=False),
    Column("wage", BigInteger),
    Column("probation", JSON),
    Column("filed_on", Date, nullable=False),
    Column("submission", Text),
    Column("result", Text),
    Column("checked_on", Date),
    Column("defects", JSON, nullable=False),
    Column("last_day", Date),
    Column("reason", Text),
    Column("end_filed_on", Date),
    Column("proved_on", Date),
    Column("version", Integer, nullable=False),
    Index("labour_contract_by_person", "person", "since"),
    Index("labour_contract_by_employer", "employer", "since"),
    Index("labour_contract_by_region", "region", "since", "id"),
)

NOT_CHECKED: dict[str, Any] = {"result": None, "checked_on": None, "defects": []}
GOES_ON: dict[str, Any] = {"last_day": None, "reason": None, "end_filed_on": None, "proved_on": None}


def stream_of(employment: str) -> str:
    """The case, by the id under which employment registered the hire."""
    return f"labour-contract/{employment}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    kind, _, filing = recorded.stream.partition("/")
    if kind == "labour-contract":
        fold_filing(changes, recorded, filing)


def fold_filing(changes: Changes, recorded: Recorded[Any], filing: str) -> None:
    match recorded.event:
        case events.HireFiled() as event:
            filed(changes, recorded, filing, event)
        case events.FilingChanged(since=since, terms=terms, wage=wage, probation=probation) as event:
            now = {**of_terms(terms), "since": since, "wage": wage, "probation": to_builtins(probation)}
            stage = Stage.FILING_CLOSED if event.over else Stage.FILING_CHANGED
            note(changes, recorded, filing, stage=stage, **now, **NOT_CHECKED)
            if not event.over:
                wait(changes, recorded, event)
        case events.FilingChecked(on=on, result=result, defects=defects):
            found = {"result": result, "checked_on": on, "defects": to_builtins(defects)}
            note(changes, recorded, filing, **found)
            waits_no_more(changes, recorded.stream)
        case events.EndFiled(last_day=last_day, reason=reason):
            end = {"last_day": last_day, "reason": reason, "end_filed_on": recorded.effective_on}
            note(changes, recorded, filing, stage=Stage.FILING_CLOSED, **end)
            waits_no_more(changes, recorded.stream)
        case events.EndingProved(given_on=given_on):
            note(changes, recorded, filing, proved_on=given_on)
        case events.FilingReopened():
            note(changes, recorded, filing, stage=Stage.FILING_CHANGED, **GOES_ON)
        case events.FilingAnnulled():
            note(changes, recorded, filing, stage=Stage.FILING_ANNULLED)
            waits_no_more(changes, recorded.stream)


def filed(changes: Changes, recorded: Recorded[Any], filing: str, event: events.HireFiled) -> None:
    changes.put(
        FILINGS,
        id=filing,
        case=recorded.stream,
        person=event.person,
        employer=event.employer,
        user_unit=event.user_unit,
        region=event.region,
        stage=Stage.FILED_INITIAL,
        since=event.since,
        **of_terms(event.terms),
        wage=event.wage,
        probation=None,
        filed_on=recorded.effective_on,
        submission=recorded.cause,
        **NOT_CHECKED,
        **GOES_ON,
        version=recorded.version,
    )
    wait(changes, recorded, event)


def of_terms(terms: ContractTerms | None) -> dict[str, Any]:
    return {
        "terms": to_builtins(terms),
        "signed_on": terms.signed_on if terms else None,
        "until": terms.until if terms else None,
        "part_time": bool(terms and terms.part_time),
    }


def note(changes: Changes, recorded: Recorded[Any], filing: str, **columns: Any) -> None:
    changes.change(FILINGS, filing, version=recorded.version, **columns)


def wait(changes: Changes, recorded: Recorded[Any], event: events.HireFiled | events.FilingChanged) -> None:
    person, region = event.person, event.region
    waits_for(changes, REVIEW, item=ITEM, case=recorded.stream, person=person, region=region, since=event.on)
