"""The bank's return file (回盘文件): which line was credited or returned, and that nothing is missing in it.

A comma-separated file with a title over each column; under the rows stand the control totals and the digest
of the bank file that is answered:

    序号,金额,结果,退票代码
    1,55.94,成功,
    2,55.94,退票,01
    合计,2,111.88
    报盘摘要,9f86d081…
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from io import StringIO

from msgspec import Struct

from insurance.bank.events import ReturnReceipt
from insurance.payment_run.terms import BankAnswer
from jinbao.decider import Refused
from jinbao.money import Fen, yuan

LINE, AMOUNT, RESULT, CODE = "序号", "金额", "结果", "退票代码"
TOTALS, DIGEST = "合计", "报盘摘要"
CREDITED, RETURNED = "成功", "退票"
CODES = {
    "01": BankAnswer.ACCOUNT_CLOSED,
    "02": BankAnswer.ACCOUNT_UNKNOWN,
    "03": BankAnswer.NAME_DIFFERS,
    "04": BankAnswer.ACCOUNT_FROZEN,
    "99": BankAnswer.BANK_OTHER,
}
"""The return codes (own layout; what a bank uses of its own is mapped before)."""

ENCODINGS = ("utf-8-sig", "gb18030")
NUMBER = re.compile("[0-9]{1,6}")
MOST_ROWS = 200_000  # more than any county has pensioners, and little enough to be held at once


class ReturnRow(Struct, frozen=True):
    """What a row says, and where it stands in the file."""

    row: int
    line: int
    amount: Fen
    answer: BankAnswer


class ReturnFile(Struct, frozen=True):
    """A file that is whole; what cannot be read in it is refused row by row.

    The rows are in the order of the lines, not of the bank: lines that stand together are settled together.
    """

    hash: str
    answers: str
    rows: tuple[ReturnRow | ReturnReceipt, ...]


def read(content: bytes) -> ReturnFile:
    """Raises RETURN_FILE_… where none of it can be trusted."""
    if content.count(b"\n") > MOST_ROWS:
        raise Refused("RETURN_FILE_TOO_LONG", field="file", rows=MOST_ROWS)
    records = list(_records(content))
    if not records:
        raise Refused("RETURN_FILE_EMPTY", field="file")
    (_, titles), *below = records
    if missing := [title for title in (LINE, AMOUNT, RESULT, CODE) if title not in titles]:
        raise Refused("RETURN_FILE_COLUMN", field="file", column="、".join(missing))
    ends = {cells[0]: cells for _, cells in below if cells[0] in (TOTALS, DIGEST)}
    rows = [(number, _named(titles, cells)) for number, cells in below if cells[0] not in ends]
    if not rows:
        raise Refused("RETURN_FILE_EMPTY", field="file")
    _must_be_whole(ends, [cells for _, cells in rows])
    read = [_row(number, cells) for number, cells in rows]
    by_line = sorted(_once(read), key=lambda row: (row.line or 0, row.row))
    return ReturnFile(sha256(content).hexdigest(), ends[DIGEST][1], tuple(by_line))


def _records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(_text(content), newline=""), strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error:
        raise Refused("RETURN_FILE_UNREADABLE", field="file") from None


def _text(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("RETURN_FILE_UNREADABLE", field="file")


def _named(titles: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    return defaultdict(str, zip(titles, cells, strict=False))


def _must_be_whole(ends: Mapping[str, Sequence[str]], rows: Sequence[Mapping[str, str]]) -> None:
    """A file that was cut off, or has rows from elsewhere, does not agree with its own totals."""
    if any(len(ends.get(end, ())) < length for end, length in ((DIGEST, 2), (TOTALS, 3))):
        raise Refused("RETURN_FILE_CUT", field="file")
    try:
        listed = sum(yuan(cells[AMOUNT]) for cells in rows)
        said = int(ends[TOTALS][1]), yuan(ends[TOTALS][2])
    except (Refused, ValueError):
        raise Refused("RETURN_FILE_TOTALS", field="file") from None
    if said != (len(rows), listed):
        raise Refused("RETURN_FILE_TOTALS", field="file")


def _row(number: int, cells: Mapping[str, str]) -> ReturnRow | ReturnReceipt:
    if not NUMBER.fullmatch(cells[LINE]):
        return ReturnReceipt(number, refused="RETURN_LINE_UNREADABLE")
    line, result = int(cells[LINE]), cells[RESULT]
    if result not in (CREDITED, RETURNED):
        return ReturnReceipt(number, line, refused="RETURN_RESULT_UNKNOWN")
    if result == RETURNED and cells[CODE] not in CODES:
        return ReturnReceipt(number, line, refused="RETURN_CODE_UNKNOWN", params={"codes": "、".join(CODES)})
    answer = BankAnswer.CREDITED if result == CREDITED else CODES[cells[CODE]]
    return ReturnRow(number, line, yuan(cells[AMOUNT]), answer)


def _once(rows: Sequence[ReturnRow | ReturnReceipt]) -> Iterator[ReturnRow | ReturnReceipt]:
    """Of a line that stands twice neither row counts: nobody here can tell which of them is true."""
    at: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.line is not None:
            at[row.line].append(row.row)
    for row in rows:
        others = [str(one) for one in at.get(row.line or 0, ()) if one != row.row]
        if others and isinstance(row, ReturnRow):
            twice: dict[str, str | int] = {"rows": "、".join(others)}
            yield ReturnReceipt(row.row, row.line, refused="RETURN_LINE_TWICE", params=twice)
        else:
            yield row
