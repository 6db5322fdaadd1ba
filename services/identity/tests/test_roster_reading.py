"""What a village sends in is read as it stands, and what cannot be read is named."""

import csv
import re
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from identity.demo.families import age_on
from identity.roster.form import COLUMNS, Category, Relation
from identity.roster.reading import Fault, RosterRow, file_hash, open_roster
from identity.roster.sample import as_csv, as_workbook, files, sample
from jinbao.decider import Refused
from jinbao.identifiers import Sex, resident_id

TODAY = date(2010, 1, 8)
FIFTH = date(2010, 1, 5)
HALF_PAST_TEN = datetime.combine(FIFTH, time(10, 30))
EXAMPLES = Path(__file__).parents[3] / "examples"
MESSAGES = Path(__file__).parents[1] / "src/identity/messages"

LUO_XIULAN = {
    "姓名": "罗秀兰",
    "性别": "女",
    "公民身份号码": "511526195006150128",
    "民族": "汉族",
    "户籍地代码": "511526100201",
    "居住地址": "珙县箬川镇柏嘴村1组1号",
    "联系电话": "10000000002",
    "户号": "0001",
    "与户主关系": "妻",
    "参保类别": "一般",
    "缴费档次": "300",
    "申请日期": "2010-01-05",
    "开户银行": "示例农村信用社",
    "银行账号": "9999990000000000002",
    "经办人": "谢理",
}
HEADERS = list(LUO_XIULAN)

Row = dict[str, Any]


def a_csv(*rows: Row, headers: list[str] = HEADERS, encoding: str = "utf-8") -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows([row.get(header, "") for header in headers] for row in rows)
    return text.getvalue().encode(encoding)


def a_workbook(
    *rows: Row, headers: list[str] = HEADERS, more: Callable[[Workbook, Worksheet], object] | None = None
) -> bytes:
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    page = workbook.add_worksheet("参保登记表")
    page.write_row(0, 0, headers)
    for line, row in enumerate(rows, start=1):
        for place, header in enumerate(headers):
            page.write(line, place, row.get(header, ""))
    if more:
        more(workbook, page)
    workbook.close()
    return content.getvalue()


def rows_of(content: bytes) -> list[RosterRow]:
    return list(open_roster(content, TODAY).rows())


def the_row(**cells: Any) -> RosterRow:
    (row,) = rows_of(a_workbook(LUO_XIULAN | cells))
    return row


def fault(**cells: Any) -> Fault:
    (only,) = the_row(**cells).faults
    return only


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        open_roster(content, TODAY)
    assert caught.value.field == "file"
    return caught.value


# What is right


def test_each_cell_is_read_as_it_stands() -> None:
    row = the_row()
    assert row.line == 2
    assert row.name == "罗秀兰"
    assert row.sex is Sex.FEMALE
    assert row.id_number == "511526195006150128"
    assert row.ethnicity == "汉族"
    assert row.village == "511526100201"
    assert row.residence == "珙县箬川镇柏嘴村1组1号"
    assert row.phone == "10000000002"
    assert row.household == "0001"
    assert row.relation is Relation.SPOUSE
    assert row.category is Category.ORDINARY
    assert row.grade == 30_000
    assert row.applied_on == FIFTH
    assert row.bank == "示例农村信用社"
    assert row.account == "9999990000000000002"
    assert row.handler == "谢理"
    assert row.faults == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_says_the_same_as_the_workbook_in_each_encoding(encoding: str) -> None:
    (row,) = rows_of(a_csv(LUO_XIULAN, encoding=encoding))
    assert row == the_row()


def test_the_order_of_columns_is_free_and_strange_ones_are_left_aside_with_a_note() -> None:
    roster = open_roster(a_csv(LUO_XIULAN, headers=[*reversed(HEADERS), "备注"]), TODAY)
    assert list(roster.rows()) == [the_row()]
    assert [(note.code, note.params) for note in roster.notes] == [
        ("ROSTER_COLUMN_IGNORED", {"column": "备注"})
    ]


def test_headers_may_be_set_with_spaces() -> None:
    spaced = [" 姓　名 ", *HEADERS[1:]]
    assert rows_of(a_csv(LUO_XIULAN | {" 姓　名 ": "罗秀兰"}, headers=spaced)) == [the_row()]


def test_a_roster_can_be_read_twice() -> None:
    for content in (a_csv(LUO_XIULAN), a_workbook(LUO_XIULAN)):
        roster = open_roster(content, TODAY)
        assert list(roster.rows()) == list(roster.rows()) == [the_row()]


