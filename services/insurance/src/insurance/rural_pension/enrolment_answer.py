"""The office's answer about an enrolment reaches whom it concerns, and the appeals run from then (17.1)."""

from collections.abc import Iterator

from insurance.items import RURAL_PENSION_ENROLMENT, SERVE
from insurance.rural_pension.commands.enrolment import ServeEnrolmentDecision
from insurance.rural_pension.enrolment import ENROLMENT, Enrolled, Enrolment, Merged, NotEnrolled, Untold
from insurance.rural_pension.events.enrolment import EnrolmentDecisionServed, EnrolmentEvent
from insurance.rural_pension.scheme import PersonFacts
from insurance.serving import ends_of, must_be_served_between
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.events import Effective


def decide(
    enrolment: Enrolment, command: ServeEnrolmentDecision, desk: Desk[PersonFacts]
) -> Iterator[Effective]:
    """A refusal, a merger or its correction; what a later answer has overtaken is served no more."""
    known, day = desk.known, command.served_on
    take(desk, SERVE, RURAL_PENSION_ENROLMENT)
    match enrolment:
        case (
            NotEnrolled(Untold() as told)
            | Enrolled(untold=Untold() as told)
            | Merged(untold=Untold() as told)
        ):
            must_be_served_between(told.on, day, desk.on)
            ends = ends_of(told.appeals, day, known.law)
            case = (known.person, known.place.region, day)
            yield Effective(day, EnrolmentDecisionServed(*case, command.method, desk.by.person, ends))
        case _:
            raise out_of_order(desk, RURAL_PENSION_ENROLMENT, command, enrolment)


ENROLMENT_ANSWER = Decider[Enrolment, ServeEnrolmentDecision, EnrolmentEvent](
    ENROLMENT.initial, decide, ENROLMENT.evolve
)
