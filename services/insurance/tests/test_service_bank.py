"""What goes to the bank and comes back: every line in one file, every row with its receipt."""

import pytest
from paying import (
    answered,
    credited,
    lines,
    months,
    paid,
    read_by,
    release,
    return_file,
    run,
    to_the_bank,
    waiting,
)
from pilot_county import GONGXIAN, PilotCounty

from insurance import local
from insurance.contract import (
    BankAnswer,
    LineState,
    LinesToSend,
    RecordBankFile,
    RecordReturns,
    RepayLine,
    ReturnRowsOf,
    TakeBackBankFile,
)
from insurance.contract import Outcome as Said
from jinbao.decider import NotAuthorised, Refused

MONTH = {"county": GONGXIAN, "month": "2010-02"}
RUN = f"{GONGXIAN}/2010-02"


@pytest.fixture
def released(county: PilotCounty) -> PilotCounty:
    """Lines 1 to 3 are sent, to sun, wu and zhou."""
    for person in ("sun", "wu", "zhou"):
        county.granted(person)
    county.open(county.today.replace(month=2, day=10))
    release(county, "2010-02")
    return county


def receipts(county: PilotCounty, file: str) -> list[tuple[int, str | None]]:
    rows = county.ask("jian", "return_rows_of", ReturnRowsOf(file=file)).rows
    return [(row.row, row.refused or row.answer) for row in rows]


def states(county: PilotCounty) -> list[LineState]:
    return [line.state for line in lines(county, "2010-02")]


def test_only_who_pays_sees_what_goes_to_the_bank(released: PilotCounty) -> None:
    for who in ("he", "jian", "gao"):
        refused = released.ask(who, "bank_order", LinesToSend(run=RUN))
        assert isinstance(refused, NotAuthorised)
        totals = {"lines": 3, "amount": 3 * 55_94, "digest": "0" * 64}
        assert released.refuses(who, RecordBankFile, **MONTH, **totals).code == "NOT_AUTHORISED"
    with pytest.raises(NotAuthorised):
        read_by(released, "he", "2010-02", return_file("0" * 64, "1,55.94,成功,"))


def test_every_line_is_in_one_bank_file(released: PilotCounty) -> None:
    """One that was returned before it was sent stays out; one that is sent again goes into the next."""
    released.do("bian", RecordReturns, **MONTH, outcomes=(Said(2, BankAnswer.NO_ACCOUNT),))
    order = waiting(released, "2010-02")
    assert (order.number, [(line.number, line.person) for line in order.lines]) == (
        1,
        [(1, "sun"), (3, "zhou")],
    )
    totals = {"lines": 3, "amount": 3 * 55_94, "digest": "0" * 64}
    assert released.refuses("bian", RecordBankFile, **MONTH, **totals).params == {
        "lines": 2,
        "amount": 2 * 55_94,
    }
    digest = to_the_bank(released, "2010-02")
    assert [line.file for line in lines(released, "2010-02")] == [1, None, 1]
    assert released.refuses("bian", RecordBankFile, **MONTH, **totals).code == "NOTHING_TO_SEND"
    assert released.ask("bian", "bank_order", LinesToSend(run=RUN, digest=digest)) == order

    released.do("zhi", RepayLine, **MONTH, line=2, account_confirmed_on=released.today)
    assert [(line.number, line.person) for line in waiting(released, "2010-02").lines] == [(2, "wu")]
    to_the_bank(released, "2010-02")
    [files] = [released.ask("jian", "bank_files_by_run", RUN)]
    assert [(file.number, file.lines, file.amount) for file in files] == [(1, 2, 2 * 55_94), (2, 1, 55_94)]


def test_a_file_that_never_left_is_taken_back_by_a_second_person(released: PilotCounty) -> None:
    digest = to_the_bank(released, "2010-02")
    assert released.refuses("bian", TakeBackBankFile, **MONTH, digest=digest).code == "SEPARATION"
    assert released.refuses("zhi", TakeBackBankFile, **MONTH, digest="0" * 64).code == "BANK_FILE_UNKNOWN"
    released.do("zhi", TakeBackBankFile, **MONTH, digest=digest)
    order = waiting(released, "2010-02")
    assert (order.number, len(order.lines)) == (2, 3)
    refused = released.ask("bian", "bank_order", LinesToSend(run=RUN, digest=digest))
    assert isinstance(refused, Refused)
    assert refused.code == "BANK_FILE_UNKNOWN"

    digest = to_the_bank(released, "2010-02")
    released.do("bian", RecordReturns, **MONTH, outcomes=(Said(2, BankAnswer.CREDITED),))
    late = released.refuses("zhi", TakeBackBankFile, **MONTH, digest=digest)
    assert (late.code, late.params) == ("BANK_FILE_ANSWERED", {"lines": 1})