def test_lines_are_numbered_as_the_sheet_numbers_them() -> None:
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    page = workbook.add_worksheet()
    page.write_row(2, 1, HEADERS)
    page.write_row(5, 1, list(LUO_XIULAN.values()))
    workbook.close()
    assert [row.line for row in rows_of(content.getvalue())] == [6]


def test_lines_of_a_csv_are_counted_past_blank_ones_and_line_breaks_in_cells() -> None:
    row = LUO_XIULAN | {"居住地址": "柏嘴村\n1组1号"}
    content = a_csv(LUO_XIULAN, {}, row, LUO_XIULAN)
    assert [row.line for row in rows_of(content)] == [2, 4, 6]


@pytest.mark.parametrize(
    "cell",
    ["2010-01-05", "2010/1/5", "2010/01/05", "20100105", 20100105, FIFTH, datetime.combine(FIFTH, time())],
)
def test_a_day_can_be_written_in_four_ways(cell: object) -> None:
    assert the_row(申请日期=cell).applied_on == FIFTH


@pytest.mark.parametrize("cell", ["300", 300, "300.00", " 300 "])
def test_a_grade_is_an_exact_number_of_yuan(cell: object) -> None:
    assert the_row(缴费档次=cell).grade == 30_000


def test_who_pays_nothing_leaves_the_grade_empty() -> None:
    row = the_row(缴费档次="")
    assert row.grade is None
    assert row.faults == ()


@pytest.mark.parametrize(
    ("cell", "category"),
    [("一般", Category.ORDINARY), ("重度残疾", Category.SEVERELY_DISABLED), ("低保", Category.LOW_INCOME)],
)
def test_categories_are_known_by_their_words(cell: str, category: Category) -> None:
    assert the_row(参保类别=cell).category is category


@pytest.mark.parametrize(
    ("cell", "relation"),
    [
        ("户主", Relation.HEAD),
        ("配偶", Relation.SPOUSE),
        ("长子", Relation.CHILD),
        ("女婿", Relation.CHILD_IN_LAW),
        ("外孙女", Relation.GRANDCHILD),
        ("母亲", Relation.PARENT),
        ("岳父", Relation.PARENT_IN_LAW),
        ("祖母", Relation.GRANDPARENT),
        ("妹", Relation.SIBLING),
        ("其他", Relation.OTHER),
    ],
)
def test_relations_are_known_by_their_words(cell: str, relation: Relation) -> None:
    assert the_row(与户主关系=cell).relation is relation


def test_a_small_x_and_spaces_around_an_identity_number_do_no_harm() -> None:
    assert the_row(公民身份号码=" 11010519491231002x ").id_number == "11010519491231002X"


# What is wrong with a row


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("公民身份号码", 511526195006150128),
        ("联系电话", 10000000002),
        ("银行账号", 9999990000000000002),
    ],
)
def test_digits_kept_as_a_number_are_a_fault(column: str, cell: int) -> None:
    assert fault(**{column: cell}) == Fault("ROSTER_NUMBER_CELL", column, {"column": column})


def test_digits_that_a_spreadsheet_saved_as_a_number_are_a_fault_in_a_csv_too() -> None:
    (row,) = rows_of(a_csv(LUO_XIULAN | {"公民身份号码": "5.11526E+17"}))
    assert [(only.code, only.column) for only in row.faults] == [("ROSTER_NUMBER_CELL", "公民身份号码")]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("511521198502290113", "ID_DATE_IMPOSSIBLE"),  # TV-ID6: the check digit is right, the day is not
        ("511526195006150129", "ID_CHECK_DIGIT"),
        ("51152619500615012", "ID_LENGTH"),
        ("5115261950O6150128", "ID_CHARACTERS"),
        ("991526195006150128", "ID_REGION_UNKNOWN"),
        ("51152620110101901X", "ID_DATE_IN_FUTURE"),
    ],
)
def test_an_impossible_identity_number_is_a_fault_that_does_not_repeat_the_number(
    number: str, code: str
) -> None:
    assert fault(公民身份号码=number) == Fault(code, "公民身份号码", {"column": "公民身份号码"})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("511526100", "ROSTER_NOT_A_VILLAGE"),
        ("5115261002", "DIVISION_LENGTH"),
        ("991526100201", "DIVISION_UNKNOWN"),
    ],
)
def test_a_hukou_that_is_no_village_is_a_fault(code: str, expected: str) -> None:
    only = fault(户籍地代码=code)
    assert (only.code, only.column) == (expected, "户籍地代码")


