"""Writes the sample roster of one demo village: `python -m identity.roster.sample examples`."""

import csv
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path

from msgspec import Struct
from xlsxwriter import Workbook

from identity.demo import city
from identity.demo.cast import CAST, STORY_VILLAGE
from identity.demo.facts import Hukou, Resident, Role
from identity.demo.families import SCHEME_START, age_on
from identity.roster.form import CATEGORIES, COLUMNS, SEXES, Category, Relation
from jinbao.identifiers import Sex

NAME = "roster-clean"
HOUSEHOLDS = 15
FIRST_DAY = date(2010, 1, 4)
HOUSEHOLDS_A_DAY = 4
YUAN_GRADES = (100, 200, 300, 400, 500)
LOWEST_GRADE = YUAN_GRADES[0]
WORKING_AGE, PENSION_AGE = 16, 60
FILE_MADE = datetime.combine(date(2010, 1, 8), time())  # a fixed day keeps the bytes the same
WIDTHS = {
    "公民身份号码": 21,
    "户籍地代码": 15,
    "居住地址": 30,
    "联系电话": 13,
    "开户银行": 17,
    "银行账号": 22,
}

SEX_WORDS = {sex: word for word, sex in SEXES.items()}
CATEGORY_WORDS = {category: word for word, category in CATEGORIES.items()}


class Sheet(Struct, frozen=True):
    """The header and the rows below it: text, whole yuan, or a day."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | int | date, ...], ...]


def sample() -> Sheet:
    """Everyone in the first households who may enrol; who is sixty already is listed without a grade."""
    return Sheet(
        tuple(column.header for column in COLUMNS),
        tuple(_row(resident) for resident in city().residents if _may_enrol(resident)),
    )


def _may_enrol(resident: Resident) -> bool:
    return (
        resident.village == STORY_VILLAGE
        and int(resident.household) <= HOUSEHOLDS
        and resident.hukou is Hukou.RURAL
        and age_on(resident.born, SCHEME_START) >= WORKING_AGE
        and not resident.student
        and not resident.employee_pension
    )


def _row(resident: Resident) -> tuple[str | int | date, ...]:
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
        FIRST_DAY + timedelta(days=(int(resident.household) - 1) // HOUSEHOLDS_A_DAY),
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


def as_workbook(sheet: Sheet) -> bytes:
    """Digits that are names stand as text, yuan as numbers and days as dates, as careful offices do it."""
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.set_properties({"created": FILE_MADE, "title": "参保登记表（演示数据，人员均为虚构）"})
    page = workbook.add_worksheet("参保登记表")
    day_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
    page.write_row(0, 0, sheet.header, workbook.add_format({"bold": True}))
    page.freeze_panes(1, 0)
    for place, title in enumerate(sheet.header):
        page.set_column(place, place, WIDTHS.get(title, 11))
    for line, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            match cell:
                case date():
                    page.write_datetime(line, place, cell, day_format)
                case int():
                    page.write_number(line, place, cell)
                case _:
                    page.write_string(line, place, cell)
    workbook.close()
    return content.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark that spreadsheets need to see Chinese."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([sheet.header, *sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def files() -> Iterator[tuple[str, bytes]]:
    yield f"{NAME}.xlsx", as_workbook(sample())
    yield f"{NAME}.csv", as_csv(sample())


if __name__ == "__main__":
    for name, content in files():
        (Path(sys.argv[1]) / name).write_bytes(content)
