"""Reads the police's list of deaths; a cell that cannot be read keeps only its own row out."""

from datetime import date
from functools import partial

from msgspec import Struct

from identity.person.terms import DeathEvidence
from identity.roster.cells import Fault, Unfit, day, identity_number, word
from identity.roster.form import ID_NUMBER, NAME, Column
from identity.roster.reading import open_sheet
from identity.roster.rows import Reading
from jinbao.decider import Refused

DIED_ON = Column("死亡日期")
EVIDENCE = Column("证明种类")
DOCUMENT = Column("证明编号")
COLUMNS = (NAME, ID_NUMBER, DIED_ON, EVIDENCE, DOCUMENT)

KINDS = {
    "注销户口": DeathEvidence.CANCELLED_HUKOU,
    "死亡证明": DeathEvidence.DEATH_CERTIFICATE,
    "火化证明": DeathEvidence.CREMATION_RECORD,
}
MOST_ROWS = 500
"""All rows of a file are recorded at once or not at all."""


class WrittenDeath(Struct, frozen=True):
    """One row as it is written."""

    line: int
    name: str
    number: str
    document: str
    died_on: date | None
    evidence: DeathEvidence | None
    faults: tuple[Fault, ...]

    def __repr__(self) -> str:
        """What is printed ends in a log."""
        return f"WrittenDeath(line={self.line})"


def written_deaths(content: bytes, dated: date) -> list[WrittenDeath]:
    sheet = open_sheet(content, COLUMNS)
    lines = list(sheet.lines())
    if len(lines) > MOST_ROWS:
        raise Refused("FEED_TOO_LONG", field="file", rows=MOST_ROWS)
    return [_written(line.number, Reading(line, sheet.header), dated) for line in lines]


def _written(line: int, reading: Reading, dated: date) -> WrittenDeath:
    return WrittenDeath(
        line=line,
        name=reading.text(NAME),
        number=reading.value_or_text(ID_NUMBER, partial(identity_number, today=dated)),
        document=reading.text(DOCUMENT),
        died_on=reading.value(DIED_ON, partial(_until, dated=dated)),
        evidence=reading.value(EVIDENCE, partial(word, words=KINDS)),
        faults=tuple(reading.faults),
    )


def _until(text: str, dated: date) -> date:
    died_on = day(text)
    if died_on > dated:
        raise Unfit("FEED_DAY_AFTER_FILE")
    return died_on
