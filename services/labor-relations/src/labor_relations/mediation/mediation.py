"""Mediation: asked for by either side, taken on, held, and ended by an agreement or without one."""

from collections.abc import Iterator
from datetime import date

from jinbao.casework.hands import must_follow, take
from jinbao.casework.steps import INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.dispute import standing
from labor_relations.dispute.claims import must_be_claims
from labor_relations.dispute.parties import must_be_whole, succeed
from labor_relations.dispute.standing import must_be_continued, speak_for
from labor_relations.entitlement.facts import must_be_facts
from labor_relations.mediation import commands, events
from labor_relations.mediation.agreement import agreed, breached
from labor_relations.mediation.events import MediationEvent
from labor_relations.mediation.facts import LAW, MediationFacts
from labor_relations.mediation.stages import (
    Agreed,
    Dossier,
    Mediation,
    NotRequested,
    Requested,
    UnderWay,
    evolve,
)
from labor_relations.mediation.steps import ITEM, MEDIATE
from labor_relations.mediation.working_out import worked_out


def decide(
    mediation: Mediation, command: commands.MediationCommand, desk: Desk[MediationFacts]
) -> Iterator[MediationEvent | Effective]:
    case = of_mediation(desk)

    match mediation, command:
        case NotRequested(), commands.RequestMediation():
            yield requested(command, desk)

        case Requested(dossier), commands.AcceptMediation():
            mediate(desk, dossier)
            if desk.known.number is None:
                raise Refused("CASE_PREFIX_MISSING", office=desk.by.office)
            yield events.MediationAccepted(*case, desk.known.number)

        case Requested(dossier), commands.DeclineMediation(ground=ground):
            mediate(desk, dossier)
            yield events.MediationNotAccepted(*case, ground)

        case ((Requested(dossier) | UnderWay(dossier)), commands.WithdrawMediation()):
            speak_for(desk, ITEM, dossier.parties, dossier.parties.applicant, settle=True)
            must_be_next(desk, dossier)
            yield events.MediationWithdrawn(*case)

        case ((Requested(dossier) | UnderWay(dossier) | Agreed(dossier)), commands.SucceedInMediation()):
            take(desk, MEDIATE, ITEM)
            parties = succeed(dossier.parties, command.succession, desk.known.of_parties)
            told = desk.known.of_parties.deaths.get(command.succession.dead)
            yield Effective(desk.on, events.WorkerSucceeded(*case, parties), told)

        case UnderWay(), _:
            yield from go_on(mediation, command, desk)

        case Agreed(), _:
            yield from conclude(mediation, command, desk)

        case _:
            raise out_of_order(desk, mediation, command)


def go_on(
    mediation: UnderWay, command: commands.MediationCommand, desk: Desk[MediationFacts]
) -> Iterator[MediationEvent]:
    """What a mediator does between acceptance and the end."""
    case, dossier = of_mediation(desk), mediation.dossier
    mediate(desk, dossier)

    match command:
        case commands.EstablishWorkFacts(worker=worker, facts=facts):
            if worker not in dossier.parties.workers:
                raise Refused("NOT_A_PARTY", field="worker")
            must_be_facts(facts, desk.on)
            yield events.WorkFactsEstablished(*case, worker, facts)

        case commands.WorkOutClaim():
            yield worked_out(dossier, command, desk)

        case commands.HoldMediation(absent=absent):
            yield events.MediationHeld(*case, mediation.sessions + 1, absent)

        case commands.RecordAgreement():
            if not mediation.sessions:
                raise Refused("NOT_HELD_YET", field="mediation")
            yield agreed(dossier, command, desk)

        case commands.FailMediation(ground=ground):
            yield events.MediationFailed(*case, ground)

        case _:
            raise out_of_order(desk, mediation, command)


def conclude(
    mediation: Agreed, command: commands.MediationCommand, desk: Desk[MediationFacts]
) -> Iterator[MediationEvent]:
    """Whoever was promised something says whether it was done."""
    parties = mediation.dossier.parties
    speak_for(desk, ITEM, parties, parties.applicant)
    must_follow(mediation.dossier.last_act_on, desk.on)

    match command:
        case commands.RecordPerformance():
            yield events.AgreementPerformed(*of_mediation(desk))

        case commands.RecordBreach():
            yield breached(mediation, command, desk)

        case _:
            raise out_of_order(desk, mediation, command)


def out_of_order(
    desk: Desk[MediationFacts], mediation: Mediation, command: commands.MediationCommand
) -> Refused:
    parties = None if isinstance(mediation, NotRequested) else mediation.dossier.parties
    return standing.out_of_order(desk, ITEM, command, mediation, parties)


def requested(command: commands.RequestMediation, desk: Desk[MediationFacts]) -> events.MediationRequested:
    parties, known = command.parties, desk.known
    least = LAW.parameter("representatives_from", desk.on).number
    must_be_whole(parties, known.of_parties, least)
    must_be_claims(command.claims, parties)
    if command.oral:  # somebody has to write it down
        take(desk, INTAKE, ITEM)
    else:
        speak_for(desk, ITEM, parties, parties.applicant)
    rest = (command.body, command.oral, command.papers)
    return events.MediationRequested(*of_mediation(desk), parties, command.claims, *rest)


def mediate(desk: Desk[MediationFacts], dossier: Dossier) -> None:
    """A mediator whom the dispute does not concern, while everybody whom it concerns is there."""
    take(desk, MEDIATE, ITEM)
    must_be_next(desk, dossier)
    must_be_continued(dossier.parties, desk.known.of_parties)


def must_be_next(desk: Desk[MediationFacts], dossier: Dossier) -> None:
    """After the last act, and within fifteen days: then arbitration is open ([L3] article 14)."""
    must_follow(dossier.last_act_on, desk.on)
    until = desk.known.until
    if until and desk.on > until:
        law = LAW.parameter("mediation_days", desk.on).source
        raise Refused("MEDIATION_TIMED_OUT", field="on", law=law.cited, until=until)


def of_mediation(desk: Desk[MediationFacts]) -> tuple[str, str, date, str]:
    """What every event begins with."""
    return desk.known.person, desk.known.place.region, desk.on, desk.by.person


MEDIATION = Decider[Mediation, commands.MediationCommand, MediationEvent](NotRequested(), decide, evolve)
