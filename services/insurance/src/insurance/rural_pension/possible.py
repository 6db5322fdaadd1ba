"""What can be asked of an enrolment, a personal account and a claim, each with a request for its kind."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from sqlalchemy import select

from insurance.paper import CasePaper, PaperKind
from insurance.possible import KindOfCase, Possible, Standing, standing_in
from insurance.rural_pension import commands
from insurance.rural_pension.account import ACCOUNT, Open
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.account_register import visible as account_seen_by
from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_form import CLAIM_FORM
from insurance.rural_pension.claim_knowledge import Case, claim_facts
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.claim_register import case_of as claim_stream
from insurance.rural_pension.dues import personal_part
from insurance.rural_pension.enrolment import ENROLMENT, EnrolmentFacts
from insurance.rural_pension.enrolment_form import ENROLMENT_FORM
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.enrolment_register import visible as enrolment_seen_by
from insurance.rural_pension.interest import years_that_bear
from insurance.rural_pension.knowledge import account_facts
from insurance.rural_pension.move import MOVE
from insurance.rural_pension.relation import move_facts
from insurance.rural_pension.scheme import PersonFacts, grades_on, start_of_scheme
from insurance.rural_pension.terms import (
    ClaimStop,
    Consent,
    EnrolmentCategory,
    NotAcceptedGround,
    ObjectionGround,
    ReturnGround,
    ReversalGround,
    ServiceMethod,
)
from jinbao.decider import Refused
from jinbao.money import Fen
from jinbao.service import Enquiry

EVERY_PAPER = tuple(CasePaper(kind, "", "") for kind in PaperKind)


def enrolments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person = ENROLMENTS.c.person
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), enrolment_seen_by(enquiry)))
    streams = {person: enrolment_stream(person) for person in seen}
    return standing_in(enquiry, ENROLMENT, streams, move_facts(enquiry, [*streams], enquiry.today))


def accounts(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person, today = ACCOUNTS.c.person, enquiry.today
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), account_seen_by(enquiry)))
    streams = {person: account_stream(person) for person in seen}
    known = account_facts(enquiry, [*streams], today, today.year)
    return standing_in(enquiry, ACCOUNT, streams, known)


def claims(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table, today = CLAIMS.c, enquiry.today
    seen = select(table.id, table.person).where(table.id.in_(keys), seen_by(enquiry))
    persons = {row.id: row.person for row in enquiry.connection.execute(seen)}
    states = enquiry.service.ledger.histories(CLAIM, [claim_stream(claim) for claim in persons])
    cases = [Case(claim, person, states[claim_stream(claim)].state) for claim, person in persons.items()]
    known = claim_facts(enquiry, cases, today)
    return {case.claim: Standing(case.claim, today, case.state, known[case.claim]) for case in cases}


def of_enrolment_form(it: Standing) -> commands.CorrectEnrolmentForm:
    """Another category than the form says, which goes with every grade."""
    form, asked = getattr(it.state, "form", None), EnrolmentCategory.LOW_INCOME
    category = EnrolmentCategory.ORDINARY if form and form.category is asked else asked
    return commands.CorrectEnrolmentForm(on=it.on, person=it.case, category=category)


def of_claim_form(it: Standing) -> commands.CorrectClaimForm:
    """The other answer to whether there is an employee pension."""
    dossier = getattr(it.state, "dossier", None)
    said = bool(dossier and dossier.employee_pension)
    return commands.CorrectClaimForm(on=it.on, claim=it.case, employee_pension=not said)


def of_grade(it: Standing) -> commands.ChooseGrade:
    year, grade = year_to_choose(it), lowest_grade(it)
    return commands.ChooseGrade(on=it.on, person=it.case, year=year, grade=grade, consent=Consent.WRITTEN)


def of_category(it: Standing) -> commands.ChangeCategory:
    category = EnrolmentCategory.ORDINARY
    return commands.ChangeCategory(on=it.on, person=it.case, year=year_to_choose(it), category=category)


def year_to_choose(it: Standing) -> int:
    """This year, or the next where this one has been paid."""
    known: EnrolmentFacts = it.known
    return it.on.year + (it.on.year in known.paid_years)


def lowest_grade(it: Standing) -> Fen:
    """Where no grades are known no amount is one."""
    known: PersonFacts = it.known
    with suppress(Refused):
        return min(grades_on(known, it.on).numbers)
    return 0


def of_contribution(it: Standing) -> commands.RecordContribution:
    """This year's, as it is due."""
    year, known = it.on.year, it.known
    amount = personal_part(known, year, it.on)
    return commands.RecordContribution(on=it.on, person=it.case, year=year, amount=amount)


