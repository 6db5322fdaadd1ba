"""Whose word counts about what somebody does: administrative evidence, then their own, then what was seen.

Source: domain handbook 5.1, status precedence (own).
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from employment.labour_register.terms import Doing, LabourSource, LabourState

SEEN, DECLARED, ADMINISTRATIVE = 1, 2, 3
WEIGHTS = {
    LabourSource.VISIT: SEEN,
    LabourSource.TELEPHONE: SEEN,
    LabourSource.SELF: DECLARED,
    LabourSource.EMPLOYER_FILING: ADMINISTRATIVE,
    LabourSource.INSURANCE_RECORD: ADMINISTRATIVE,
    LabourSource.REGISTRATION: ADMINISTRATIVE,
    LabourSource.CHECKED: ADMINISTRATIVE,
}


class Spell(Struct, frozen=True):
    """What was said of the time from a day on, by its number in the entry."""

    number: int
    status: LabourState
    since: date
    source: LabourSource

    @property
    def weight(self) -> int:
        """That work has ended is on record; what somebody does since is only presumed from it."""
        return 0 if is_presumed(self.status, self.source) else WEIGHTS[self.source]


def is_presumed(status: LabourState, source: LabourSource) -> bool:
    """An office's record of an end says nothing of what comes after it."""
    told = WEIGHTS[source] < ADMINISTRATIVE or source is LabourSource.CHECKED
    return status is LabourState.JOBLESS_NOT_REG and not told


class Follows(Struct, frozen=True):
    """What a statement does: it counts and supersedes others, or it contradicts one that weighs more."""

    superseded: tuple[int, ...] = ()
    against: int | None = None


def holding(spells: Sequence[Spell], day: date) -> Spell | None:
    """What counts for a day: of what began last, the last word."""
    begun = [one for one in spells if one.since <= day]
    return max(begun, key=lambda one: (one.since, one.number), default=None)


def weigh(spells: Sequence[Spell], doing: Doing, source: LabourSource) -> Follows | None:
    """What follows from a statement; nothing where it says what is known as well or better."""
    weight = WEIGHTS[source]
    before = holding(spells, doing.since)
    if before and before.weight >= weight and before.status is doing.status:
        return None
    if before and before.weight > weight:
        return Follows(against=before.number)
    later = [one for one in spells if one.since >= doing.since]
    heavier = next((one for one in later if one.weight > weight and one.since == doing.since), None)
    if heavier:
        return Follows(against=heavier.number)
    outweighed = 0 if is_presumed(doing.status, source) else weight
    superseded = [one for one in later if one.weight < outweighed or one.since == doing.since]
    return Follows(superseded=tuple(one.number for one in superseded))
