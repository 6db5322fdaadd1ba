"""The register of persons: sealed data, decided facts, numbers, kin and papers."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Table, Text

from identity.person import events, search
from identity.person.terms import Kinship, NumberKind
from identity.person.vault import destruction
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

PERSONS = Table(
    "person",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("id_number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("ethnicity", Text),
    Column("phone", Text),
    Column("address", Text),
    Column("bank", Text),
    Column("bank_account", Text),
    Column("sex", Text, nullable=False),
    Column("born", Date, nullable=False),
    Column("hukou", Text, nullable=False),
    Column("hukou_village", Text, nullable=False),
    Column("residence_village", Text, nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("died_on", Date),
    Column("death_evidence", Text),
    Column("death_event", Text),
    Column("merged_into", Text),
    Column("erased", Boolean, nullable=False),
    Index("person_by_hukou", "hukou_village", "id"),
    Index("person_by_residence", "residence_village", "id"),
)

NUMBERS = Table(
    "person_number",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
)

KIN = Table(
    "person_kin",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("relative", Text, primary_key=True),
    Column("relation", Text, primary_key=True),
    Column("since", Date),
)

PAPERS = Table(
    "person_paper",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Index("person_paper_of", "person", "id"),
)

REGISTERS = (PERSONS, NUMBERS, KIN, PAPERS)
SEALED = ("id_number", "name", "ethnicity", "phone", "address", "bank", "bank_account")

CONVERSE = {
    Kinship.CHILD: Kinship.PARENT,
    Kinship.PARENT: Kinship.CHILD,
    Kinship.SPOUSE: Kinship.SPOUSE,
}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Registered() as registered:
            enter(changes, registered, recorded)
        case events.Corrected() | events.ContactChanged():
            changed = {
                name: getattr(recorded.event, name)
                for name in ("name", "sex", "ethnicity", "phone", "bank", "bank_account")
                if getattr(recorded.event, name, None) is not None
            }
            changes.change(PERSONS, recorded.event.person, **changed)
        case events.BirthDateDecided(person, born):
            changes.change(PERSONS, person, born=born)
        case events.NumberAdded(person, number, kind, since, until):
            changes.put(NUMBERS, person=person, number=number, kind=kind, since=since, until=until)
            if kind is NumberKind.CHANGED:
                changes.change(PERSONS, person, id_number=number)
        case events.HukouMoved(person, village, hukou):
            changes.change(PERSONS, person, hukou_village=village, hukou=hukou)
        case events.ResidenceMoved(person, village, address):
            changes.change(PERSONS, person, residence_village=village, address=address)
        case events.DeathRecorded(person, died_on, evidence):
            changes.change(PERSONS, person, died_on=died_on, death_evidence=evidence, death_event=recorded.id)
        case events.DeathRevoked(person):
            changes.change(PERSONS, person, died_on=None, death_evidence=None, death_event=None)
        case events.MergedInto(person, survivor):
            changes.change(PERSONS, person, merged_into=survivor)
        case events.Unmerged(person):
            changes.change(PERSONS, person, merged_into=None)
        case events.PaperRecorded(person, paper, kind, sha256):
            day = recorded.effective_on
            changes.put(PAPERS, id=paper, person=person, type=kind, sha256=sha256, recorded_on=day)
        case events.Erased(person):
            changes.change(PERSONS, person, erased=True)
            erase(changes, person)
        case events.KinshipRecorded(person, relative, relation, since):
            changes.put(KIN, person=person, relative=relative, relation=relation, since=since)
            changes.put(KIN, person=relative, relative=person, relation=CONVERSE[relation], since=since)
        case events.KinshipEnded(person, relative, relation):
            changes.remove(KIN, person, relative, relation)
            changes.remove(KIN, relative, person, CONVERSE[relation])


def enter(changes: Changes, registered: events.Registered, recorded: Recorded[Any]) -> None:
    changes.put(
        PERSONS,
        id=registered.person,
        **{name: getattr(registered, name) for name in SEALED},
        sex=registered.sex,
        born=registered.born,
        hukou=registered.hukou,
        hukou_village=registered.hukou_village,
        residence_village=registered.residence_village,
        registered_on=recorded.effective_on,
        died_on=None,
        death_evidence=None,
        death_event=None,
        merged_into=None,
        erased=False,
    )
    changes.put(
        NUMBERS,
        person=registered.person,
        number=registered.id_number,
        kind=NumberKind.FIRST,
        since=None,
        until=None,
    )


def erase(changes: Changes, person: str) -> None:
    """What stands beside the ledger goes in the transaction that records it."""
    destroy, (forget_values, forget_claims) = destruction(person), search.forgetting(person)
    changes.run(lambda _: destroy)
    changes.run(lambda _: forget_values)
    changes.run(lambda _: forget_claims)
