"""The decision of a claim: how it was worked out, in sentences, and whether it holds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, literal, null, select

from insurance.rural_pension.claim_register import CLAIMS, case_of, seen_by
from jinbao.casework.answers import DecisionAnswer, Verification
from jinbao.casework.decided import verification_by_event
from jinbao.casework.decision_answers import answers, verifications
from jinbao.service import Enquiry


def decision_by_claim(enquiry: Enquiry, keys: Sequence[str]) -> list[DecisionAnswer | None]:
    found = answers(enquiry, decided(enquiry, keys))
    return [found.get(key) for key in keys]


def verification_by_claim(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """What was recorded, the kept rules over the kept inputs, and the steps by an evaluator without rules."""
    rows = decided(enquiry, keys)
    found = verifications(enquiry, {row.id: (row, case_of(row.id)) for row in rows})
    return [found.get(key) for key in keys]


def verification_by_case(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """Of a claim's decision by the claim, of any other by the event that keeps it."""
    both = zip(verification_by_claim(enquiry, keys), verification_by_event(enquiry, keys), strict=True)
    return [of_claim or of_event for of_claim, of_event in both]


def decided(enquiry: Enquiry, claims: Sequence[str]) -> Sequence[Row[Any]]:
    """The decided ones among these claims that the caller may see."""
    stream = (literal(case_of("")) + CLAIMS.c.id).label("stream")
    statement = select(CLAIMS, stream, null().label("overtaken_on")).where(
        CLAIMS.c.id.in_(claims), CLAIMS.c.decision.is_not(None), seen_by(enquiry)
    )
    return enquiry.connection.execute(statement).all()
