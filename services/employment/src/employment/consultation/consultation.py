"""A consultation: asked at an office, answered by a policy text in force, or by the county, or not at all."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment.consultation import events
from employment.consultation.commands import (
    AnnulConsultation,
    AnswerConsultation,
    ConsultationCommand,
    CorrectConsultationAnswer,
    DeclareUnanswerable,
    EscalateConsultation,
    RecordQuestion,
    TellAsker,
    WithdrawConsultation,
)
from employment.consultation.events import ConsultationEvent
from employment.consultation.terms import Cited, PolicyReply
from employment.contact.facts import ContactFacts, must_be_somebody
from employment.contact.terms import ServiceTopic
from employment.free_text import must_name_nobody
from employment.items import CONSULTATION as ITEM
from employment.policy_text.cited import KnownVersion
from jinbao.casework.hands import out_of_order, take
from jinbao.casework.steps import ANSWER, INTAKE, SERVE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class ConsultationFacts(ContactFacts, frozen=True, kw_only=True):
    """What is known; ``versions`` are those there are of the texts that an answer cites."""

    consultation: str
    versions: Mapping[tuple[str, int], KnownVersion] = {}


D = Desk[ConsultationFacts]


class NotAsked(Struct, frozen=True):
    pass


class Open(Struct, frozen=True):
    """Nobody has answered; ``escalated`` if it is for the county to do so."""

    topic: ServiceTopic
    escalated: bool = False


class Unanswerable(Struct, frozen=True):
    """The county could not answer, unless a text turns up."""

    topic: ServiceTopic
    told: bool = False


class Answered(Struct, frozen=True):
    """``answers`` have been given, of which the last one counts."""

    topic: ServiceTopic
    answers: int
    text: str
    cites: tuple[Cited, ...]
    by_county: bool
    told: bool


class Over(Struct, frozen=True):
    pass


Consultation: TypeAlias = NotAsked | Open | Unanswerable | Answered | Over


def decide(it: Consultation, command: ConsultationCommand, desk: D) -> Iterator[ConsultationEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.consultation, known.somebody, known.place.region)
    at_office = (*case, desk.by.office or "", on)
    match it, command:
        case NotAsked(), RecordQuestion(topic=topic, way=way, question=question, reply=reply):
            take(desk, INTAKE, ITEM)
            must_be_somebody(known, on)
            must_name_nobody(question, "question")
            yield events.Asked(*at_office, topic, way, question, officer)
            if reply is not None:
                yield answer(Open(topic), reply, desk, told=True)

        case Open(escalated=False), AnswerConsultation(reply=reply):
            take(desk, INTAKE, ITEM)
            yield answer(it, reply, desk)

        case Open() | Unanswerable(), AnswerConsultation(reply=reply):
            take(desk, ANSWER, ITEM)
            yield answer(it, reply, desk)

        case Open(escalated=False), EscalateConsultation(reason=reason):
            take(desk, INTAKE, ITEM)
            yield events.Escalated(*at_office, reason, officer)

        case Open(escalated=True), DeclareUnanswerable(reason=reason, referred_to=referred_to):
            take(desk, ANSWER, ITEM)
            yield events.NotAnswerable(*at_office, reason, referred_to, officer)

        case Answered(by_county=by_county), CorrectConsultationAnswer(reply=reply):
            take(desk, ANSWER if by_county else INTAKE, ITEM)
            anew = answer(it, reply, desk)
            if (anew.text, anew.cites) == (it.text, it.cites):
                raise Refused("NOTHING_TO_DO", field="reply")
            yield anew

        case Answered(told=False) | Unanswerable(told=False), TellAsker(way=way):
            take(desk, SERVE, ITEM)
            if known.somebody is None:
                raise Refused("ASKER_UNNAMED", field="consultation")
            yield events.AskerTold(*at_office, way, officer)

        case Open(), WithdrawConsultation():
            if not desk.by.speaks_for(known.person):
                take(desk, INTAKE, ITEM)
            yield events.Withdrawn(*case, on, officer)

        case Open() | Unanswerable() | Answered(), AnnulConsultation(error=error):
            take(desk, INTAKE, ITEM)
            yield events.Annulled(*case, on, error, officer)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def answer(
    it: Open | Unanswerable | Answered, reply: PolicyReply, desk: D, *, told: bool = False
) -> events.Answered:
    """Whoever is still there is told at once; what is answered later, or corrected, has to reach them."""
    known = desk.known
    must_name_nobody(reply.text, "reply.text")
    before = it.answers if isinstance(it, Answered) else 0
    return events.Answered(
        known.consultation,
        known.somebody,
        known.place.region,
        desk.by.office or "",
        desk.on,
        it.topic,
        before + 1,
        reply.text,
        tuple(dict.fromkeys(cited(reply, desk))),
        told=told,
        by_county=is_for_the_county(it),
        corrects=before or None,
        officer=desk.by.person,
    )


def is_for_the_county(it: Open | Unanswerable | Answered) -> bool:
    match it:
        case Open(escalated=escalated):
            return escalated
        case Unanswerable():
            return True
        case Answered(by_county=by_county):
            return by_county


def cited(reply: PolicyReply, desk: D) -> Iterator[Cited]:
    """Each text that holds in the asker's place, in the version that is in force on the day of the answer."""
    known = desk.known
    for number, cite in enumerate(dict.fromkeys(reply.cites)):
        field = f"reply.cites.{number}"
        version = known.versions.get((cite.policy, cite.version))
        if version is None:
            raise Refused("POLICY_VERSION_UNKNOWN", field=field, version=cite.version)
        if version.region not in known.place.within:
            raise Refused("POLICY_OF_ANOTHER_PLACE", field=field, document=version.document)
        if not version.is_in_force(desk.on):
            raise Refused(
                "POLICY_NOT_IN_FORCE",
                field=field,
                document=version.document,
                version=cite.version,
                on=desk.on,
            )
        yield Cited(cite.policy, cite.version, version.document, version.event)


def evolve(it: Consultation, event: ConsultationEvent) -> Consultation:
    match it, event:
        case NotAsked(), events.Asked(topic=topic):
            return Open(topic)
        case Open(topic) | Unanswerable(topic) | Answered(topic), events.Answered(
            number=number, text=text, cites=cites, by_county=by_county, told=told
        ):
            return Answered(topic, number, text, cites, by_county, told)
        case Open(), events.Escalated():
            return replace(it, escalated=True)
        case Open(topic), events.NotAnswerable():
            return Unanswerable(topic)
        case Answered() | Unanswerable(), events.AskerTold():
            return replace(it, told=True)
        case _, events.Withdrawn() | events.Annulled():
            return Over()
        case _:
            raise ValueError(f"{event} cannot follow {it}")


CONSULTATION = Decider[Consultation, ConsultationCommand, ConsultationEvent](NotAsked(), decide, evolve)