@pytest.mark.parametrize(
    "cell",
    ["2010-02-29", "2010-1", "05.01.2010", "2010-01-05 10:00", 40183, HALF_PAST_TEN],
)
def test_what_is_no_day_is_a_fault(cell: object) -> None:
    assert fault(申请日期=cell).code == "ROSTER_DATE"


@pytest.mark.parametrize("cell", ["300.5", 300.5, 100.1, "-100", 0, "三百", "3e2", "３００"])
def test_what_is_no_whole_yuan_is_a_fault(cell: object) -> None:
    assert fault(缴费档次=cell).code == "ROSTER_GRADE"


@pytest.mark.parametrize(("column", "cell"), [("性别", "M"), ("参保类别", "五保"), ("与户主关系", "邻居")])
def test_a_strange_word_is_a_fault_that_names_the_words_that_may_stand_there(column: str, cell: str) -> None:
    only = fault(**{column: cell})
    assert (only.code, only.column) == ("ROSTER_UNKNOWN_WORD", column)


def test_the_fault_of_a_category_names_all_three() -> None:
    assert fault(参保类别="五保").params["words"] == "一般、重度残疾、低保"


@pytest.mark.parametrize("column", [column.header for column in COLUMNS if column.required])
def test_a_cell_that_the_form_needs_may_not_be_empty(column: str) -> None:
    assert fault(**{column: "  "}) == Fault("ROSTER_CELL_EMPTY", column, {"column": column})


@pytest.mark.parametrize("column", [column.header for column in COLUMNS if not column.required])
def test_other_cells_may_be_empty(column: str) -> None:
    assert the_row(**{column: ""}).faults == ()


def test_all_faults_of_a_row_are_told_at_once_and_its_neighbours_are_read() -> None:
    bad = LUO_XIULAN | {"性别": "", "公民身份号码": "1", "申请日期": "gestern"}
    good, worse, also_good = rows_of(a_csv(LUO_XIULAN, bad, LUO_XIULAN))
    assert good.faults == also_good.faults == ()
    assert [only.code for only in worse.faults] == ["ROSTER_CELL_EMPTY", "ID_LENGTH", "ROSTER_DATE"]


def test_a_comma_in_an_address_that_shifts_the_row_is_a_fault() -> None:
    content = a_csv(LUO_XIULAN).replace("柏嘴村1组".encode(), "柏嘴村,1组".encode())
    (row,) = rows_of(content)
    assert "ROSTER_SHIFTED_ROW" in [only.code for only in row.faults]


def test_no_fault_repeats_what_stands_in_a_shifted_row() -> None:
    shifted = dict(zip(HEADERS, ["", *list(LUO_XIULAN.values())[:-1]], strict=True))
    (row,) = rows_of(a_csv(shifted))
    told = "".join(str(value) for only in row.faults for value in only.params.values())
    assert len(row.faults) > 3
    assert not any(cell in told for cell in ("罗秀兰", "511526195006150128", "9999990000000000002"))


def test_a_short_line_of_a_csv_lacks_its_last_cells() -> None:
    content = ",".join(HEADERS) + "\n罗秀兰,女\n"
    (row,) = rows_of(content.encode())
    assert {only.code for only in row.faults} == {"ROSTER_CELL_EMPTY"}
    assert row.handler == ""


def test_a_row_does_not_print_the_person() -> None:
    assert "罗秀兰" not in repr(the_row())
    assert "511526195006150128" not in repr(the_row())


# What is wrong with a file


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", a_csv(), a_workbook(), a_csv({}, {})], ids=["0", "blank", "csv", "xlsx", "rows"]
)
def test_a_file_with_nobody_in_it_is_refused(content: bytes) -> None:
    assert refusal(content).code == "ROSTER_EMPTY"


def test_an_empty_first_sheet_names_the_sheets_that_are_not_read() -> None:
    blank = a_workbook(headers=[], more=lambda workbook, _: workbook.add_worksheet("名册"))
    titles = a_workbook(more=lambda workbook, _: workbook.add_worksheet("名册"))
    for content in (blank, titles):
        refused = refusal(content)
        assert (refused.code, refused.params) == ("ROSTER_FIRST_SHEET_EMPTY", {"sheet": "名册"})


