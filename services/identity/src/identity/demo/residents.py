"""The residents of three villages of 珙县, among them the people whom the rural pension is about.

Two families are told, not drawn: 罗秀兰, who turns sixty on 15 June 2010 (the handbook's TV-ID2) and whose
husband is over sixty already; and 何德福 with two sons who must both pay (TV-NRP3).
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice

from msgspec import Struct
from msgspec.structs import replace

from identity.demo.cast import NEXT_VILLAGE, STATIONLESS_VILLAGE, STORY_VILLAGE
from identity.demo.chance import day_between
from identity.demo.facts import Household, Hukou, Region, Resident
from identity.demo.families import SCHEME_START, Family, age_on
from identity.demo.numbers import IdNumbers, bank_account, phone
from identity.roster.form import Category, Relation
from jinbao.identifiers import Sex

HOUSEHOLDS = {STORY_VILLAGE: 24, NEXT_VILLAGE: 16, STATIONLESS_VILLAGE: 12}
HOUSEHOLDS_IN_A_GROUP = 6
ONE_LOW_INCOME_HOUSEHOLD_IN = 5
ONE_DISABLED_PERSON_IN = 12
WORKING_AGE, PENSION_AGE = 16, 60
BANK = "示例农村信用社"

HEROINE = "罗秀兰"
HEROINE_ID = "511526195006150128"

Settle = Callable[[Family], object]


class Settled(Struct, frozen=True):
    households: tuple[Household, ...]
    residents: tuple[Resident, ...]


def settle(regions: tuple[Region, ...], numbers: IdNumbers) -> Settled:
    names = {region.code: region.name for region in regions}
    families = [family for village in HOUSEHOLDS for family in _village(village, names, numbers)]
    people = [person for family in families for person in family.members]
    return Settled(
        tuple(_household(family) for family in families),
        tuple(_completed(person, serial) for serial, person in enumerate(people, start=1)),
    )


def _village(village: str, names: dict[str, str], numbers: IdNumbers) -> Iterator[Family]:
    place = f"{names[village[:6]]}{names[village[:9]]}{names[village]}"
    told = (_family_of_the_heroine, _father_of_two) if village == STORY_VILLAGE else ()
    drawn = cycle((_three_generations, _young, _turning_sixty, _young_with_mother, _widow, _teachers))
    for serial, settled in enumerate(islice(_then(told, drawn), HOUSEHOLDS[village]), start=1):
        group, door = divmod(serial - 1, HOUSEHOLDS_IN_A_GROUP)
        family = Family(village, serial, f"{place}{group + 1}组{door + 1}号", numbers)
        settled(family)
        yield family


def _then(told: tuple[Settle, ...], drawn: Iterator[Settle]) -> Iterator[Settle]:
    yield from told
    yield from drawn


def _household(family: Family) -> Household:
    codes = tuple(person.code for person in family.members)
    return Household(number=family.number, village=family.village, head=codes[0], members=codes)


def _completed(person: Resident, serial: int) -> Resident:
    if age_on(person.born, SCHEME_START) < WORKING_AGE:
        return person
    category = _category(person, serial)
    return replace(person, category=category, phone=phone(serial), bank=BANK, account=bank_account(serial))


def _category(person: Resident, serial: int) -> Category:
    if person.hukou is Hukou.URBAN or age_on(person.born, SCHEME_START) >= PENSION_AGE:
        return Category.ORDINARY
    if serial % ONE_DISABLED_PERSON_IN == 0:
        return Category.SEVERELY_DISABLED
    if int(person.household) % ONE_LOW_INCOME_HOUSEHOLD_IN == 0:
        return Category.LOW_INCOME
    return Category.ORDINARY


def _family_of_the_heroine(family: Family) -> None:
    family.surname = "邓"
    husband = family.enter(Relation.HEAD, Sex.MALE, date(1947, 3, 8), name="邓国富")
    parents = family.wed(husband, Relation.SPOUSE, born=date(1950, 6, 15), name=HEROINE)
    family.rewrite(parents[1], id_number=HEROINE_ID)
    son = family.child(parents, Relation.CHILD, sex=Sex.MALE, born=date(1973, 10, 2), name="邓明华")
    couple = family.wed(son, Relation.CHILD_IN_LAW, born=date(1975, 1, 19), name="查小琴")
    family.child(couple, Relation.GRANDCHILD, sex=Sex.FEMALE, born=date(1997, 4, 30), name="邓燕")


def _father_of_two(family: Family) -> None:
    family.surname = "何"
    father = family.enter(Relation.HEAD, Sex.MALE, date(1949, 6, 15), name="何德福")
    parents = family.wed(father, Relation.SPOUSE, born=date(1952, 2, 3), name="曾桂芳")
    family.child(parents, Relation.CHILD, sex=Sex.MALE, born=date(1974, 5, 1), name="何强")
    family.child(parents, Relation.CHILD, sex=Sex.MALE, born=date(1978, 9, 12), name="何勇")


def _three_generations(family: Family) -> None:
    elder = _head(family, date(1936, 1, 1), date(1946, 12, 31))
    heir = family.child(family.wed(elder, Relation.SPOUSE), Relation.CHILD, sex=Sex.MALE)
    couple = family.wed(heir, Relation.CHILD_IN_LAW)
    for _ in range(family.luck.randint(1, 2)):
        family.child(couple, Relation.GRANDCHILD)


def _turning_sixty(family: Family) -> None:
    head = _head(family, date(1949, 12, 2), date(1950, 11, 30))
    couple = family.wed(head, Relation.SPOUSE)
    for _ in range(family.luck.randint(1, 2)):
        family.child(couple, Relation.CHILD)


def _young(family: Family) -> Resident:
    head = _head(family, date(1966, 1, 1), date(1981, 12, 31))
    couple = family.wed(head, Relation.SPOUSE)
    for _ in range(family.luck.randint(1, 2)):
        family.child(couple, Relation.CHILD)
    return head


def _young_with_mother(family: Family) -> None:
    family.mother_of(_young(family))


def _widow(family: Family) -> None:
    family.enter(Relation.HEAD, Sex.FEMALE, day_between(date(1928, 1, 1), date(1947, 12, 31), family.luck))


def _teachers(family: Family) -> None:
    """Urban hukou, insured as employees: neighbours whom the rural pension must turn away."""
    family.hukou = Hukou.URBAN
    _young(family)


def _head(family: Family, first: date, last: date) -> Resident:
    return family.enter(Relation.HEAD, Sex.MALE, day_between(first, last, family.luck))
