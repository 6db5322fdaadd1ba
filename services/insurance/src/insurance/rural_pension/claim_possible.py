"""What can be asked of a claim, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_form import CLAIM_FORM
from insurance.rural_pension.claim_knowledge import Case, claim_facts
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.claim_register import case_of as claim_stream
from insurance.rural_pension.commands import claim as commands
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ObjectionGround, ReturnGround
from jinbao.casework.consent import Consent
from jinbao.casework.paper import PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry


def claims(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table, today = CLAIMS.c, enquiry.today
    seen = select(table.id, table.person).where(table.id.in_(keys), seen_by(enquiry))
    persons = {row.id: row.person for row in enquiry.connection.execute(seen)}
    states = enquiry.service.ledger.histories(CLAIM, [claim_stream(claim) for claim in persons])
    cases = [Case(claim, person, states[claim_stream(claim)].state) for claim, person in persons.items()]
    known = claim_facts(enquiry, cases, today)
    return {case.claim: Standing(case.claim, today, case.state, known[case.claim]) for case in cases}


def of_claim_form(it: Standing) -> commands.CorrectClaimForm:
    """The other answer to whether there is an employee pension."""
    dossier = getattr(it.state, "dossier", None)
    said = bool(dossier and dossier.employee_pension)
    return commands.CorrectClaimForm(on=it.on, claim=it.case, employee_pension=not said)


OF_CLAIM = KindOfCase(
    CLAIM.decide,
    (
        Possible(
            "acceptRuralPensionClaim",
            lambda it: commands.AcceptClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "refuseRuralPensionClaim",
            lambda it: commands.RefuseClaim(
                on=it.on, claim=it.case, reasons=(NotAcceptedGround.OTHER_REGION,)
            ),
        ),
        Possible(
            "askToCompleteRuralPensionClaim",
            lambda it: commands.AskToCompleteClaim(on=it.on, claim=it.case, missing=(PaperKind.ID_CARD,)),
        ),
        Possible(
            "completeRuralPensionClaim",
            lambda it: commands.CompleteClaim(
                on=it.on, claim=it.case, papers=EVERY_PAPER, consent=Consent.WRITTEN
            ),
        ),
        Possible("correctRuralPensionClaimForm", of_claim_form, CLAIM_FORM.decide),
        Possible(
            "reviewRuralPensionClaim",
            lambda it: commands.ReviewClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "publiciseRuralPensionClaim",
            lambda it: commands.PubliciseClaim(on=it.on, claim=it.case, place=it.known.place.region),
        ),
        Possible(
            "recordRuralPensionObjection",
            lambda it: commands.RecordObjection(on=it.on, claim=it.case, ground=ObjectionGround.AGE_DISPUTED),
        ),
        Possible(
            "recheckRuralPensionClaim",
            lambda it: commands.RecheckClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "returnRuralPensionClaim",
            lambda it: commands.ReturnClaim(
                on=it.on, claim=it.case, to=ClaimStop.APPLICANT, reasons=(ReturnGround.FORM_WRONG,)
            ),
        ),
        Possible(
            "decideRuralPensionClaim",
            lambda it: commands.DecideClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "withdrawRuralPensionClaim",
            lambda it: commands.WithdrawClaim(on=it.on, claim=it.case, consent=Consent.WRITTEN),
        ),
        Possible(
            "serveRuralPensionDecision",
            lambda it: commands.ServeDecision(
                on=it.on, claim=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
    ),
    claims,
)
