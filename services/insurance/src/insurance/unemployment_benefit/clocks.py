"""The clock of a claim for unemployment benefit: ten days, since December 2023 ten working days."""

from insurance.items import APPROVE, FIRST_REVIEW, UNEMPLOYMENT
from insurance.law import UNEMPLOYMENT_BENEFIT
from insurance.unemployment_benefit.events import (
    ClaimDenied,
    ClaimGranted,
    ClaimPassed,
    ClaimReturned,
    ClaimWithdrawn,
)
from jinbao.statutory_clock import NATURAL, WORKING, Only, StatutoryClock, by_law

ACCEPTED = Only(ClaimPassed, lambda event: event.step == FIRST_REVIEW)

CLOCKS = tuple(
    StatutoryClock(
        f"unemployment-claim.{name}",
        days=by_law(UNEMPLOYMENT_BENEFIT.law, parameter),
        counted=counted,
        item=UNEMPLOYMENT,
        step=APPROVE,
        starts=(ACCEPTED,),
        stops=(ClaimGranted, ClaimDenied, ClaimReturned),
        ends=(ClaimWithdrawn,),
    )
    for name, parameter, counted in (
        ("decision", "decision_days", NATURAL),
        ("decision-in-working-days", "decision_working_days", WORKING),
    )
)
