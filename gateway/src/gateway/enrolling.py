"""How the rows of a village's roster become acts of insurance, as if somebody had typed them in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace

from identity.contract import (
    Enrol,
    EnrolmentRequest,
    EnrolmentTrial,
    Withdraw,
    WithdrawalRequest,
    WouldEnrol,
)
from insurance.contract import (
    BatchOutcome,
    CaseReceiptAnswer,
    Consent,
    EnrolmentCategory,
    Newcomer,
    NewEnrolment,
    ReceiptsOf,
    SubmitEnrolment,
    SubmitEnrolments,
    TakeBackEnrolment,
)
from insurance.contract import WouldEnrol as Form
from jinbao.actions import Action
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.paging import MOST
from jinbao.service import Service

TAKEN_IN = "FORM_TAKEN_IN"
"""The very form of this row came in, before a power cut."""


def enrolling(insurance: Service) -> Enrol:
    def enrol(village: str, requests: Sequence[EnrolmentRequest], call: Call) -> Sequence[Refused | None]:
        """Who pays nothing any more is on file now, and claims without having enrolled."""
        of_a_day: dict[tuple[date, date], list[NewEnrolment]] = defaultdict(list)
        for one in requests:
            if one.grade is not None:
                of_a_day[one.on, one.received_on].append(form_of(one, one.grade))
        refused: dict[str, Refused] = {}
        for (on, received_on), forms in of_a_day.items():
            asked = SubmitEnrolments(on=on, received_on=received_on, region=village, forms=tuple(forms))
            refused |= submitted(insurance, asked, call)
        return [refused.get(one.person) for one in requests]

    return enrol


def submitted(insurance: Service, asked: SubmitEnrolments, call: Call) -> dict[str, Refused]:
    """Who was refused, and why; what the whole act is refused for counts for each."""
    try:
        batch = insurance.carry_out(asked, call).stream.partition("/")[2]
    except Refused as refused:
        if refused.retryable:
            raise
        return dict.fromkeys((form.person for form in asked.forms), refused)
    return {
        one.person: one.refused
        for one in receipts(insurance, batch, call)
        if one.refused and one.code != TAKEN_IN
    }


def receipts(insurance: Service, batch: str, call: Call) -> Iterator[CaseReceiptAnswer]:
    page = ReceiptsOf(batch=batch, outcome=BatchOutcome.REFUSED, first=MOST)
    while True:
        [found] = insurance.look_up("receipts_of", [page], call)
        yield from found.rows
        if not found.has_next:
            return
        page = replace(page, after=found.cursors[-1])


def form_of(request: EnrolmentRequest, grade: int) -> NewEnrolment:
    """A form on a roster is signed by whom it is about."""
    return NewEnrolment(
        person=request.person,
        grade=grade,
        category=EnrolmentCategory[request.category.name],
        consent=Consent.SIGNED_FORM,
        submission=request.row,
    )


def trying(insurance: Service) -> WouldEnrol:
    def would_enrol(trials: Sequence[EnrolmentTrial], call: Call) -> Sequence[Refused | None]:
        found: Sequence[Action] = insurance.look_up("would_enrol", [*map(tried, trials)], call)
        return [why_not(action) for action in found]

    return would_enrol


def tried(trial: EnrolmentTrial) -> Form:
    request = trial.request
    form = form_of(request, request.grade or 0)
    newcomer = Newcomer(born=trial.born, hukou_region=trial.village, rural_hukou=trial.rural)
    asked = SubmitEnrolment(on=request.on, received_on=request.received_on, **asdict(form))
    return Form(form=asked, newcomer=newcomer)


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