@pytest.mark.parametrize(
    "content",
    [
        a_csv(LUO_XIULAN).replace(b",", b";"),
        a_csv(LUO_XIULAN).replace(b",", b"\t"),
        "柏嘴村参保登记表\n".encode() + a_csv(LUO_XIULAN),
        a_workbook(headers=[], more=lambda _, page: page.merge_range("A1:O1", "柏嘴村参保登记表")),
    ],
    ids=["semicolons", "tabs", "a title above", "a merged title above"],
)
def test_a_first_line_that_is_not_the_titles_is_told_as_such(content: bytes) -> None:
    refused = refusal(content)
    assert (refused.code, refused.params) == ("ROSTER_NO_HEADER", {"line": 1, "column": "姓名"})


def test_a_file_without_a_column_is_refused_by_the_columns_name() -> None:
    lacking = [header for header in HEADERS if header not in ("户号", "经办人")]
    refused = refusal(a_csv(LUO_XIULAN, headers=lacking))
    assert (refused.code, refused.params) == ("ROSTER_MISSING_COLUMN", {"column": "户号、经办人"})


def test_a_column_that_stands_twice_is_refused() -> None:
    refused = refusal(a_csv(LUO_XIULAN, headers=[*HEADERS, "姓名"]))
    assert (refused.code, refused.params) == ("ROSTER_COLUMN_TWICE", {"column": "姓名"})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_an_encoding_that_nobody_agreed_on_is_refused(encoding: str) -> None:
    assert refusal(a_csv(LUO_XIULAN, encoding=encoding)).code == "ROSTER_ENCODING"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        a_workbook(LUO_XIULAN)[:2000],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "<html><table><tr><td>姓名</td></tr></table></html>".encode(),
        b"%PDF-1.4",
    ],
    ids=["junk", "half", "xls", "html", "pdf"],
)
def test_what_only_looks_like_a_workbook_is_refused(content: bytes) -> None:
    assert refusal(content).code == "ROSTER_NOT_A_WORKBOOK"


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(content.getvalue()).code == "ROSTER_NOT_A_WORKBOOK"


def test_a_sheet_in_an_alphabet_that_does_not_exist_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(a_workbook(LUO_XIULAN))) as good, zipfile.ZipFile(content, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b'encoding="UTF-8"', b'encoding="KLINGON"'))
    assert refusal(content.getvalue()).code == "ROSTER_NOT_A_WORKBOOK"


def test_merged_titles_are_refused_by_their_place() -> None:
    merged = a_workbook(LUO_XIULAN, more=lambda _, page: page.merge_range("H1:H2", "户号"))
    refused = refusal(merged)
    assert (refused.code, refused.params) == ("ROSTER_MERGED_CELLS", {"cells": "H1:H2"})


def test_merged_cells_below_the_titles_keep_out_the_rows_that_they_touch() -> None:
    def merge(_: Workbook, page: Worksheet) -> None:
        page.merge_range("H3:H4", "0001")
        page.merge_range("K4:L5", "300")

    rows = rows_of(a_workbook(*(LUO_XIULAN | {"户号": f"000{number}"} for number in range(5)), more=merge))
    told = [{only.params["cells"] for only in row.faults if "cells" in only.params} for row in rows]
    assert told == [set(), {"H3:H4"}, {"K4:L5"}, {"K4:L5"}, set()]


def test_a_cell_in_the_far_corner_is_refused_before_it_costs_memory() -> None:
    corner = a_workbook(LUO_XIULAN, more=lambda _, page: page.write(1_048_575, 16_383, "x"))
    refused = refusal(corner)
    assert (refused.code, refused.params) == ("ROSTER_TOO_LARGE", {"megabytes": 40, "rows": 120_000})


def test_a_workbook_that_unpacks_to_more_than_it_should_is_refused() -> None:
    content = BytesIO(a_workbook(LUO_XIULAN))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/blank.bmp", bytes(201 * 1024 * 1024))
    assert len(content.getvalue()) < 1024 * 1024
    assert refusal(content.getvalue()).code == "ROSTER_TOO_LARGE"


def test_a_file_of_more_bytes_or_lines_than_agreed_is_refused() -> None:
    assert refusal(b"," * (40 * 1024 * 1024 + 1)).code == "ROSTER_TOO_LARGE"
    assert refusal(b"a\n" * 120_001).code == "ROSTER_TOO_LARGE"


def test_a_sheet_that_is_long_and_wide_is_refused_before_it_costs_memory() -> None:
    far = a_workbook(LUO_XIULAN, more=lambda _, page: page.write(100_000, 100, "x"))
    assert refusal(far).code == "ROSTER_TOO_LARGE"
    long = a_workbook(LUO_XIULAN, more=lambda _, page: page.write_row(100_000, 0, LUO_XIULAN.values()))
    assert [row.line for row in rows_of(long)] == [2, 100_001]


