"""What can be asked of an enrolment, each with a request that stands for its kind."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from insurance.rural_pension.commands import enrolment as commands
from insurance.rural_pension.enrolment import ENROLMENT, Enrolment, EnrolmentFacts
from insurance.rural_pension.enrolment_answer import ENROLMENT_ANSWER
from insurance.rural_pension.enrolment_form import ENROLMENT_FORM
from insurance.rural_pension.enrolment_look_ups import visible as enrolment_seen_by
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.events.enrolment import EnrolmentEvent
from insurance.rural_pension.merger import MERGER
from insurance.rural_pension.merger_refund import MergerFacts
from insurance.rural_pension.merging import Merging, both_of, files_of, mergings
from insurance.rural_pension.move import MOVE, MoveFacts
from insurance.rural_pension.relation import move_facts
from insurance.rural_pension.scheme import PersonFacts, lowest_grade
from insurance.rural_pension.terms import EnrolmentCategory, NotAcceptedGround, ReturnGround
from jinbao.casework.consent import Consent
from jinbao.casework.paper import PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.service import Enquiry


class FileFacts(MoveFacts, frozen=True, kw_only=True):
    """What is known of an enrolment, and of the two files where another of the same person is concerned."""

    merging: Merging


def enrolments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person = ENROLMENTS.c.person
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), enrolment_seen_by(enquiry)))
    streams = {person: enrolment_stream(person) for person in seen}
    files = files_of(enquiry, [*streams])
    facts = move_facts(enquiry, both_of(files.values()), enquiry.today)
    of_persons = {person: said_of(one, PersonFacts) for person, one in facts.items()}
    found = mergings(enquiry, [*files.values()], enquiry.today, of_persons)
    known = {
        person: FileFacts(**said_of(facts[person], MoveFacts), merging=merging)
        for person, merging in zip(files, found, strict=True)
    }
    return standing_in(enquiry, ENROLMENT, streams, known)


def said_of(facts: MoveFacts, kind: type[PersonFacts]) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in kind.__struct_fields__}


def of_file_that_ends(
    _stands: Enrolment, command: commands.MergeEnrolments | commands.SeparateEnrolments, desk: Desk[FileFacts]
) -> Iterable[EnrolmentEvent | Effective]:
    """Whichever of the two files one looks at."""
    merging = desk.known.merging
    return MERGER.decide(merging.ended, command, Desk(desk.by, desk.on, merging.known))


def of_merger(it: Standing) -> commands.MergeEnrolments:
    files: MergerFacts = it.known.merging.known
    return commands.MergeEnrolments(on=it.on, kept=files.kept, ended=files.person)


def of_separation(it: Standing) -> commands.SeparateEnrolments:
    files: MergerFacts = it.known.merging.known
    return commands.SeparateEnrolments(on=it.on, kept=files.kept, ended=files.person)


def of_enrolment_form(it: Standing) -> commands.CorrectEnrolmentForm:
    """Another category than the form says, which goes with every grade."""
    form, asked = getattr(it.state, "form", None), EnrolmentCategory.LOW_INCOME
    category = EnrolmentCategory.ORDINARY if form and form.category is asked else asked
    return commands.CorrectEnrolmentForm(on=it.on, person=it.case, category=category)


def of_grade(it: Standing) -> commands.ChooseGrade:
    year, grade = year_to_choose(it), lowest_grade(it.known, it.on)
    return commands.ChooseGrade(on=it.on, person=it.case, year=year, grade=grade, consent=Consent.WRITTEN)


def of_category(it: Standing) -> commands.ChangeCategory:
    category = EnrolmentCategory.ORDINARY
    return commands.ChangeCategory(on=it.on, person=it.case, year=year_to_choose(it), category=category)


def year_to_choose(it: Standing) -> int:
    """This year, or the next where this one has been paid."""
    known: EnrolmentFacts = it.known
    return it.on.year + (it.on.year in known.paid_years)


OF_ENROLMENT = KindOfCase(
    ENROLMENT.decide,
    (
        Possible(
            "firstReviewRuralPensionEnrolment",
            lambda it: commands.FirstReviewEnrolment(on=it.on, person=it.case),
        ),
        Possible(
            "refuseRuralPensionEnrolment",
            lambda it: commands.RefuseEnrolment(
                on=it.on, person=it.case, reasons=(NotAcceptedGround.OTHER_REGION,)
            ),
        ),
        Possible(
            "askToCompleteRuralPensionEnrolment",
            lambda it: commands.AskToCompleteEnrolment(
                on=it.on, person=it.case, missing=(PaperKind.ID_CARD,)
            ),
        ),
        Possible(
            "completeRuralPensionEnrolment",
            lambda it: commands.CompleteEnrolment(
                on=it.on, person=it.case, papers=EVERY_PAPER, consent=Consent.WRITTEN
            ),
        ),
        Possible("correctRuralPensionEnrolmentForm", of_enrolment_form, ENROLMENT_FORM.decide),
        Possible(
            "returnRuralPensionEnrolment",
            lambda it: commands.ReturnEnrolment(on=it.on, person=it.case, reasons=(ReturnGround.FORM_WRONG,)),
        ),
        Possible(
            "confirmRuralPensionEnrolment",
            lambda it: commands.ConfirmEnrolment(on=it.on, person=it.case),
        ),
        Possible(
            "withdrawRuralPensionEnrolment",
            lambda it: commands.WithdrawEnrolment(on=it.on, person=it.case, consent=Consent.WRITTEN),
        ),
        Possible("chooseRuralPensionGrade", of_grade),
        Possible("changeRuralPensionCategory", of_category),
        Possible(
            "moveRuralPensionEnrolment",
            lambda it: commands.MoveEnrolment(on=it.on, person=it.case),
            MOVE.decide,
        ),
        Possible("mergeRuralPensionEnrolments", of_merger, of_file_that_ends),
        Possible("separateRuralPensionEnrolments", of_separation, of_file_that_ends),
        Possible(
            "serveRuralPensionEnrolmentDecision",
            lambda it: commands.ServeEnrolmentDecision(
                on=it.on, person=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
            ENROLMENT_ANSWER.decide,
        ),
    ),
    enrolments,
)
