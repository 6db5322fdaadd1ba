"""What can be asked of a claim and of a benefit, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.pension.terms import AnnulmentGround
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from insurance.unemployment_benefit import claim_register, commands
from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.benefit_states import NotBegun
from insurance.unemployment_benefit.claim import CLAIM
from insurance.unemployment_benefit.claim_register import CLAIMS
from insurance.unemployment_benefit.due import Terms, is_open, months_used
from insurance.unemployment_benefit.knowledge import Case, benefit_facts, claim_facts
from insurance.unemployment_benefit.register import BENEFITS, case_of, seen_by
from insurance.unemployment_benefit.terms import (
    JobSeeking,
    RetirementGroup,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.calendar import Month, later, month_of, months_between
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.identifiers.resident import Sex
from jinbao.service import Enquiry

DIRECT, CONSENT = ServiceMethod.DIRECT, Consent.SIGNED_FORM
PROOF = (CasePaper(PaperKind.EVIDENCE, "evidence", "0" * 64),)


def claims(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table = CLAIMS.c
    seen = select(table.id, table.person).where(table.id.in_(keys), claim_register.seen_by(enquiry))
    cases = [Case(row.id, row.person) for row in enquiry.connection.execute(seen)]
    streams = {case.id: claim_register.case_of(case.id) for case in cases}
    return standing_in(enquiry, CLAIM, streams, claim_facts(enquiry, cases, enquiry.today))


def benefits(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    seen = select(BENEFITS.c.id).where(BENEFITS.c.id.in_(keys), seen_by(enquiry))
    streams = {benefit: case_of(benefit) for benefit in enquiry.connection.scalars(seen)}
    return standing_in(enquiry, BENEFIT, streams, benefit_facts(enquiry, [*streams], enquiry.today))


OF_CLAIM = KindOfCase(
    CLAIM.decide,
    (
        Possible(
            "askToCompleteUnemploymentClaim",
            lambda it: commands.AskToCompleteUnemploymentClaim(
                on=it.on, claim=it.case, missing=(PaperKind.ID_CARD,)
            ),
        ),
        Possible(
            "completeUnemploymentClaim",
            lambda it: commands.CompleteUnemploymentClaim(
                on=it.on, claim=it.case, papers=EVERY_PAPER, consent=CONSENT
            ),
        ),
        Possible(
            "refuseUnemploymentClaim",
            lambda it: commands.RefuseUnemploymentClaim(
                on=it.on, claim=it.case, reasons=(NotAcceptedGround.OTHER_REGION,)
            ),
        ),
        Possible(
            "passUnemploymentClaim",
            lambda it: commands.PassUnemploymentClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "returnUnemploymentClaim",
            lambda it: commands.ReturnUnemploymentClaim(
                on=it.on, claim=it.case, to=ClaimStop.APPLICANT, reasons=(ReturnGround.FACTS_DISAGREE,)
            ),
        ),
        Possible(
            "decideUnemploymentClaim",
            lambda it: commands.DecideUnemploymentClaim(on=it.on, claim=it.case),
        ),
        Possible(
            "withdrawUnemploymentClaim",
            lambda it: commands.WithdrawUnemploymentClaim(on=it.on, claim=it.case, consent=CONSENT),
        ),
        Possible(
            "serveUnemploymentClaim",
            lambda it: commands.ServeUnemploymentClaim(
                on=it.on, claim=it.case, served_on=it.on, method=DIRECT
            ),
        ),
        Possible("payLivingGrant", lambda it: commands.PayLivingGrant(on=it.on, claim=it.case)),
    ),
    claims,
)


def unconfirmed(it: Standing) -> Month:
    """The first month until today's that can be confirmed, else today's."""
    today = month_of(it.on)
    terms: Terms | None = None if isinstance(it.state, NotBegun) else it.state.terms
    if terms is None:
        return today
    used = months_used(terms)
    months = (later(terms.payable_from, n) for n in range(months_between(terms.payable_from, today) + 1))
    return next((one for one in months if is_open(terms, one) and one not in used), today)


def undecided(it: Standing) -> Month:
    """The first confirmed month of which nobody has decided what it gives, else today's."""
    terms: Terms | None = None if isinstance(it.state, NotBegun) else it.state.terms
    if terms is None:
        return month_of(it.on)
    given = {one.month for one in terms.given}
    return next((one.month for one in terms.confirmed if one.month not in given), month_of(it.on))


def of_stop(it: Standing) -> commands.StopUnemploymentBenefit:
    """What was heard, or something that is proven today."""
    ground = next(iter(it.known.losses), UnemploymentStopGround.EMIGRATED)
    return commands.StopUnemploymentBenefit(
        on=it.on, benefit=it.case, ground=ground, lost_on=it.on, papers=PROOF
    )


def group_of(it: Standing) -> RetirementGroup:
    """One that there is for somebody of that sex."""
    is_woman = it.known.sex is not None and it.known.sex.value == Sex.FEMALE
    return RetirementGroup.WOMAN_50 if is_woman else RetirementGroup.MAN


OF_BENEFIT = KindOfCase(
    BENEFIT.decide,
    (
        Possible(
            "confirmUnemploymentMonth",
            lambda it: commands.ConfirmUnemploymentMonth(
                on=it.on, benefit=it.case, month=unconfirmed(it), seeking=JobSeeking.APPLIED_FOR_WORK
            ),
        ),
        Possible(
            "decideUnemploymentMonth",
            lambda it: commands.DecideUnemploymentMonth(on=it.on, benefit=it.case, month=undecided(it)),
        ),
        Possible("stopUnemploymentBenefit", of_stop),
        Possible(
            "takeBackUnemploymentStop",
            lambda it: commands.TakeBackUnemploymentStop(on=it.on, benefit=it.case),
        ),
        Possible(
            "resumeUnemploymentBenefit",
            lambda it: commands.ResumeUnemploymentBenefit(on=it.on, benefit=it.case),
        ),
        Possible(
            "extendUnemploymentBenefit",
            lambda it: commands.ExtendUnemploymentBenefit(
                on=it.on, benefit=it.case, group=group_of(it), papers=PROOF
            ),
        ),
        Possible(
            "revokeUnemploymentBenefit",
            lambda it: commands.RevokeUnemploymentBenefit(
                on=it.on,
                benefit=it.case,
                ground=UnemploymentRevocationGround.FALSE_PAPERS,
                papers=PROOF,
            ),
        ),
        Possible(
            "annulUnemploymentRevocation",
            lambda it: commands.AnnulUnemploymentRevocation(
                on=it.on, benefit=it.case, ground=AnnulmentGround.OFFICE_ERROR, papers=PROOF
            ),
        ),
        Possible(
            "serveUnemploymentRuling",
            lambda it: commands.ServeUnemploymentRuling(
                on=it.on,
                benefit=it.case,
                decision=next((one.id for one in it.known.unserved), ""),
                served_on=it.on,
                method=DIRECT,
            ),
        ),
    ),
    benefits,
)
