"""What can be asked where too much was paid, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.overpayment.commands import FindOverpayment, ServeOverpaymentNotice
from insurance.overpayment.knowledge import overpayment_facts
from insurance.overpayment.overpayment import OVERPAYMENT
from insurance.overpayment.register import case_of
from insurance.pension.register import PENSIONS, seen_by
from insurance.possible import KindOfCase, Possible, Standing, standing_in
from insurance.rural_pension.terms import ServiceMethod
from jinbao.service import Enquiry


def overpayments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    """Those of every pension, also where nothing has been found."""
    person = PENSIONS.c.id
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), seen_by(enquiry)))
    streams = {person: case_of(person) for person in seen}
    return standing_in(enquiry, OVERPAYMENT, streams, overpayment_facts(enquiry, [*streams]))


OF_OVERPAYMENT = KindOfCase(
    OVERPAYMENT.decide,
    (
        Possible("findRuralPensionOverpayment", lambda it: FindOverpayment(on=it.on, person=it.case)),
        Possible(
            "serveRuralPensionOverpaymentNotice",
            lambda it: ServeOverpaymentNotice(
                on=it.on, person=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
    ),
    overpayments,
)
