"""What is claimed in a dispute: coded items, each of one worker, those of money with an amount in fen."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.calendar import Month
from jinbao.commands import fen, id_of, says
from jinbao.decider import Refused
from jinbao.money import Fen
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import ClaimCategory, ClaimKind, Side

# The second pay for months without a written contract punishes, so it counts among the damages (own).
CATEGORIES: Mapping[ClaimKind, ClaimCategory] = {
    ClaimKind.UNPAID_WAGES: ClaimCategory.WAGES,
    ClaimKind.OVERTIME_PAY: ClaimCategory.WAGES,
    ClaimKind.DOUBLE_WAGES: ClaimCategory.DAMAGES,
    ClaimKind.SEVERANCE: ClaimCategory.SEVERANCE,
    ClaimKind.UNLAWFUL_TERMINATION: ClaimCategory.DAMAGES,
    ClaimKind.INJURY_MEDICAL_COST: ClaimCategory.INJURY_MEDICAL_COST,
    ClaimKind.DAMAGES: ClaimCategory.DAMAGES,
    ClaimKind.WORKING_HOURS: ClaimCategory.STATE_STANDARD,
    ClaimKind.REST_AND_LEAVE: ClaimCategory.STATE_STANDARD,
    ClaimKind.SOCIAL_INSURANCE: ClaimCategory.STATE_STANDARD,
    ClaimKind.LABOUR_RELATION: ClaimCategory.OTHER,
    ClaimKind.CONTINUED_PERFORMANCE: ClaimCategory.OTHER,
    ClaimKind.PROOF_OF_ENDING: ClaimCategory.OTHER,
    ClaimKind.LIABILITY_OF_WORKER: ClaimCategory.OTHER,
}

OF_MONEY = frozenset(
    {
        ClaimKind.UNPAID_WAGES,
        ClaimKind.OVERTIME_PAY,
        ClaimKind.DOUBLE_WAGES,
        ClaimKind.SEVERANCE,
        ClaimKind.UNLAWFUL_TERMINATION,
        ClaimKind.INJURY_MEDICAL_COST,
        ClaimKind.DAMAGES,
        ClaimKind.LIABILITY_OF_WORKER,
    }
)
"""What is claimed in an amount; the rest asks for an act."""

LIVED_ON = frozenset(
    {
        ClaimCategory.WAGES,
        ClaimCategory.INJURY_MEDICAL_COST,
        ClaimCategory.SEVERANCE,
        ClaimCategory.DAMAGES,
    }
)
"""Money that the law treats apart: payable by order of a court (article 16), ahead of the award (article 44),
and awarded for good within a threshold (article 47)."""

OF_EMPLOYER = frozenset({ClaimKind.LIABILITY_OF_WORKER})
"""What only an employer can claim; all else is the worker's."""


class Claim(Struct, frozen=True, kw_only=True):
    """One thing that is claimed (请求事项), by or from one worker, for a time where it is one.

    Items are tested one by one (article 47), so no two of a dispute are the same.
    """

    worker: Annotated[str, id_of("Person", "Whose claim it is, or from whom it is claimed (劳动者).")]
    kind: Annotated[ClaimKind, says("What is claimed (请求事项).")]
    amount: Annotated[Fen | None, fen("How much, in yuan, where money is claimed (请求金额).")] = None
    first_month: Annotated[
        Month | None, Meta(description="First month it is about (起始月).", extra={"month": True})
    ] = None
    last_month: Annotated[
        Month | None, Meta(description="Last month it is about (截止月).", extra={"month": True})
    ] = None

    @property
    def category(self) -> ClaimCategory:
        return CATEGORIES[self.kind]


def must_be_claims(claims: Sequence[Claim], parties: Parties) -> None:
    """Raises CLAIM_MISSING, NOT_A_PARTY, CLAIM_OF_OTHER_SIDE, CLAIM_AMOUNT, CLAIM_PERIOD or CLAIM_TWICE."""
    if not claims:
        raise Refused("CLAIM_MISSING", field="claims")
    for place, claim in enumerate(claims):
        _must_be_claim(claim, parties, f"claims.{place}")
    items = [(one.worker, one.kind, one.first_month, one.last_month) for one in claims]
    if len({*items}) < len(items):
        raise Refused("CLAIM_TWICE", field="claims")


def _must_be_claim(claim: Claim, parties: Parties, at: str) -> None:
    if claim.worker not in parties.workers:
        raise Refused("NOT_A_PARTY", field=f"{at}.worker")
    if (claim.kind in OF_EMPLOYER) is not (parties.applicant is Side.EMPLOYER):
        raise Refused("CLAIM_OF_OTHER_SIDE", field=f"{at}.kind", kind=claim.kind)
    if (claim.kind in OF_MONEY) is not bool(claim.amount and claim.amount > 0):
        raise Refused("CLAIM_AMOUNT", field=f"{at}.amount", kind=claim.kind)
    if claim.last_month and (claim.first_month is None or claim.last_month < claim.first_month):
        raise Refused("CLAIM_PERIOD", field=f"{at}.last_month")


def claimed(claims: Sequence[Claim]) -> Fen:
    """All the money that is claimed; what is tested one by one is never this sum."""
    return sum(one.amount or 0 for one in claims)
