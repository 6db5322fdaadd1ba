"""A collective contract: the employer submits it, the office reviews it, time brings it into force."""

from collections.abc import Iterator
from datetime import date

from jinbao.actor import Grant
from jinbao.calendar import due_in_days
from jinbao.casework.hands import must_follow, out_of_order, take
from jinbao.casework.paper import PaperKind, must_complete
from jinbao.casework.serving import serve
from jinbao.casework.steps import INTAKE, REVIEW
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.collective_contract import commands, events
from labor_relations.collective_contract.commands import CollectiveCommand
from labor_relations.collective_contract.events import CollectiveEvent
from labor_relations.collective_contract.facts import ITEM, CollectiveFacts
from labor_relations.collective_contract.review import opinion
from labor_relations.collective_contract.stages import (
    Collective,
    EndedEarly,
    File,
    InForce,
    NotSubmitted,
    ObjectedTo,
    UnderReview,
    as_of,
    evolve,
)
from labor_relations.collective_contract.text import CollectiveText, must_be_whole


def decide(
    contract: Collective, command: CollectiveCommand, desk: Desk[CollectiveFacts]
) -> Iterator[CollectiveEvent | Effective]:
    it = as_of(contract, desk.on, desk.known.review_until)
    match it, command:
        case NotSubmitted(), commands.SubmitCollectiveContract():
            yield submitted(command, None, desk)

        case NotSubmitted(), _:
            raise out_of_order(desk, ITEM, command, it)

        case _, commands.ServeCollectiveContractOpinion():
            yield served(it.file, command, desk)

        case _ if isinstance(command, OF_OFFICE):
            yield from reviewed(it, command, desk)

        case _:
            yield from asked_by_employer(it, command, desk)


OF_OFFICE = (
    commands.RegisterCollectiveContract,
    commands.AnnulCollectiveContractRegistration,
    commands.GiveCollectiveContractOpinion,
)


def reviewed(
    it: Collective, command: CollectiveCommand, desk: Desk[CollectiveFacts]
) -> Iterator[CollectiveEvent]:
    """What the office does with what was submitted."""
    match it, command:
        case UnderReview(File(number=None) as file), commands.RegisterCollectiveContract():
            review(desk, file)
            if desk.known.number is None:
                raise Refused("CASE_PREFIX_MISSING", office=desk.by.office)
            yield events.Registered(*of_case(desk), desk.known.number)

        case (
            UnderReview(File(before=None) as file) | ObjectedTo(File(before=None) as file),
            commands.AnnulCollectiveContractRegistration(ground=ground),
        ) if file.number:
            review(desk, file)
            yield events.RegistrationAnnulled(*of_case(desk), ground)

        case (
            UnderReview(file) | ObjectedTo(file),
            commands.GiveCollectiveContractOpinion(faults=faults),
        ) if file.number:
            grant = review(desk, file)
            decision = opinion(file.text, faults, desk, grant)
            if decision.outcome == "granted":
                yield events.Agreed(*of_case(desk), decision)
            elif isinstance(it, UnderReview):
                yield events.Objected(*of_case(desk), decision, file.before)
            else:
                raise Refused("OBJECTED_ALREADY", field="contract")

        case _:
            raise out_of_order(desk, ITEM, command, it, desk.known.kin)


def asked_by_employer(
    it: Collective, command: CollectiveCommand, desk: Desk[CollectiveFacts]
) -> Iterator[CollectiveEvent | Effective]:
    """What whoever acts for the employer tells, or the office in which it is said."""
    case = of_case(desk)
    match it, command:
        case ObjectedTo(file), commands.ResubmitCollectiveContract():
            follow(desk, file)
            yield submitted(command, file.before, desk)

        case InForce(file), commands.ResubmitCollectiveContract(text=text):
            follow(desk, file)
            if text.until != file.text.until:
                raise Refused("TERM_STAYS", field="text.until", until=file.text.until)
            yield submitted(command, file.text, desk)

        case ((UnderReview(file) | ObjectedTo(file)), commands.WithdrawCollectiveContract()):
            follow(desk, file)
            yield events.Withdrawn(*case, file.before)

        case InForce(file), commands.PublishCollectiveContract(published_on=published_on):
            speak(desk)
            if not file.text.signed_on <= published_on <= desk.on:
                raise Refused("PUBLISHED_OUT_OF_TIME", field="published_on", signed_on=file.text.signed_on)
            yield events.Published(*case, published_on)

        case InForce(file), commands.TerminateCollectiveContract(ground=ground, since=since):
            follow(desk, file)
            if not file.text.since <= since <= min(file.text.until, desk.on):
                raise Refused("END_OUT_OF_TERM", field="since", start=file.text.since)
            yield Effective(since, events.Terminated(*case, ground, since))

        case EndedEarly(file), commands.AnnulCollectiveContractTermination() if desk.on <= file.text.until:
            follow(desk, file)
            yield events.TerminationAnnulled(*case, file.text.until)

        case _:
            raise out_of_order(desk, ITEM, command, it, desk.known.kin)


def submitted(
    command: commands.SubmitCollectiveContract | commands.ResubmitCollectiveContract,
    before: CollectiveText | None,
    desk: Desk[CollectiveFacts],
) -> events.Submitted:
    """Late is late, and still valid: the days of the review begin with the receipt."""
    speak(desk)
    employer = desk.known.employer
    if employer is None:
        raise Refused("EMPLOYER_UNKNOWN", field="employer", employer=desk.known.person)
    if employer.closed_on and employer.closed_on <= desk.on:
        raise Refused("EMPLOYER_CLOSED", field="employer")
    must_complete((PaperKind.COLLECTIVE_CONTRACT,), command.papers)
    must_be_whole(command.text, desk.on)
    days = desk.known.law.parameter("submission_days", command.text.signed_on)
    due_on = due_in_days(days.number, command.text.signed_on, days.source.cited).day
    return events.Submitted(*of_case(desk), command.text, command.papers, due_on, before)


def served(
    file: File, command: commands.ServeCollectiveContractOpinion, desk: Desk[CollectiveFacts]
) -> Effective:
    if file.opinion is None or file.opinion.served:
        raise out_of_order(desk, ITEM, command, file, desk.known.kin)
    day = command.served_on
    ends = serve(desk, ITEM, file.opinion.on, day, file.opinion.appeals, desk.known.law)
    case = (desk.known.person, desk.known.place.region, day, desk.by.person)
    return Effective(day, events.OpinionServed(*case, command.method, ends))


def review(desk: Desk[CollectiveFacts], file: File) -> Grant:
    must_follow(file.last_on, desk.on)
    return take(desk, REVIEW, ITEM)


def follow(desk: Desk[CollectiveFacts], file: File) -> None:
    speak(desk)
    must_follow(file.last_on, desk.on)


def speak(desk: Desk[CollectiveFacts]) -> None:
    """Whoever acts for the employer does, and the officer who takes its papers in."""
    if desk.by.office is not None or desk.by.person not in desk.known.kin:
        take(desk, INTAKE, ITEM)


def of_case(desk: Desk[CollectiveFacts]) -> tuple[str, str, date, str]:
    """What every event begins with."""
    return desk.known.person, desk.known.place.region, desk.on, desk.by.person


COLLECTIVE = Decider[Collective, CollectiveCommand, CollectiveEvent](NotSubmitted(), decide, evolve)
