"""What other services and integrators are told of labour-use filings: no names, no wages."""

from datetime import date
from typing import Any

from jinbao.events import Event, Recorded
from labor_relations.labour_contract import events
from labor_relations.labour_contract.terms import CheckResult, DefectKind


class LabourUseFiled(Event, frozen=True, tag="labor-relations.labour-use-filed.v1"):
    """An employer has filed whom it employs."""

    filing: str
    person: str
    employer: str
    region: str
    since: date


class LabourUseChecked(Event, frozen=True, tag="labor-relations.labour-use-checked.v1"):
    """What the check of a filing found, for whoever inspects."""

    filing: str
    region: str
    result: CheckResult
    defects: tuple[DefectKind, ...]
    on: date


class LabourUseEnded(Event, frozen=True, tag="labor-relations.labour-use-ended.v1"):
    """The end was filed; ``last_day`` is the true one."""

    filing: str
    person: str
    region: str
    last_day: date


def public_labour_contract(recorded: Recorded[Any]) -> Event | None:
    filing = recorded.stream.partition("/")[2]
    match recorded.event:
        case events.HireFiled(person, region, employer=employer, since=since):
            return LabourUseFiled(filing, person, employer, region, since)
        case events.FilingChecked(region=region, on=on, result=result, defects=defects):
            return LabourUseChecked(filing, region, result, tuple(one.kind for one in defects), on)
        case events.EndFiled(person, region, last_day=last_day):
            return LabourUseEnded(filing, person, region, last_day)
        case _:
            return None
