"""Which papers there are, of what each is printed, and under which address."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import urlencode

from gateway.printing.asking import Asking
from gateway.printing.award import award
from gateway.printing.decision import decision
from gateway.printing.instalments import instalments
from gateway.printing.kinds import ACCOUNT, ARBITRATION, DECIDED, OFFICE, OVERPAYMENT, TAKEN_IN
from gateway.printing.ledger import ledger
from gateway.printing.missing import missing
from gateway.printing.not_accepted import not_accepted
from gateway.printing.notice import notice
from gateway.printing.receipt import receipt
from gateway.printing.ruling import ruling
from gateway.printing.sheet import Sheet
from gateway.printing.statement import statement
from gateway.printing.withdrawal import withdrawal
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused
from jinbao.graph import ids


class PrintableKind(StrEnum):
    """What a printed paper is (文书种类)."""

    RECEIPT = "RECEIPT"
    MISSING_PAPERS = "MISSING_PAPERS"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    DECISION = "DECISION"
    OVERPAYMENT_NOTICE = "OVERPAYMENT_NOTICE"
    INSTALMENT_AGREEMENT = "INSTALMENT_AGREEMENT"
    ARBITRAL_AWARD = "ARBITRAL_AWARD"
    ARBITRATION_RULING = "ARBITRATION_RULING"
    ARBITRATION_WITHDRAWAL = "ARBITRATION_WITHDRAWAL"
    STATEMENT = "STATEMENT"
    OFFICE_LEDGER = "OFFICE_LEDGER"


Compose: TypeAlias = Callable[[Asking, str, str, Words, Wanted], Awaitable[Sheet]]

COMPOSED: Mapping[PrintableKind, tuple[frozenset[str], Compose]] = {
    PrintableKind.RECEIPT: (TAKEN_IN, receipt),
    PrintableKind.MISSING_PAPERS: (TAKEN_IN, missing),
    PrintableKind.NOT_ACCEPTED: (TAKEN_IN, not_accepted),
    PrintableKind.DECISION: (DECIDED, decision),
    PrintableKind.OVERPAYMENT_NOTICE: (frozenset({OVERPAYMENT}), notice),
    PrintableKind.INSTALMENT_AGREEMENT: (frozenset({OVERPAYMENT}), instalments),
    PrintableKind.ARBITRAL_AWARD: (frozenset({ARBITRATION}), award),
    PrintableKind.ARBITRATION_RULING: (frozenset({ARBITRATION}), ruling),
    PrintableKind.ARBITRATION_WITHDRAWAL: (frozenset({ARBITRATION}), withdrawal),
    PrintableKind.STATEMENT: (frozenset({ACCOUNT}), statement),
    PrintableKind.OFFICE_LEDGER: (frozenset({OFFICE}), ledger),
}
"""The kinds of things in the graph about which there is such a paper, and who composes it."""


def address(kind: PrintableKind, of: str, key: str, **asked: str | int) -> str:
    """What else is asked for stands behind it; the purpose is for whoever prints to add."""
    path = f"/printable/{kind.lower().replace('_', '-')}/{ids.global_id(of, key)}"
    return f"{path}?{urlencode(asked)}" if asked else path


def kind_in(path: str) -> PrintableKind:
    """Raises NOT_FOUND."""
    try:
        return PrintableKind(path.upper().replace("-", "_"))
    except ValueError:
        raise Refused("NOT_FOUND", field="paper") from None
