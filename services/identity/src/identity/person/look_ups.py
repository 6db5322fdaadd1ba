"""Looking persons up: what of a file is shown to whom, and in clear only with a purpose."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import structs
from sqlalchemy import ColumnElement, Connection, Row, or_, select, tuple_

from identity.items import PERSON
from identity.known_by_name.register import is_known
from identity.person import mask
from identity.person.answers import (
    DeathAnswer,
    FindPersons,
    HomeBy,
    KinAnswer,
    NumberAnswer,
    NumbersOf,
    PaperAnswer,
    PersonAnswer,
    PersonsIn,
)
from identity.person.blind import blind
from identity.person.register import KIN, NUMBERS, PAPERS, PERSONS, SEALED
from identity.person.search import KINDS, SEARCH
from identity.person.terms import DeathEvidence, Hukou, NumberKind
from identity.person.vault import Vault
from jinbao.authority import READ
from jinbao.decider import NotAuthorised, Refused
from jinbao.identifiers import Sex, resident_id
from jinbao.lists import lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

MASKS: dict[str, Callable[[str], str]] = {
    "id_number": mask.id_number,
    "name": mask.name,
    "ethnicity": lambda _: mask.HIDDEN,
    "phone": mask.phone,
    "address": mask.address,
    "bank_account": mask.bank_account,
}

HOMES = {HomeBy.HUKOU: PERSONS.c.hukou_village, HomeBy.RESIDENCE: PERSONS.c.residence_village}


class Files:
    """The look-ups of persons: they need the vault to open what the register holds sealed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def person_by_id(self, enquiry: Enquiry, keys: Sequence[str]) -> list[Any]:
        """None where nobody has this id, a refusal where the asker's office does not serve the person."""
        by_name = is_known(enquiry, PERSONS.c.id).label("by_name")
        statement = select(PERSONS, *rights(enquiry), by_name).where(PERSONS.c.id.in_(keys))
        rows = {row.id: row for row in enquiry.connection.execute(statement)}
        seen = [row for row in rows.values() if row.known or row.by_name]
        shown = {answer.id: answer for answer in self._shown(enquiry, seen)}
        return [shown.get(key) or (not_served(enquiry) if key in rows else None) for key in keys]

    def find_persons(self, enquiry: Enquiry, keys: Sequence[FindPersons]) -> list[Listed[PersonAnswer]]:
        return [self._found(enquiry, ask) for ask in keys]

    def persons_in(self, enquiry: Enquiry, keys: Sequence[PersonsIn]) -> list[Listed[PersonAnswer]]:
        shown: dict[PersonsIn, Listed[PersonAnswer]] = {}
        for by, home in HOMES.items():
            asked = [key for key in keys if key.by is by]
            pages = lists(
                enquiry,
                asked,
                about="region",
                column=home,
                rows=lambda _: select(PERSONS, *rights(enquiry)).where(served(enquiry)),
                order=(PERSONS.c.id,),
                answer=partial(self._shown, enquiry),
            )
            shown |= dict(zip(asked, pages, strict=True))
        return [shown[key] for key in keys]

    def numbers_of(self, enquiry: Enquiry, keys: Sequence[NumbersOf]) -> list[Any]:
        """All numbers that the person has or had, the first one first."""
        rows = enquiry.connection.execute(
            select(NUMBERS, *rights(enquiry))
            .join(PERSONS, PERSONS.c.id == NUMBERS.c.person)
            .where(NUMBERS.c.person.in_([key.person for key in keys]))
            .order_by(NUMBERS.c.kind != NumberKind.FIRST, NUMBERS.c.since)
        ).all()
        known = [row for row in rows if row.known]
        texts = self._vault.open_many(
            enquiry.connection, [(row.person, "id_number", row.number) for row in known]
        )
        numbers: dict[str, list[NumberAnswer]] = defaultdict(list)
        for row, text in zip(known, texts, strict=True):
            shown = text if text is None or is_clear(enquiry, row, row.person) else mask.id_number(text)
            numbers[row.person].append(NumberAnswer(shown, NumberKind(row.kind), row.since, row.until))
        hidden = {row.person for row in rows if not row.known}
        return [not_served(enquiry) if key.person in hidden else numbers[key.person] for key in keys]

    def _found(self, enquiry: Enquiry, ask: FindPersons) -> Listed[PersonAnswer]:
        asked = {kind: text for kind in KINDS if (text := getattr(ask, kind))}
        if len(asked) != 1:
            raise Refused("FIND_BY_ONE", field="idNumber")
        [(kind, text)] = asked.items()
        if kind == "id_number":
            text = resident_id(text, enquiry.today).number
        sealed = NUMBERS.c.number if kind == "id_number" else PERSONS.c[kind]
        holders = select(SEARCH.c.person).where(
            SEARCH.c.kind == kind, SEARCH.c.blind == blind(self._vault.ring, kind, text)
        )
        current = holders.where(SEARCH.c.person == PERSONS.c.id, SEARCH.c.sealed == sealed)
        if kind == "id_number":
            current = current.where(NUMBERS.c.person == PERSONS.c.id)
        statement = select(PERSONS, *rights(enquiry)).where(
            PERSONS.c.id.in_(holders), current.correlate(PERSONS).exists(), served(enquiry)
        )
        return page_of(enquiry, statement, ask, (PERSONS.c.id,), partial(self._shown, enquiry))

    def _shown(self, enquiry: Enquiry, rows: Sequence[Row[Any]]) -> list[PersonAnswer]:
        """All sealed texts of a page with one statement for the keys."""
        sealed = [(row.id, field, text) for row in rows for field in SEALED if (text := getattr(row, field))]
        texts: dict[str, dict[str, str | None]] = defaultdict(dict)
        for (person, field, _), text in zip(
            sealed, self._vault.open_many(enquiry.connection, sealed), strict=True
        ):
            texts[person][field] = text
        return [
            answer(row, texts[row.id], clear=is_clear(enquiry, row, row.id))
            if row.known
            else by_name_alone(row, texts[row.id])
            for row in rows
        ]


