"""The forms in which partners send their files: which columns each has, and how its cells are read."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from msgspec import Struct

from identity.partner_feed.said import DeathSaid, EntitlementSaid, Said
from identity.partner_feed.terms import FeedKind
from identity.person.terms import DeathEvidence
from identity.roster.cells import Unfit, day, identity_number, word
from identity.roster.form import ID_NUMBER, NAME, Column
from identity.roster.rows import Reading

DIED_ON = Column("死亡日期")
EVIDENCE = Column("证明种类")
PROOF = Column("证明编号")
SINCE = Column("享受起始日")
UNTIL = Column("享受终止日", required=False)
ALLOWANCE = Column("低保证号", digits=True)
DISABLED_SINCE = Column("发证日期")
DISABLED_UNTIL = Column("有效期至", required=False)
DISABILITY = Column("残疾人证号", digits=True)

KINDS = {
    "注销户口": DeathEvidence.CANCELLED_HUKOU,
    "死亡证明": DeathEvidence.DEATH_CERTIFICATE,
    "火化证明": DeathEvidence.CREMATION_RECORD,
}


class Form(Struct, frozen=True):
    """``said`` reads what the row says besides name, number and document, given the day of the file."""

    document: Column
    others: tuple[Column, ...]
    said: Callable[[Reading, date], Said | None]
    name: Column = NAME
    number: Column = ID_NUMBER
    read_number: Callable[[str, date], str] = identity_number

    @property
    def columns(self) -> tuple[Column, ...]:
        return (self.name, self.number, *self.others, self.document)


def death(reading: Reading, dated: date) -> DeathSaid | None:
    died_on = reading.value(DIED_ON, partial(by, dated=dated))
    evidence = reading.value(EVIDENCE, partial(word, words=KINDS))
    return DeathSaid(died_on, evidence) if died_on and evidence else None


def entitlement(first: Column, last: Column, reading: Reading, dated: date) -> EntitlementSaid | None:
    """Whoever is on the list already is; until when may have been said ahead."""
    since = reading.value(first, partial(by, dated=dated))
    until = reading.value(last, partial(from_then, since=since))
    return EntitlementSaid(since, until) if since else None


def by(text: str, dated: date) -> date:
    on = day(text)
    if on > dated:
        raise Unfit("FEED_DAY_AFTER_FILE")
    return on


def from_then(text: str, since: date | None) -> date:
    until = day(text)
    if since and until < since:
        raise Unfit("FEED_ENDS_BEFORE_IT_BEGINS")
    return until


def a_list(document: Column, since: Column, until: Column) -> Form:
    return Form(document, (since, until), partial(entitlement, since, until))


FORMS: Mapping[FeedKind, Form] = {
    FeedKind.DEATHS: Form(PROOF, (DIED_ON, EVIDENCE), death),
    FeedKind.LOW_INCOME: a_list(ALLOWANCE, SINCE, UNTIL),
    FeedKind.SEVERELY_DISABLED: a_list(DISABILITY, DISABLED_SINCE, DISABLED_UNTIL),
}
