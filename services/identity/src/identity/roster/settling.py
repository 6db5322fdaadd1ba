"""Settling some rows: their persons are registered, their households and kin recorded, enrolments sent."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias, TypeVar

from msgspec.structs import replace
from sqlalchemy import func, select

from identity.household.commands import NewHousehold, NewMember, RegisterHouseholds
from identity.household.procedure import household_id
from identity.household.register import CURRENT, HOUSEHOLDS, MEMBERS
from identity.person.commands import NewKin, RecordKinships, RegisterPersons
from identity.person.events import Registered
from identity.person.terms import Kinship
from identity.person.vault import Vault
from identity.roster import form
from identity.roster.checking import (
    ROW_KNOWN,
    OnFile,
    Terms,
    as_reason,
    blind_key,
    copied_from,
    enrolment_ids,
    faults,
    is_same_person,
    new_person,
    on_file,
    taken_before,
)
from identity.roster.enrolment import Enrol
from identity.roster.events import Reason, RowReceipt, RowRefused, RowTaken
from identity.roster.form import Relation
from identity.roster.rows import RosterRow
from identity.roster.trying import requested
from jinbao.bus import Call, Receipt
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import type_of
from jinbao.service import Service

T = TypeVar("T")
Homes: TypeAlias = dict[str, list[RosterRow]]
"""The rows of each household, by its number."""

KIN_OF_HEAD = {
    Relation.SPOUSE: Kinship.SPOUSE,
    Relation.CHILD: Kinship.CHILD,
    Relation.PARENT: Kinship.PARENT,
}


@dataclass(frozen=True)
class Work:
    """Who works on whose behalf, and how; ``patiently`` tries again what may succeed a little later."""

    service: Service
    vault: Vault
    enrol: Enrol
    roster: str
    patiently: Callable[[Callable[[], T]], T]
    call: Call
    terms: Terms

    def ask(self, command: Command) -> Receipt:
        return self.patiently(lambda: self.service.carry_out(command, self.call))


@dataclass
class Settling:
    """Rows on their way to their receipts."""

    work: Work
    rows: Sequence[RosterRow]
    keys: Mapping[int, str]
    persons: dict[int, str] = field(default_factory=dict)
    refused: dict[int, tuple[Reason, ...]] = field(default_factory=dict)
    remarks: dict[int, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    known_rows: set[int] = field(default_factory=set)
    copies: dict[int, int] = field(default_factory=dict)
    """Lines that say the same as an earlier one, with its number."""

    def open(self) -> list[RosterRow]:
        """Those of whom it is not yet known who they are."""
        settled = self.refused.keys() | self.persons.keys() | self.copies.keys()
        return [row for row in self.rows if row.line not in settled]

    def on_their_way(self) -> list[RosterRow]:
        """Those whose person is known, and who were not enrolled by another file."""
        return [
            row
            for row in self.rows
            if row.line in self.persons and row.line not in self.refused and row.line not in self.known_rows
        ]

    def refuse(self, row: RosterRow, *reasons: Reason) -> None:
        self.refused[row.line] = reasons

    def receipts(self) -> tuple[RowReceipt, ...]:
        return tuple(self._receipt(row) for row in self.rows)

    def _receipt(self, row: RosterRow) -> RowReceipt:
        key = self.keys[row.line]
        first = self.copies.get(row.line, row.line)
        if first in self.refused:
            return RowRefused(row.line, key, self.refused[first])
        if first != row.line:
            return RowRefused(row.line, key, (copied_from(first),))
        return RowTaken(row.line, key, self.persons[row.line], tuple(self.remarks[row.line]))


def settle(work: Work, rows: Sequence[RosterRow]) -> tuple[RowReceipt, ...]:
    """A receipt for each row. Broken off anywhere, it can be done again: what came in is found there."""
    settling = Settling(work, rows, {row.line: blind_key(work.vault.ring, row) for row in rows})
    pass_over_copies(settling)
    pass_over_known_rows(settling)
    for row in settling.open():
        if found := faults(row, work.terms):
            settling.refuse(row, *found)
    identify(settling)
    record_families(settling)
    enrol_all(settling)
    return settling.receipts()


def pass_over_copies(settling: Settling) -> None:
    first: dict[str, int] = {}
    for row in settling.rows:
        if (line := first.setdefault(settling.keys[row.line], row.line)) != row.line:
            settling.copies[row.line] = line


def pass_over_known_rows(settling: Settling) -> None:
    with settling.work.service.enquiry(settling.work.call) as enquiry:
        known = taken_before(enquiry.connection, list(settling.keys.values()))
    for row in settling.rows:
        if not (taken := known.get(settling.keys[row.line])):
            continue
        if taken.roster == settling.work.roster:
            settling.refuse(row, copied_from(taken.line))
        else:
            settling.persons[row.line] = taken.person
            settling.known_rows.add(row.line)
            settling.remarks[row.line].append(Reason(ROW_KNOWN, ""))


def identify(settling: Settling) -> None:
    """Registers whoever is not on file, until each row has its person or its refusal."""
    while rows := settling.open():
        with settling.work.service.enquiry(settling.work.call) as enquiry:
            known = on_file(enquiry.connection, settling.work.vault, [row.id_number for row in rows])
        for row in rows:
            if row.id_number in known:
                recognise(settling, row, known[row.id_number])
        register(settling, first_of_each([row for row in settling.open() if row.id_number not in known]))


def recognise(settling: Settling, row: RosterRow, known: OnFile) -> None:
    if is_same_person(row, known):
        settling.persons[row.line] = known.person
    else:
        settling.refuse(row, Reason("ROSTER_NAME_DIFFERS", form.NAME.header))


def first_of_each(rows: Iterable[RosterRow]) -> list[RosterRow]:
    return list({row.id_number: row for row in reversed(list(rows))}.values())[::-1]


def register(settling: Settling, rows: list[RosterRow]) -> None:
    """All together; whoever is at fault is taken out, and the others are tried again."""
    under = settling.work.terms
    while rows:
        new = tuple(new_person(row, under) for row in rows)
        try:
            settling.work.ask(RegisterPersons(on=under.on, persons=new))
        except Refused as refused:
            at_fault = line_at_fault(refused)
            if refused.code == "PERSON_EXISTS":
                return  # somebody else was quicker; it is looked up who that is
            for row in rows if at_fault is None else [rows[at_fault]]:
                settling.refuse(row, as_reason(refused))
            rows = [row for row in rows if row.line not in settling.refused]
        else:
            return


def line_at_fault(refused: Refused) -> int | None:
    """Which of the persons of a batch a refusal is about: ``persons.3.phone``."""
    of, _, rest = (refused.field or "").partition(".")
    number = rest.partition(".")[0]
    return int(number) if of == "persons" and number.isdecimal() else None


def record_families(settling: Settling) -> None:
    """A household that cannot be recorded keeps nobody from being enrolled; it is remarked on."""
    homes: Homes = defaultdict(list)
    for row in settling.on_their_way():
        homes[row.household].append(row)
    if homes:
        together_or_each(settling, homes, record_households)
        together_or_each(settling, homes, record_kin)


def together_or_each(settling: Settling, homes: Homes, record: Callable[[Settling, Homes], None]) -> None:
    """Where one household is at fault the others still come in."""
    try:
        record(settling, homes)
    except Refused:
        for number, rows in homes.items():
            try:
                record(settling, {number: rows})
            except Refused as refused:
                for row in rows:
                    settling.remarks[row.line].append(as_reason(refused))


def record_households(settling: Settling, homes: Homes) -> None:
    under = settling.work.terms
    new = tuple(
        NewHousehold(village=under.village, number=number, members=members(settling, rows))
        for number, rows in homes.items()
    )
    unless_done(settling.work, RegisterHouseholds(on=under.on, households=new))


def members(settling: Settling, rows: list[RosterRow]) -> tuple[NewMember, ...]:
    related = {settling.persons[row.line]: row.relation or Relation.OTHER for row in rows}
    return tuple(NewMember(person=person, relation=relation) for person, relation in related.items())


def record_kin(settling: Settling, homes: Homes) -> None:
    """The head may stand in another part of the file, so whole households are looked at."""
    work = settling.work
    households = [household_id(work.terms.village, number) for number in homes]
    with work.service.enquiry(work.call) as enquiry:
        rows = enquiry.connection.execute(
            select(MEMBERS.c.person, MEMBERS.c.relation, HOUSEHOLDS.c.head)
            .join(HOUSEHOLDS, HOUSEHOLDS.c.id == MEMBERS.c.household)
            .where(MEMBERS.c.household.in_(households), CURRENT, HOUSEHOLDS.c.head.is_not(None))
        ).all()
    kin = tuple(
        NewKin(person=row.head, relative=row.person, relation=KIN_OF_HEAD[Relation(row.relation)])
        for row in rows
        if row.relation in KIN_OF_HEAD
    )
    if kin:
        unless_done(work, RecordKinships(on=work.terms.on, kin=kin))


def unless_done(work: Work, command: Command) -> None:
    try:
        work.ask(command)
    except Refused as refused:
        if refused.code != "NOTHING_TO_DO":
            raise


def enrol_all(settling: Settling) -> None:
    """All together; whom a later row names again comes after them, and is told that."""
    rows, work = settling.on_their_way(), settling.work
    with work.service.enquiry(work.call) as enquiry:
        ids = enrolment_ids(enquiry.connection, [settling.keys[row.line] for row in rows])
    call = replace(work.call, seen={work.service.name: published(settling, rows)})
    while rows:
        now = list({settling.persons[row.line]: row for row in reversed(rows)}.values())[::-1]
        requests = [
            requested(row, work.terms, settling.persons[row.line], call, ids[settling.keys[row.line]])
            for row in now
        ]
        answers = work.patiently(partial(work.enrol, work.terms.village, requests, call))
        for row, refused in zip(now, answers, strict=True):
            if refused:
                settling.refuse(row, as_reason(refused))
        rows = [row for row in rows if row not in now]


def published(settling: Settling, rows: Iterable[RosterRow]) -> int:
    """The position that others must have reached in order to know all of these persons."""
    ledger = settling.work.service.tables.ledger.c
    streams = [f"person/{settling.persons[row.line]}" for row in rows]
    with settling.work.service.enquiry(settling.work.call) as enquiry:
        last = select(func.max(ledger.position)).where(
            ledger.stream.in_(streams), ledger.type == type_of(Registered)
        )
        return enquiry.connection.scalar(last) or 0
