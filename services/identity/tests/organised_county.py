"""Identity at work in a county with its offices: a bureau, an agency, two centres, one station."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, event

from identity.contract import (
    Employment,
    ExistingOffice,
    GiveGrants,
    ImportAppointments,
    ImportOffices,
    ImportRegions,
    NewAppointment,
    NewGrant,
    NewRegion,
    OfficeForm,
    OfficeKind,
    OnDay,
    Post,
)
from identity.person.key_ring import KeyRing
from identity.person.papers import PaperStore
from identity.person.vault import Vault
from identity.region.procedure import region_id
from identity.service import identity
from jinbao.bus import Call, Receipt
from jinbao.commands import Command
from jinbao.register import differing, rebuild

TODAY = date(2010, 1, 8)
SINCE = date(1997, 1, 1)
CODES = {
    "city": ("511500", "宜宾市", None),
    "county": ("511526", "珙县", "511500"),
    "town": ("511526100", "示例镇", "511526"),
    "village": ("511526100201", "春树村", "511526100"),
    "next": ("511526100202", "秋水村", "511526100"),
    "community": ("511526100001", "河街社区", "511526100"),
    "township": ("511526200", "远山乡", "511526"),
    "remote": ("511526200201", "远山村", "511526200"),
    "other": ("511525", "高县", "511500"),
}
OFFICES = (
    ("city-bureau", OfficeKind.BUREAU, "city", None, date(2001, 1, 1)),
    ("bureau", OfficeKind.BUREAU, "county", "city-bureau", date(2001, 1, 1)),
    ("agency", OfficeKind.AGENCY, "county", "bureau", date(2003, 1, 1)),
    ("other-bureau", OfficeKind.BUREAU, "other", "city-bureau", date(2001, 1, 1)),
    ("government", OfficeKind.GOVERNMENT, "town", None, SINCE),
    ("centre", OfficeKind.CENTRE, "town", "bureau", date(2003, 9, 1)),
    ("lone-centre", OfficeKind.CENTRE, "township", "bureau", date(2003, 9, 1)),
    ("station", OfficeKind.STATION, "village", "centre", date(2009, 1, 1)),
)
MANAGERS = (
    ("shi", "city-bureau", "city", ("manage", "countersign", "historical-entry")),
    ("qu", "bureau", "county", ("manage", "countersign", "historical-entry")),
    ("gao", "other-bureau", "other", ("manage", "countersign", "historical-entry")),
)
FOUNDER = Call("founder", "founder")
SHI, QU, GAO = Call("shi", "city-bureau"), Call("qu", "bureau"), Call("gao", "other-bureau")
NOBODY = Call("luo")


def region(name: str) -> str:
    return region_id(CODES[name][0], SINCE)


def grant(id: str, person: str, office: str, where: str, *steps: str, **said: Any) -> NewGrant:
    given = {"items": ("B1",), "role": "officer", "since": date(2009, 1, 1), "source": "任命文件", **said}
    return NewGrant(id=id, person=person, office=office, region=region(where), steps=steps, **given)


def appointment(
    id: str, person: str, office: str, post: Post = Post.INSURANCE, **said: Any
) -> NewAppointment:
    given = {
        "kind": Employment.ESTABLISHED,
        "full_time": True,
        "since": date(2009, 7, 1),
        "document": "任命文件",
        "personnel_authority": "government",
        "business_authority": "bureau",
        **said,
    }
    return NewAppointment(id=id, person=person, office=office, post=post, **given)


@dataclass
class OrganisedCounty:
    """The service on whatever store, with a day that a test can turn."""

    engine: Engine
    folder: Path
    day: date = TODAY
    statements: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        vault = Vault(KeyRing.open(self.folder / "identity" / "ring.json", create=True))
        self.service = identity(self.engine, vault, PaperStore(self.folder / "papers", vault), self.now)
        self.service.migrate()
        self.ask(ImportRegions, FOUNDER, regions=tuple(regions()))
        self.ask(ImportOffices, FOUNDER, offices=tuple(offices()))
        self.ask(GiveGrants, FOUNDER, grants=tuple(managers()))
        event.listen(self.engine, "before_cursor_execute", self._note)

    def now(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time(), UTC)

    def ask(self, command: Callable[..., Command], by: Call = QU, **said: Any) -> Receipt:
        return self.service.carry_out(command(**{"on": self.day, **said}), by)

    def look_up(self, name: str, *keys: Any, by: Call = QU) -> Any:
        return self.service.look_up(name, keys, by)

    def appointed(self, *new: NewAppointment, by: Call = QU) -> Receipt:
        return self.ask(ImportAppointments, by, appointments=new)

    def granted(self, *new: NewGrant, by: Call = QU) -> Receipt:
        return self.ask(GiveGrants, by, grants=new)

    def serves(self, place: str, on: date = TODAY, by: Call = NOBODY) -> str | None:
        [office] = self.look_up("serving_office", OnDay(region=region(place), on=on), by=by)
        return office.id if office else None

    def counted(self, work: Callable[[], Any]) -> int:
        """How many statements some work takes."""
        self.statements.clear()
        work()
        return len([one for one in self.statements if not re.match("BEGIN|COMMIT|PRAGMA", one)])

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements.append(statement)

    def differing(self, tables: Sequence[Table]) -> dict[str, int]:
        """How many rows of each register would be others if it were folded from nothing."""
        pages = ([recorded for _, recorded in page] for page in self.service.ledger.pages(limit=7))
        beside = rebuild(
            self.engine, pages, self.service.fold, list(self.service.tables.metadata.tables.values())
        )
        with self.engine.connect() as connection:
            return {table.name: differing(connection, table, beside[table.name]) for table in tables}


def regions() -> list[NewRegion]:
    return [
        NewRegion(code=code, name=name, parent_code=parent, since=SINCE)
        for code, name, parent in CODES.values()
    ]


def offices() -> list[ExistingOffice]:
    return [
        ExistingOffice(
            code=code,
            kind=kind,
            name=f"{CODES[where][1]}机构{code}",
            region=region(where),
            form=OfficeForm.PLATE_ONLY if code == "lone-centre" else OfficeForm.INDEPENDENT,
            above_code=above,
            since=since,
            document="编办文件",
        )
        for code, kind, where, above, since in OFFICES
    ]


def managers() -> list[NewGrant]:
    items = ("region", "organisation", "staff", "access")
    return [
        grant(f"{person}-manages", person, office, where, *steps, items=items)
        for person, office, where, steps in MANAGERS
    ]