def of_make_up(it: Standing) -> commands.RecordMakeUp:
    """The last year before the scheme that is not bought yet, at the lowest grade."""
    year = it.on.year
    with suppress(Refused):
        year = start_of_scheme(it.known, it.on).year - 1
    paid = it.state.paid_years if isinstance(it.state, Open) else ()
    while year in paid:
        year -= 1
    return commands.RecordMakeUp(on=it.on, person=it.case, year=year, amount=lowest_grade(it))


def of_interest(it: Standing) -> commands.CreditInterest:
    """The first year that is open, else the one before this."""
    account = it.state if isinstance(it.state, Open) else Open(it.on)
    bearing = (
        year for year in years_that_bear(account.entries, it.on.year) if year not in account.closed_years
    )
    return commands.CreditInterest(on=it.on, person=it.case, year=next(bearing, it.on.year - 1))


def of_reversal(it: Standing) -> commands.ReverseEntry:
    """The last entry that nobody has reversed."""
    lines = it.state.standing if isinstance(it.state, Open) else ()
    entry = lines[-1].entry.number if lines else 1
    return commands.ReverseEntry(on=it.on, person=it.case, entry=entry, reason=ReversalGround.WRONG_AMOUNT)


OF_ENROLMENT = KindOfCase(
    ENROLMENT.decide,
    (
        Possible(
            "firstReviewRuralPensionEnrolment",
            lambda it: commands.FirstReviewEnrolment(on=it.on, person=it.case),
        ),
        Possible(
            "refuseRuralPensionEnrolment",
            lambda it: commands.RefuseEnrolment(
                on=it.on, person=it.case, reasons=(NotAcceptedGround.OTHER_REGION,)
            ),
        ),
        Possible(
            "askToCompleteRuralPensionEnrolment",
            lambda it: commands.AskToCompleteEnrolment(
                on=it.on, person=it.case, missing=(PaperKind.ID_CARD,)
            ),
        ),
        Possible(
            "completeRuralPensionEnrolment",
            lambda it: commands.CompleteEnrolment(
                on=it.on, person=it.case, papers=EVERY_PAPER, consent=Consent.WRITTEN
            ),
        ),
        Possible("correctRuralPensionEnrolmentForm", of_enrolment_form, ENROLMENT_FORM.decide),
        Possible(
            "returnRuralPensionEnrolment",
            lambda it: commands.ReturnEnrolment(on=it.on, person=it.case, reasons=(ReturnGround.FORM_WRONG,)),
        ),
        Possible(
            "confirmRuralPensionEnrolment",
            lambda it: commands.ConfirmEnrolment(on=it.on, person=it.case),
        ),
        Possible(
            "withdrawRuralPensionEnrolment",
            lambda it: commands.WithdrawEnrolment(on=it.on, person=it.case, consent=Consent.WRITTEN),
        ),
        Possible("chooseRuralPensionGrade", of_grade),
        Possible("changeRuralPensionCategory", of_category),
        Possible(
            "moveRuralPensionEnrolment",
            lambda it: commands.MoveEnrolment(on=it.on, person=it.case),
            MOVE.decide,
        ),
    ),
    enrolments,
)

OF_ACCOUNT = KindOfCase(
    ACCOUNT.decide,
    (
        Possible("recordRuralPensionContribution", of_contribution),
        Possible("recordRuralPensionMakeUp", of_make_up),
        Possible(
            "recordRuralPensionCollectiveAid",
            lambda it: commands.RecordCollectiveAid(on=it.on, person=it.case, year=it.on.year, amount=1),
        ),
        Possible("creditRuralPensionInterest", of_interest),
        Possible("reverseRuralPensionEntry", of_reversal),
    ),
    accounts,
)

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
