"""What a case of too much paid is about: a pension, another benefit, or an inheritance that was revoked.

A pension's case has the id of its person, an inheritance's that of the inheritance; any other benefit is
named in the id, so that the id says under which item of the office's list the case is handled.
"""

from msgspec import Struct

from insurance.items import PENSION_CLAIM, UNEMPLOYMENT
from insurance.payment_run.terms import PaidBenefit

OF_UNEMPLOYMENT = "unemployment/"


class Case(Struct, frozen=True):
    """An overpayment, and to whom too much was paid."""

    overpayment: str
    person: str

    @property
    def is_of_pension(self) -> bool:
        return self.overpayment == self.person

    @property
    def is_of_unemployment(self) -> bool:
        return is_of_unemployment(self.overpayment)

    @property
    def entitlement(self) -> str | None:
        """What was paid too much month by month; nothing was where heirs give back an inheritance."""
        if self.is_of_unemployment:
            return self.overpayment.removeprefix(OF_UNEMPLOYMENT)
        return self.person if self.is_of_pension else None


def of_unemployment(benefit: str) -> str:
    """The overpayment of an unemployment benefit."""
    return f"{OF_UNEMPLOYMENT}{benefit}"


def is_of_unemployment(overpayment: str) -> bool:
    return overpayment.startswith(OF_UNEMPLOYMENT)


def item_of(overpayment: str) -> str:
    """Under which item it is handled; an inheritance goes with the pension."""
    return UNEMPLOYMENT if is_of_unemployment(overpayment) else PENSION_CLAIM


def benefit_of(overpayment: str) -> PaidBenefit:
    """What was paid too much; what heirs got counts to the pension."""
    return PaidBenefit.UNEMPLOYMENT if is_of_unemployment(overpayment) else PaidBenefit.RURAL_PENSION


def case_of(overpayment: str) -> str:
    """The case, by the name of its stream."""
    return f"overpayment/{overpayment}"


def overpayment_in(stream: str) -> str | None:
    """The overpayment whose stream it is, if it is one's."""
    kind, _, overpayment = stream.partition("/")
    return overpayment if kind == "overpayment" else None
