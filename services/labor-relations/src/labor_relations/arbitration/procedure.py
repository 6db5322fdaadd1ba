"""Which streams each command about an arbitration concerns: the case, its number, a service of documents."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from uuid_utils import uuid7

from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.people import known_people
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice
from labor_relations.arbitration import award_commands, challenge_commands, commands, look_ups
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.arbitrators import ARBITRATOR, ArbitratorFacts
from labor_relations.arbitration.clocks import CLOCKS
from labor_relations.arbitration.events import AcceptanceAnnulled
from labor_relations.arbitration.folding import fold
from labor_relations.arbitration.knowledge import About, Kept, arbitration_facts, kept
from labor_relations.arbitration.possible import OF_ARBITRATION
from labor_relations.arbitration.register import stream_of
from labor_relations.arbitration.serving import must_be_for
from labor_relations.arbitration.steps import ARBITRATION, DIRECT
from labor_relations.arbitration.terms import NotAcceptedReason
from labor_relations.arbitration.working_out import ABSENCE, ADVANCE, AVOIDANCE, AWARD, LIMITATION
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.procedure import cancelling, numbered
from labor_relations.case_number.terms import CaseSeries
from labor_relations.service_of_documents import commands as serving
from labor_relations.service_of_documents.events import Item
from labor_relations.service_of_documents.service import SERVICE, ServiceFacts


def file(enquiry: Enquiry, command: commands.FileArbitration) -> Iterator[Part]:
    """The office gives the case its id."""
    yield of_case(enquiry, command, About(str(uuid7()), command.region, command.parties))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield of_case(enquiry, command, about(enquiry, command.arbitration))


def accept(enquiry: Enquiry, command: commands.AcceptArbitration) -> Iterator[Part]:
    """With the acceptance the case has its number, or neither."""
    case = about(enquiry, command.arbitration)
    yield from numbered(
        enquiry,
        CaseSeries.ARBITRATION,
        command.on.year,
        lambda number: of_case(enquiry, command, case, number),
    )


def annul(enquiry: Enquiry, command: commands.AnnulArbitrationAcceptance) -> Iterator[Part]:
    """The number stays empty."""
    case = about(enquiry, command.arbitration)
    part, heard = overheard(of_case(enquiry, command, case))
    yield part
    for event in heard.events:
        if isinstance(event, AcceptanceAnnulled):
            stream = stream_of(case.arbitration)
            yield cancelling(enquiry, CaseSeries.ARBITRATION, event.number, stream, event.ground)


def refuse(enquiry: Enquiry, command: commands.RefuseArbitration) -> Iterator[Part]:
    yield of_case(enquiry, command, about(enquiry, command.arbitration))
    if NotAcceptedReason.OUT_OF_TIME in command.reasons:
        yield from keeping(enquiry, LIMITATION)


def award(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield of_case(enquiry, command, about(enquiry, command.arbitration))
    yield from keeping(enquiry, AWARD)


def hold(enquiry: Enquiry, command: commands.HoldArbitrationHearing) -> Iterator[Part]:
    """Whoever stays away as applicant ends the case, by a decision."""
    case = about(enquiry, command.arbitration)
    yield of_case(enquiry, command, case)
    if case.parties.applicant not in command.present:
        yield from keeping(enquiry, ABSENCE)


def decide_challenge(enquiry: Enquiry, command: challenge_commands.DecideChallenge) -> Iterator[Part]:
    yield of_case(enquiry, command, about(enquiry, command.arbitration))
    yield from keeping(enquiry, AVOIDANCE)


def order_advance(enquiry: Enquiry, command: award_commands.OrderAdvanceExecution) -> Iterator[Part]:
    yield of_case(enquiry, command, about(enquiry, command.arbitration))
    yield from keeping(enquiry, ADVANCE)


def serve(enquiry: Enquiry, command: serving.OfService) -> Iterator[Part]:
    """What it means for the case, and the service itself; who may not serve learns of neither."""
    case = about(enquiry, command.arbitration)
    yield of_case(enquiry, command, case)
    issued = must_be_for(case.state, command)
    stream = stream_of(case.arbitration)
    to_employer = command.employer is not None
    item = Item(stream, command.document, command.number, command.addressee, to_employer)
    yield Part(
        item.stream, SERVICE, command, lambda _: service_facts(enquiry, case, item, issued.on, command.on)
    )


def service_facts(enquiry: Enquiry, case: About, item: Item, issued_on: date, on: date) -> ServiceFacts:
    facts = arbitration_facts(enquiry, [case], on)[case.arbitration]
    return ServiceFacts(
        person=facts.person,
        place=facts.place,
        kin=facts.kin,
        of_item=ARBITRATION,
        annuls=DIRECT,
        item=item,
        issued_on=issued_on,
        law=facts.law,
    )


def about(enquiry: Enquiry, arbitration: str) -> Kept:
    found = kept(enquiry, [arbitration]).get(arbitration)
    if found is None:
        raise Refused("ARBITRATION_UNKNOWN", field="arbitration")
    return found


def of_case(enquiry: Enquiry, command: Any, case: About, number: CaseNumber | None = None) -> Part:
    return Part(
        stream_of(case.arbitration),
        CASE,
        command,
        lambda _state: arbitration_facts(enquiry, [case], command.on, number)[case.arbitration],
    )


def list_arbitrator(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    def known(listed: Any) -> ArbitratorFacts:
        region = listed.region if listed else getattr(command, "region", None)
        if region is None:
            raise Refused("ARBITRATOR_NOT_LISTED", field="person")
        people = known_people(enquiry.connection, [command.person])
        return ArbitratorFacts(enquiry.place(region), command.person in people)

    yield Part(f"arbitrator/{command.person}", ARBITRATOR, command, known)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.FileArbitration: file,
    commands.RecordLimitationBreak: step,
    commands.AskToCompleteArbitration: step,
    commands.CompleteArbitration: step,
    commands.AcceptArbitration: accept,
    commands.RefuseArbitration: refuse,
    commands.AnnulArbitrationAcceptance: annul,
    commands.RecordArbitrationAnswer: step,
    commands.FormArbitrationPanel: step,
    commands.ReplaceArbitrator: step,
    challenge_commands.ChallengeArbitrator: step,
    challenge_commands.DecideChallenge: decide_challenge,
    commands.ScheduleArbitrationHearing: step,
    commands.AskForPostponement: step,
    commands.RefusePostponement: step,
    commands.HoldArbitrationHearing: hold,
    commands.RecordArbitrationMediation: step,
    commands.ExtendArbitration: step,
    commands.PauseArbitration: step,
    commands.ResumeArbitration: step,
    commands.ContinueWithHeirs: step,
    commands.WithdrawArbitration: step,
    commands.EnrolArbitrator: list_arbitrator,
    commands.StrikeArbitrator: list_arbitrator,
    award_commands.MakePartialAward: award,
    award_commands.OrderAdvanceExecution: order_advance,
    award_commands.MakeAward: award,
    award_commands.RecordSuit: step,
    award_commands.RecordSuitOutcome: step,
    award_commands.RecordSetAsideRequest: step,
    award_commands.RecordSetAsideRuling: step,
    award_commands.ConfirmAwardEffective: step,
    award_commands.AskForExecution: step,
    award_commands.RecordExecution: step,
    award_commands.RecordAwardPerformance: step,
    serving.RecordServiceAttempt: serve,
    serving.PublishServiceNotice: serve,
    serving.ServeDocument: serve,
    serving.AnnulService: serve,
}

SLICE = Slice(
    "arbitration",
    handlers=HANDLERS,
    look_ups={
        "arbitration_by_id": LookUp(look_ups.arbitration_by_id, file=True),
        "find_arbitrations": LookUp(look_ups.find_arbitrations, file=True),
        "arbitration_claims": LookUp(look_ups.arbitration_claims, file=True),
        "arbitration_seats": LookUp(look_ups.arbitration_seats, file=True),
        "arbitration_challenges": LookUp(look_ups.arbitration_challenges, file=True),
        "arbitration_decisions": decisions_in(stream_of),
        "arbitration_hearings": LookUp(look_ups.arbitration_hearings, file=True),
        "arbitration_awards": LookUp(look_ups.arbitration_awards, file=True),
        "arbitration_court": LookUp(look_ups.arbitration_court, file=True),
        "arbitration_bound": LookUp(look_ups.arbitration_bound, file=True),
        "arbitration_performances": LookUp(look_ups.arbitration_performances, file=True),
        "arbitration_services": LookUp(look_ups.arbitration_services, file=True),
        "arbitration_work_facts": LookUp(look_ups.arbitration_work_facts, file=True),
        "arbitration_clocks": LookUp(look_ups.arbitration_clocks, file=True),
        "arbitration_history": LookUp(look_ups.arbitration_history, file=True),
        "arbitration_actions": LookUp(OF_ARBITRATION.actions),
        "arbitrator_by_person": LookUp(look_ups.arbitrator_by_person),
        "find_arbitrators": LookUp(look_ups.find_arbitrators),
    },
    fold=fold,
    clocks=CLOCKS,
)
