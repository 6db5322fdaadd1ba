"""How a row of a village's roster becomes a command to insurance, as if somebody had typed it in."""

from identity.contract import Enrol, EnrolmentRequest, Withdraw, WithdrawalRequest
from insurance.contract import Consent, EnrolmentCategory, SubmitEnrolment, TakeBackEnrolment
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


def withdrawing(insurance: Service) -> Withdraw:
    def withdraw(request: WithdrawalRequest, call: Call) -> None:
        insurance.carry_out(taken_back(request), call)

    return withdraw


def taken_back(request: WithdrawalRequest) -> TakeBackEnrolment:
    return TakeBackEnrolment(
        on=request.on,
        person=request.person,
        submission=request.enrolment,
        consent=Consent[request.consent.name],
    )
