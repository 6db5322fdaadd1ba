"""The forms in which partners send their files: which columns each has, and how its cells are read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from msgspec import Struct

from identity.employer.commands import EmployerNumber
from identity.employer.numbers import read
from identity.employer.terms import EmployerNumberKind
from identity.partner_feed.said import DeathSaid, EmployerPaidSaid, EntitlementSaid, ResidentPaidSaid, Said
from identity.partner_feed.terms import FeedKind
from identity.payment_report.terms import PaidInsurance
from identity.person.terms import DeathEvidence
from identity.roster.cells import Unfit, day, identity_number, word
from identity.roster.form import ID_NUMBER, NAME, Column
from identity.roster.rows import Reading
from jinbao.calendar import Month
from jinbao.decider import Refused
from jinbao.money import Fen, yuan

DIED_ON = Column("死亡日期")
EVIDENCE = Column("证明种类")
PROOF = Column("证明编号")
SINCE = Column("享受起始日")
UNTIL = Column("享受终止日", required=False)
ALLOWANCE = Column("低保证号", digits=True)
DISABLED_SINCE = Column("发证日期")
DISABLED_UNTIL = Column("有效期至", required=False)
DISABILITY = Column("残疾人证号", digits=True)

EMPLOYER = Column("单位名称")
CREDIT_CODE = Column("统一社会信用代码", digits=True)
INSURANCE = Column("险种")
MONTH = Column("费款所属期", digits=True)
YEAR = Column("缴费年度")
AMOUNT = Column("金额")
PAID_ON = Column("入库日期")
VALUE_DAY = Column("入账日期")
TAX_VOUCHER = Column("税票号码", digits=True)
BANK_VOUCHER = Column("交易流水号", digits=True)

INSURANCES = {
    "企业职工基本养老保险": PaidInsurance.PENSION,
    "失业保险": PaidInsurance.UNEMPLOYMENT,
}
MONTHS = re.compile(r"([0-9]{4})-?(0[1-9]|1[0-2])")
BY_LENGTH = {9: EmployerNumberKind.ORGANISATION_CODE, 15: EmployerNumberKind.BUSINESS_LICENCE}
YEARS = re.compile(r"(?:19|20)[0-9]{2}")

KINDS = {
    "注销户口": DeathEvidence.CANCELLED_HUKOU,
    "死亡证明": DeathEvidence.DEATH_CERTIFICATE,
    "火化证明": DeathEvidence.CREMATION_RECORD,
}


class Form(Struct, frozen=True):
    """``said`` reads what the row says besides name, number and document, given the day of the file."""

    document: Column | None
    others: tuple[Column, ...]
    said: Callable[[Reading, date], Said | None]
    name: Column = NAME
    number: Column = ID_NUMBER
    read_number: Callable[[str, date], str] = identity_number

    @property
    def columns(self) -> tuple[Column, ...]:
        proofs = () if self.document is None else (self.document,)
        return (self.name, self.number, *self.others, *proofs)


def death(reading: Reading, dated: date) -> DeathSaid | None:
    died_on = reading.value(DIED_ON, partial(by, dated=dated))
    evidence = reading.value(EVIDENCE, partial(word, words=KINDS))
    return DeathSaid(died_on, evidence) if died_on and evidence else None


def entitlement(first: Column, last: Column, reading: Reading, dated: date) -> EntitlementSaid | None:
    """Whoever is on the list already is; until when may have been said ahead."""
    since = reading.value(first, partial(by, dated=dated))
    until = reading.value(last, partial(from_then, since=since))
    return EntitlementSaid(since, until) if since else None


def employer_paid(reading: Reading, dated: date) -> EmployerPaidSaid | None:
    insurance = reading.value(INSURANCE, partial(word, words=INSURANCES))
    month = reading.value(MONTH, month_written)
    amount = reading.value(AMOUNT, amount_written)
    paid_on = reading.value(PAID_ON, partial(by, dated=dated))
    voucher = reading.text(TAX_VOUCHER)
    if insurance and month and amount and paid_on:
        return EmployerPaidSaid(insurance, month, amount, paid_on, voucher)
    return None


def resident_paid(reading: Reading, dated: date) -> ResidentPaidSaid | None:
    year = reading.value(YEAR, year_written)
    amount = reading.value(AMOUNT, amount_written)
    paid_on = reading.value(VALUE_DAY, partial(by, dated=dated))
    voucher = reading.text(BANK_VOUCHER)
    return ResidentPaidSaid(year, amount, paid_on, voucher) if year and amount and paid_on else None


def amount_written(text: str) -> Fen:
    try:
        amount = yuan(text)
    except Refused as refused:
        raise Unfit(refused.code) from None
    if amount <= 0:
        raise Unfit("FEED_NOTHING_PAID")
    return amount


def month_written(text: str) -> Month:
    if not (found := MONTHS.fullmatch(text)):
        raise Unfit("FEED_MONTH")
    return "-".join(found.groups())


def year_written(text: str) -> int:
    if not YEARS.fullmatch(text):
        raise Unfit("FEED_YEAR")
    return int(text)


def employer_number(text: str, _dated: date) -> str:
    """The credit code, or one of those that employers had before there was one."""
    kind = BY_LENGTH.get(len(text), EmployerNumberKind.CREDIT_CODE)
    try:
        return read(EmployerNumber(kind=kind, number=text), "number")
    except Refused as refused:
        raise Unfit(refused.code, **refused.params) from None


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
    FeedKind.EMPLOYER_PAYMENTS: Form(
        None,
        (INSURANCE, MONTH, AMOUNT, PAID_ON, TAX_VOUCHER),
        employer_paid,
        EMPLOYER,
        CREDIT_CODE,
        employer_number,
    ),
    FeedKind.RESIDENT_PAYMENTS: Form(None, (YEAR, AMOUNT, VALUE_DAY, BANK_VOUCHER), resident_paid),
}
