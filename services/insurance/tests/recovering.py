"""How too much is got back: found, told, heard, decided, served, and what came back of it."""

from datetime import date, timedelta
from itertools import count

from paying import pay_month
from pilot_county import EVIDENCE, PilotCounty

from insurance.contract import (
    AgreeInstalments,
    DecideRecovery,
    FindOverpayment,
    OverpaymentAnswer,
    RecordOverpaymentReply,
    RecordReturn,
    RecoveryCause,
    ReplyContent,
    ResumePension,
    ServeOverpaymentNotice,
    ServeRecovery,
    ServiceMethod,
    SetOffAgainst,
    SetOffRecovery,
    SuspendPension,
    SuspensionGround,
)

MONTH = 55_94
"""What Zhou draws a month."""

DIRECT = ServiceMethod.DIRECT


RECEIPTS = count(1)
"""No receipt is booked twice."""


def paid_until(county: PilotCounty, last: str) -> None:
    """From February 2010 on."""
    county.granted()
    for number in range(2, int(last[5:]) + 1):
        pay_month(county, f"2010-{number:02d}")


def found(county: PilotCounty) -> None:
    county.do("yan", FindOverpayment, person="zhou")


def told(county: PilotCounty, case: str = "zhou") -> None:
    asked = {"overpayment": case, "served_on": county.today, "method": DIRECT}
    county.do("song", ServeOverpaymentNotice, **asked)


def heard(county: PilotCounty, case: str = "zhou") -> None:
    told(county, case)
    county.do("yan", RecordOverpaymentReply, overpayment=case, content=ReplyContent.AGREES)


def decided(
    county: PilotCounty,
    *debtors: str,
    cause: RecoveryCause = RecoveryCause.PERSON_ERROR,
    case: str = "zhou",
) -> None:
    county.do("he", DecideRecovery, overpayment=case, cause=cause, debtors=debtors)
    county.do("song", ServeRecovery, overpayment=case, served_on=county.today, method=DIRECT)


def gives_back(county: PilotCounty, amount: int, case: str = "zhou") -> None:
    county.do("bian", RecordReturn, overpayment=case, amount=amount, receipt=f"收据{next(RECEIPTS)}")


def overpayment(county: PilotCounty, case: str = "zhou", who: str = "jian") -> OverpaymentAnswer:
    answer: OverpaymentAnswer = county.ask(who, "overpayment_by_id", case)
    return answer


def left(county: PilotCounty, case: str = "zhou") -> dict[str, int]:
    return {one.month: one.left for one in county.ask("jian", "months_of_overpayment", case)}


def days_later(county: PilotCounty, days: int) -> date:
    county.open(county.today + timedelta(days=days))
    return county.today


def imprisoned(county: PilotCounty) -> None:
    """In prison since April, known in July 2010: two months were paid that are not due, and found."""
    county.open(date(2010, 7, 5))
    held = {"ground": SuspensionGround.IMPRISONED, "imprisoned_on": date(2010, 4, 20), "papers": EVIDENCE}
    county.do("yan", SuspendPension, person="zhou", **held)
    found(county)
    heard(county)
    county.do("yan", ResumePension, person="zhou", released_on=county.today, papers=EVIDENCE)


def every_way_back(county: PilotCounty, debtor: str) -> None:
    """After the notice: decided, promised in instalments, given back in part, taken out of the account."""
    reply = {"overpayment": "zhou", "content": ReplyContent.DISPUTES_AMOUNT}
    county.do("yan", RecordOverpaymentReply, **reply)
    decided(county, debtor)
    county.do("yan", AgreeInstalments, overpayment="zhou", count=2, first_due_on=county.today)
    gives_back(county, 1_00)
    county.do("he", SetOffRecovery, overpayment="zhou", against=SetOffAgainst.ACCOUNT)
