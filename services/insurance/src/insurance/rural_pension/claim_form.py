"""A typing error in a claim is put right as long as the township has not accepted it."""

from collections.abc import Iterator

from insurance.items import INTAKE
from insurance.rural_pension.claim import CLAIM, ITEM
from insurance.rural_pension.claim_conditions import ClaimFacts, must_name_all
from insurance.rural_pension.claim_states import (
    AtApproval,
    AtPublication,
    AtRecheck,
    AtReview,
    AtTownship,
    Claim,
)
from insurance.rural_pension.commands.claim import CorrectClaimForm
from insurance.rural_pension.correction import corrections, put_right
from insurance.rural_pension.events.claim import ClaimEvent, ClaimFormCorrected
from jinbao.casework.hands import in_confidence, out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


def decide(claim: Claim, command: CorrectClaimForm, desk: Desk[ClaimFacts]) -> Iterator[ClaimEvent]:
    """By whoever takes papers in; who was sent back hands a corrected form in themselves."""
    known, on, clerk = desk.known, desk.on, desk.by.person
    match claim:
        case AtTownship(dossier):
            take(desk, INTAKE, ITEM, dossier.hands)
            right = put_right(dossier, command, "employee_pension", "children")
            must_name_all(known, right.children, on)
            yield ClaimFormCorrected(
                claim=known.claim,
                person=known.person,
                region=known.place.region,
                on=on,
                employee_pension=right.employee_pension,
                children=right.children,
                corrections=corrections(dossier, right),
                corrected_by=clerk,
            )
        case AtReview() | AtPublication() | AtRecheck() | AtApproval():
            raise in_confidence(desk, ITEM, Refused("FORM_ACCEPTED", field="claim"))
        case _:
            raise out_of_order(desk, ITEM, command, claim)


CLAIM_FORM = Decider[Claim, CorrectClaimForm, ClaimEvent](CLAIM.initial, decide, CLAIM.evolve)
