"""The receipts of a roster as a workbook, for whoever hands them back to the village."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from identity.items import PERSON
from identity.person import mask
from identity.person.register import PERSONS
from identity.person.vault import Vault
from identity.roster.answers import ReceiptAnswer, as_refused
from identity.roster.events import Reason
from identity.roster.register import RECEIPTS, ROSTERS, WITH_ITS_UNDO, receipt
from jinbao.catalogue import house, sentence
from jinbao.decider import NotAuthorised, Refused
from jinbao.service import Enquiry

COLUMNS = {
    "RECEIPT_LINE": 8,
    "RECEIPT_NAME": 12,
    "RECEIPT_OUTCOME": 12,
    "RECEIPT_REASONS": 80,
    "RECEIPT_UNDO": 14,
    "RECEIPT_UNDO_REASONS": 60,
}
"""The title of each column, by its label, and how wide it is."""

ROWS_AT_ONCE = 500


class Handed(Struct, frozen=True):
    """A receipt with the masked name of whom it is about; a row that was refused has no person."""

    receipt: ReceiptAnswer
    name: str


class HandingBack:
    """Names are masked: the village knows its people, and the sheet will lie on a table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def receipts_workbook(self, enquiry: Enquiry, keys: Sequence[str]) -> list[bytes | Refused]:
        return [self._workbook(enquiry, key) for key in keys]

    def _workbook(self, enquiry: Enquiry, roster: str) -> bytes | Refused:
        one = ROSTERS.c.id == roster
        village = enquiry.connection.scalar(select(ROSTERS.c.village).where(one))
        if village is None:
            return Refused("NOT_FOUND", field="roster")
        seen = enquiry.sees(PERSON, region=ROSTERS.c.village)
        if enquiry.connection.scalar(select(ROSTERS.c.id).where(one, seen)) is None:
            return NotAuthorised("NOT_AUTHORISED", step="read", item=PERSON, region=village, on=enquiry.today)
        return as_workbook(self._handed(enquiry, roster), enquiry.call.language)

    def _handed(self, enquiry: Enquiry, roster: str) -> Iterator[Handed]:
        receipts = (
            WITH_ITS_UNDO.add_columns(PERSONS.c.name.label("sealed"))
            .outerjoin(PERSONS, PERSONS.c.id == RECEIPTS.c.person)
            .where(RECEIPTS.c.roster == roster)
            .order_by(RECEIPTS.c.line)
        )
        after = 0
        while rows := enquiry.connection.execute(
            receipts.where(RECEIPTS.c.line > after).limit(ROWS_AT_ONCE)
        ).all():
            sealed = [(row.person, "name", row.sealed) for row in rows if row.sealed]
            opened = self._vault.open_many(enquiry.connection, sealed)
            names = {person: name for (person, _, _), name in zip(sealed, opened, strict=True)}
            for row in rows:
                name = names.get(row.person)
                yield Handed(receipt(row), mask.name(name) if name else "")
            after = rows[-1].line


def as_workbook(handed: Iterable[Handed], language: str) -> bytes:
    """Row after row: however long the roster was, the sheet is never held whole."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - nobody who starts a platform has to wait for it

    content = BytesIO()
    with TemporaryDirectory() as folder:
        workbook = Workbook(content, {"constant_memory": True, "tmpdir": folder})
        label = house().label
        page = workbook.add_worksheet(label("RECEIPTS", language))
        page.freeze_panes(1, 0)
        bold = workbook.add_format({"bold": True})
        for place, (title, width) in enumerate(COLUMNS.items()):
            page.set_column(place, place, width)
            page.write_string(0, place, label(title, language), bold)
        for line, one in enumerate(handed, start=1):
            page.write_number(line, 0, one.receipt.line)
            for place, text in enumerate(texts(one, language), start=1):
                page.write_string(line, place, text)
        workbook.close()
    return content.getvalue()


def texts(one: Handed, language: str) -> Iterator[str]:
    label, receipt = house().label, one.receipt
    yield one.name
    yield label(receipt.outcome, language)
    yield in_words(receipt.reasons, language)
    yield label(receipt.undo, language) if receipt.undo else ""
    yield in_words(receipt.undo_reasons, language)


def in_words(reasons: Iterable[Reason], language: str) -> str:
    said: Iterator[Any] = map(as_refused, reasons)
    return "\n".join(sentence(one.code, language, **one.params) for one in said)
