"""By when the office must act on enrolments and claims, and what starts and stops these clocks."""

from dataclasses import replace

from insurance.item.procedure import CATALOGUE
from insurance.items import APPROVE, FIRST_REVIEW, PENSION_CLAIM, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.rural_pension import events
from insurance.rural_pension.terms import ClaimStop
from jinbao.statutory_clock import Only

ENROLMENT_REVIEW = CATALOGUE.clock(
    "rural-pension-enrolment.first-review",
    RURAL_PENSION_ENROLMENT,
    FIRST_REVIEW,
    starts=(events.EnrolmentSubmitted, events.EnrolmentCompleted, events.EnrolmentReturned),
    stops=(
        events.EnrolmentFirstReviewed,
        events.EnrolmentToComplete,
        events.EnrolmentNotAccepted,
        events.EnrolmentWithdrawn,
    ),
)
ENROLMENT_RECHECK = CATALOGUE.clock(
    "rural-pension-enrolment.recheck",
    RURAL_PENSION_ENROLMENT,
    RECHECK,
    starts=(events.EnrolmentFirstReviewed,),
    stops=(events.EnrolmentConfirmed, events.EnrolmentReturned, events.EnrolmentWithdrawn),
)
CLAIM_DECISION = CATALOGUE.clock(
    "rural-pension-claim.decision",
    PENSION_CLAIM,
    APPROVE,
    starts=(events.ClaimFiled, events.ClaimCompleted),
    stops=(
        events.Granted,
        events.Denied,
        events.ClaimNotAccepted,
        events.ClaimToComplete,
        events.ClaimWithdrawn,
        Only(events.ClaimReturned, lambda event: event.to is ClaimStop.APPLICANT),
    ),
)

# The law gives the office its days for the whole claim: whatever step it waits for, it is late after them.
CLOCKS = (ENROLMENT_REVIEW, ENROLMENT_RECHECK, replace(CLAIM_DECISION, step=None))
