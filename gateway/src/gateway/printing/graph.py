"""The papers of a case in the graph: which there are by now, and where each is printed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import strawberry

from gateway.printing.kinds import (
    ACCOUNT,
    ARBITRATION,
    BILL,
    CLAIM,
    COLLECTIVE_CONTRACT,
    DIFFICULTY,
    ENROLMENT,
    INHERITANCE,
    OFFICE,
    OVERPAYMENT,
    OWN_WORK,
    RULING,
    UNEMPLOYMENT,
    UNEMPLOYMENT_CLAIM,
    UNEMPLOYMENT_RULING,
    ZERO_EMPLOYMENT_FAMILY,
)
from gateway.printing.notice import OVER
from gateway.printing.papers import PrintableKind, address
from insurance.contract import (
    AccountAnswer,
    BillAnswer,
    ClaimAnswer,
    EnrolmentAnswer,
    InheritanceAnswer,
    OfficeLedgerAnswer,
    OverpaymentAnswer,
    PensionDecisionAnswer,
    UnemploymentClaimAnswer,
    UnemploymentRulingAnswer,
)
from jinbao.calendar import legal_day
from jinbao.casework.answers import DecisionAnswer
from jinbao.graph import contributes, words
from labor_relations.contract import ArbitrationAnswer, CollectiveAnswer

words(PrintableKind, description="What a printed paper is (文书种类).")
PAPERS_OF_A_CASE = "Papers that the person takes home (文书), as far as they have been issued."


@strawberry.type(
    description="A paper that is made for printing (打印文书); ask for it with the same token and a purpose."
)
class Printable:
    kind: PrintableKind = strawberry.field(description="What it is (文书种类).")
    path: str = strawberry.field(description="Where it is, on the same host; add purpose= to it (地址).")
    year: int | None = strawberry.field(description="For which year, if it is for one (年度).")


def of_case(case: ClaimAnswer | EnrolmentAnswer | InheritanceAnswer, kind: str) -> Iterator[Printable]:
    """A receipt for whatever was handed in, and what the office has answered."""
    yield printable(PrintableKind.RECEIPT, kind, case.id)
    if case.missing:
        yield printable(PrintableKind.MISSING_PAPERS, kind, case.id)
    if case.stage == "NOT_ACCEPTED":
        yield printable(PrintableKind.NOT_ACCEPTED, kind, case.id)
    if is_decided(case):
        yield printable(PrintableKind.DECISION, kind, case.id)


def is_decided(case: ClaimAnswer | EnrolmentAnswer | InheritanceAnswer) -> bool:
    """Not to take an inheritance in is an answer as well, but no decision about it."""
    match case:
        case ClaimAnswer(decided_on=on):
            return on is not None
        case InheritanceAnswer(decision=event) | EnrolmentAnswer(decision=event):
            return event is not None


def printable(kind: PrintableKind, of: str, key: str) -> Printable:
    return Printable(kind=kind, path=address(kind, of, key), year=None)


def one_of(kind: PrintableKind, of: str, key: str, decision: str) -> Printable:
    """Where a thing has several decisions."""
    return Printable(kind=kind, path=address(kind, of, key, decision=decision), year=None)


DECIDED_IN = {
    "rural-pension-enrolment": ENROLMENT,
    "rural-pension-claim": CLAIM,
    "inheritance": INHERITANCE,
    "overpayment": OVERPAYMENT,
    "employment": OWN_WORK,
    "unemployment": UNEMPLOYMENT,
    "difficulty": DIFFICULTY,
    "zero-employment-family": ZERO_EMPLOYMENT_FAMILY,
    "unemployment-claim": UNEMPLOYMENT_CLAIM,
    "contribution-bill": BILL,
    "collective-contract": COLLECTIVE_CONTRACT,
}
"""Of which thing in the graph a decision is a paper, by what the stream of its case begins with."""

ORDERED = ("labor_relations.arbitration.award", "labor_relations.arbitration.advance")
"""What a panel decides: the award, a part of it ahead of the rest, money ahead of either."""

RULED_IN = {"rural-pension": RULING, "unemployment-benefit": UNEMPLOYMENT_RULING}
"""The same where each decision is a thing of its own."""


@contributes("Decision")
class DecisionOnPaper:
    @strawberry.field(
        description="The decision on paper (决定书), also after another took its place; not of every item."
    )
    def printable(self: DecisionAnswer) -> Printable | None:
        stream, _, case = self.case.partition("/")
        if ruling := RULED_IN.get(stream):
            return printable(PrintableKind.DECISION, ruling, self.event)
        if stream == "arbitration":
            ordered = self.question in ORDERED and self.outcome == "granted"
            kind = PrintableKind.ARBITRAL_AWARD if ordered else PrintableKind.ARBITRATION_RULING
            return one_of(kind, ARBITRATION, case, self.event)
        if (of := DECIDED_IN.get(stream)) is None:
            return None
        return one_of(PrintableKind.DECISION, of, case, self.event)


@contributes(ENROLMENT)
class EnrolmentOnPaper:
    @strawberry.field(description=PAPERS_OF_A_CASE)
    def printables(self: EnrolmentAnswer) -> list[Printable]:
        return list(of_case(self, ENROLMENT))


@contributes(CLAIM)
class ClaimOnPaper:
    @strawberry.field(description=PAPERS_OF_A_CASE)
    def printables(self: ClaimAnswer) -> list[Printable]:
        return list(of_case(self, CLAIM))


@contributes(RULING)
class RulingOnPaper:
    @strawberry.field(description="The decision (决定书) as the person takes it home.")
    def printables(self: PensionDecisionAnswer) -> list[Printable]:
        return [printable(PrintableKind.DECISION, RULING, self.id)]


@contributes(UNEMPLOYMENT_CLAIM)
class UnemploymentClaimOnPaper:
    @strawberry.field(description=PAPERS_OF_A_CASE)
    def printables(self: UnemploymentClaimAnswer) -> list[Printable]:
        return [printable(PrintableKind.DECISION, UNEMPLOYMENT_CLAIM, self.id)] if self.decision else []


@contributes(UNEMPLOYMENT_RULING)
class UnemploymentRulingOnPaper:
    @strawberry.field(description="The decision (决定书) as the person takes it home.")
    def printables(self: UnemploymentRulingAnswer) -> list[Printable]:
        return [printable(PrintableKind.DECISION, UNEMPLOYMENT_RULING, self.id)]


@contributes(BILL)
class BillOnPaper:
    @strawberry.field(
        description="What has to be paid (核定决定书); what else was decided stands in its decisions."
    )
    def printables(self: BillAnswer) -> list[Printable]:
        if self.decision is None:
            return []
        return [one_of(PrintableKind.DECISION, BILL, self.id, self.decision)]


@contributes(COLLECTIVE_CONTRACT)
class CollectiveContractOnPaper:
    @strawberry.field(
        description="The office's last opinion (审查意见书); the others stand in its decisions."
    )
    def printables(self: CollectiveAnswer) -> list[Printable]:
        if self.decision is None:
            return []
        return [one_of(PrintableKind.DECISION, COLLECTIVE_CONTRACT, self.id, self.decision)]


@contributes(INHERITANCE)
class InheritanceOnPaper:
    @strawberry.field(description="Papers that the heirs take home (文书), as far as they have been issued.")
    def printables(self: InheritanceAnswer) -> list[Printable]:
        return list(of_case(self, INHERITANCE))


@contributes(OVERPAYMENT)
class OverpaymentOnPaper:
    @strawberry.field(description="The notice, the decision to get it back, and what was agreed (文书).")
    def printables(self: OverpaymentAnswer) -> list[Printable]:
        papers = {
            PrintableKind.OVERPAYMENT_NOTICE: self.stage not in OVER or self.notice_served_on is not None,
            PrintableKind.DECISION: self.decision is not None,
            PrintableKind.INSTALMENT_AGREEMENT: bool(self.instalments),
        }
        return [printable(kind, OVERPAYMENT, self.id) for kind, issued in papers.items() if issued]


@contributes(ARBITRATION)
class ArbitrationOnPaper:
    @strawberry.field(
        description="The award (裁决书), or that it was withdrawn; all else prints with its decision."
    )
    def printables(self: ArbitrationAnswer) -> list[Printable]:
        papers = {
            PrintableKind.ARBITRAL_AWARD: self.decision is not None,
            PrintableKind.ARBITRATION_WITHDRAWAL: self.ending == "WITHDRAWN",
        }
        return [printable(kind, ARBITRATION, self.id) for kind, issued in papers.items() if issued]


@contributes(ACCOUNT)
class AccountOnPaper:
    @strawberry.field(description="Its yearly statements (个人账户对账单), the first year first.")
    def printables(self: AccountAnswer) -> list[Printable]:
        years = range(self.opened_on.year, legal_day(datetime.now(UTC)).year + 1)
        kind = PrintableKind.STATEMENT
        return [
            Printable(kind=kind, path=address(kind, ACCOUNT, self.id, year=year), year=year) for year in years
        ]


@contributes("OfficeLedger")
class LedgerOnPaper:
    @strawberry.field(description="The ledger (台账) as it is printed at the end of the month.")
    def printables(self: OfficeLedgerAnswer) -> list[Printable]:
        kind = PrintableKind.OFFICE_LEDGER
        path = address(kind, OFFICE, self.office, item=self.item, month=self.month)
        return [Printable(kind=kind, path=path, year=None)]
