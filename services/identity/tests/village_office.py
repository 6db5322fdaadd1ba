"""Identity at work in a small county: three villages of two towns, and their officers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, event

from identity.contract import (
    Evidence,
    EvidenceKind,
    FindPersons,
    Hukou,
    ImportRegions,
    NewPerson,
    NewRegion,
    RegisterPerson,
)
from identity.person.key_ring import KeyRing
from identity.person.papers import PaperStore
from identity.person.vault import Vault
from identity.region.procedure import region_id
from identity.service import identity
from identity.tables import TABLES
from jinbao.actor import Grant
from jinbao.bus import Call, Receipt
from jinbao.commands import Command
from jinbao.register import Changes, differing, rebuild

TODAY = date(2010, 1, 8)
FOUNDED = date(2009, 1, 1)
CODES = {
    "county": ("511526", "珙县", "511500"),
    "town": ("511526100", "示例镇", "511526"),
    "village": ("511526100201", "春树村", "511526100"),
    "next": ("511526100202", "秋水村", "511526100"),
    "far_town": ("511526101", "远山镇", "511526"),
    "far": ("511526101201", "远山村", "511526101"),
}
LUO_ID, CHEN_ID, HE_ID = "511526195006150128", "511526197903012031", "511502196705120319"
PAPERS = Evidence(EvidenceKind.HUKOU_BOOK)


def region(name: str) -> str:
    return region_id("511500" if name == "city" else CODES[name][0], FOUNDED)


def grant(person: str, office: str, where: str, items: tuple[str, ...], *steps: str) -> Grant:
    return Grant(
        id=f"{person}@{office}",
        person=person,
        role="officer",
        office=office,
        region=region(where),
        items=items,
        steps=steps,
        since=FOUNDED,
    )


GRANTS = (
    grant("xie", "station", "village", ("person",), "register"),
    grant("chu", "centre", "town", ("person",), "register", "correct", "decide"),
    grant("yuan", "far-centre", "far_town", ("person",), "register", "correct", "decide"),
    grant("shen", "agency", "county", ("rural-pension",), "review"),
    grant("ji", "bureau", "county", ("person", "employer"), "register", "erase", "historical-entry"),
    grant("bao", "agency", "county", ("partner-feed",), "register", "match", "correct"),
    grant("kang", "agency", "county", ("partner-feed",), "match"),
)
XIE, CHU, YUAN = Call("xie", "station"), Call("chu", "centre"), Call("yuan", "far-centre")
SHEN, JI = Call("shen", "agency"), Call("ji", "bureau")
BAO, KANG = Call("bao", "agency"), Call("kang", "agency")


def luo(**changes: Any) -> NewPerson:
    return someone(
        **{
            "id_number": LUO_ID,
            "name": "罗秀兰",
            "ethnicity": "汉族",
            "phone": "13881812345",
            "address": "珙县示例镇春树村1组2号",
            "bank": "示例农村信用社",
            "bank_account": "9999990000000000123",
            **changes,
        }
    )


def someone(**said: Any) -> NewPerson:
    return NewPerson(**{"hukou_village": region("village"), "hukou": Hukou.RURAL, "name": "何强", **said})


@dataclass
class VillageOffice:
    """The service on whatever store, with a day that a test can turn."""

    engine: Engine
    folder: Path
    day: date = TODAY
    statements: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ring = KeyRing.open(self.folder / "keys" / "ring.json", create=True)
        self.vault = Vault(ring)
        self.papers = PaperStore(self.folder / "papers", self.vault)
        self.service = identity(self.engine, self.vault, self.papers, self.now)
        self.service.migrate()
        founder = Call("founder", "founder")
        self.service.carry_out(ImportRegions(on=self.day, regions=tuple(regions())), founder)
        with self.service.writing() as connection:  # offices and staff are another test's business
            changes = Changes(connection)
            for one in GRANTS:
                TABLES.authority.give(changes, one)
            changes.flush()
        event.listen(self.engine, "before_cursor_execute", self._count)

    def now(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time(), UTC)

    def ask(self, command: Callable[..., Command], by: Call = CHU, **said: Any) -> Receipt:
        return self.service.carry_out(command(on=self.day, **said), by)

    def register(self, new: NewPerson, by: Call = CHU) -> str:
        return self.ask(RegisterPerson, by, person=new).stream.removeprefix("person/")

    def look_up(self, name: str, *keys: Any, by: Call = CHU) -> Any:
        return self.service.look_up(name, keys, by)

    def read(self, person: str, by: Call = CHU, purpose: str | None = "受理参保登记") -> Any:
        call = Call(by.person, by.office, purpose=purpose)
        return self.service.look_up("person_by_id", [person], call)[0]

    def find(self, by: Call = CHU, **asked: str) -> list[str]:
        [page] = self.service.look_up("find_persons", [FindPersons(**asked)], by)
        return [row.id for row in page.rows]

    def happened(self, stream: str) -> list[Any]:
        return [recorded.event for recorded in self.service.ledger.recorded(stream)]

    def public(self, stream: str) -> list[Any]:
        """What others are told of it."""
        return [self.service.public(recorded) for recorded in self.service.ledger.recorded(stream)]

    def rebuilt_differs(self, *tables: Table) -> list[int]:
        """How many rows of each register are not what its events say."""
        pages = ([recorded for _, recorded in page] for page in self.service.ledger.pages())
        every = self.service.tables.metadata.sorted_tables
        beside = rebuild(self.engine, pages, self.service.fold, every)
        with self.engine.connect() as connection:
            return [differing(connection, table, beside[table.name]) for table in tables]

    def counted(self, work: Callable[[], Any]) -> int:
        """How many statements some work takes."""
        self.statements.clear()
        work()
        return len([one for one in self.statements if not re.match("BEGIN|COMMIT|PRAGMA", one)])

    def _count(self, _c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements.append(statement)


def regions() -> list[NewRegion]:
    city = NewRegion(code="511500", name="宜宾市", since=FOUNDED)
    below = [
        NewRegion(code=code, name=name, parent_code=parent, since=FOUNDED)
        for code, name, parent in CODES.values()
    ]
    return [city, *below]
