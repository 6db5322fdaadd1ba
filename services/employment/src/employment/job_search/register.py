"""The register of those who look for work: since when, for which, and where it may be."""

from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text

from employment.job_search import events
from employment.job_search.terms import SearchStage, Wish
from employment.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

SEARCHES = Table(
    "job_search",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("skill", Text, nullable=False),
    Column("skill_rank", Integer, nullable=False),
    Column("occupation", Text),
    Column("wage", BigInteger, nullable=False),
    Column("within", Text),
    Column("begun_on", Date, nullable=False),
    Column("ended_on", Date),
    Column("reason", Text),
    Column("version", Integer, nullable=False),
    Index("job_search_by_person", "person", "begun_on", "id"),
    Index("job_search_by_region", "region", "stage", "begun_on", "id"),
    Index("job_search_within", "within", "stage"),
)
one_active(
    "job_search_open",
    SEARCHES.c.person,
    where=SEARCHES.c.stage == SearchStage.LOOKING,
    refusal="LOOKING_ALREADY",
    field="person",
)


def stream_of(search: str) -> str:
    return f"job-search/{search}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Begun(search, person, region, on, wish):
            changes.put(
                SEARCHES,
                id=search,
                person=person,
                region=region,
                stage=SearchStage.LOOKING,
                begun_on=on,
                ended_on=None,
                reason=None,
                version=recorded.version,
                **of_wish(wish),
            )
        case events.Changed(search, wish=wish):
            changes.change(SEARCHES, search, version=recorded.version, **of_wish(wish))
        case events.Ended(search, on=on, reason=reason):
            ended = {"stage": SearchStage.OVER, "ended_on": on, "reason": reason}
            changes.change(SEARCHES, search, version=recorded.version, **ended)
        case events.GoesOn(search):
            looking = {"stage": SearchStage.LOOKING, "ended_on": None, "reason": None}
            changes.change(SEARCHES, search, version=recorded.version, **looking)


def of_wish(wish: Wish) -> dict[str, Any]:
    return {
        "skill": wish.skill,
        "skill_rank": wish.skill.rank,
        "occupation": wish.occupation,
        "wage": wish.wage,
        "within": wish.within,
    }