def served(enquiry: Enquiry) -> ColumnElement[bool]:
    """Those who have hukou or home where the asker has a say in matters of persons; and oneself."""
    return home_is_seen(enquiry, enquiry.actor)


def known(enquiry: Enquiry) -> ColumnElement[bool]:
    """Those whose village is served in any matter: whoever handles a case may see, masked, whose it is."""
    grants = tuple(structs.replace(grant, items=(PERSON,)) for grant in enquiry.actor.grants)
    return home_is_seen(enquiry, structs.replace(enquiry.actor, grants=grants))


def home_is_seen(enquiry: Enquiry, actor: Any) -> ColumnElement[bool]:
    def seen(village: ColumnElement[str]) -> ColumnElement[bool]:
        return enquiry.authority.visible(actor, PERSON, enquiry.today, region=village, person=PERSONS.c.id)

    return or_(seen(PERSONS.c.hukou_village), seen(PERSONS.c.residence_village))


def rights(enquiry: Enquiry) -> tuple[ColumnElement[bool], ...]:
    return known(enquiry).label("known"), served(enquiry).label("served")


def is_clear(enquiry: Enquiry, row: Any, person: str) -> bool:
    """In clear to oneself, and to those who serve the person and say why they read."""
    return person == enquiry.actor.person or bool(enquiry.call.purpose and row.served)


def not_served(enquiry: Enquiry) -> NotAuthorised:
    return NotAuthorised("NOT_AUTHORISED", step=READ, item=PERSON, on=enquiry.today)


def answer(row: Row[Any], texts: dict[str, str | None], *, clear: bool) -> PersonAnswer:
    def shown(field: str) -> str | None:
        text = texts.get(field)
        return text if clear or text is None or field not in MASKS else MASKS[field](text)

    evidence = DeathEvidence(row.death_evidence) if row.death_evidence else None
    return PersonAnswer(
        id=row.id,
        masked=not clear,
        name=shown("name"),
        id_number=shown("id_number"),
        ethnicity=shown("ethnicity"),
        phone=shown("phone"),
        address=shown("address"),
        bank=shown("bank"),
        bank_account=shown("bank_account"),
        sex=Sex(row.sex),
        born=row.born,
        hukou=Hukou(row.hukou),
        hukou_village=row.hukou_village,
        residence_village=row.residence_village,
        registered_on=row.registered_on,
        death=DeathAnswer(row.died_on, evidence, evidence.is_strong, row.death_event) if evidence else None,
        merged_into=row.merged_into,
        erased=row.erased,
    )


def by_name_alone(row: Row[Any], texts: dict[str, str | None]) -> PersonAnswer:
    """The name, and of the number enough to tell two of one name apart; the rest is nobody's."""
    hidden = dict.fromkeys(("ethnicity", "phone", "address", "bank", "bank_account"))
    masked = answer(row, {"id_number": texts.get("id_number"), **hidden}, clear=False)
    return structs.replace(masked, name=texts.get("name"), death=None)


def kin(enquiry: Enquiry, keys: Sequence[str]) -> list[list[KinAnswer]]:
    """The kin of those whose files the asker may see."""
    seen = select(KIN).join(PERSONS, PERSONS.c.id == KIN.c.person).where(known(enquiry))
    return of_each(enquiry, keys, seen.order_by(KIN.c.relation, KIN.c.relative), KIN.c.person, KinAnswer)


def papers_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[PaperAnswer]]:
    """The papers of those whose files the asker may see, oldest first; their contents are read elsewhere."""
    seen = select(PAPERS).join(PERSONS, PERSONS.c.id == PAPERS.c.person).where(known(enquiry))
    return of_each(enquiry, keys, seen.order_by(PAPERS.c.id), PAPERS.c.person, PaperAnswer)


def are_kin(connection: Connection, one: str, other: str) -> bool:
    """Whether either is on record as a relative of the other."""
    table = KIN.c
    both = ((one, other), (other, one))
    found = select(table.person).where(tuple_(table.person, table.relative).in_(both)).limit(1)
    return connection.execute(found).first() is not None
