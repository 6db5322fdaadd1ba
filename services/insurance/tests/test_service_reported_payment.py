"""What tax office and bank report: clear payments book themselves, the others wait for an officer."""

from datetime import date
from typing import Any

from contributing import JANUARY_AMOUNT, january, taxed
from pilot_county import CHANGNING, GONGXIAN, PilotCounty

from insurance.contract import (
    Asked,
    AskedAct,
    BillStage,
    BookReportedPayment,
    EntriesOf,
    FindReportedPayments,
    ReopenReportedPayment,
    ReportedStage,
    SetAsideGround,
    SetAsideReportedPayment,
)
from insurance.reported_payment.heard import (
    PaymentReportTakenBack,
    ResidentPaymentReported,
)
from insurance.reported_payment.register import stream_of

IN_TIME, LATE = date(2010, 2, 10), date(2010, 3, 1)


def banked(county: PilotCounty, report: str, person: str, year: int = 2010, amount: int = 100_00) -> None:
    paid = {"region": GONGXIAN, "paid_on": date(2010, 3, 5), "voucher": f"B{report}"}
    county.tell(ResidentPaymentReported(report=report, person=person, year=year, amount=amount, **paid))


def stages(county: PilotCounty, who: str = "qian", **ask: Any) -> dict[str, ReportedStage]:
    rows = county.ask(who, "find_reported_payments", FindReportedPayments(**ask)).rows
    return {row.id: row.stage for row in rows}


def entries(county: PilotCounty, person: str) -> list[Any]:
    return list(county.ask("qian", "entries_of", EntriesOf(person=person)).rows)


def obstacle(county: PilotCounty, report: str, who: str = "qian") -> str | None:
    action: str | None = county.ask(who, "reported_payment_actions", report)[0].code
    return action


def test_all_that_an_employer_owes_books_itself_and_anything_else_waits(county: PilotCounty) -> None:
    _, bill = january(county)
    county.open(date(2010, 2, 12))
    taxed(county, "f/2", JANUARY_AMOUNT - 1)
    taxed(county, "f/3", JANUARY_AMOUNT, month="2009-06")
    taxed(county, "f/4", JANUARY_AMOUNT)
    taxed(county, "f/5", JANUARY_AMOUNT)
    assert stages(county) == {
        "f/2": ReportedStage.WAITING,
        "f/3": ReportedStage.WAITING,
        "f/4": ReportedStage.BOOKED,
        "f/5": ReportedStage.WAITING,
    }
    paid = county.ask("qian", "contribution_bill_by_id", bill)
    assert (paid.stage, paid.received) == (BillStage.PAID, JANUARY_AMOUNT)
    [booked] = county.service.ledger.recorded(stream_of("f/4"))
    assert (booked.by.person, booked.by.office, booked.event.into) == ("inbox", None, bill)
    [payment] = county.ask("qian", "payments_of_contribution_bill", bill)
    assert (payment.document, payment.collector, payment.paid_on) == ("Tf/4", "TAX", IN_TIME)
    assert [obstacle(county, report) for report in ("f/2", "f/3", "f/4", "f/5")] == [
        "MORE_THAN_BILLED",
        "BILL_UNKNOWN",
        "OUT_OF_ORDER",
        "MORE_THAN_BILLED",
    ]
    assert stages(county, "gao", region=CHANGNING) == {}
    [asked] = county.ask("qian", "asked", Asked(act=AskedAct.BOOK_PAYMENTS)).rows
    assert (asked.case, asked.since, asked.mutation) == (GONGXIAN, date(2010, 2, 12), "bookReportedPayment")
    assert county.ask("gao", "asked", Asked(act=AskedAct.BOOK_PAYMENTS)).rows == []
    assert stages(county, employers=False) == {}

    aside = {"report": "f/5", "ground": SetAsideGround.BOOKED_BEFORE}
    assert county.refuses("chu", SetAsideReportedPayment, **aside).code == "NOT_AUTHORISED"
    county.do("qian", SetAsideReportedPayment, **aside)
    county.do("qian", ReopenReportedPayment, report="f/4")
    assert county.ask("qian", "contribution_bill_by_id", bill).received == 0
    county.do("qian", BookReportedPayment, report="f/3", bill=bill)
    assert county.ask("qian", "reported_payment_by_id", "f/3").bill == bill
    county.tell(PaymentReportTakenBack("f/3"), PaymentReportTakenBack("f/4"))
    assert stages(county) == {
        "f/2": ReportedStage.WAITING,
        "f/3": ReportedStage.TO_REVERSE,
        "f/4": ReportedStage.TAKEN_BACK,
        "f/5": ReportedStage.SET_ASIDE,
    }
    county.do("qian", ReopenReportedPayment, report="f/3")
    assert county.refuses("qian", BookReportedPayment, report="f/3").code == "REPORT_TAKEN_BACK"
    assert stages(county, stage=ReportedStage.TAKEN_BACK).keys() == {"f/3", "f/4"}


def test_what_came_late_is_booked_by_an_officer_who_charges_the_late_fee(county: PilotCounty) -> None:
    _, bill = january(county)
    county.open(date(2010, 3, 2))
    taxed(county, "f/2", JANUARY_AMOUNT, LATE)
    assert stages(county) == {"f/2": ReportedStage.WAITING}
    assert obstacle(county, "f/2") is None
    county.do("qian", BookReportedPayment, report="f/2")
    [fee] = county.ask("qian", "late_fees_of_contribution_bill", bill)
    assert (fee.through, fee.amount > 0) == (LATE, True)
    county.do("qian", ReopenReportedPayment, report="f/2")
    assert stages(county) == {"f/2": ReportedStage.WAITING}


def test_what_a_resident_paid_stands_in_the_account_from_the_day_on_which_it_came_in(
    county: PilotCounty,
) -> None:
    for person in ("lin", "mo"):
        county.enrol(county.resident(person))
    county.resident("sun")
    county.open(date(2010, 3, 9))
    banked(county, "g/2", "lin")
    banked(county, "g/3", "mo", amount=200_00)
    banked(county, "g/4", "sun")
    banked(county, "g/5", "lin")
    banked(county, "g/6", "nobody")
    assert [row for row, stage in stages(county).items() if stage is ReportedStage.BOOKED] == ["g/2"]
    account = county.ask("qian", "account_by_person", "lin")
    assert account.personal == 100_00
    [entry] = [row for row in entries(county, "lin") if row.receipt == "Bg/2"]
    assert entry.value_day == date(2010, 3, 5)
    assert [obstacle(county, report) for report in ("g/3", "g/4", "g/5", "g/6")] == [
        "OVER_GRADE",
        "ACCOUNT_NOT_OPEN",
        "YEAR_ALREADY_PAID",
        "PERSON_UNKNOWN",
    ]
    early = county.refuses("qian", BookReportedPayment, report="g/5", year=2011)
    assert early.code == "YEAR_NOT_BEGUN"
    county.do("qian", ReopenReportedPayment, report="g/2")
    assert county.ask("qian", "account_by_person", "lin").personal == 0
    county.do("qian", BookReportedPayment, report="g/5")
    assert county.ask("qian", "account_by_person", "lin").personal == 100_00
