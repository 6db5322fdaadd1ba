"""Which decisions that stand nobody has been told of yet, as the register of decisions knows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from insurance.serving import Unserved
from jinbao.casework.decided import DECISIONS, is_unserved
from jinbao.decision import read_decision


def unserved_in(connection: Connection, streams: Sequence[str]) -> Mapping[str, tuple[Unserved, ...]]:
    """Of each case by the name of its stream, the oldest first."""
    table = DECISIONS.c
    found: dict[str, tuple[Unserved, ...]] = defaultdict(tuple)
    kept = select(DECISIONS).where(table.stream.in_(streams), is_unserved(DECISIONS)).order_by(table.id)
    for row in connection.execute(kept):
        appeals = read_decision(row.decision.encode()).appeals
        found[row.stream] += (Unserved(row.id, row.on, appeals),)
    return found
