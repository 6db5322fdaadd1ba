"""A tea works of the pilot county, whose month is declared, worked out, paid, paid late, and put right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pilot_county import GONGXIAN, PilotCounty

from insurance import items
from insurance.contract import (
    AssessContributions,
    AssessUndeclared,
    Collector,
    DeclareContributions,
    DeferContributionPayment,
    EmployeeKind,
    EmployeeScheme,
    EndEmployeeInsurance,
    EnforceContributionPayment,
    EnforcementMeasure,
    EnrolEmployee,
    MistakeGround,
    OrderContributionPayment,
    PaymentReversal,
    RecordContributionPayment,
    RefundContributions,
    RelationEnd,
    ReverseContributionPayment,
    ServeContributionDecisions,
    SetAsideGround,
    SetAsideReportedPayment,
    TakeBackEmployeeInsurance,
    WageLine,
    WriteOffContributions,
)
from insurance.reported_payment.heard import EmployerPaymentReported
from jinbao.bus import Receipt
from jinbao.casework.employers import (
    EmployerAgentNamed,
    EmployerClosed,
    EmployerInsured,
    EmployerRegistered,
    EmployerReopened,
)
from jinbao.casework.places import GrantGiven
from jinbao.casework.service_method import ServiceMethod
from jinbao.scene import grant

TEA_WORKS, BRICKWORKS = "tea-works", "brickworks"
MING, FANG, QIANG = "ming", "fang", "qiang"
"""An employee of the town, one from a village, and one who comes later."""
LUO = "rong"
"""Acts for the tea works."""
JANUARY, FEBRUARY = "2010-01", "2010-02"
UNEMPLOYMENT = EmployeeScheme.UNEMPLOYMENT
ASSESSED, DUE = date(2010, 2, 3), date(2010, 2, 20)
WAGES = {MING: 2_000_00, FANG: 1_500_00}
JANUARY_AMOUNT = (40_00 + 20_00) + 30_00
"""Two per cent of both, one per cent of the townsman: the rural contract worker pays nothing."""


class TeaWorks:
    """The employer, and the officers who handle its papers."""

    def __init__(self, county: PilotCounty) -> None:
        self.county = county
        county.seats["ling"] = "county-agency"
        county.tell(GrantGiven(grant("ling", "county-agency", GONGXIAN, (items.INTAKE,))))
        for employer, agent in ((TEA_WORKS, LUO), (BRICKWORKS, "cui")):
            county.tell(
                EmployerRegistered(employer, GONGXIAN, date(2005, 1, 1)),
                EmployerInsured(employer, GONGXIAN, date(2006, 1, 1)),
                EmployerAgentNamed(employer, agent, date(2005, 1, 1)),
            )
        for person, rural in ((MING, False), (FANG, True), (QIANG, False)):
            county.resident(person, "1975-06-01", rural=rural)

    def enrols(
        self, person: str, since: date = date(2009, 12, 15), *, by: str = LUO, **asked: Any
    ) -> Receipt:
        rural = EmployeeKind.RURAL_CONTRACT_WORKER
        kind = rural if person == FANG else EmployeeKind.EMPLOYEE
        given = {"employer": TEA_WORKS, "kind": kind, **asked}
        return self.county.do(by, EnrolEmployee, person=person, since=since, **given)

    def declares(self, month: str = JANUARY, wages: Any = WAGES, *, by: str = LUO, **asked: Any) -> str:
        given = {"employer": TEA_WORKS, "schemes": (UNEMPLOYMENT,), "lines": lines(wages), **asked}
        receipt = self.county.do(by, DeclareContributions, month=month, **given)
        return receipt.stream.partition("/")[2]

    def is_billed(self, month: str = JANUARY, wages: Any = WAGES, **asked: Any) -> str:
        bill = self.declares(month, wages, **asked)
        self.county.do("yan", AssessContributions, bill=bill)
        return bill

    def pays(self, bill: str, amount: int = JANUARY_AMOUNT, paid_on: date | None = None) -> Receipt:
        slip = f"川A{bill}-{amount}"
        given = {"paid_on": paid_on or self.county.today, "document": slip[-60:], "collector": Collector.BANK}
        return self.county.do("qian", RecordContributionPayment, bill=bill, amount=amount, **given)


def lines(wages: Mapping[str, int]) -> tuple[WageLine, ...]:
    return tuple(WageLine(person=person, base=base) for person, base in wages.items())


def taxed(
    county: PilotCounty, report: str, amount: int, paid_on: date = date(2010, 2, 10), **said: Any
) -> None:
    """The tax office has reported it."""
    told = {"employer": TEA_WORKS, "region": GONGXIAN, "insurance": UNEMPLOYMENT, "month": JANUARY, **said}
    county.tell(
        EmployerPaymentReported(report=report, amount=amount, paid_on=paid_on, voucher=f"T{report}", **told)
    )


def january(county: PilotCounty) -> tuple[TeaWorks, str]:
    """Two employees enrolled in time, January declared and worked out on 3 February."""
    works = TeaWorks(county)
    for person in WAGES:
        works.enrols(person)
    county.open(ASSESSED)
    return works, works.is_billed()


def every_way_of_contributing(county: PilotCounty) -> None:
    """Everything that can happen to relations and bills happens."""
    works, bill = january(county)
    county.open(date(2010, 3, 1))
    works.pays(bill, 50_00)
    county.do("qian", ReverseContributionPayment, bill=bill, number=1, ground=PaymentReversal.BOUNCED)
    county.do("he", OrderContributionPayment, bill=bill, until=date(2010, 3, 10))
    county.do("he", DeferContributionPayment, bill=bill, until=date(2010, 3, 20), guarantee="保1")
    county.open(date(2010, 3, 22))
    court = EnforcementMeasure.COURT
    county.do("he", EnforceContributionPayment, bill=bill, measure=court, file="珙执1")
    works.pays(bill)
    works.is_billed(wages={MING: 2_000_00}, corrects=MistakeGround.WRONG_PERSON)
    credit = county.ask("qian", "contribution_bill_by_id", bill)
    back = credit.received - credit.amount - credit.late_fees
    county.do("bian", RefundContributions, bill=bill, amount=back, document="退1")
    works.enrols(QIANG, date(2010, 3, 1))
    county.do(
        LUO, TakeBackEmployeeInsurance, employer=TEA_WORKS, person=QIANG, ground=MistakeGround.WRONG_PERSON
    )
    ended = {"until": date(2010, 2, 28), "reason": RelationEnd.EMPLOYMENT_ENDED}
    county.do(LUO, EndEmployeeInsurance, employer=TEA_WORKS, person=FANG, **ended)
    wrong = {"employer": TEA_WORKS, "person": FANG, "ground": MistakeGround.WRONG_DAY}
    county.do(LUO, TakeBackEmployeeInsurance, **wrong)
    county.do("yan", AssessUndeclared, employer=TEA_WORKS, scheme=UNEMPLOYMENT, month=FEBRUARY)
    county.tell(EmployerClosed(TEA_WORKS, "BANKRUPT", date(2010, 4, 1)))
    county.open(date(2010, 5, 10))
    county.do("he", WriteOffContributions, bill=f"{TEA_WORKS}/{UNEMPLOYMENT}/{FEBRUARY}", document="破1")
    told = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", ServeContributionDecisions, bill=bill, **told)
    taxed(county, "f/2", 1_00)
    county.do("qian", SetAsideReportedPayment, report="f/2", ground=SetAsideGround.BOOKED_BEFORE)
    county.tell(EmployerReopened(TEA_WORKS))
