"""What the tax office and the bank took in: told once by its voucher, and somebody decides whose it is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from village_office import BAO, HE_ID, JI, KANG, LUO_ID, VillageOffice, luo, region, someone

from identity.contract import (
    DecideMatch,
    EmployerKind,
    EmployerNumber,
    EmployerNumberKind,
    Evidence,
    EvidenceKind,
    FeedKind,
    FeedRows,
    RegisterEmployer,
    RowOutcome,
    TakeBackFeed,
    TakeInFeed,
)
from identity.demo.numbers import id_number
from identity.partner_feed.forms import FORMS
from identity.partner_feed.reading import written_rows
from identity.partner_feed.sample import files
from identity.payment_report.public import (
    EmployerPaymentReported,
    PaymentReportTakenBack,
    ResidentPaymentReported,
)
from identity.payment_report.register import REPORTS
from identity.payment_report.terms import PaidInsurance
from identity.roster.sheet import Sheet, as_csv
from jinbao.decider import Refused

TAX, BANK = FeedKind.EMPLOYER_PAYMENTS, FeedKind.RESIDENT_PAYMENTS
DATED = date(2010, 1, 6)
FACTORY, OTHER = "100000008", "100000104"


def file(kind: FeedKind, *rows: tuple[str, ...]) -> bytes:
    return as_csv(Sheet(tuple(column.header for column in FORMS[kind].columns), rows))


def taxed(name: str, number: str, voucher: str, *said: str) -> tuple[str, ...]:
    insurance, month, amount = said or ("失业保险", "2009-12", "1234.50")
    return name, number, insurance, month, amount, "2010-01-05", voucher


def banked(name: str, number: str, voucher: str, year: str = "2010", amount: str = "100") -> tuple[str, ...]:
    return name, number, year, amount, "2010-01-05", voucher


@pytest.mark.parametrize(
    ("kind", "row", "faults"),
    [
        (TAX, taxed("竹器厂", FACTORY, "T1"), []),
        (TAX, taxed("竹器厂", FACTORY, "T1", "失业保险", "200912", "0.01"), []),
        (
            TAX,
            taxed("竹器厂", FACTORY, "T1", "失业保险", "2009-13", "一千元"),
            ["FEED_MONTH", "MONEY_UNREADABLE"],
        ),
        (TAX, taxed("竹器厂", "100000007", "T1"), ["ORGANISATION_CODE_CHECK_DIGIT"]),
        (
            TAX,
            taxed("竹器厂", FACTORY, "", "工伤", "2009-12", "1"),
            ["ROSTER_UNKNOWN_WORD", "ROSTER_CELL_EMPTY"],
        ),
        (BANK, banked("罗秀兰", LUO_ID, "B1"), []),
        (BANK, banked("罗秀兰", LUO_ID, "B1", "10", "0"), ["FEED_YEAR", "FEED_NOTHING_PAID"]),
        (BANK, banked("罗秀兰", LUO_ID, "B1", "2010", "-100"), ["FEED_NOTHING_PAID"]),
        (BANK, banked("罗秀兰", LUO_ID, "1.2E+15"), ["ROSTER_NUMBER_CELL"]),
    ],
)
def test_a_payment_is_read_with_all_its_faults(
    kind: FeedKind, row: tuple[str, ...], faults: list[str]
) -> None:
    (read,) = written_rows(kind, file(kind, row), DATED)
    assert [fault.code for fault in read.faults] == faults


def take_in(office: VillageOffice, kind: FeedKind, *rows: tuple[str, ...]) -> str:
    said: dict[str, Any] = {"kind": kind, "region": region("county"), "document": "3号", "dated": DATED}
    stream: str = office.ask(TakeInFeed, BAO, **said, content=file(kind, *rows)).stream
    return stream.removeprefix("partner-feed/")


def receipts(office: VillageOffice, feed: str) -> list[tuple[RowOutcome, list[str]]]:
    [page] = office.look_up("feed_rows", FeedRows(feed=feed), by=BAO)
    return [(row.outcome, [reason.code for reason in row.reasons]) for row in page.rows]


def employer(office: VillageOffice, who: str, name: str, code: str) -> str:
    number = EmployerNumber(kind=EmployerNumberKind.ORGANISATION_CODE, number=code)
    said = {
        "kind": EmployerKind.LEGAL_PERSON,
        "name": name,
        "region": region("county"),
        "numbers": (number,),
        "representative": who,
    }
    asked = RegisterEmployer(on=office.day, since=date(2009, 1, 5), document="1号", **said)
    return office.service.carry_out(asked, JI).stream.removeprefix("employer/")


def test_what_an_employer_paid_is_told_by_the_code_and_an_unknown_payer_is_named_by_somebody(
    office: VillageOffice,
) -> None:
    lan = office.register(luo())
    factory, other = employer(office, lan, "竹器厂", FACTORY), employer(office, lan, "砖厂", OTHER)
    rows = (
        taxed("竹器厂", FACTORY, "T1"),
        taxed("竹器厂", FACTORY, "T2", "企业职工基本养老保险", "2009-12", "800"),
        taxed("竹器厂", FACTORY, "T1"),
        taxed("砖厂", FACTORY, "T3"),
        taxed("无名厂", "100000200", "T4"),
    )
    feed = take_in(office, TAX, *rows)
    assert receipts(office, feed) == [
        (RowOutcome.RECORDED, []),
        (RowOutcome.RECORDED, []),
        (RowOutcome.REFUSED, ["ROSTER_ROW_TWICE"]),
        (RowOutcome.TO_DECIDE, ["FEED_NAME_DIFFERS"]),
        (RowOutcome.TO_DECIDE, ["FEED_PAYER_UNKNOWN"]),
    ]
    [told] = office.public(f"payment-report/{feed}/2")
    came = (PaidInsurance.UNEMPLOYMENT, "2009-12", 1234_50, date(2010, 1, 5), "T1")
    assert told == EmployerPaymentReported(f"{feed}/2", factory, region("county"), *came)

    for asked, code in (
        ({"line": 5, "employer": other}, "MATCH_NOT_PROPOSED"),
        ({"line": 5, "person": factory}, "MATCH_OF_ANOTHER_KIND"),
        ({"line": 6, "employer": "nobody"}, "NOT_FOUND"),
    ):
        with pytest.raises(Refused, match=code):
            office.ask(DecideMatch, KANG, feed=feed, **asked)
    office.ask(DecideMatch, KANG, feed=feed, line=5)
    office.ask(DecideMatch, KANG, feed=feed, line=6, employer=other)
    [page] = office.look_up("feed_rows", FeedRows(feed=feed), by=BAO)
    last = page.rows[-1]
    assert (last.employer, last.person, last.name, last.amount) == (other, None, "无名厂", 1234_50)
    assert office.public(f"payment-report/{feed}/6")[0].employer == other

    later = take_in(office, TAX, taxed("竹器厂", FACTORY, "T1"), taxed("竹器厂", FACTORY, "T5"))
    assert [outcome for outcome, _ in receipts(office, later)] == [
        RowOutcome.ALREADY_KNOWN,
        RowOutcome.RECORDED,
    ]


def test_what_a_resident_paid_is_told_without_the_number_and_goes_back_with_the_file(
    office: VillageOffice,
) -> None:
    lan = office.register(luo())
    office.register(someone(id_number=HE_ID, name="何强"))
    nobody = id_number("511526", date(1948, 1, 1), 901)
    rows = (
        banked("罗秀兰", LUO_ID, "B1"),
        banked("罗秀兰", LUO_ID, "B2", "2009"),
        banked("何刚", HE_ID, "B3"),
        banked("白云", nobody, "B4"),
    )
    feed = take_in(office, BANK, *rows)
    assert receipts(office, feed) == [
        (RowOutcome.RECORDED, []),
        (RowOutcome.RECORDED, []),
        (RowOutcome.TO_DECIDE, ["FEED_NAME_DIFFERS"]),
        (RowOutcome.TO_DECIDE, ["FEED_PAYER_UNKNOWN"]),
    ]
    [told] = office.public(f"payment-report/{feed}/2")
    came = (2010, 100_00, date(2010, 1, 5), "B1")
    assert told == ResidentPaymentReported(f"{feed}/2", lan, region("county"), *came)
    office.ask(TakeBackFeed, BAO, feed=feed, evidence=Evidence(EvidenceKind.OFFICE_ERROR))
    assert office.public(f"payment-report/{feed}/3")[-1] == PaymentReportTakenBack(f"{feed}/3")
    assert take_in(office, BANK, *rows) == feed
    assert receipts(office, feed)[0] == (RowOutcome.RECORDED, [])
    assert office.rebuilt_differs(REPORTS) == [0]


def test_the_samples_are_those_of_the_demo_city() -> None:
    examples = Path(__file__).parents[3] / "examples"
    assert all(examples.joinpath(name).read_bytes() == content for name, content in files())