def test_rows_are_counted_as_they_are_read() -> None:
    for content in (a_csv(LUO_XIULAN, {}, LUO_XIULAN), a_workbook(LUO_XIULAN, LUO_XIULAN)):
        roster = open_roster(content, TODAY)
        assert roster.count() == len(list(roster.rows())) == 2


def test_an_open_quotation_mark_is_refused_before_any_row_is_taken() -> None:
    content = a_csv(LUO_XIULAN, LUO_XIULAN) + '"罗秀兰,女\n'.encode()
    refused = refusal(content)
    assert (refused.code, refused.params) == ("ROSTER_BROKEN_CSV", {"line": 4})


def test_a_text_without_an_end_of_line_is_no_list() -> None:
    assert refusal(b"a" * 10_000_000).code == "ROSTER_BROKEN_CSV"


def test_only_the_first_visible_sheet_is_read_and_the_others_are_named() -> None:
    roster = open_roster(
        a_workbook(LUO_XIULAN, more=lambda workbook, _: workbook.add_worksheet("说明")), TODAY
    )
    assert [(note.code, note.params) for note in roster.notes] == [
        ("ROSTER_SHEET_IGNORED", {"sheet": "说明"})
    ]


# What makes an import idempotent


def test_a_row_has_the_same_key_in_every_file_that_holds_it() -> None:
    (in_csv,) = rows_of(a_csv(LUO_XIULAN | {"申请日期": "2010/1/5"}, headers=[*reversed(HEADERS)]))
    assert in_csv.key == the_row().key == the_row(申请日期=FIFTH, 缴费档次=300).key


@pytest.mark.parametrize("column", HEADERS)
def test_a_row_has_another_key_when_anything_in_it_changes(column: str) -> None:
    other = {
        "性别": "男",
        "公民身份号码": "511526197903012031",
        "户籍地代码": "511526100202",
        "与户主关系": "户主",
        "参保类别": "低保",
        "缴费档次": "400",
        "申请日期": "2010-01-06",
    }
    assert the_row(**{column: other.get(column, "别的")}).key != the_row().key


def test_a_faulty_cell_counts_in_the_key_as_it_stands() -> None:
    assert the_row(申请日期="明天").key != the_row(申请日期="后天").key


def test_the_hash_of_a_file_is_that_of_its_bytes() -> None:
    content = a_csv(LUO_XIULAN)
    assert open_roster(content, TODAY).file_hash == file_hash(content)
    assert file_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert file_hash(content) != file_hash(content + b"\n")


# The sample


def test_the_sample_is_clean_and_says_the_same_in_both_kinds_of_file() -> None:
    in_workbook, in_csv = rows_of(as_workbook(sample())), rows_of(as_csv(sample()))
    assert in_workbook == in_csv
    assert not any(row.faults for row in in_workbook)
    assert 35 <= len(in_workbook) <= 45


def test_the_committed_samples_are_the_ones_that_the_program_writes() -> None:
    for name, content in files():
        assert rows_of((EXAMPLES / name).read_bytes()) == rows_of(content)


def test_the_sample_has_everybody_whom_the_scheme_is_about() -> None:
    rows = rows_of((EXAMPLES / "roster-clean.xlsx").read_bytes())
    assert {row.category for row in rows} == set(Category)
    assert {row.grade for row in rows if row.grade} == {10_000, 20_000, 30_000, 40_000, 50_000}
    assert len({row.village for row in rows}) == 1
    born = {row.line: resident_id(row.id_number, TODAY).born for row in rows}
    assert any(
        age_on(born[row.line], TODAY) == 59 and age_on(born[row.line], date(2010, 12, 31)) == 60
        for row in rows
    )
    heads_over_sixty = {
        row.household for row in rows if row.relation is Relation.HEAD and age_on(born[row.line], TODAY) >= 60
    }
    assert any(row.relation is Relation.CHILD and row.household in heads_over_sixty for row in rows)
    for row in rows:
        assert (row.grade is None) == (age_on(born[row.line], date(2009, 12, 1)) >= 60)


# Sentences


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_of_the_roster_has_a_sentence(language: str) -> None:
    source = "".join(path.read_text() for path in (MESSAGES.parent / "roster").glob("*.py"))
    codes = set(re.findall(r'"(ROSTER_[A-Z_]+)"', source))
    sentences = tomllib.loads((MESSAGES / f"{language}.toml").read_text())
    assert codes
    assert codes <= set(sentences)
