"""What is known around a claim and a benefit: the job that ended, the registration, months paid, losses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from insurance.law import UNEMPLOYMENT_BENEFIT
from insurance.rural_pension.facts import Known
from insurance.serving import Unserved
from insurance.unemployment_benefit.due import Terms, months_used
from insurance.unemployment_benefit.terms import UnemploymentClaimKind, UnemploymentStopGround
from jinbao.calendar import Month
from jinbao.casework.hands import CaseFacts
from jinbao.decision import Input
from jinbao.rules import Law, LocalParameter, Parameter


class Job(Struct, frozen=True):
    """The job that ended last."""

    employer: str | None
    ended_on: date
    reason: str
    involuntary: bool
    event: str


class Registration(Struct, frozen=True):
    """The last registration as unemployed; ``cancelled_since`` is the first day on which it holds no more."""

    region: str
    registered_on: date
    event: str
    cancelled_since: date | None = None
    cancelled_event: str | None = None

    def holds_on(self, day: date) -> bool:
        return self.registered_on <= day and (self.cancelled_since is None or day < self.cancelled_since)


class PaidMonths(Struct, frozen=True):
    """How many months are paid since the last claim, until the last of them, and where that is known from."""

    count: int
    until: Month | None
    source: str


class Before(Struct, frozen=True):
    """The benefit before: its months that were kept, and the event that says so."""

    benefit: str
    months_left: int
    event: str


class UnemploymentFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known of the person whose case it is, and of the parameters that their region has set."""

    rural_hukou: Known[bool]
    born: Known[date] | None = None
    sex: Known[str] | None = None
    died_on: Known[date] | None = None
    death_reported: bool = False
    merged_into: str | None = None
    parameters: tuple[LocalParameter, ...] = ()
    registration: Registration | None = None

    @property
    def law(self) -> Law:
        return UNEMPLOYMENT_BENEFIT.law.at(self.place.within, self.parameters)

    def parameter(self, name: str, on: date) -> Parameter:
        """What holds there on a day, as far as it was known by then."""
        return self.law.parameter(name, on, known_by=on)


class ClaimFacts(UnemploymentFacts, frozen=True, kw_only=True):
    """What is known around a claim, which the service gives the id ``claim``.

    ``benefit_stands`` says that one is in payment, ``filed`` on which day it was claimed and by which event.
    """

    claim: str
    payer: str
    job: Job | None = None
    paid: Mapping[UnemploymentClaimKind, PaidMonths] = {}
    before: Before | None = None
    other_claim: bool = False
    benefit_stands: bool = False
    filed: Known[date] | None = None

    def inputs(self, kind: UnemploymentClaimKind, job: Job, filed: Known[date]) -> Iterator[Input]:
        """What the formula of this kind may ask."""
        paid = self.paid[kind]
        yield Input("months_paid", paid.count, "months", paid.source or filed.source)
        yield Input("ended_on", job.ended_on.isoformat(), "day", job.event)
        yield Input("involuntary_end", job.involuntary, "truth", job.event)
        if kind is UnemploymentClaimKind.LIVING_GRANT:
            yield Input("rural_hukou", self.rural_hukou.value, "truth", self.rural_hukou.source)
            yield Input("rural_contract_worker", bool(paid.count), "truth", paid.source or filed.source)
            return
        yield from registered(self.registration, filed)
        yield Input("claimed_on", filed.value.isoformat(), "day", filed.source)
        left = (self.before.months_left, self.before.event) if self.before else (0, filed.source)
        yield Input("months_left_before", left[0], "months", left[1])
        if self.died_on:
            yield Input("died_on", self.died_on.value.isoformat(), "day", self.died_on.source)


def registered(registration: Registration | None, asked: Known[date]) -> Iterator[Input]:
    """Whether the person was registered on the day on which they asked, and since when."""
    holds = registration is not None and registration.holds_on(asked.value)
    source = registration.event if registration else asked.source
    yield Input("registered_unemployed", holds, "truth", source)
    if registration:
        yield Input("registered_on", registration.registered_on.isoformat(), "day", source)


class Loss(Struct, frozen=True):
    """Something that came about on a day and ends the benefit, and the event that tells of it."""

    on: date
    source: str


class BenefitFacts(UnemploymentFacts, frozen=True, kw_only=True):
    """What is known around a benefit; ``confirmations`` and ``stop_event`` are what happened to it, ``begun``
    is the event that says how many months it has.

    ``losses`` have come to the office's ears. ``decisions`` said what each month gives. ``before`` is the
    benefit whose months went into this one, ``beside`` what each other one of the person has left.
    """

    benefit: str
    payer: str
    begun: str = ""
    confirmations: Mapping[Month, str] = {}
    stop_event: str | None = None
    losses: Mapping[UnemploymentStopGround, Loss] = {}
    unserved: Sequence[Unserved] = ()
    decisions: Mapping[Month, str] = {}
    before: Before | None = None
    beside: Mapping[str, int] = {}

    def inputs(self, terms: Terms, *, but: Month | None = None) -> Iterator[Input]:
        """The months granted and those used, each by its confirmation."""
        yield Input("months_granted", terms.granted, "months", self.begun)
        for month in months_used(terms):
            if month != but:
                yield Input(f"month_used:{month}", month, "month", self.confirmations[month])
