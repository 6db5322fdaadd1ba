"""A policy text: entered by a city or county, revised version by version, corrected, repealed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment.items import POLICY_BASE as ITEM
from employment.labour_month.month import Rank
from employment.policy_text import events
from employment.policy_text.commands import (
    CorrectPolicyDocument,
    CorrectPolicyWording,
    EnterPolicyText,
    PolicyTextCommand,
    RepealPolicyText,
    RevisePolicyText,
    TakeBackPolicyRepeal,
)
from employment.policy_text.events import PolicyTextEvent
from employment.policy_text.terms import InForce, PolicyDocument, PolicyWording
from jinbao.actor import Place
from jinbao.casework.steps import PUBLICISE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

DAY = timedelta(days=1)


class PolicyFacts(Struct, frozen=True, kw_only=True):
    """Which text it is, and the place in which it holds."""

    policy: str
    place: Place
    rank: Rank | None


class NotKept(Struct, frozen=True):
    pass


class Kept(Struct, frozen=True):
    document: PolicyDocument
    wordings: tuple[PolicyWording, ...]
    repealed: date | None = None


PolicyText: TypeAlias = NotKept | Kept


def decide(it: PolicyText, command: PolicyTextCommand, desk: Desk[PolicyFacts]) -> Iterator[PolicyTextEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.policy, known.place.region, on)
    desk.must(PUBLICISE, ITEM, known.place)
    match it, command:
        case NotKept(), EnterPolicyText(document=document, wording=wording):
            if known.rank not in (Rank.CITY, Rank.COUNTY):
                raise Refused("OTHER_LEVEL", field="region")
            must_be_sound((wording,), on)
            yield events.Entered(*case, document, wording, in_force((wording,)), officer)

        case Kept(wordings=wordings, repealed=None), RevisePolicyText(wording=wording):
            after = (*wordings, wording)
            must_be_sound(after, on)
            yield events.Revised(*case, len(after), wording, in_force(after), officer)

        case Kept(document=before), CorrectPolicyDocument(document=document):
            if document == before:
                raise Refused("NOTHING_TO_DO")
            yield events.DocumentCorrected(*case, document, officer)

        case Kept(wordings=wordings), CorrectPolicyWording(version=version, wording=wording):
            after = with_another(wordings, version, wording)
            must_be_sound(after, on)
            yield events.WordingCorrected(*case, version, wording, in_force(after, it.repealed), officer)

        case Kept(wordings=wordings, repealed=None), RepealPolicyText(since=since, document=document):
            terms = in_force(wordings, since)
            yield events.Repealed(*case, since, document, terms, officer)

        case Kept(wordings=wordings, repealed=date()), TakeBackPolicyRepeal():
            yield events.RepealTakenBack(*case, in_force(wordings), officer)

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(it).__name__)


def in_force(wordings: Sequence[PolicyWording], repealed: date | None = None) -> tuple[InForce, ...]:
    """Each version ends by its own words, with the next one, or with the repeal of the whole."""
    ends = [one.in_force_from - DAY for one in wordings[1:]]
    following = [*ends, None]
    repeal = repealed - DAY if repealed else None
    return tuple(
        InForce(one.in_force_from, min(filter(None, (one.until, next_one, repeal)), default=None))
        for one, next_one in zip(wordings, following, strict=True)
    )


def must_be_sound(wordings: Sequence[PolicyWording], on: date) -> None:
    """Promulgated by now, ending after it begins, and each version later than the one before it."""
    for one in wordings:
        if one.promulgated_on > on:
            raise Refused("PROMULGATED_IN_FUTURE", field="wording.promulgated_on", on=one.promulgated_on)
        if one.until is not None and one.until < one.in_force_from:
            raise Refused("OVER_BEFORE_IN_FORCE", field="wording.until", since=one.in_force_from)
    for before, after in pairwise(wordings):
        if after.in_force_from <= before.in_force_from:
            since = before.in_force_from
            raise Refused("VERSIONS_OUT_OF_ORDER", field="wording.in_force_from", since=since)


def with_another(
    wordings: tuple[PolicyWording, ...], version: int, wording: PolicyWording
) -> tuple[PolicyWording, ...]:
    if version > len(wordings):
        raise Refused("POLICY_VERSION_UNKNOWN", field="version", version=version)
    if wordings[version - 1] == wording:
        raise Refused("NOTHING_TO_DO")
    return (*wordings[: version - 1], wording, *wordings[version:])


def evolve(it: PolicyText, event: PolicyTextEvent) -> PolicyText:
    match it, event:
        case NotKept(), events.Entered(document=document, wording=wording):
            return Kept(document, (wording,))
        case Kept(wordings=wordings), events.Revised(wording=wording):
            return replace(it, wordings=(*wordings, wording))
        case Kept(), events.DocumentCorrected(document=document):
            return replace(it, document=document)
        case Kept(wordings=wordings), events.WordingCorrected(number=number, wording=wording):
            return replace(it, wordings=with_another(wordings, number, wording))
        case Kept(), events.Repealed(since=since):
            return replace(it, repealed=since)
        case Kept(), events.RepealTakenBack():
            return replace(it, repealed=None)
        case _:
            raise ValueError(f"{event} cannot follow {it}")


POLICY_TEXT = Decider[PolicyText, PolicyTextCommand, PolicyTextEvent](NotKept(), decide, evolve)
