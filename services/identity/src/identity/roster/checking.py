"""What can be said of rows before anything is recorded: the same for a dry run and for the import itself."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from identity.person import search
from identity.person.blind import normal
from identity.person.commands import NewPerson
from identity.person.entry import facts
from identity.person.key_ring import KeyRing
from identity.person.register import PERSONS
from identity.person.terms import Hukou
from identity.person.vault import Vault
from identity.region.register import CODE, PAST, REGIONS
from identity.roster import form
from identity.roster.cells import Fault
from identity.roster.events import Reason
from identity.roster.reading import Note
from identity.roster.register import RECEIPTS, WITH_ITS_UNDO
from identity.roster.rows import RosterRow
from identity.roster.terms import UndoOutcome
from identity.roster.undo_register import UNDO_RECEIPTS
from jinbao.decider import Refused
from jinbao.identifiers import Kind
from jinbao.kept import as_kept

ROW_KNOWN = "ROSTER_ROW_KNOWN"
COLUMN_OF = {
    "id_number": form.ID_NUMBER.header,
    "name": form.NAME.header,
    "phone": form.PHONE.header,
    "bank_account": form.ACCOUNT.header,
    "evidence": form.SEX.header,
    "grade": form.GRADE.header,
    "category": form.CATEGORY.header,
}


class Terms(Struct, frozen=True):
    """Under which terms a roster is read: for which village, and as of which business day."""

    village: str
    codes: frozenset[str]
    hukou: Hukou
    on: date


class OnFile(Struct, frozen=True):
    """Somebody whose number is registered already; ``name`` is None where the person was erased."""

    person: str
    name: str | None


class Taken(Struct, frozen=True):
    """A row that came in: for whom, and where it stood."""

    person: str
    roster: str
    line: int


def terms(connection: Connection, village: str, on: date) -> Terms:
    """A paper may still carry a code that the village had; a village committee's people are rural (own)."""
    codes = connection.scalars(select(PAST.c.value).where(PAST.c.region == village, PAST.c.aspect == CODE))
    kind = connection.scalar(select(REGIONS.c.kind).where(REGIONS.c.id == village))
    hukou = Hukou.URBAN if kind == Kind.COMMUNITY else Hukou.RURAL
    return Terms(village, frozenset(codes), hukou, on)


def faults(row: RosterRow, under: Terms) -> tuple[Reason, ...]:
    """Everything that keeps a row out, whoever it is about."""
    if row.faults:
        return tuple(reason_of(fault) for fault in row.faults)
    if row.village not in under.codes:
        return (Reason("ROSTER_OTHER_VILLAGE", form.VILLAGE.header, {"column": form.VILLAGE.header}),)
    if row.applied_on and row.applied_on > under.on:
        return (Reason("ROSTER_APPLIED_LATER", form.APPLIED_ON.header, {"on": under.on.isoformat()}),)
    try:
        born = facts(new_person(row, under), under.on, "row").born
    except Refused as refused:
        return (as_reason(refused),)
    if row.applied_on and row.applied_on < born:
        return (Reason("ROSTER_APPLIED_BEFORE_BIRTH", form.APPLIED_ON.header),)
    return ()


def new_person(row: RosterRow, under: Terms) -> NewPerson:
    return NewPerson(
        id_number=row.id_number,
        name=row.name,
        sex=row.sex,
        ethnicity=row.ethnicity or None,
        phone=row.phone or None,
        address=row.residence or None,
        hukou_village=under.village,
        hukou=under.hukou,
        bank=row.bank or None,
        bank_account=row.account or None,
    )


def on_file(connection: Connection, vault: Vault, numbers: Sequence[str]) -> dict[str, OnFile]:
    """Who has these numbers already; of a merged file, the one that survived."""
    owners = search.owners(connection, vault.ring, numbers)
    rows = connection.execute(select(PERSONS).where(PERSONS.c.id.in_(set(owners.values())))).all()
    names = vault.open_many(connection, [(row.id, "name", row.name) for row in rows])
    found = {row.id: OnFile(row.merged_into or row.id, name) for row, name in zip(rows, names, strict=True)}
    return {number: found[owner] for number, owner in owners.items() if owner in found}


def is_same_person(row: RosterRow, known: OnFile) -> bool:
    """A number that is registered under another name is somebody else's, or a slip of the pen."""
    return known.name is not None and normal("name", known.name) == normal("name", row.name)


def blind_key(ring: KeyRing, row: RosterRow) -> str:
    """A row's key as events may hold it: nobody without the ring can try what stood in the row."""
    return hmac.digest(ring.search_key("roster_row"), row.key.encode(), "sha256").hex()


def taken_before(connection: Connection, keys: Sequence[str]) -> Mapping[str, Taken]:
    """The rows that came in already, each with where it was."""
    rows = connection.execute(WITH_ITS_UNDO.where(RECEIPTS.c.key.in_(keys), RECEIPTS.c.person.is_not(None)))
    return {
        row.key: Taken(row.person, row.roster, row.line)
        for row in rows
        if row.undo != UndoOutcome.UNDONE and not is_of_another_file(row.reasons)
    }


def is_of_another_file(reasons: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a row that was taken had come in before, so that nothing was done for it here."""
    return any(reason["code"] == ROW_KNOWN for reason in reasons)


def enrolment_ids(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Under which id each row's enrolment is asked for: another one after it was undone.

    It is made of the row's key, so that a second attempt is known by it.
    """
    undone = connection.execute(
        WITH_ITS_UNDO.with_only_columns(RECEIPTS.c.key, func.count().label("times"))
        .where(RECEIPTS.c.key.in_(keys), UNDO_RECEIPTS.c.outcome == UndoOutcome.UNDONE)
        .group_by(RECEIPTS.c.key)
    )
    times = {row.key: row.times for row in undone}
    return {key: f"roster:{key}:{times[key]}" if key in times else f"roster:{key}" for key in keys}


def copied_from(line: int) -> Reason:
    return Reason("ROSTER_ROW_TWICE", "", {"line": line})


def as_reason(refused: Refused) -> Reason:
    column = COLUMN_OF.get((refused.field or "").rpartition(".")[2], "")
    return Reason(refused.code, column, as_kept(refused.params))


def reason_of(fault: Fault | Note) -> Reason:
    column = fault.column if isinstance(fault, Fault) else ""
    return Reason(fault.code, column, as_kept(fault.params))
