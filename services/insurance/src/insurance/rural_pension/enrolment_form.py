"""A typing error in a form of enrolment is put right as long as the township has not accepted it."""

from collections.abc import Iterator

from insurance.items import INTAKE
from insurance.rural_pension.commands.enrolment import CorrectEnrolmentForm
from insurance.rural_pension.correction import corrections, put_right
from insurance.rural_pension.enrolment import (
    ENROLMENT,
    ITEM,
    AtCounty,
    AtTownship,
    Enrolled,
    Enrolment,
    EnrolmentFacts,
    ToComplete,
    must_be_entitled,
)
from insurance.rural_pension.events.enrolment import EnrolmentEvent, EnrolmentFormCorrected
from jinbao.casework.hands import in_confidence, out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


def decide(
    enrolment: Enrolment, command: CorrectEnrolmentForm, desk: Desk[EnrolmentFacts]
) -> Iterator[EnrolmentEvent]:
    """By whoever takes papers in; what stands then has to be lawful, as if it had come in so."""
    known, on, clerk = desk.known, desk.on, desk.by.person
    match enrolment:
        case AtTownship(form, hands) | ToComplete(form, hands):
            take(desk, INTAKE, ITEM, hands)
            right = put_right(form, command, "grade", "category", "student", "employee_pension")
            must_be_entitled(known, right, on)
            yield EnrolmentFormCorrected(
                person=known.person,
                region=known.place.region,
                on=on,
                category=right.category,
                grade=right.grade,
                student=right.student,
                employee_pension=right.employee_pension,
                corrections=corrections(form, right),
                corrected_by=clerk,
            )
        case AtCounty() | Enrolled():
            raise in_confidence(desk, ITEM, Refused("FORM_ACCEPTED", field="person"))
        case _:
            raise out_of_order(desk, ITEM, command, enrolment)


ENROLMENT_FORM = Decider[Enrolment, CorrectEnrolmentForm, EnrolmentEvent](
    ENROLMENT.initial, decide, ENROLMENT.evolve
)
