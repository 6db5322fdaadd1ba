"""An arbitration from the application to the award, and what becomes of it (handbook 7.4)."""

from collections.abc import Iterator
from typing import TypeAlias

from jinbao.casework.hands import take
from jinbao.casework.steps import INTAKE, SERVE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration import (
    award_commands,
    awarding,
    challenge,
    challenge_commands,
    commands,
    contesting,
    filing,
    hearing,
    panel,
)
from labor_relations.arbitration.events import (
    AcceptanceAnnulled,
    Answered,
    ArbitrationClosed,
    ArbitrationEvent,
    ArbitrationPaused,
    ArbitrationResumed,
    ExecutionAsked,
    ExecutionDone,
    ExtensionApproved,
    HeirsContinue,
    Performed,
    SuitFiled,
)
from labor_relations.arbitration.facts import ACCEPTANCE, AWARD, ArbitrationFacts
from labor_relations.arbitration.serving import must_be_issued, serve, take_back
from labor_relations.arbitration.standing import of_case, out_of_order
from labor_relations.arbitration.states import (
    Accepted,
    Arbitration,
    Awarded,
    Closed,
    Filed,
    NotAccepted,
    NotFiled,
    Open,
    evolve,
)
from labor_relations.arbitration.steps import ARBITRATION, DIRECT
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.dispute.parties import Succession, succeed
from labor_relations.dispute.standing import must_be_continued, speak_for
from labor_relations.service_of_documents.commands import AnnulService, OfService, ServeDocument
from labor_relations.service_of_documents.terms import ServedDocument

Decided: TypeAlias = Iterator[ArbitrationEvent | Effective]
Asked: TypeAlias = (
    commands.FilingCommand
    | commands.HearingCommand
    | commands.ContinueWithHeirs
    | commands.WithdrawArbitration
    | challenge_commands.ChallengeCommand
    | award_commands.AwardCommand
    | award_commands.AfterAward
    | OfService
)


def decide(case: Arbitration, command: Asked, desk: Desk[ArbitrationFacts]) -> Decided:
    match case, command:
        case NotFiled(), commands.FileArbitration():
            yield from filing.file(command, desk)
        case Filed() | Accepted(), commands.RecordLimitationBreak():
            yield from filing.reckon(case, command, desk)
        case Filed() | NotAccepted() | Accepted() | Awarded() | Closed(), ServeDocument():
            take(desk, SERVE, ARBITRATION)
            yield from serve(case, command, desk)
        case Filed() | NotAccepted() | Accepted() | Awarded() | Closed(), AnnulService():
            take(desk, DIRECT, ARBITRATION)
            yield from take_back(case, command, desk)
        case Filed() | NotAccepted() | Accepted() | Awarded() | Closed(), OfService():
            take(desk, SERVE, ARBITRATION)
            must_be_issued(case, command)
        case Filed() | NotAccepted() | Accepted() | Awarded(), commands.ContinueWithHeirs():
            yield from go_on(case, command, desk)
        case Closed(), commands.ContinueWithHeirs() if is_owed(case):
            yield from go_on(case, command, desk)
        case Filed() | Accepted(), commands.WithdrawArbitration():
            must_be_continued(case.dossier.parties, desk.known.of_parties)
            speak_for(desk, ARBITRATION, case.dossier.parties, case.dossier.parties.applicant, settle=True)
            yield ArbitrationClosed(*of_case(desk), CaseEnding.WITHDRAWN)
        case ((Accepted(dossier) | Awarded(dossier) | Closed(dossier)), award_commands.AboutAward()) if (
            ruling := dossier.ruling(command.partial)
        ):
            yield from contesting.contest(case, ruling, command, desk)
        case Filed() | NotAccepted() | Accepted(), award_commands.RecordSuit(partial=0):
            yield from go_to_court(case, command, desk)
        case Accepted() | Awarded() | Closed(), award_commands.RecordAwardPerformance() if is_owed(case):
            yield from perform(case, command, desk)
        case Filed(), _:
            yield from filing.answer(case, command, desk)
        case Accepted(), _:
            yield from proceed(case, command, desk)
        case Closed(ending=CaseEnding.MEDIATED), _:
            yield from enforce(case, command, desk)
        case _:
            raise out_of_order(desk, command, case)


