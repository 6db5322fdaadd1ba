"""The register of rule sets: with it every decision can be made again, whatever the law is today."""

from typing import Any

from sqlalchemy import Column, Connection, Table, Text, select

from jinbao.casework.metadata import CASEWORK
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.rule_set import RuleSet
from jinbao.service import Slice

RULE_SETS = Table(
    "rule_set",
    CASEWORK,
    Column("id", Text, primary_key=True),
    Column("parameters", Text, nullable=False),
    Column("formula", Text, nullable=False),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case RuleSetKept(id, parameters, formula):
            changes.put(RULE_SETS, id=id, parameters=parameters, formula=formula)


def is_kept(connection: Connection, id: str) -> bool:
    return connection.execute(select(RULE_SETS.c.id).where(RULE_SETS.c.id == id)).first() is not None


def kept(connection: Connection) -> dict[str, RuleSet]:
    """Every rule set under its id, as it was when it was kept; there are as many as the law has changed."""
    rows = connection.execute(select(RULE_SETS))
    return {row.id: RuleSet.load(row.parameters.encode(), row.formula.encode()) for row in rows}


SLICE = Slice("rule-set", fold=fold)
