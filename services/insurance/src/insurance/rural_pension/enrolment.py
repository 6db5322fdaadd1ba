"""Enrolment in the rural pension: three hands, what the law asks of the person, the grade year by year."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import FIRST_REVIEW, INTAKE, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.rural_pension.commands.enrolment import (
    AskToCompleteEnrolment,
    ChangeCategory,
    ChooseGrade,
    CompleteEnrolment,
    ConfirmEnrolment,
    EnrolmentCommand,
    FirstReviewEnrolment,
    RefuseEnrolment,
    ReturnEnrolment,
    SubmitEnrolment,
    WithdrawEnrolment,
)
from insurance.rural_pension.events.enrolment import (
    CategoryChanged,
    EnrolmentCompleted,
    EnrolmentConfirmed,
    EnrolmentDecisionServed,
    EnrolmentEvent,
    EnrolmentFirstReviewed,
    EnrolmentFormCorrected,
    EnrolmentMerged,
    EnrolmentMoved,
    EnrolmentNotAccepted,
    EnrolmentReturned,
    EnrolmentSeparated,
    EnrolmentSubmitted,
    EnrolmentToComplete,
    EnrolmentWithdrawn,
    GradeChosen,
)
from insurance.rural_pension.scheme import (
    PersonFacts,
    introduced_by,
    introduced_on,
    must_be_a_grade,
    must_be_alive,
    scheme_on,
    start_of_scheme,
    ways_to_appeal,
)
from insurance.rural_pension.terms import EnrolmentCategory, Scheme
from jinbao.calendar import age_on
from jinbao.casework.hands import Hand, ask_for, must_follow, out_of_order, take, uses_one_person_exception
from jinbao.casework.paper import PaperKind, must_complete
from jinbao.decider import Decider, Refused
from jinbao.decision import Appeal
from jinbao.desk import Desk
from jinbao.events import Recorded
from jinbao.money import Fen

ITEM = RURAL_PENSION_ENROLMENT


class EnrolmentFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known of who enrols."""

    paid_years: frozenset[int] = frozenset()


class Form(Struct, frozen=True):
    """``student`` and ``employee_pension`` are as declared: no register of either is known here."""

    category: EnrolmentCategory
    grade: Fen
    first_year: int
    student: bool
    employee_pension: bool


class Untold(Struct, frozen=True):
    """An answer of the office of which nobody has been told yet."""

    on: date
    appeals: tuple[Appeal, ...]


class NotEnrolled(Struct, frozen=True):
    untold: Untold | None = None


class AtTownship(Struct, frozen=True):
    """``told`` says that the one list of missing papers has been given."""

    form: Form
    hands: tuple[Hand, ...]
    told: bool = False


class ToComplete(Struct, frozen=True):
    form: Form
    hands: tuple[Hand, ...]
    missing: tuple[PaperKind, ...]


class AtCounty(Struct, frozen=True):
    form: Form
    hands: tuple[Hand, ...]
    told: bool


class Enrolled(Struct, frozen=True):
    since: date
    untold: Untold | None = None


class Merged(Struct, frozen=True):
    """Of two enrolments of one person the one that has ended."""

    since: date
    merger: EnrolmentMerged
    untold: Untold | None = None


Enrolment = NotEnrolled | AtTownship | ToComplete | AtCounty | Enrolled | Merged


