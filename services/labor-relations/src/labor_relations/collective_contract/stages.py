"""The states of a collective contract, and how each event leads from one to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from jinbao.decision import Appeal
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.collective_contract import events
from labor_relations.collective_contract.text import CollectiveText


class Opinion(Struct, frozen=True):
    """What the office answered last; until it is served nobody has been told."""

    on: date
    appeals: tuple[Appeal, ...]
    served: bool = False


class File(Struct, frozen=True):
    """What was submitted last; ``before`` is what stays in force until this is."""

    text: CollectiveText
    last_on: date
    before: CollectiveText | None = None
    number: CaseNumber | None = None
    opinion: Opinion | None = None


class NotSubmitted(Struct, frozen=True):
    pass


class UnderReview(Struct, frozen=True):
    file: File


class ObjectedTo(Struct, frozen=True):
    file: File


class InForce(Struct, frozen=True):
    file: File


class EndedEarly(Struct, frozen=True):
    file: File


class Over(Struct, frozen=True):
    """Withdrawn, never in force, or past its last day."""

    file: File


Collective = NotSubmitted | UnderReview | ObjectedTo | InForce | EndedEarly | Over


def as_of(it: Collective, on: date, review_until: date | None) -> Collective:
    """Silence lets it come into force, and time ends it, whether a clock has struck or not."""
    if isinstance(it, UnderReview) and review_until and on > review_until:
        it = InForce(it.file)
    if isinstance(it, InForce) and on > it.file.text.until:
        return Over(it.file)
    return it


def evolve(it: Collective, event: events.CollectiveEvent) -> Collective:
    match it, event:
        case NotSubmitted(), events.Submitted(text=text, on=on):
            return UnderReview(File(text, on))
        case NotSubmitted(), _:
            raise ValueError(f"{event} cannot come first")
        case _, events.OpinionServed():
            opinion = replace(it.file.opinion, served=True) if it.file.opinion else None
            return replace(it, file=replace(it.file, opinion=opinion))
        case _:
            return follow(replace(it.file, last_on=event.on), event)


def follow(file: File, event: events.CollectiveEvent) -> Collective:
    match event:
        case events.Submitted(text=text, before=before):
            return UnderReview(replace(file, text=text, before=before))
        case events.Registered(number=number):
            return UnderReview(replace(file, number=number))
        case events.Objected(on=on, decision=decision):
            return ObjectedTo(replace(file, opinion=Opinion(on, decision.appeals)))
        case events.Agreed(on=on, decision=decision):
            return InForce(replace(file, before=None, opinion=Opinion(on, decision.appeals)))
        case events.Withdrawn(before=None) | events.RegistrationAnnulled():
            return Over(file)
        case events.Withdrawn(before=before) if before:
            return InForce(replace(file, text=before, before=None))
        case events.Terminated():
            return EndedEarly(file)
        case _:  # it was published, or goes on
            return InForce(file)
