"""How a row of a village's roster becomes a command to insurance, as if somebody had typed it in."""

from collections.abc import Sequence
from typing import Any

from identity.contract import (
    Enrol,
    EnrolmentRequest,
    EnrolmentTrial,
    Withdraw,
    WithdrawalRequest,
    WouldEnrol,
)
from insurance.contract import Consent, EnrolmentCategory, Newcomer, SubmitEnrolment, TakeBackEnrolment
from insurance.contract import WouldEnrol as Form
from jinbao.actions import Action
from jinbao.bus import Call
from jinbao.decider import Refused
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


def trying(insurance: Service) -> WouldEnrol:
    def would_enrol(trials: Sequence[EnrolmentTrial], call: Call) -> Sequence[Refused | None]:
        found: Sequence[Action] = insurance.look_up("would_enrol", [*map(form_of, trials)], call)
        return [why_not(action) for action in found]

    return would_enrol


def form_of(trial: EnrolmentTrial) -> Form:
    newcomer = Newcomer(born=trial.born, hukou_region=trial.village, rural_hukou=trial.rural)
    return Form(form=submitted(trial.request, trial.request.grade or 0), newcomer=newcomer)


def why_not(action: Action) -> Refused | None:
    if action.code is None:
        return None
    params: dict[str, Any] = dict(action.params)
    return Refused(action.code, field=action.field, law=action.law, **params)


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