def decide(
    enrolment: Enrolment, command: EnrolmentCommand, desk: Desk[EnrolmentFacts]
) -> Iterator[EnrolmentEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region, on)

    match enrolment, command:
        case NotEnrolled(), SubmitEnrolment(category=category, grade=grade, papers=papers, consent=consent):
            ask_for_a_new_form(desk, command)
            student, employee = command.student, command.employee_pension
            must_be_entitled(known, Form(category, grade, on.year, student, employee), on)
            scheme = scheme_on(known, on)
            yield EnrolmentSubmitted(
                *case,
                scheme,
                category,
                grade,
                on.year,
                student,
                employee,
                papers,
                officer,
                consent,
                command.submission,
            )

        case _, SubmitEnrolment():
            ask_for_a_new_form(desk, command)
            raise Refused("ALREADY_ENROLLED", field="person")

        case AtTownship(hands=hands) | ToComplete(hands=hands), RefuseEnrolment(reasons=reasons):
            take(desk, FIRST_REVIEW, ITEM, hands)
            yield EnrolmentNotAccepted(*case, officer, reasons, ways_to_appeal(known, on))

        case AtTownship(hands=hands, told=told), AskToCompleteEnrolment(missing=missing):
            take(desk, FIRST_REVIEW, ITEM, hands)
            if told:
                raise Refused("TOLD_ONCE")
            yield EnrolmentToComplete(*case, officer, missing)

        case ToComplete(hands=hands, missing=missing), CompleteEnrolment(papers=papers, consent=consent):
            ask_for(desk, ITEM, consent, hands)
            must_complete(missing, papers)
            yield EnrolmentCompleted(*case, papers, officer)

        case AtTownship(hands=hands), FirstReviewEnrolment():
            take(desk, FIRST_REVIEW, ITEM, hands)
            yield EnrolmentFirstReviewed(*case, officer, uses_one_person_exception(desk, hands))

        case AtCounty(hands=hands), ReturnEnrolment(reasons=reasons):
            take(desk, RECHECK, ITEM, hands)
            yield EnrolmentReturned(*case, officer, reasons)

        case AtCounty(form, hands), ConfirmEnrolment():
            take(desk, RECHECK, ITEM, hands)
            must_be_entitled(known, form, on)
            scheme = scheme_on(known, on)
            yield EnrolmentConfirmed(*case, scheme, form.category, form.grade, form.first_year, officer)

        case AtTownship(hands=hands) | ToComplete(hands=hands) | AtCounty(hands=hands), WithdrawEnrolment(
            consent=consent
        ):
            ask_for(desk, ITEM, consent, hands)
            yield EnrolmentWithdrawn(*case, officer, consent)

        case Enrolled(since), ChooseGrade(year=year, grade=grade, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_open(known, since, year, on)
            must_be_a_grade(known, grade, on)
            yield GradeChosen(*case, year, grade, officer, consent)

        case Enrolled(since), ChangeCategory(year=year, category=category, papers=papers):
            take(desk, FIRST_REVIEW, ITEM, ())
            must_be_open(known, since, year, on)
            yield CategoryChanged(*case, year, category, papers, officer)

        case _:
            raise out_of_order(desk, ITEM, command, enrolment)


def must_be_entitled(known: EnrolmentFacts, form: Form, on: date) -> None:
    """国发〔2009〕32号, 国发〔2011〕18号 and 国发〔2014〕8号, each 三: sixteen, no student, no employee.

    Rural hukou is asked for only while there is no urban scheme.
    """
    must_be_alive(known, on)
    must_have_a_scheme(known, on)
    age = known.parameter("enrolment_age", on)
    if age_on(on, known.born) < age.number:
        raise Refused("TOO_YOUNG", field="person", law=age.source.cited, age=age.number)
    if form.student:
        raise Refused("STUDENT", field="student", law=age.source.cited)
    if form.employee_pension:
        raise Refused("IN_EMPLOYEE_PENSION", field="employee_pension", law=age.source.cited)
    must_be_a_grade(known, form.grade, on)


def ask_for_a_new_form(desk: Desk[EnrolmentFacts], command: SubmitEnrolment) -> None:
    """A sender who did not get the answer asks again, and is told that the form is here."""
    ask_for(desk, ITEM, command.consent)
    if command.submission and command.submission == desk.known.submission:
        raise Refused("FORM_TAKEN_IN", field="submission")


def must_have_a_scheme(known: EnrolmentFacts, on: date) -> None:
    """People with urban hukou wait for the urban scheme, or for the merger where that comes first."""
    introduced = introduced_on(known, on)
    if introduced and on < introduced and introduced_by(known) is Scheme.URBAN_RESIDENTS:
        raise Refused("NO_RURAL_HUKOU", field="person", law=known.parameter("enrolment_age", on).source.cited)
    start_of_scheme(known, on)


def must_be_submitted_by(submission: str, recorded: Sequence[Recorded[EnrolmentEvent]]) -> None:
    """Nothing of it stands where it was withdrawn or refused, or where another form came in since."""
    standing = None
    for one in recorded:
        match one.event:
            case EnrolmentSubmitted():
                standing = submission_of(one)
            case EnrolmentWithdrawn() | EnrolmentNotAccepted():
                standing = None
    if standing != submission:
        raise Refused("SUBMISSION_NOT_STANDING", field="person")


def submission_of(recorded: Recorded[Any]) -> str | None:
    """What the sender called the form that was submitted, else the id of the command."""
    own: str | None = recorded.event.submission
    return own or (recorded.command.id if recorded.command else None)


def must_be_unconfirmed(enrolment: Enrolment, known: EnrolmentFacts) -> None:
    """A confirmed enrolment is a relation with an account; it ends by the law's own ways."""
    if isinstance(enrolment, Enrolled):
        if known.paid_years:
            raise Refused("ENROLMENT_PAID", field="person", year=max(known.paid_years))
        raise Refused("ENROLMENT_CONFIRMED", field="person", on=enrolment.since)


def must_be_open(known: EnrolmentFacts, since: date, year: int, on: date) -> None:
    """This year or the next, as long as it has not been paid: grades change forward only."""
    must_follow(since, on)
    if year not in (on.year, on.year + 1):
        raise Refused("YEAR_NOT_OPEN", field="year", year=year)
    if year in known.paid_years:
        raise Refused("YEAR_ALREADY_PAID", field="year", year=year)


def evolve(enrolment: Enrolment, event: EnrolmentEvent) -> Enrolment:
    match enrolment, event:
        case NotEnrolled(), EnrolmentSubmitted():
            form = Form(event.category, event.grade, event.first_year, event.student, event.employee_pension)
            return AtTownship(form, (Hand(INTAKE, event.submitted_by, event.on),))
        case AtTownship(form, hands), EnrolmentToComplete(on=on, officer=officer, missing=missing):
            return ToComplete(form, (*hands, Hand(FIRST_REVIEW, officer, on)), missing)
        case ToComplete(form, hands), EnrolmentCompleted(on=on, completed_by=person):
            return AtTownship(form, (*hands, Hand(INTAKE, person, on)), told=True)
        case AtTownship(form, hands) | ToComplete(form, hands), EnrolmentFormCorrected(on=on):
            stands = Form(event.category, event.grade, form.first_year, event.student, event.employee_pension)
            return replace(enrolment, form=stands, hands=(*hands, Hand(INTAKE, event.corrected_by, on)))
        case AtTownship(form, hands, told), EnrolmentFirstReviewed(on=on, officer=officer):
            return AtCounty(form, (*hands, Hand(FIRST_REVIEW, officer, on)), told)
        case AtCounty(form, hands, told), EnrolmentReturned(on=on, officer=officer):
            return AtTownship(form, (*hands, Hand(RECHECK, officer, on)), told)
        case AtCounty(), EnrolmentConfirmed(on=on):
            return Enrolled(on)
        case Enrolled(), GradeChosen() | CategoryChanged() | EnrolmentMoved():
            return enrolment
        case Enrolled(since), EnrolmentMerged(on=on, decision=decision):
            return Merged(since, event, Untold(on, decision.appeals))
        case Merged(since), EnrolmentSeparated(on=on, decision=decision):
            return Enrolled(since, Untold(on, decision.appeals))
        case AtTownship() | ToComplete(), EnrolmentNotAccepted(on=on, appeals=appeals):
            return NotEnrolled(Untold(on, appeals))
        case ((AtTownship() | ToComplete() | AtCounty()), EnrolmentWithdrawn()):
            return NotEnrolled()
        case ((NotEnrolled() | Enrolled() | Merged()), EnrolmentDecisionServed()):
            return replace(enrolment, untold=None)
        case _:
            raise ValueError(f"{event} cannot follow {enrolment}")


ENROLMENT = Decider[Enrolment, EnrolmentCommand, EnrolmentEvent](NotEnrolled(), decide, evolve)
