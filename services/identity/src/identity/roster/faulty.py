"""What a village gets wrong on a roster, one fault to a row: the makings of the faulty sample."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from msgspec import Struct

from identity.demo.cast import NEXT_VILLAGE, STORY_VILLAGE
from identity.demo.numbers import id_number
from identity.roster import form
from identity.roster.sheet import Cell, Sheet

REMARK = "备注"
IN_ORDER, OTHER = "无误", "另一性别"
IN_FUTURE = date(2099, 1, 1)
OTHER_HOUSEHOLD = "0099"
ONE_TO_THE_RIGHT, COMMA_IN_ADDRESS = "整行右移一格", "地址拆成了两格"
MERGED = "户号与下一行合并了", "户号与上一行合并了"
COUNTY = STORY_VILLAGE[:6]

Row = dict[str, Cell]


class Slip(Struct, frozen=True):
    """What was written instead, and what is wrong with it."""

    remark: str
    instead: Row


def slip(remark: str, column: form.Column, cell: Cell) -> Slip:
    return Slip(remark, {column.header: cell})


SLIPS = (
    slip("公民身份号码少一位", form.ID_NUMBER, "51152619500615012"),
    slip("公民身份号码里有字母", form.ID_NUMBER, "5115261950O6150128"),
    slip("公民身份号码校验码不对", form.ID_NUMBER, "511526195006150129"),
    slip("公民身份号码的1985年没有2月29日", form.ID_NUMBER, "511521198502290113"),
    slip("公民身份号码的地区不存在", form.ID_NUMBER, "991526195006150128"),
    slip("公民身份号码的出生日期在将来", form.ID_NUMBER, id_number(COUNTY, IN_FUTURE, 991)),
    slip("性别与公民身份号码不符", form.SEX, OTHER),
    slip("性别填了字母", form.SEX, "M"),
    slip("姓名空着", form.NAME, ""),
    slip("姓名里有数字", form.NAME, "张3"),
    slip("联系电话不是号码", form.PHONE, "没有"),
    slip("户籍地填到了镇", form.VILLAGE, STORY_VILLAGE[:9]),
    slip("户籍地代码少两位", form.VILLAGE, STORY_VILLAGE[:10]),
    slip("户籍地代码的地区不存在", form.VILLAGE, f"99{STORY_VILLAGE[2:]}"),
    slip("户籍地是邻村", form.VILLAGE, NEXT_VILLAGE),
    slip("与户主关系不在可选之列", form.RELATION, "邻居"),
    slip("参保类别不在可选之列", form.CATEGORY, "五保"),
    slip("缴费档次有角分", form.GRADE, 99.5),
    slip("缴费档次是负数", form.GRADE, -100),
    slip("缴费档次写成汉字", form.GRADE, "三百"),
    slip("缴费档次超过最高档", form.GRADE, 600),
    slip("申请日期不存在", form.APPLIED_ON, "2010-02-29"),
    slip("申请日期写法不对", form.APPLIED_ON, "05.01.2010"),
    slip("申请日期在将来", form.APPLIED_ON, IN_FUTURE),
    Slip(
        "一行有三处错",
        {
            form.SEX.header: "",
            form.ID_NUMBER.header: "1",
            form.APPLIED_ON.header: "明天",
        },
    ),
)

NUMBERS_OF_A_WORKBOOK = (
    slip("公民身份号码存成了数值", form.ID_NUMBER, 511526195006150128),
    slip("联系电话存成了数值", form.PHONE, 10000000002),
    slip("银行账号存成了数值", form.ACCOUNT, 9999990000000000002),
)
NUMBERS_OF_A_CSV = (
    slip("公民身份号码成了科学计数", form.ID_NUMBER, "5.11526E+17"),
    slip("银行账号成了科学计数", form.ACCOUNT, "9.99999E+18"),
)
OTHER_SEX = {"男": "女", "女": "男"}


def spoil(
    header: tuple[str, ...],
    good: tuple[tuple[Cell, ...], ...],
    others: tuple[tuple[Cell, ...], ...],
    *,
    workbook: bool,
) -> Sheet:
    """The good rows as they are, then a row for each slip; only a workbook has numbers and merged cells."""
    in_order = [dict(zip(header, row, strict=True)) for row in good]
    spoilt = cycle([dict(zip(header, row, strict=True)) for row in others])
    slips = (*(NUMBERS_OF_A_WORKBOOK if workbook else NUMBERS_OF_A_CSV), *SLIPS)
    rows = [(*row.values(), IN_ORDER) for row in in_order]
    rows += [(*written(one, next(spoilt)).values(), one.remark) for one in slips]
    rows += copied(in_order)
    rows += shifted(next(spoilt))
    if not workbook:
        return Sheet((*header, REMARK), tuple(rows))
    first = len(rows) + 2
    rows += [(*next(spoilt).values(), remark) for remark in MERGED]
    column = chr(ord("A") + header.index(form.HOUSEHOLD.header))
    return Sheet((*header, REMARK), tuple(rows), (f"{column}{first}:{column}{first + 1}",))


def written(one: Slip, row: Row) -> Row:
    """Of the sex there is always a wrong one."""
    if one.instead.get(form.SEX.header) == OTHER:
        return row | {form.SEX.header: OTHER_SEX[str(row[form.SEX.header])]}
    return row | one.instead


def copied(good: list[Row]) -> Iterator[tuple[Cell, ...]]:
    """What stands there already, and people who stand there already."""
    yield (*good[0].values(), "与第2行完全相同")
    yield (*(good[1] | {form.HOUSEHOLD.header: OTHER_HOUSEHOLD}).values(), "第3行的人又写在另一户")
    yield (*(good[2] | {form.NAME.header: "张冠"}).values(), "第4行的号码写在另一姓名之下")


def shifted(row: Row) -> Iterator[tuple[Cell, ...]]:
    """One cell too many, at the beginning or where an address has a comma."""
    yield ("", *row.values(), ONE_TO_THE_RIGHT)
    cells = list(row.values())
    place = list(row).index(form.RESIDENCE.header)
    yield (*cells[:place], "示例镇", *cells[place:], COMMA_IN_ADDRESS)
