"""Writes the sample rosters of one demo village: `python -m identity.roster.sample examples`."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from identity.demo import city
from identity.demo.cast import CAST, STORY_VILLAGE
from identity.demo.facts import Hukou, Resident, Role
from identity.demo.families import SCHEME_START, age_on
from identity.roster.faulty import spoil
from identity.roster.form import CATEGORIES, COLUMNS, SEXES, Category, Relation
from identity.roster.sheet import Cell, Sheet, as_csv, as_workbook
from jinbao.identifiers import Sex

__all__ = ["Sheet", "as_csv", "as_workbook", "faulty", "files", "sample"]

CLEAN, FAULTY = "roster-clean", "roster-faulty"
HOUSEHOLDS = range(1, 16)
IN_ORDER, SPOILT = range(16, 19), range(19, 40)
FIRST_DAY = date(2010, 1, 4)
HOUSEHOLDS_A_DAY, LAST = 4, 4
YUAN_GRADES = (100, 200, 300, 400, 500)
LOWEST_GRADE = YUAN_GRADES[0]
WORKING_AGE, PENSION_AGE = 16, 60

HEADER = tuple(column.header for column in COLUMNS)
SEX_WORDS = {sex: word for word, sex in SEXES.items()}
CATEGORY_WORDS = {category: word for word, category in CATEGORIES.items()}


def sample() -> Sheet:
    """Everyone in the first households who may enrol; who is sixty already is listed without a grade."""
    return Sheet(HEADER, _rows(HOUSEHOLDS))


def faulty(*, workbook: bool = True) -> Sheet:
    """The next households, with all that a village gets wrong; the last column says what it is."""
    return spoil(HEADER, _rows(IN_ORDER), _rows(SPOILT), workbook=workbook)


def _rows(households: range) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_row(resident) for resident in city().residents if _may_enrol(resident, households))


def _may_enrol(resident: Resident, households: range) -> bool:
    return (
        resident.village == STORY_VILLAGE
        and int(resident.household) in households
        and resident.hukou is Hukou.RURAL
        and age_on(resident.born, SCHEME_START) >= WORKING_AGE
        and not resident.student
        and not resident.employee_pension
    )


def _row(resident: Resident) -> tuple[Cell, ...]:
    return (
        resident.name,
        SEX_WORDS[resident.sex],
        resident.id_number,
        resident.ethnicity,
        resident.village,
        resident.address,
        resident.phone,
        resident.household,
        _relation_word(resident),
        CATEGORY_WORDS[resident.category],
        _grade(resident),
        FIRST_DAY + timedelta(days=min((int(resident.household) - 1) // HOUSEHOLDS_A_DAY, LAST)),
        resident.bank,
        resident.account,
        next(part.name for part in CAST if part.role is Role.VILLAGE_ASSISTANT),
    )


def _relation_word(resident: Resident) -> str:
    woman = resident.sex is Sex.FEMALE
    match resident.relation:
        case Relation.HEAD:
            return "户主"
        case Relation.SPOUSE:
            return "妻" if woman else "夫"
        case Relation.CHILD:
            return "女" if woman else "子"
        case Relation.CHILD_IN_LAW:
            return "儿媳" if woman else "女婿"
        case Relation.GRANDCHILD:
            return "孙女" if woman else "孙子"
        case _:
            return "母亲" if woman else "父亲"


def _grade(resident: Resident) -> int | str:
    if age_on(resident.born, SCHEME_START) >= PENSION_AGE:
        return ""
    if resident.category is not Category.ORDINARY:
        return LOWEST_GRADE
    return YUAN_GRADES[int(resident.account) % len(YUAN_GRADES)]


def files() -> Iterator[tuple[str, bytes]]:
    """The faulty CSV is in GB18030, as office programs on Chinese Windows still write it."""
    yield f"{CLEAN}.xlsx", as_workbook(sample())
    yield f"{CLEAN}.csv", as_csv(sample())
    yield f"{FAULTY}.xlsx", as_workbook(faulty())
    yield f"{FAULTY}.csv", as_csv(faulty(workbook=False), "gb18030")


if __name__ == "__main__":
    for name, content in files():
        (Path(sys.argv[1]) / name).write_bytes(content)
