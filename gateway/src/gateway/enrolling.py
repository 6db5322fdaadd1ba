"""How a row of a village's roster becomes a command to insurance, as if somebody had typed it in."""

from identity.contract import Enrol, EnrolmentRequest
from insurance.contract import Consent, EnrolmentCategory, SubmitEnrolment
from jinbao.bus import Call
from jinbao.service import Service


def enrolling(insurance: Service) -> Enrol:
    def enrol(request: EnrolmentRequest, call: Call) -> None:
        """Who pays nothing any more is on file now, and claims without having enrolled."""
        if request.grade is not None:
            insurance.carry_out(submitted(request, request.grade), call)

    return enrol


def submitted(request: EnrolmentRequest, grade: int) -> SubmitEnrolment:
    """A form on a roster is signed by whom it is about."""
    return SubmitEnrolment(
        on=request.on,
        received_on=request.received_on,
        person=request.person,
        grade=grade,
        category=EnrolmentCategory[request.category.name],
        consent=Consent.SIGNED_FORM,
    )
