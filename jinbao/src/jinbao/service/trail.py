"""The access trail: whose files were read, and what was asked for without the right to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, Index, Integer, MetaData, Table, Text

from jinbao.bus import Call
from jinbao.commands import things_in
from jinbao.decider import NotAuthorised, Refused
from jinbao.paging import Listed

if TYPE_CHECKING:
    from jinbao.service.service import Service


def access_trail(metadata: MetaData) -> Table:
    """Reads of files, and attempts refused for reasons of authority, where auditors look for them."""
    return Table(
        "access_trail",
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("person", Text, nullable=False),
        Column("office", Text),
        Column("on_behalf_of", Text),
        Column("kind", Text, nullable=False),
        Column("action", Text, nullable=False),
        Column("subjects", JSON, nullable=False),
        Column("purpose", Text),
        Column("code", Text),
        Column("trace", Text),
        Index("access_trail_by", "person", "at"),
    )


class Trail:
    """What one service writes of who looked at what; each row is a transaction of its own.

    A read that cannot be recorded is not answered.
    """

    def __init__(self, service: "Service") -> None:
        self.service = service

    def answered(
        self, name: str, keys: Sequence[Any], answers: Sequence[Any], call: Call, *, file: bool
    ) -> None:
        """Whose files were read, and whose were asked for without the right to them."""
        read: list[str] = []
        for key, answer in zip(keys, answers, strict=True):
            if isinstance(answer, NotAuthorised):
                self.attempted(name, [key], call, answer)
            elif file and not isinstance(answer, Refused):
                read += subjects_of(key, answer)
        if read:
            subjects = list(dict.fromkeys(read))
            self.write(call, kind="read", action=name, subjects=subjects, purpose=call.purpose)

    def attempted(self, name: str, keys: Sequence[Any], call: Call, refused: Refused) -> None:
        """Somebody was refused."""
        subjects = [subject for key in keys for subject in subjects_of(key, None)]
        self.write(call, kind="refused", action=name, subjects=subjects, code=refused.code)

    def write(self, call: Call, **row: Any) -> None:
        """A row about whoever calls."""
        by = {
            "at": self.service.clock(),
            "person": call.person,
            "office": call.office,
            "on_behalf_of": call.on_behalf_of,
            "trace": call.trace,
        }
        with self.service.writing() as connection:
            connection.execute(self.service.tables.trail.insert(), by | row)


def subjects_of(key: Any, answer: Any) -> list[str]:
    """Whose files a question was about: the thing that was asked for, or those that a list has shown."""
    if isinstance(answer, Listed):
        return [str(getattr(row, "person", None) or getattr(row, "id", "")) for row in answer.rows]
    return [key] if isinstance(key, str) else things_in(key)
