"""Whose word counts in the register of labour resources, and on which day somebody comes of working age."""

from datetime import date

import pytest

from employment.labour_register.facts import Registered
from employment.labour_register.precedence import Follows, Spell, weigh
from employment.labour_register.terms import Doing, LabourSource, LabourState
from employment.law import LAW
from employment.working_age import comes_of_age, grows_too_old

MAY, JUNE, JULY = date(2010, 5, 1), date(2010, 6, 1), date(2010, 7, 1)
AT_WORK, FARMING, NO_WORK = LabourState.EMPLOYED, LabourState.FARMING, LabourState.JOBLESS_NOT_REG
SEEN, SAYS, FILED = LabourSource.VISIT, LabourSource.SELF, LabourSource.EMPLOYER_FILING
PAID, CHECKED = LabourSource.INSURANCE_RECORD, LabourSource.CHECKED


@pytest.mark.parametrize(
    ("said", "source", "doing", "follows"),
    [
        ((), SEEN, Doing(FARMING, MAY), Follows()),
        ((Spell(0, FARMING, MAY, SEEN),), SEEN, Doing(FARMING, JUNE), None),
        ((Spell(0, FARMING, MAY, SEEN),), SAYS, Doing(FARMING, JUNE), Follows()),
        ((Spell(0, FARMING, MAY, SEEN),), FILED, Doing(AT_WORK, JUNE), Follows()),
        ((Spell(0, AT_WORK, MAY, FILED),), SEEN, Doing(FARMING, JUNE), Follows(against=0)),
        ((Spell(0, AT_WORK, MAY, FILED),), SAYS, Doing(FARMING, JUNE), Follows(against=0)),
        ((Spell(0, FARMING, MAY, SAYS),), SEEN, Doing(NO_WORK, JUNE), Follows(against=0)),
        ((Spell(0, AT_WORK, MAY, PAID),), CHECKED, Doing(FARMING, JUNE), Follows()),
        ((Spell(0, FARMING, JUNE, SEEN),), FILED, Doing(AT_WORK, MAY), Follows(superseded=(0,))),
        ((Spell(0, AT_WORK, JUNE, FILED),), SEEN, Doing(FARMING, MAY), Follows()),
        ((Spell(0, AT_WORK, MAY, FILED),), FILED, Doing(NO_WORK, JUNE), Follows()),
        (
            (Spell(0, AT_WORK, MAY, FILED), Spell(1, NO_WORK, JUNE, FILED)),
            SEEN,
            Doing(FARMING, JULY),
            Follows(),
        ),
        (
            (Spell(0, AT_WORK, MAY, FILED), Spell(1, FARMING, JULY, SEEN)),
            FILED,
            Doing(NO_WORK, JUNE),
            Follows(),
        ),
    ],
    ids=[
        "the first word counts",
        "the same again says nothing",
        "a declaration says it better",
        "a filing outweighs a visit",
        "a visit does not overwrite a filing",
        "nor does a declaration",
        "a visit does not overwrite a declaration",
        "a check outweighs the record",
        "a late filing takes the place of later visits",
        "what was before a filing is open",
        "the end of work is on record",
        "what comes after it is anybody's to say",
        "a late end leaves what was seen since",
    ],
)
def test_administrative_evidence_then_declaration_then_observation(
    said: tuple[Spell, ...], source: LabourSource, doing: Doing, follows: Follows | None
) -> None:
    assert weigh(said, doing, source) == follows


@pytest.mark.parametrize(
    ("day", "until", "covered"),
    [(MAY, None, False), (JUNE, None, True), (JULY, JULY, False), (date(2010, 6, 30), JULY, True)],
)
def test_somebody_is_registered_from_a_day_until_the_day_of_its_end(
    day: date, until: date | None, *, covered: bool
) -> None:
    assert Registered(JUNE, until).covers(day) is covered


@pytest.mark.parametrize(
    ("born", "woman", "enters", "leaves"),
    [
        (date(1994, 8, 20), False, date(2010, 8, 20), date(2057, 8, 20)),
        (date(1992, 2, 29), False, date(2008, 2, 29), date(2055, 3, 1)),
        (date(1950, 3, 1), False, date(1966, 3, 1), date(2010, 3, 1)),
        (date(1955, 3, 1), True, date(1971, 3, 1), date(2010, 3, 1)),
        (date(1964, 12, 31), False, date(1980, 12, 31), date(2024, 12, 31)),
        (date(1965, 1, 1), False, date(1981, 1, 1), date(2028, 1, 1)),
    ],
    ids=[
        "TV-REG1",
        "born on the leap day",
        "a man at sixty",
        "a woman at fifty-five",
        "the last by the old age",
        "the first by the new",
    ],
)
def test_working_age_begins_and_ends_on_birthdays(
    born: date, woman: object, enters: date, leaves: date
) -> None:
    assert comes_of_age(LAW, born, date(2010, 3, 1)) == enters
    assert grows_too_old(LAW, born, woman=woman is True) == leaves
