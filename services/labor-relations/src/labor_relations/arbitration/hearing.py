"""The hearing: announced in time, put off, held; who stays away; mediation before an award."""

from collections.abc import Iterator, Sequence
from datetime import date

from jinbao.calendar import working_days_between
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration import commands
from labor_relations.arbitration.dossier import Dossier
from labor_relations.arbitration.events import (
    Agreed,
    ArbitrationClosed,
    ArbitrationEvent,
    ClaimSettled,
    HearingHeld,
    HearingScheduled,
    MediationFailed,
    PostponementAsked,
    PostponementRefused,
)
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.standing import of_case, sit
from labor_relations.arbitration.states import Accepted, Scheduled
from labor_relations.arbitration.steps import ARBITRATION
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.arbitration.working_out import absence_of
from labor_relations.dispute.claims import OF_MONEY
from labor_relations.dispute.parties import side_of
from labor_relations.dispute.standing import must_be_continued, speak_for
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument

POSTPONEMENT = "劳动争议调解仲裁法 三十五"


def schedule(
    case: Accepted, command: commands.ScheduleArbitrationHearing, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """A new day takes the place of the one that was set."""
    sit(desk, case)
    must_not_be_agreed(case)
    days = desk.known.number_of("hearing_notice_days", desk.on)
    if working_days_between(desk.on, command.held_on) < days:
        raise Refused("HEARING_TOO_SOON", field="held_on", law=POSTPONEMENT, days=days)
    yield HearingScheduled(*of_case(desk), case.hearings + 1, command.held_on, command.closed)


def ask_for_another_day(
    case: Accepted, hearing: Scheduled, command: commands.AskForPostponement, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    dossier = case.dossier
    side = side_of(desk.by.person, dossier.parties, desk.known.of_parties)
    asking = side or dossier.respondent
    speak_for(desk, ARBITRATION, dossier.parties, asking)
    days = desk.known.number_of("postponement_days", desk.on)
    if working_days_between(desk.on, hearing.held_on) < days:
        raise Refused("POSTPONEMENT_TOO_LATE", field="on", law=POSTPONEMENT, days=days)
    yield PostponementAsked(*of_case(desk), hearing.number, asking, command.ground)


def keep_the_day(
    case: Accepted, hearing: Scheduled, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    sit(desk, case)
    if hearing.asked_by is None:
        raise Refused("NO_POSTPONEMENT_ASKED", field="arbitration")
    yield PostponementRefused(*of_case(desk))


def hold(
    case: Accepted, hearing: Scheduled, command: commands.HoldArbitrationHearing, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent | Effective]:
    """An applicant who was told and stays away withdraws; a respondent is judged absent (article 36)."""
    sit(desk, case)
    must_be_continued(case.dossier.parties, desk.known.of_parties)
    held_on, dossier = hearing.held_on, case.dossier
    if desk.on < held_on:
        raise Refused("HEARING_AHEAD", field="on", held_on=held_on)
    if hearing.asked_by:
        raise Refused("POSTPONEMENT_UNANSWERED", field="arbitration")
    days = desk.known.number_of("hearing_notice_days", held_on)
    for side in (one for one in Side if one not in command.present):
        must_have_been_told(dossier, hearing, side, days)
    if dossier.parties.applicant not in command.present:
        decision = absence_of(desk, dossier, hearing)
        about = (CaseEnding.DEEMED_WITHDRAWN, decision, dossier.parties.readers)
        yield Effective(held_on, ArbitrationClosed(*of_case(desk, held_on), *about))
    else:
        by_default = dossier.respondent not in command.present
        yield Effective(held_on, HearingHeld(*of_case(desk, held_on), hearing.number, by_default))


def must_have_been_told(dossier: Dossier, hearing: Scheduled, side: Side, days: int) -> None:
    """Nothing follows from staying away for whoever was not told in time; who came does not mind (own)."""
    told = {
        one.addressee: one.on
        for one in dossier.on_hand
        if (one.document, one.number) == (ServedDocument.HEARING_NOTICE, hearing.number)
    }
    for addressee in dossier.addressees(side):
        if not was_told(told.get(addressee), hearing.held_on, days):
            raise Refused("NOT_TOLD_OF_HEARING", field="present", law=POSTPONEMENT, days=days)


def was_told(served_on: date | None, held_on: date, days: int) -> bool:
    return served_on is not None and working_days_between(served_on, held_on) >= days


def mediate(
    case: Accepted, command: commands.RecordArbitrationMediation, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """Agreed on, it waits for both signatures; whoever will not sign has not agreed (article 42)."""
    sit(desk, case)
    must_be_continued(case.dossier.parties, desk.known.of_parties)
    if command.settled is None:
        yield MediationFailed(*of_case(desk), case.agreed is not None)
        return
    must_not_be_agreed(case)
    must_settle(case, command.settled)
    yield Agreed(*of_case(desk), command.settled)


def must_settle(case: Accepted, settled: Sequence[ClaimSettled]) -> None:
    """Every claim that is not awarded yet is settled once; nothing means that it is given up."""
    dossier = case.dossier
    if sorted(one.claim for one in settled) != sorted({*range(len(dossier.claims))} - case.awarded):
        raise Refused("EVERY_CLAIM_ONCE", field="settled")
    for place, one in enumerate(settled):
        of_money = dossier.claims[one.claim].kind in OF_MONEY
        if one.amount is not None and (one.amount < 0 or not of_money):
            raise Refused("AWARD_AMOUNT", field=f"settled.{place}.amount")


def must_not_be_agreed(case: Accepted) -> None:
    if case.agreed is not None:
        raise Refused("AGREEMENT_WAITS", field="arbitration")
