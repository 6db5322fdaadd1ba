"""The register of vacancies: what is offered where, until when, and how many places are taken."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text

from employment.items import JOB_EXCHANGE
from employment.search import found_by
from employment.tables import TABLES
from employment.vacancy import events
from employment.vacancy.terms import Opening, VacancyStage
from jinbao.casework.steps import FIRST_REVIEW, PUBLICISE
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

VACANCIES = Table(
    "vacancy",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("skill", Text, nullable=False),
    Column("skill_rank", Integer, nullable=False),
    Column("wage", BigInteger, nullable=False),
    Column("places", Integer, nullable=False),
    Column("filled", Integer, nullable=False),
    Column("demands", JSON, nullable=False),
    Column("ground", Text),
    Column("drafted_on", Date, nullable=False),
    Column("minimum_wage", BigInteger),
    Column("published_on", Date),
    Column("until", Date),
    Column("ended_on", Date),
    Column("reason", Text),
    Column("found_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("vacancy_by_employer", "employer", "drafted_on", "id"),
    Index("vacancy_by_region", "region", "stage", "until"),
    Index("vacancy_by_day", "drafted_on", "id"),
)
"""``found_by`` is all that it is found by: what it says, its pinyin, and the first letters of that."""

PUBLICATIONS = Table(
    "vacancy_publication",
    TABLES.metadata,
    Column("vacancy", Text, primary_key=True),
    Column("on", Date, primary_key=True),
    Column("region", Text, nullable=False),
    Column("places", Integer, nullable=False),
    Index("vacancy_publication_by_day", "on", "region"),
)
"""How many places were open whenever a vacancy was published."""

NOT_YET = dict.fromkeys(("minimum_wage", "published_on", "until", "ended_on", "reason"))


def stream_of(vacancy: str) -> str:
    return f"vacancy/{vacancy}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Drafted(vacancy, employer, region, on, opening):
            row = {"id": vacancy, "employer": employer, "filled": 0, "drafted_on": on, **NOT_YET}
            offered = of_opening(region, opening)
            changes.put(VACANCIES, **row, **offered, stage=VacancyStage.DRAFT, version=recorded.version)
            wait(changes, FIRST_REVIEW, recorded.event)
        case events.Revised(region=region, opening=opening) as event:
            unchecked = {**of_opening(region, opening), "minimum_wage": None}
            move(changes, recorded, VacancyStage.DRAFT, **unchecked)
            wait(changes, FIRST_REVIEW, event)
        case events.Checked(minimum_wage=minimum_wage) as event:
            move(changes, recorded, VacancyStage.CHECKED, minimum_wage=minimum_wage)
            wait(changes, PUBLICISE, event)
        case events.Published(vacancy, _, region, on, opening, filled, until):
            left = opening.places - filled
            changes.put(PUBLICATIONS, vacancy=vacancy, on=on, region=region, places=left)
            move(changes, recorded, VacancyStage.PUBLISHED, published_on=on, until=until)
            waits_no_more(changes, stream_of(vacancy))
        case events.PlaceFilled(on=on, filled=filled, full=True):
            move(changes, recorded, VacancyStage.FILLED, filled=filled, ended_on=on)
        case events.PlaceFreed(filled=filled, reopened=True):
            move(changes, recorded, VacancyStage.PUBLISHED, filled=filled, ended_on=None)
        case events.PlaceFilled(vacancy, filled=filled) | events.PlaceFreed(vacancy, filled=filled):
            changes.change(VACANCIES, vacancy, filled=filled, version=recorded.version)
        case events.Closed(vacancy, on=on, reason=reason):
            move(changes, recorded, VacancyStage.CLOSED, ended_on=on, reason=reason)
            waits_no_more(changes, stream_of(vacancy))
        case events.Withdrawn(on=on):
            move(changes, recorded, VacancyStage.WITHDRAWN, ended_on=on)


def of_opening(region: str, opening: Opening) -> dict[str, Any]:
    said = to_builtins(opening, builtin_types=())
    return {
        **said,
        "region": region,
        "skill_rank": opening.skill.rank,
        "found_by": found_by(f"{opening.title} {opening.text}"),
    }


def move(changes: Changes, recorded: Recorded[Any], stage: VacancyStage, **told: Any) -> None:
    changes.change(VACANCIES, recorded.event.vacancy, stage=stage, version=recorded.version, **told)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_for(
        changes,
        step,
        item=JOB_EXCHANGE,
        case=stream_of(event.vacancy),
        person=None,
        region=event.region,
        since=event.on,
    )
