"""Whose hands may be on a case: the applicant's, and officers' who are no kin and took no other step."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from jinbao.actor import EVERYTHING, Actor, Grant, Place
from jinbao.casework.steps import FIRST_REVIEW, INTAKE
from jinbao.commands import node_fields
from jinbao.decider import NotAuthorised, Refused
from jinbao.desk import Desk

# A single officer of a small township may be both, if the office is known to have only one (handbook 4.2).
TOWNSHIP_HANDS = {INTAKE, FIRST_REVIEW}


class CaseFacts(Struct, frozen=True, kw_only=True):
    """What is known of every case: whose it is, where it belongs, who is kin, who else sits in the office."""

    person: str
    place: Place
    kin: frozenset[str] = frozenset()
    one_person_office: bool = False


class Hand(Struct, frozen=True):
    """A step of a case, who took it, and on which business day."""

    step: str
    person: str
    on: date


F = TypeVar("F", bound=CaseFacts)


def ask_for(desk: Desk[F], item: str, consent: object | None, hands: Sequence[Hand] = ()) -> None:
    """A request of one's own, of a relative whom one let act, or one that an office takes in.

    Source: handbook 4.1 and 8.5 (代办).
    """
    by, known = desk.by, desk.known
    if by.person != known.person:
        if by.on_behalf_of not in (None, known.person):
            raise NotAuthorised("ON_BEHALF_OF_ANOTHER", person=by.on_behalf_of)
        is_let_act = by.office is None and by.on_behalf_of == known.person and by.person in known.kin
        _take_in(desk, item, consent, hands, for_themselves=is_let_act)
    _must_follow_all(hands, desk.on)


def ask_for_heirs(
    desk: Desk[F], item: str, heirs: frozenset[str], consent: object | None, hands: Sequence[Hand] = ()
) -> None:
    """A request of one of the heirs, who may act for the others, or one that an office takes in for them."""
    is_heir = desk.by.office is None and desk.by.person in heirs
    if not (is_heir and len(heirs) == 1):
        _take_in(desk, item, consent, hands, for_themselves=is_heir)
    _must_follow_all(hands, desk.on)


def take(desk: Desk[F], step: str, item: str, hands: Sequence[Hand] = ()) -> Grant:
    """An officer takes a step of the case; gives the grant under which they may."""
    grant = desk.must(step, item, desk.known.place)
    _must_be_impartial(desk, step, hands)
    _must_follow_all(hands, desk.on)
    return grant


def out_of_order(
    desk: Desk[F], item: str, asked: Any, stands: object, parties: Container[str] = ()
) -> Refused:
    """Names the field that says which case was meant."""
    case = next(iter(node_fields(asked.__class__)), None)
    refused = Refused("OUT_OF_ORDER", field=case, asked=type(asked).__name__, stands=type(stands).__name__)
    return in_confidence(desk, item, refused, parties)


def in_confidence(desk: Desk[F], item: str, refused: Refused, parties: Container[str] = ()) -> Refused:
    """Where a case stands is told only to who has a part in it; ``parties`` are others than the person."""
    by, on, place = desk.by, desk.on, desk.known.place
    may = any(any(by.may(step, item, place, on)) for grant in by.grants for step in grant.steps)
    if may or by.speaks_for(desk.known.person) or by.person in parties:
        return refused
    return NotAuthorised("NOT_AUTHORISED", item=item, region=place.region, on=on)


def not_there(by: Actor, item: str, person: str, on: date, refused: Refused) -> Refused:
    """That somebody has no such case is told only to who handles such cases, and to themselves."""
    handles = any(grant.holds_on(on) and {item, EVERYTHING} & {*grant.items} for grant in by.grants)
    if handles or by.speaks_for(person):
        return refused
    return NotAuthorised("NOT_AUTHORISED", item=item)


def uses_one_person_exception(desk: Desk[F], hands: Iterable[Hand]) -> bool:
    """Whether the officer who accepts has taken the papers in as well, which has to be logged."""
    return any(hand.step == INTAKE and hand.person == desk.by.person for hand in hands)


def must_follow(previous: date, on: date) -> None:
    """No step has an earlier business date than the one before it."""
    if on < previous:
        raise Refused("BEFORE_PREVIOUS_STEP", field="on", previous=previous)


def _take_in(
    desk: Desk[F], item: str, consent: object | None, hands: Sequence[Hand], *, for_themselves: bool
) -> None:
    """What is missing is told only to who may act at all."""
    if not for_themselves:
        desk.must(INTAKE, item, desk.known.place)
    if consent is None:
        raise Refused("CONSENT_MISSING", field="consent")
    if not for_themselves:
        _must_be_impartial(desk, INTAKE, hands)


def _must_be_impartial(desk: Desk[F], step: str, hands: Iterable[Hand]) -> None:
    """Avoidance (回避), and different persons for different steps (岗位分离): handbook 4.2 and 17.17."""
    if desk.by.person == desk.known.person or desk.by.person in desk.known.kin:
        raise NotAuthorised("AVOIDANCE", step=step)
    desk.must_not_be(*_other_hands(hands, step, alone=desk.known.one_person_office))


def _other_hands(hands: Iterable[Hand], step: str, *, alone: bool) -> Iterator[str]:
    for hand in hands:
        excepted = alone and {hand.step, step} == TOWNSHIP_HANDS
        if hand.step != step and not excepted:
            yield hand.person


def _must_follow_all(hands: Sequence[Hand], on: date) -> None:
    if hands:
        must_follow(hands[-1].on, on)
