"""The tables of a service that handles cases."""

from jinbao.casework import (
    decided,
    employers,
    entitlements,
    names,
    parameters,
    people,
    places,
    recorded_paper,
    worklist,
)
from jinbao.casework.metadata import CASEWORK
from jinbao.casework.rule_set import register
from jinbao.service import Tables

KEEPERS = (
    decided,
    employers,
    entitlements,
    names,
    parameters,
    people,
    places,
    recorded_paper,
    register,
    worklist,
)
"""Whoever has tables in it; with them it is whole."""


def tables_of_casework() -> Tables:
    """Fresh tables, those of casework among them; the slices add their own."""
    tables = Tables()
    for table in CASEWORK.sorted_tables:
        table.to_metadata(tables.metadata)
    return tables
