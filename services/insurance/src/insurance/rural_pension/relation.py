"""What becomes of an enrolment: which streams a move or a merger concerns, and what must be known of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from insurance.pension.register import NOTHING_STANDS, PENSIONS
from insurance.rural_pension import commands
from insurance.rural_pension.account import ACCOUNT, Account, Open
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.answers import ClaimStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment import ENROLMENT, Merged
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.events import EnrolmentMerged
from insurance.rural_pension.knowledge import (
    enrolment_facts_of,
    kept_at,
    on_record,
    person_facts,
    with_pension,
)
from insurance.rural_pension.merger import (
    MERGER,
    POSTING,
    Enter,
    MergerFacts,
    Reverse,
    joining,
    lines_of,
    must_be_the_last_interest,
)
from insurance.rural_pension.move import MOVE, MoveFacts
from insurance.rural_pension.terms import ReversalGround
from jinbao.casework.places import COUNTIES
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, Part


def move(enquiry: Enquiry, command: commands.MoveEnrolment) -> Iterator[Part]:
    person = command.person
    known = move_facts(enquiry, [person], command.on)[person]
    yield Part(enrolment_stream(person), MOVE, command, lambda _state: known)


def move_facts(enquiry: Enquiry, persons: Sequence[str], on: date) -> dict[str, MoveFacts]:
    """What is known of each enrolment and of where its person lives; one question for all."""
    people, kept = on_record(enquiry, persons), kept_at(enquiry, persons)
    facts, granted = enrolment_facts_of(enquiry, people, on), with_pension(enquiry, persons)
    places = enquiry.authority.known_places(enquiry.connection, kept.values())
    around = {*places.values(), *(one.place for one in facts.values())}
    within = {region for place in around for region in place.within}
    counties = enquiry.connection.scalars(select(COUNTIES.c.region).where(COUNTIES.c.region.in_(within)))
    found = frozenset(counties)
    return {
        person: MoveFacts(
            **{field: getattr(one, field) for field in one.__struct_fields__},
            kept_at=places[kept[person]] if person in kept else one.place,
            lives_there_since=people[person].hukou_since,
            counties=found,
            pension_granted=person in granted,
        )
        for person, one in facts.items()
    }


def merge(enquiry: Enquiry, command: commands.MergeEnrolments) -> Iterator[Part]:
    """The account that ends is emptied, its lines go on in the other: all of it, or nothing."""
    own, other = account_of(enquiry, command.ended), account_of(enquiry, command.kept)
    known = merger_facts(enquiry, command, own, other)
    yield Part(enrolment_stream(command.ended), MERGER, command, lambda _state: known)
    if not isinstance(own, Open) or not isinstance(other, Open):
        return
    found, ground = joining(own, other), ReversalGround.FILES_MERGED
    leave = tuple(line.entry.number for line in own.standing)
    if leave:
        ends = Reverse(command.ended, region_of(enquiry, command.ended), leave, ground)
        yield of_account(command.ended, own, ends)
    if found.goes_on:
        enter = Enter(command.kept, region_of(enquiry, command.kept), found.goes_on)
        yield of_account(command.kept, other, enter)


def separate(enquiry: Enquiry, command: commands.SeparateEnrolments) -> Iterator[Part]:
    """What still stands of the lines that went over goes back; a refunded year has to be paid again."""
    own, other = account_of(enquiry, command.ended), account_of(enquiry, command.kept)
    known = merger_facts(enquiry, command, own, other)
    yield Part(enrolment_stream(command.ended), MERGER, command, lambda _state: known)
    merger = merger_of(enquiry, command.ended)
    if merger is None or not isinstance(own, Open) or not isinstance(other, Open):
        return
    must_be_the_last_interest(other, merger)
    standing = {line.entry.number for line in other.standing}
    back = [one for one in merger.moved if one.goes_on in standing]
    if back:
        numbers, ground = tuple(one.goes_on for one in back), ReversalGround.FILES_SEPARATED
        leave = Reverse(command.kept, region_of(enquiry, command.kept), numbers, ground)
        yield of_account(command.kept, other, leave)
    again = lines_of(own, (*(one.was for one in back), *merger.undone))
    if again:
        enter = Enter(command.ended, region_of(enquiry, command.ended), again)
        yield of_account(command.ended, own, enter)


def of_account(person: str, planned: Account, posting: Reverse | Enter) -> Part:
    def known(state: Account) -> None:
        """What was planned on an account that has moved on is planned again."""
        if state != planned:
            raise Refused("CONFLICT", retryable=True)

    return Part(account_stream(person), POSTING, posting, known)


def merger_facts(enquiry: Enquiry, command: Any, own: Account, other: Account) -> MergerFacts:
    kept, ended = command.kept, command.ended
    facts = person_facts(enquiry, [kept, ended], command.on)[ended]
    merger, table, claims = merger_of(enquiry, ended), PENSIONS.c, CLAIMS.c
    stands = select(table.id).where(table.id == ended, table.status.not_in(NOTHING_STANDS))
    since = merger.on if merger else command.on
    granted = select(claims.id).where(
        claims.person == kept, claims.stage == ClaimStage.GRANTED, claims.decided_on >= since
    )
    return MergerFacts(
        **facts,
        own=own,
        other=other,
        kept_is_enrolled=kept in kept_at(enquiry, [kept]),
        draws=enquiry.connection.scalar(stands) is not None,
        granted_since=enquiry.connection.scalar(granted) is not None,
    )


def account_of(enquiry: Enquiry, person: str) -> Account:
    return enquiry.service.ledger.history(ACCOUNT, account_stream(person)).state


def merger_of(enquiry: Enquiry, person: str) -> EnrolmentMerged | None:
    state = enquiry.service.ledger.history(ENROLMENT, enrolment_stream(person)).state
    return state.merger if isinstance(state, Merged) else None


def region_of(enquiry: Enquiry, person: str) -> str:
    region = select(ENROLMENTS.c.region).where(ENROLMENTS.c.person == person)
    return str(enquiry.connection.scalars(region).one())


HANDLERS: Mapping[type[Command], Handler] = {
    commands.MoveEnrolment: move,
    commands.MergeEnrolments: merge,
    commands.SeparateEnrolments: separate,
}
