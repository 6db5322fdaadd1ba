"""Whose case a batch takes up next, and what has to be known to decide about each."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Select, select

from insurance.batch.commands import (
    AT_ONCE,
    BatchCommand,
    CertifySurvivals,
    ConfirmEnrolments,
    CreditInterests,
    FirstReviewEnrolments,
    NewEnrolment,
    RecordContributions,
    SubmitEnrolments,
    SuspendUncertified,
)
from insurance.items import FIRST_REVIEW, RECHECK, RURAL_PENSION_ENROLMENT
from insurance.pension.register import PENSIONS
from insurance.rural_pension.account import ACCOUNT
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.commands.account import CreditInterest, OpenAccount, RecordContribution
from insurance.rural_pension.commands.enrolment import ConfirmEnrolment, FirstReviewEnrolment, SubmitEnrolment
from insurance.rural_pension.dues import AccountFacts, personal_part
from insurance.rural_pension.enrolment import ENROLMENT
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.interest import must_be_over
from insurance.rural_pension.knowledge import account_facts, enrolment_facts, kept_at
from insurance.rural_pension.uncredited import lacks
from insurance.survival_certification.commands import CertifySurvival
from insurance.survival_certification.knowledge import always, certification_facts, uncertified
from insurance.survival_certification.procedure import certified, suspended
from jinbao.casework import tasks
from jinbao.casework.answers import Worklist
from jinbao.casework.people import known_people
from jinbao.casework.worklist import WORK
from jinbao.service import Enquiry, Part

ALIKE = ("on", "received_on", "way", "seen_on", "papers", "geotag", "witnesses")
"""What is said once of all who are certified in one act."""

STEPS: dict[type[BatchCommand], str] = {FirstReviewEnrolments: FIRST_REVIEW, ConfirmEnrolments: RECHECK}


class Next(Struct, frozen=True):
    """Who comes next, whom the act is not for and why, and whether there are more behind them."""

    persons: tuple[str, ...]
    left_out: Mapping[str, str] = {}
    more: bool = False


def next_of(enquiry: Enquiry, command: BatchCommand) -> Next:
    if isinstance(command, CertifySurvivals) or (isinstance(command, SuspendUncertified) and command.persons):
        return drawing(enquiry, command)
    if isinstance(command, SubmitEnrolments):
        return named(enquiry, command, [form.person for form in command.forms])
    if isinstance(command, RecordContributions) or command.persons:
        return named(enquiry, command, command.persons)
    if isinstance(command, CreditInterests):
        must_be_over(command.year, command.on)
    found = list(enquiry.connection.scalars(waiting(enquiry, command).limit(AT_ONCE + 1)))
    return Next(tuple(found[:AT_ONCE]), more=len(found) > AT_ONCE)


def named(enquiry: Enquiry, command: BatchCommand, persons: Iterable[str]) -> Next:
    """Only who belongs to the place: whoever reads its batches reads of nobody else."""
    asked = dict.fromkeys(persons)
    known = known_people(enquiry.connection, asked)
    homes = kept_at(enquiry, list(known))
    regions = set(enquiry.connection.scalars(enquiry.authority.inside(command.region)))
    here = {person for person, row in known.items() if homes.get(person, row.hukou_region) in regions}
    return of_those(asked, here, lambda person: "PERSON_ELSEWHERE" if person in known else "PERSON_UNKNOWN")


def drawing(enquiry: Enquiry, command: CertifySurvivals | SuspendUncertified) -> Next:
    """Only whose pension belongs to the place."""
    asked, table = dict.fromkeys(command.persons), PENSIONS.c
    within = table.region.in_(enquiry.authority.inside(command.region))
    here = set(enquiry.connection.scalars(select(table.id).where(table.id.in_(asked), within)))
    return of_those(asked, here, lambda _: "PERSON_ELSEWHERE")


def of_those(asked: Iterable[str], here: Container[str], why: Callable[[str], str]) -> Next:
    left_out = {person: why(person) for person in asked if person not in here}
    return Next(tuple(person for person in asked if person in here), left_out)


def waiting(
    enquiry: Enquiry,
    command: FirstReviewEnrolments | ConfirmEnrolments | CreditInterests | SuspendUncertified,
) -> Select[Any]:
    """The next in the place, in the order of their ids."""
    match command:
        case CreditInterests():
            statement = lacking(enquiry, command)
        case SuspendUncertified(region=region, month=month):
            statement = uncertified(enquiry, region, month, command.on)
        case _:
            statement = tasked(enquiry, command)
    [person] = statement.selected_columns
    statement = statement.order_by(person)
    return statement.where(person > command.behind) if command.behind else statement


def tasked(enquiry: Enquiry, command: FirstReviewEnrolments | ConfirmEnrolments) -> Select[Any]:
    """All who wait for the step, without what is not for the caller to touch."""
    asked = Worklist(item=RURAL_PENSION_ENROLMENT, step=STEPS[type(command)], region=command.region)
    return tasks.waiting(enquiry, asked).with_only_columns(WORK.c.person)


def lacking(enquiry: Enquiry, command: CreditInterests) -> Select[Any]:
    """All whose account lacks the year's interest; who lacks one before it has a receipt that says so."""
    here = ACCOUNTS.c.region.in_(enquiry.authority.inside(command.region))
    return select(ACCOUNTS.c.person).where(here, lacks(command.year))


