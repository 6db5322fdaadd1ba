"""A sheet as an office saves it: as a workbook or as a comma-separated file, the same bytes each time."""

import csv
from datetime import date, datetime, time
from io import BytesIO, StringIO

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol

FILE_MADE = datetime.combine(date(2010, 1, 8), time())  # a fixed day keeps the bytes the same
WIDTHS = {
    "公民身份号码": 21,
    "户籍地代码": 15,
    "居住地址": 30,
    "联系电话": 13,
    "开户银行": 17,
    "银行账号": 22,
}

Cell = str | int | float | date


class Sheet(Struct, frozen=True):
    """The header and the rows below it: text, yuan, or a day; ``merged`` are ranges such as H2:H3."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[str, ...] = ()


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
                case int() | float():
                    page.write_number(line, place, cell)
                case _:
                    page.write_string(line, place, cell)
    for cells in sheet.merged:
        row, column = xl_cell_to_rowcol(cells.partition(":")[0])
        page.merge_range(cells, (sheet.header, *sheet.rows)[row][column])
    workbook.close()
    return content.getvalue()


def as_csv(sheet: Sheet, encoding: str = "utf-8-sig") -> bytes:
    """UTF-8 has the mark that spreadsheets need to see Chinese."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([sheet.header, *sheet.rows])
    return text.getvalue().encode(encoding)
