"""The application: filed, completed, its limitation reckoned, accepted or refused in writing."""

from collections.abc import Iterator, Sequence
from datetime import date

from jinbao.casework.hands import must_follow, take
from jinbao.casework.paper import must_complete
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.arbitration import commands
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.events import (
    ApplicationCompleted,
    ArbitrationAccepted,
    ArbitrationEvent,
    ArbitrationFiled,
    ArbitrationRefused,
    AskedToComplete,
    LimitationReckoned,
)
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.limitation import Break, limitations_of
from labor_relations.arbitration.standing import of_case, out_of_order
from labor_relations.arbitration.states import Accepted, Filed
from labor_relations.arbitration.steps import ACCEPT, ARBITRATION
from labor_relations.arbitration.terms import NotAcceptedReason
from labor_relations.arbitration.working_out import limitation_of
from labor_relations.dispute.claims import must_be_claims
from labor_relations.dispute.parties import must_be_whole
from labor_relations.dispute.standing import speak_for


def file(command: commands.FileArbitration, desk: Desk[ArbitrationFacts]) -> Iterator[ArbitrationEvent]:
    known, on = desk.known, desk.on
    parties, claims, ended = command.parties, command.claims, command.employed_until
    must_be_whole(parties, known.of_parties, known.number_of("representatives_from", on))
    must_be_claims(claims, parties)
    must_be_past(claims, command.breaks, on)
    limitations = limitations_of(claims, on, ended, command.breaks, known.parameter("limitation_months", on))
    speak_for(desk, ARBITRATION, parties, parties.applicant)
    yield ArbitrationFiled(
        *of_case(desk),
        parties=parties,
        claims=claims,
        venue=command.venue,
        employed_until=ended,
        breaks=command.breaks,
        limitations=limitations,
        papers=command.papers,
    )


def must_be_past(claims: Sequence[ArbitrationClaim], breaks: Sequence[Break], on: date) -> None:
    for place, claim in enumerate(claims):
        if claim.known_on > on:
            raise Refused("KNOWN_IN_FUTURE", field=f"claims.{place}.known_on")
    for place, one in enumerate(breaks):
        if one.since > on or (one.until and not one.since <= one.until <= on):
            raise Refused("BREAK_NOT_PAST", field=f"breaks.{place}")


def reckon(
    case: Filed | Accepted, command: commands.RecordLimitationBreak, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """What has become known of the past; in time is still what was filed in time."""
    dossier = case.dossier
    speak_for(desk, ARBITRATION, dossier.parties, dossier.parties.applicant)
    must_be_past((), (command.limitation_break,), desk.on)
    breaks = (*dossier.breaks, command.limitation_break)
    filed, months = dossier.filed_on, desk.known.parameter("limitation_months", dossier.filed_on)
    limitations = limitations_of(dossier.claims, filed, dossier.employed_until, breaks, months)
    yield LimitationReckoned(*of_case(desk), breaks, limitations)


def answer(case: Filed, command: Command, desk: Desk[ArbitrationFacts]) -> Iterator[ArbitrationEvent]:
    dossier, known = case.dossier, desk.known
    must_follow(dossier.filed_on, desk.on)
    is_out_of_time = not any(one.in_time for one in dossier.limitations)

    match command:
        case commands.AskToCompleteArbitration(missing=missing):
            take(desk, ACCEPT, ARBITRATION)
            if case.told:
                raise Refused("TOLD_ONCE")
            yield AskedToComplete(*of_case(desk), missing)

        case commands.CompleteArbitration(papers=papers) if case.missing:
            speak_for(desk, ARBITRATION, dossier.parties, dossier.parties.applicant)
            must_complete(case.missing, papers)
            yield ApplicationCompleted(*of_case(desk), papers)

        case commands.AcceptArbitration():
            take(desk, ACCEPT, ARBITRATION)
            if case.missing:
                raise Refused("STILL_MISSING", field="arbitration", papers=case.missing)
            if is_out_of_time:
                law = known.parameter("limitation_months", dossier.filed_on).source
                raise Refused("ALL_OUT_OF_TIME", field="arbitration", law=law.cited)
            if known.number is None:
                raise Refused("CASE_PREFIX_MISSING", office=desk.by.office)
            yield ArbitrationAccepted(*of_case(desk), known.number)

        case commands.RefuseArbitration(reasons=reasons):
            take(desk, ACCEPT, ARBITRATION)
            if NotAcceptedReason.OUT_OF_TIME in reasons and not is_out_of_time:
                raise Refused("SOME_IN_TIME", field="reasons")
            decision = limitation_of(desk, dossier) if NotAcceptedReason.OUT_OF_TIME in reasons else None
            yield ArbitrationRefused(*of_case(desk), reasons, decision, dossier.parties.readers)

        case _:
            raise out_of_order(desk, command, case)
