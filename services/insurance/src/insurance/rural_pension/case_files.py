"""What can be looked up of a case: its history, and what the caller may do with it now."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from insurance.answers import HistoryLine
from insurance.history import histories
from insurance.items import RURAL_PENSION_ENROLMENT
from insurance.paper import CasePaper, PaperKind
from insurance.rural_pension import commands
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.answers import ActionAnswer
from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_knowledge import Case, claim_facts
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.claim_register import case_of as claim_stream
from insurance.rural_pension.enrolment import ENROLMENT
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.knowledge import enrolment_facts
from insurance.rural_pension.terms import ClaimStop, Consent, NotAcceptedGround, ReturnGround, ServiceMethod
from jinbao.actions import Action, actions
from jinbao.catalogue import sentence
from jinbao.commands import Command
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.service import Enquiry

EVERY_PAPER = tuple(CasePaper(kind, "", "") for kind in PaperKind)


class Possible(Struct, frozen=True):
    """A mutation by its name in the graph, with a request that stands for all of its kind."""

    mutation: str
    request: Callable[[str, date], Command]


OF_CLAIM = (
    Possible("acceptRuralPensionClaim", lambda claim, on: commands.AcceptClaim(on=on, claim=claim)),
    Possible(
        "refuseRuralPensionClaim",
        lambda claim, on: commands.RefuseClaim(on=on, claim=claim, reasons=(NotAcceptedGround.OTHER_REGION,)),
    ),
    Possible(
        "askToCompleteRuralPensionClaim",
        lambda claim, on: commands.AskToCompleteClaim(on=on, claim=claim, missing=(PaperKind.ID_CARD,)),
    ),
    Possible(
        "completeRuralPensionClaim",
        lambda claim, on: commands.CompleteClaim(
            on=on, claim=claim, papers=EVERY_PAPER, consent=Consent.WRITTEN
        ),
    ),
    Possible("reviewRuralPensionClaim", lambda claim, on: commands.ReviewClaim(on=on, claim=claim)),
    Possible("recheckRuralPensionClaim", lambda claim, on: commands.RecheckClaim(on=on, claim=claim)),
    Possible(
        "returnRuralPensionClaim",
        lambda claim, on: commands.ReturnClaim(
            on=on, claim=claim, to=ClaimStop.APPLICANT, reasons=(ReturnGround.FORM_WRONG,)
        ),
    ),
    Possible("decideRuralPensionClaim", lambda claim, on: commands.DecideClaim(on=on, claim=claim)),
    Possible(
        "withdrawRuralPensionClaim",
        lambda claim, on: commands.WithdrawClaim(on=on, claim=claim, consent=Consent.WRITTEN),
    ),
    Possible(
        "serveRuralPensionDecision",
        lambda claim, on: commands.ServeDecision(
            on=on, claim=claim, served_on=on, method=ServiceMethod.DIRECT
        ),
    ),
)

OF_ENROLMENT = (
    Possible(
        "firstReviewRuralPensionEnrolment",
        lambda person, on: commands.FirstReviewEnrolment(on=on, person=person),
    ),
    Possible(
        "refuseRuralPensionEnrolment",
        lambda person, on: commands.RefuseEnrolment(
            on=on, person=person, reasons=(NotAcceptedGround.OTHER_REGION,)
        ),
    ),
    Possible(
        "askToCompleteRuralPensionEnrolment",
        lambda person, on: commands.AskToCompleteEnrolment(
            on=on, person=person, missing=(PaperKind.ID_CARD,)
        ),
    ),
    Possible(
        "completeRuralPensionEnrolment",
        lambda person, on: commands.CompleteEnrolment(
            on=on, person=person, papers=EVERY_PAPER, consent=Consent.WRITTEN
        ),
    ),
    Possible(
        "returnRuralPensionEnrolment",
        lambda person, on: commands.ReturnEnrolment(on=on, person=person, reasons=(ReturnGround.FORM_WRONG,)),
    ),
    Possible(
        "confirmRuralPensionEnrolment", lambda person, on: commands.ConfirmEnrolment(on=on, person=person)
    ),
    Possible(
        "withdrawRuralPensionEnrolment",
        lambda person, on: commands.WithdrawEnrolment(on=on, person=person, consent=Consent.WRITTEN),
    ),
)


def enrolment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each enrolment that the caller may see, oldest first."""
    table = ENROLMENTS.c
    seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=table.region, person=table.person)
    visible = enquiry.connection.scalars(select(table.person).where(table.person.in_(keys), seen))
    return of_each(enquiry, keys, {person: enrolment_stream(person) for person in visible})


def account_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    table = ACCOUNTS.c
    seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=table.region, person=table.person)
    visible = enquiry.connection.scalars(select(table.person).where(table.person.in_(keys), seen))
    return of_each(enquiry, keys, {person: f"rural-pension-account/{person}" for person in visible})


def claim_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    table = CLAIMS.c
    visible = enquiry.connection.scalars(select(table.id).where(table.id.in_(keys), seen_by(enquiry)))
    return of_each(enquiry, keys, {claim: claim_stream(claim) for claim in visible})


def of_each(enquiry: Enquiry, keys: Sequence[str], streams: Mapping[str, str]) -> list[list[HistoryLine]]:
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]


def claim_actions(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ActionAnswer]]:
    """What the caller may do with each claim today, and why not the rest."""
    table = CLAIMS.c
    rows = enquiry.connection.execute(
        select(table.id, table.person).where(table.id.in_(keys), seen_by(enquiry))
    )
    persons = {row.id: row.person for row in rows}
    states = enquiry.service.ledger.histories(CLAIM, [claim_stream(claim) for claim in persons])
    cases = [Case(claim, person, states[claim_stream(claim)].state) for claim, person in persons.items()]
    known = claim_facts(enquiry, cases, enquiry.today) if cases else {}
    found = {
        case.claim: tried(enquiry, CLAIM, case.state, OF_CLAIM, case.claim, known[case.claim])
        for case in cases
    }
    return [found.get(key, []) for key in keys]


def enrolment_actions(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ActionAnswer]]:
    """What the caller may do with each enrolment today, and why not the rest."""
    table = ENROLMENTS.c
    seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=table.region, person=table.person)
    persons = list(enquiry.connection.scalars(select(table.person).where(table.person.in_(keys), seen)))
    states = enquiry.service.ledger.histories(ENROLMENT, [enrolment_stream(person) for person in persons])
    known = enrolment_facts(enquiry, persons, enquiry.today) if persons else {}
    found = {
        person: tried(
            enquiry, ENROLMENT, states[enrolment_stream(person)].state, OF_ENROLMENT, person, known[person]
        )
        for person in persons
    }
    return [found.get(key, []) for key in keys]


def tried(
    enquiry: Enquiry,
    decider: Decider[Any, Any, Any],
    state: Any,
    possible: Sequence[Possible],
    case: str,
    known: Any,
) -> list[ActionAnswer]:
    desk = Desk(enquiry.actor, enquiry.today, known)
    requests = [one.request(case, enquiry.today) for one in possible]
    outcomes = actions(decider, state, requests, desk)
    return [action_answer(enquiry, one, action) for one, action in zip(possible, outcomes, strict=True)]


def action_answer(enquiry: Enquiry, possible: Possible, action: Action) -> ActionAnswer:
    return ActionAnswer(
        name=possible.mutation,
        allowed=action.allowed,
        code=action.code,
        message=sentence(action.code, enquiry.call.language, **action.params) if action.code else None,
        law=action.law,
    )
