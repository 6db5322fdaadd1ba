"""What can happen to an unemployment registration.  Kept for good: a change is a v2, never an edit.

Stream unemployment/<registration>, one for each spell of a person.
"""

from datetime import date

from msgspec import Struct

from employment.employment.terms import EndReason
from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
)
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event


class LastJob(Struct, frozen=True):
    """The job that ended last, as the employment register has it; ``event`` is where it says so."""

    employment: str
    employer: str
    ended_on: date
    reason: EndReason
    involuntary: bool
    event: str


class Applied(Event, frozen=True, tag="employment.unemployment.applied.v1"):
    """``able`` and ``wants_work`` are what the person declares."""

    registration: str
    person: str
    region: str
    on: date
    category: UnemployedCategory
    able: bool
    wants_work: bool
    papers: tuple[CasePaper, ...]
    applied_by: str
    consent: Consent | None


class Withdrawn(Event, frozen=True, tag="employment.unemployment.withdrawn.v1"):
    registration: str
    person: str
    region: str
    on: date
    withdrawn_by: str


class Visited(Event, frozen=True, tag="employment.unemployment.visited.v1"):
    """The community looked (入户核实) and insurance was asked (社保比对): ``insured`` if an employer pays."""

    registration: str
    person: str
    region: str
    on: date
    lives_here: bool
    without_work: bool
    insured: bool
    officer: str


class Registered(Event, frozen=True, tag="employment.unemployment.registered.v1"):
    """``lapses_on`` is when contact will have lapsed, ``long_term_on`` when it will be a long time."""

    registration: str
    person: str
    region: str
    on: date
    category: UnemployedCategory
    spell: int
    last_job: LastJob | None
    lapses_on: date
    long_term_on: date
    decision: Decision
    officer: str


class NotRegistered(Event, frozen=True, tag="employment.unemployment.not-registered.v1"):
    registration: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="employment.unemployment.decision-served.v1"):
    """An answer of the office reached whom it concerns (送达); by the law of that day the appeals end."""

    registration: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


class ContactMade(Event, frozen=True, tag="employment.unemployment.contact-made.v1"):
    """``last_contact`` is this one, unless one that is entered late came before it.

    ``evidence`` is where it is known from, if nobody reported it: an event of insurance, or a talk.
    """

    registration: str
    person: str
    region: str
    on: date
    way: ContactWay | None
    still_seeking: bool
    last_contact: date
    lapses_on: date
    evidence: str | None
    recorded_by: str


class ContactTakenBack(Event, frozen=True, tag="employment.unemployment.contact-taken-back.v1"):
    """What had counted as contact never happened; ``evidence`` says which, by what it was known from."""

    registration: str
    person: str
    region: str
    on: date
    last_contact: date
    lapses_on: date
    evidence: str
    officer: str


class OfferMade(Event, frozen=True, tag="employment.unemployment.offer-made.v1"):
    """``vacancy`` is that of the referral, where the offer is one of the exchange."""

    registration: str
    person: str
    region: str
    on: date
    offer: str
    kind: OfferKind
    employer: str | None
    vacancy: str | None
    officer: str


class OfferTaken(Event, frozen=True, tag="employment.unemployment.offer-taken.v1"):
    registration: str
    person: str
    region: str
    on: date
    offer: str
    recorded_by: str


class OfferRefused(Event, frozen=True, tag="employment.unemployment.offer-refused.v1"):
    registration: str
    person: str
    region: str
    on: date
    offer: str
    kind: OfferKind
    reason: OfferRefusal
    recorded_by: str


class RefusalRuled(Event, frozen=True, tag="employment.unemployment.refusal-ruled.v1"):
    """Whether somebody had proper cause (正当理由) to refuse; ``enough``: there is a ground to cancel now."""

    registration: str
    person: str
    region: str
    on: date
    offer: str
    kind: OfferKind
    refused_on: date
    proper_cause: bool
    enough: bool
    officer: str


class Cancelled(Event, frozen=True, tag="employment.unemployment.cancelled.v1"):
    """``since`` is the true first day of the ground; by what it is known the decision says."""

    registration: str
    person: str
    region: str
    on: date
    ground: CancellationGround
    since: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


class Reinstated(Event, frozen=True, tag="employment.unemployment.reinstated.v1"):
    """The cancellation was wrong (撤销注销): it goes on as it was."""

    registration: str
    person: str
    region: str
    on: date
    registered_on: date
    last_contact: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


class Revoked(Event, frozen=True, tag="employment.unemployment.revoked.v1"):
    """It was got by false papers or words (撤销登记), and never held."""

    registration: str
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    decision: Decision
    officer: str


class Transferred(Event, frozen=True, tag="employment.unemployment.transferred.v1"):
    """``region`` is where it goes on, ``before`` where it was (转移)."""

    registration: str
    person: str
    region: str
    on: date
    before: str
    since: date
    officer: str


class WorkCameIn(Event, frozen=True, tag="employment.unemployment.work-came-in.v1"):
    """Work of that time is on record, so that the spell is broken, whether or not it is cancelled yet."""

    registration: str
    person: str
    region: str
    on: date
    employment: str
    since: date


class WorkFellAway(Event, frozen=True, tag="employment.unemployment.work-fell-away.v1"):
    """There was no such work, or it was over before; ``unbroken`` if no other is on record either."""

    registration: str
    person: str
    region: str
    on: date
    employment: str
    registered_on: date
    unbroken: bool


UnemploymentEvent = (
    Applied
    | Withdrawn
    | Visited
    | Registered
    | NotRegistered
    | DecisionServed
    | ContactMade
    | ContactTakenBack
    | OfferMade
    | OfferTaken
    | OfferRefused
    | RefusalRuled
    | Cancelled
    | Reinstated
    | Revoked
    | Transferred
    | WorkCameIn
    | WorkFellAway
)
