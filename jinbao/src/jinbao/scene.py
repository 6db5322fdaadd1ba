"""A service at work in a test: a calendar that a test turns, officers at their desks, what others publish."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from sqlalchemy import Row, Table, event, select

from jinbao.actor import EVERYTHING, Grant
from jinbao.bus import Call, Receipt
from jinbao.casework.paper import CasePaper, papers_in
from jinbao.casework.recorded_paper import PaperRecorded
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import By, Event, Recorded
from jinbao.published import Heard, Take, headers_of
from jinbao.register import differing, rebuild
from jinbao.service import Service
from jinbao.trial.answers import Foreseen, Supposed, Told

SHANGHAI = ZoneInfo("Asia/Shanghai")
IDENTITY = "identity"


class Calendar:
    """A clock that stands on the day that a test has opened, and moves on a little whenever it is asked."""

    def __init__(self, day: date) -> None:
        self.open(day)

    def open(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI).astimezone(UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now


def grant(person: str, office: str, region: str, steps: tuple[str, ...], **other: Any) -> Grant:
    """Somebody's right to take these steps of every item in a region."""
    return Grant(
        id=f"{person}@{office}",
        person=person,
        role="officer",
        office=office,
        region=region,
        items=(EVERYTHING,),
        steps=steps,
        since=date(2009, 1, 1),
        **other,
    )


def everything_in(service: Service) -> dict[str, list[str]]:
    """Every row of every table, but for the trail of who looked at what."""
    tables = service.tables
    with service.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in tables.metadata.sorted_tables
            if table is not tables.trail
        }


class Scene:
    """One service; ``hears`` says what it does with what each of the others publishes."""

    def __init__(self, service: Service, calendar: Calendar, hears: Mapping[str, Take]) -> None:
        self.service, self.calendar, self.hears = service, calendar, hears
        self.service.migrate()
        self.told: dict[str, int] = {}
        self.hands_papers_in, self.kept = True, dict[str, str]()
        self.seats: dict[str, str] = {}

    @property
    def today(self) -> date:
        return self.service.today

    def open(self, day: date) -> None:
        """The office opens on this day."""
        self.calendar.open(day)

    def tell(self, *events: Event, by: str = IDENTITY, **days: date) -> None:
        """Another service has published these, and they have come through the broker."""
        first = self.told.get(by, 0) + 1
        self.told[by] = first + len(events) - 1
        heard = [self.heard(one, at, by, **days) for at, one in enumerate(events, first)]

        def fold(changes: Any) -> None:
            for one in heard:
                self.hears[by](changes, one)

        self.service.hear(by, self.told[by], fold, heard)

    def heard(
        self,
        happened: Event,
        position: int,
        by: str = IDENTITY,
        *,
        effective_on: date | None = None,
        received_on: date | None = None,
    ) -> Heard:
        return Heard(
            happened,
            f"{by}-{position}",
            f"{by}/stream",
            position,
            position - 1,
            self.calendar.now,
            effective_on or self.today,
            trace=None,
            received_on=received_on,
        )

    def would_tell(self, *events: Event, by: str = IDENTITY, **days: date) -> tuple[Told, ...]:
        """The same as it would travel, before anybody has heard it."""
        first = self.told.get(by, 0) + 1
        return tuple(self.travelling(one, at, by, **days) for at, one in enumerate(events, first))

    def travelling(self, happened: Event, position: int, by: str, **days: date) -> Told:
        one = self.heard(happened, position, by, **days)
        recorded = Recorded(
            one.id, one.stream, 1, one.recorded_at, one.effective_on, By(by), happened, trace=one.trace
        )
        headers = headers_of(by, position, one.previous, recorded, happened)
        return Told(by, headers, msgspec.json.encode(happened))

    def supposes(self, who: str, *told: Told, command: Command | None = None, **marks: Any) -> Foreseen:
        """What would change, were it so."""
        if command is not None:
            self.hand_in(command)
        return self.service.rehearse(Supposed(command, told), self.call(who, **marks))

    def everything(self) -> dict[str, list[str]]:
        return everything_in(self.service)

    def call(self, who: str, **marks: Any) -> Call:
        return Call(**{"person": who, "office": self.seats.get(who), "language": "en", **marks})

    def do(self, who: str, kind: Callable[..., Command], /, *, marks: Any = None, **asked: Any) -> Receipt:
        command = kind(**{"on": self.today, **asked})
        return self.carry_out(command, self.call(who, **(marks or {})))

    def carry_out(self, command: Command, call: Call) -> Receipt:
        """As somebody does who has handed in the papers before they name them."""
        self.hand_in(command)
        return self.service.carry_out(command, call)

    def hand_in(self, command: Command) -> None:
        """The papers of a command, unless the scene is one in which nobody hands in any."""
        if self.hands_papers_in:
            self.keeps(*(paper for _, paper in papers_in(command)))

    def keeps(self, *papers: CasePaper) -> None:
        """Identity has published that it keeps these."""
        digests = {paper.id: paper.sha256 for paper in papers}
        if new := dict(digests.items() - self.kept.items()):
            self.kept |= new
            self.tell(*(PaperRecorded(paper, "whoever", sha256) for paper, sha256 in new.items()))

    def refuses(
        self, who: str, kind: Callable[..., Command], /, *, marks: Any = None, **asked: Any
    ) -> Refused:
        with pytest.raises(Refused) as refusal:
            self.do(who, kind, marks=marks, **asked)
        return refusal.value

    def ask(self, who: str, look_up: str, key: Any, **marks: Any) -> Any:
        [answer] = self.service.look_up(look_up, [key], self.call(who, **marks))
        return answer

    def rows(self, table: Any, *where: Any) -> list[Row[Any]]:
        """What lies behind the counter."""
        with self.service.engine.connect() as connection:
            return list(connection.execute(select(table).where(*where)))

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The SQL that is run meanwhile."""
        run: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            run.append(statement)

        event.listen(self.service.engine, "before_cursor_execute", note)
        yield run
        event.remove(self.service.engine, "before_cursor_execute", note)

    def cost(self, look_up: str, asked: Sequence[Any], by: str) -> int:
        """How many statements it takes to answer all of it."""
        with self.statements() as run:
            self.service.look_up(look_up, asked, self.call(by))
        return len(run)

    def differing(self, tables: Sequence[Table]) -> dict[str, int]:
        """How many rows of each register would be others if it were folded from nothing."""
        pages = ([recorded for _, recorded in page] for page in self.service.ledger.pages(limit=7))
        beside = rebuild(self.service.engine, pages, self.service.fold, tables)
        with self.service.engine.connect() as connection:
            return {table.name: differing(connection, table, beside[table.name]) for table in tables}
