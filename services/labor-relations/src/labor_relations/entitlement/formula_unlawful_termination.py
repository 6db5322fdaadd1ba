"""Damages for an unlawful ending (违法解除、终止赔偿金): twice the severance pay, whatever ground was given.

Read behind the formula of the severance pay, whose parts it takes (labour contract law article 87): the bytes
of both are kept as one rule set, and never edited once used.
"""

from typing import TYPE_CHECKING

from jinbao.money import Rounding
from jinbao.worksheet import Worksheet

if TYPE_CHECKING:  # in the kept bytes they stand above
    from labor_relations.entitlement.formula_severance import parts

QUESTION = "labor_relations.entitlement.unlawful_termination"


def calculate(sheet: Worksheet) -> None:
    standard = sheet.sum(*parts(sheet), name="severance_standard")
    times = sheet.parameter("unlawful_times")
    sheet.conclude(sheet.multiply(standard, times, rounding=Rounding.HALF_UP, name="unlawful_termination"))