def test_the_good_rows_of_a_return_file_count_and_the_others_say_why_not(released: PilotCounty) -> None:
    file = answered(
        released,
        "2010-02",
        "1,55.94,成功,",
        "2,55.94,退票,01",
        "3,55.95,成功,",
        "4,55.94,成功,",
        "第五,0.00,成功,",
        "6,0.00,也许,",
        "7,0.00,退票,77",
        "8,1.00,成功,",
        "8,1.00,退票,02",
    )
    assert (file.taken, file.refused, file.done) == (2, 7, True)
    assert receipts(released, file.id) == [
        (2, BankAnswer.CREDITED),
        (3, BankAnswer.ACCOUNT_CLOSED),
        (4, "RETURN_AMOUNT_DIFFERS"),
        (5, "LINE_UNKNOWN"),
        (6, "RETURN_LINE_UNREADABLE"),
        (7, "RETURN_RESULT_UNKNOWN"),
        (8, "RETURN_CODE_UNKNOWN"),
        (9, "RETURN_LINE_TWICE"),
        (10, "RETURN_LINE_TWICE"),
    ]
    assert states(released) == [LineState.PAID, LineState.BOUNCED, LineState.SENT]
    assert paid(released, "sun") == {"2010-02": 55_94}
    assert months(released, "wu")["2010-02"].owed == 55_94
    assert released.ask("jian", "account_by_person", "sun").balance == 130_00 - 94
    refused = released.ask("jian", "return_rows_of", ReturnRowsOf(file=file.id, refused=True)).rows
    assert len(refused) == file.refused


def test_a_return_file_counts_once_however_often_it_is_sent(released: PilotCounty) -> None:
    digest = to_the_bank(released, "2010-02")
    content = return_file(digest, "1,55.94,成功,", "2,55.94,退票,03", "3,55.94,成功,")
    first = read_by(released, "bian", "2010-02", content)
    versions = run(released, "2010-02")
    assert read_by(released, "zhi", "2010-02", content) == first
    assert run(released, "2010-02") == versions
    same = return_file(digest, "3,55.94,成功,", "1,55.94,退票,01")
    other = read_by(released, "bian", "2010-02", same)
    assert receipts(released, other.id) == [(2, BankAnswer.CREDITED), (3, "LINE_SETTLED")]
    released.do("zhi", RepayLine, **MONTH, line=2, account_confirmed_on=released.today)
    late = read_by(released, "bian", "2010-02", return_file(digest, "2,55.94,成功,"))
    assert receipts(released, late.id) == [(2, "RETURN_OF_ANOTHER_FILE")]
    assert paid(released, "wu") == {"2010-02": 0}


def test_a_reading_that_broke_off_goes_on_where_it_stood(
    released: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is decided of one chunk is kept, whatever happens to the next."""
    monkeypatch.setattr(local, "ROWS_AT_ONCE", 2)
    content = return_file(to_the_bank(released, "2010-02"), *(f"{line},55.94,成功," for line in (1, 2, 3)))
    carry_out, commands = released.service.carry_out, []

    def falls_over(*asked: object) -> object:
        commands.append(asked)
        if len(commands) == 2:
            raise SystemExit
        return carry_out(*asked)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(released.service, "carry_out", falls_over)
    with pytest.raises(SystemExit):
        read_by(released, "bian", "2010-02", content)
    assert states(released) == [LineState.PAID, LineState.PAID, LineState.SENT]
    done = read_by(released, "bian", "2010-02", content)
    assert (done.taken, done.done, len(commands)) == (3, True, 3)
    assert [row for row, _ in receipts(released, done.id)] == [2, 3, 4]


def test_two_who_read_the_same_file_at_once_settle_each_line_once(
    released: PilotCounty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "ROWS_AT_ONCE", 1)
    content = return_file(to_the_bank(released, "2010-02"), *(f"{line},55.94,成功," for line in (3, 1, 2)))
    carry_out, other = released.service.carry_out, []

    def meanwhile(*asked: object) -> object:
        """Before the second row, somebody else reads all that is left."""
        if len(other) == 1:
            other.append("zhi")
            read_by(released, "zhi", "2010-02", content)
        other.append("bian")
        return carry_out(*asked)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(released.service, "carry_out", meanwhile)
    done = read_by(released, "bian", "2010-02", content)
    assert (done.taken, done.refused, done.done, done.read_by) == (3, 0, True, "zhi")
    assert [row for row, _ in receipts(released, done.id)] == [2, 3, 4]
    assert {released.ask("jian", "account_by_person", one).balance for one in ("sun", "wu")} == {129_06}


WHOLE = return_file("0" * 64, "1,55.94,成功,").decode("gb18030")
FAULTY = {
    "RETURN_FILE_EMPTY": b"",
    "RETURN_FILE_TOO_LONG": b"\n" * 200_001,
    "RETURN_FILE_UNREADABLE": b"\xff\xff,",
    "RETURN_FILE_COLUMN": WHOLE.replace("结果", "回执").encode(),
    "RETURN_FILE_CUT": WHOLE.partition("报盘摘要")[0].encode(),
    "RETURN_FILE_TOTALS": WHOLE.replace("合计,1,55.94", "合计,1,55.93").encode(),
    "BANK_FILE_UNKNOWN": WHOLE.encode(),
}


@pytest.mark.parametrize(("code", "content"), FAULTY.items(), ids=FAULTY)
def test_nothing_counts_of_a_file_that_cannot_be_trusted(
    released: PilotCounty, code: str, content: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        read_by(released, "bian", "2010-02", content)
    assert refused.value.code == code
    assert set(states(released)) == {LineState.SENT}


def test_a_file_of_nothing_but_its_end_is_empty(released: PilotCounty) -> None:
    with pytest.raises(Refused) as refused:
        read_by(released, "bian", "2010-02", return_file("0" * 64))
    assert refused.value.code == "RETURN_FILE_EMPTY"
    credited(released, "2010-02")
