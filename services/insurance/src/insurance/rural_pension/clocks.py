"""By when the office must act on enrolments and claims, and what starts and stops these clocks."""

from dataclasses import replace

from insurance.item.procedure import CATALOGUE
from insurance.items import APPROVE, FIRST_REVIEW, PENSION_CLAIM, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.rural_pension.events import claim as claim_events
from insurance.rural_pension.events import enrolment as enrolment_events
from insurance.rural_pension.terms import ClaimStop
from jinbao.statutory_clock import Only

ENROLMENT_REVIEW = CATALOGUE.clock(
    "rural-pension-enrolment.first-review",
    RURAL_PENSION_ENROLMENT,
    FIRST_REVIEW,
    starts=(
        enrolment_events.EnrolmentSubmitted,
        enrolment_events.EnrolmentCompleted,
        enrolment_events.EnrolmentReturned,
    ),
    stops=(
        enrolment_events.EnrolmentFirstReviewed,
        enrolment_events.EnrolmentToComplete,
        enrolment_events.EnrolmentNotAccepted,
        enrolment_events.EnrolmentWithdrawn,
    ),
)
ENROLMENT_RECHECK = CATALOGUE.clock(
    "rural-pension-enrolment.recheck",
    RURAL_PENSION_ENROLMENT,
    RECHECK,
    starts=(enrolment_events.EnrolmentFirstReviewed,),
    stops=(
        enrolment_events.EnrolmentConfirmed,
        enrolment_events.EnrolmentReturned,
        enrolment_events.EnrolmentWithdrawn,
    ),
)
CLAIM_DECISION = CATALOGUE.clock(
    "rural-pension-claim.decision",
    PENSION_CLAIM,
    APPROVE,
    starts=(claim_events.ClaimFiled, claim_events.ClaimCompleted),
    stops=(
        claim_events.Granted,
        claim_events.Denied,
        claim_events.ClaimNotAccepted,
        claim_events.ClaimToComplete,
        claim_events.ClaimWithdrawn,
        Only(claim_events.ClaimReturned, lambda event: event.to is ClaimStop.APPLICANT),
    ),
)

# The law gives the office its days for the whole claim: whatever step it waits for, it is late after them.
CLOCKS = (ENROLMENT_REVIEW, ENROLMENT_RECHECK, replace(CLAIM_DECISION, step=None))