def proceed(case: Accepted, command: Asked, desk: Desk[ArbitrationFacts]) -> Decided:
    match command:
        case commands.AnnulArbitrationAcceptance(ground=ground):
            take(desk, DIRECT, ARBITRATION)
            if any(one.document is not ServedDocument.ACCEPTANCE_NOTICE for one in case.dossier.on_hand):
                raise Refused("ACCEPTANCE_RELIED_ON", field="arbitration")
            yield AcceptanceAnnulled(*of_case(desk), case.number, ground)
        case commands.RecordArbitrationAnswer(defence=defence, papers=papers) if not case.answered:
            speak_for(desk, ARBITRATION, case.dossier.parties, case.dossier.respondent)
            yield Answered(*of_case(desk), defence, papers)
        case commands.FormArbitrationPanel():
            yield from panel.form(case, command, desk)
        case commands.ReplaceArbitrator():
            yield from panel.replace_one(case, command, desk)
        case challenge_commands.ChallengeArbitrator() if case.panel:
            yield from challenge.challenge(case, command, desk)
        case challenge_commands.DecideChallenge():
            yield from challenge.decide_challenge(case, command, desk)
        case commands.ScheduleArbitrationHearing():
            yield from hearing.schedule(case, command, desk)
        case commands.AskForPostponement() if case.hearing:
            yield from hearing.ask_for_another_day(case, case.hearing, command, desk)
        case commands.RefusePostponement() if case.hearing:
            yield from hearing.keep_the_day(case, case.hearing, desk)
        case commands.HoldArbitrationHearing() if case.hearing:
            yield from hearing.hold(case, case.hearing, command, desk)
        case commands.RecordArbitrationMediation():
            yield from hearing.mediate(case, command, desk)
        case commands.ExtendArbitration(ground=ground) if not case.extended:
            take(desk, DIRECT, ARBITRATION)
            desk.must_not_be(*case.panel)
            must_not_be_over(desk)
            days = desk.known.number_of("award_extension_days", case.on)
            yield ExtensionApproved(*of_case(desk), days, ground)
        case commands.PauseArbitration(ground=ground) if not case.paused:
            take(desk, DIRECT, ARBITRATION)
            must_not_be_over(desk)
            yield ArbitrationPaused(*of_case(desk), ground)
        case commands.ResumeArbitration() if case.paused:
            take(desk, DIRECT, ARBITRATION)
            yield ArbitrationResumed(*of_case(desk), case.paused)
        case award_commands.MakePartialAward():
            yield from awarding.award_partly(case, command, desk)
        case award_commands.OrderAdvanceExecution():
            yield from awarding.order_advance(case, command, desk)
        case award_commands.MakeAward():
            yield from awarding.award(case, command, desk)
        case _:
            raise out_of_order(desk, command, case)


def must_not_be_over(desk: Desk[ArbitrationFacts]) -> None:
    """What was not extended in time cannot be extended any more: the case stays on the overdue list."""
    if desk.known.is_over(AWARD, desk.on):
        law = "劳动争议调解仲裁法 四十三"
        raise Refused("CLOCK_RUN_OUT", field="arbitration", law=law, last_day=desk.known.last_day(AWARD))


def go_on(case: Open, command: commands.ContinueWithHeirs, desk: Desk[ArbitrationFacts]) -> Decided:
    """An heir says so, or the office writes it down (article 25)."""
    if desk.by.office is not None or desk.by.person not in command.heirs:
        take(desk, INTAKE, ARBITRATION)
    one = Succession(dead=command.dead, heirs=command.heirs)
    parties = succeed(case.dossier.parties, one, desk.known.of_parties)
    if parties == case.dossier.parties:
        raise Refused("HEIRS_KNOWN", field="heirs")
    told = desk.known.of_parties.deaths.get(one.dead)
    yield Effective(desk.on, HeirsContinue(*of_case(desk), one, parties), told)


def go_to_court(
    case: Filed | NotAccepted | Accepted, command: award_commands.RecordSuit, desk: Desk[ArbitrationFacts]
) -> Decided:
    """Refused, or left without an answer or an award in time (articles 29 and 43)."""
    take(desk, INTAKE, ARBITRATION)
    filed_on, known = command.filed_on, desk.known
    party, side = contesting.party_of(case.dossier, command)
    waited_for = {Filed: ACCEPTANCE, Accepted: AWARD}.get(type(case))
    if waited_for and not known.is_over(waited_for, filed_on):
        raise Refused("NOT_YET_TO_COURT", field="filed_on")
    if filed_on > desk.on:
        raise Refused("SUIT_DAY", field="filed_on")
    yield Effective(filed_on, SuitFiled(*of_case(desk, filed_on), 0, side, party, command.file))
    yield ArbitrationClosed(*of_case(desk), CaseEnding.TO_COURT)


def is_owed(case: Accepted | Awarded | Closed) -> bool:
    """Whether something was awarded or agreed on, or may still be."""
    closed = isinstance(case, Closed) and case.ending is not CaseEnding.MEDIATED
    return not closed or bool(case.dossier.rulings)


def perform(
    case: Open, command: award_commands.RecordAwardPerformance, desk: Desk[ArbitrationFacts]
) -> Decided:
    take(desk, INTAKE, ARBITRATION)
    if command.amount <= 0:
        raise Refused("AMOUNT_NOT_POSITIVE", field="amount")
    if command.worker not in case.dossier.parties.workers:
        raise Refused("NOT_A_PARTY", field="worker")
    yield Performed(*of_case(desk), command.amount, command.worker, command.receipt)


def enforce(case: Closed, command: Asked, desk: Desk[ArbitrationFacts]) -> Decided:
    """A mediation statement that both have signed for is enforced like an award (article 51)."""
    match command:
        case award_commands.AskForExecution(file=file) if not case.execution:
            take(desk, INTAKE, ARBITRATION)
            yield ExecutionAsked(*of_case(desk), 0, file)
        case award_commands.RecordExecution() if case.execution and not case.executed:
            take(desk, INTAKE, ARBITRATION)
            yield ExecutionDone(*of_case(desk), 0)
        case _:
            raise out_of_order(desk, command, case)


CASE = Decider[Arbitration, Asked, ArbitrationEvent](NotFiled(), decide, evolve)
