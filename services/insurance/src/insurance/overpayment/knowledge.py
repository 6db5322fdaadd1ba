"""What insurance must know to say that too much was paid, gathered for many persons at once."""

from collections.abc import Sequence

from insurance.overpayment.events import OverpaidMonth
from insurance.overpayment.overpayment import OverpaymentFacts
from insurance.payment_run.knowledge import months_by_person
from insurance.pension.knowledge import pension_facts
from jinbao.service import Enquiry


def overpayment_facts(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, OverpaymentFacts]:
    """The months of each pension that have had too much; raises PENSION_UNKNOWN."""
    pensions = pension_facts(enquiry, persons)
    of_each = zip(persons, months_by_person(enquiry, persons), strict=True)
    return {
        person: OverpaymentFacts(
            person=person,
            place=pensions[person].place,
            kin=pensions[person].kin,
            months=tuple(OverpaidMonth(one.month, one.due, one.paid) for one in months if one.overpaid),
        )
        for person, months in of_each
    }