def parts_of(
    enquiry: Enquiry, command: BatchCommand, persons: Sequence[str]
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """What the act means for each: the single requests, as if they had come one by one."""
    if not persons:
        return
    match command:
        case CertifySurvivals():
            yield from certifications(enquiry, command, persons)
        case SuspendUncertified(month=month):
            held = suspended(enquiry, persons, month, command.on)
            yield from zip(persons, held, strict=True)
        case _:
            yield from of_enrolled(enquiry, command, persons)


def certifications(
    enquiry: Enquiry, command: CertifySurvivals, persons: Sequence[str]
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    alike = {name: getattr(command, name) for name in ALIKE}
    asked = [CertifySurvival(person=person, **alike) for person in persons]
    facts = certification_facts(enquiry, persons, witnesses=command.witnesses)
    yield from zip(persons, certified(enquiry, asked, facts), strict=True)


def of_enrolled(
    enquiry: Enquiry,
    command: SubmitEnrolments
    | FirstReviewEnrolments
    | ConfirmEnrolments
    | RecordContributions
    | CreditInterests,
    persons: Sequence[str],
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    on, year = command.on, getattr(command, "year", command.on.year)
    enrolments = enrolment_facts(enquiry, persons, on)
    accounts = account_facts(enquiry, persons, on, year)
    forms = {form.person: form for form in reversed(getattr(command, "forms", ()))}
    for person in persons:
        of_enrolment = partial(Part, enrolment_stream(person), ENROLMENT, known=always(enrolments[person]))
        of_account = partial(Part, account_stream(person), ACCOUNT, known=always(accounts[person]))
        match command:
            case SubmitEnrolments():
                yield person, (of_enrolment(submission(command, forms[person])),)
            case FirstReviewEnrolments():
                review = FirstReviewEnrolment(on=on, received_on=command.received_on, person=person)
                yield person, (of_enrolment(review),)
            case ConfirmEnrolments():
                confirm = ConfirmEnrolment(on=on, received_on=command.received_on, person=person)
                yield person, (of_enrolment(confirm), of_account(OpenAccount(on=on, person=person)))
            case RecordContributions():
                yield person, (of_account(contribution(command, person, accounts[person])),)
            case CreditInterests():
                credit = CreditInterest(on=on, received_on=command.received_on, person=person, year=year)
                yield person, (of_account(credit),)


def submission(command: SubmitEnrolments, form: NewEnrolment) -> SubmitEnrolment:
    return SubmitEnrolment(on=command.on, received_on=command.received_on, **asdict(form))


def contribution(command: RecordContributions, person: str, known: AccountFacts) -> RecordContribution:
    return RecordContribution(
        on=command.on,
        received_on=command.received_on,
        person=person,
        year=command.year,
        amount=personal_part(known, command.year, command.on),
        collector=command.collector,
        receipt=command.receipt,
    )
