"""Money every month in the pilot county: what its officers do again and again."""

from datetime import date
from hashlib import sha256

from pilot_county import GONGXIAN, PilotCounty

from insurance.contract import (
    BankAnswer,
    BankOrder,
    LineAnswer,
    LinesOf,
    LineState,
    LinesToSend,
    MonthAnswer,
    Outcome,
    PaidBenefit,
    PayoutAnswer,
    PrepareRun,
    RecordBankFile,
    RecordReturns,
    ReleaseRun,
    ReturnFileAnswer,
    RunAnswer,
    RunStage,
)
from insurance.local import read_returns
from jinbao.money import as_yuan, yuan


def run(county: PilotCounty, month: str) -> RunAnswer:
    answer: RunAnswer = county.ask("jian", "run_by_id", f"{GONGXIAN}/{month}")
    return answer


def lines(county: PilotCounty, month: str, **asked: object) -> list[LineAnswer]:
    key = LinesOf(run=f"{GONGXIAN}/{month}", **asked)  # type: ignore[arg-type] # as the question has it
    return list(county.ask("jian", "lines_of_run", key).rows)


def payouts(county: PilotCounty, month: str) -> list[PayoutAnswer]:
    """What each line of a run is made of."""
    keys = [line.id for line in lines(county, month)]
    return list(county.service.look_up("payout_by_line", keys, county.call("jian")))


def prepare(county: PilotCounty, month: str) -> RunAnswer:
    while run(county, month) is None or run(county, month).stage in (RunStage.PREPARING, RunStage.CANCELLED):
        county.do("bian", PrepareRun, county=GONGXIAN, month=month)
    return run(county, month)


def release(county: PilotCounty, month: str) -> RunAnswer:
    prepared = prepare(county, month)
    county.do("zhi", ReleaseRun, county=GONGXIAN, month=month, lines=prepared.lines)
    return run(county, month)


def credited(county: PilotCounty, month: str, **returned: BankAnswer) -> None:
    """The bank credits all but those named, for the reason given."""
    outcomes = tuple(
        Outcome(line.number, returned.get(line.person, BankAnswer.CREDITED))
        for line in lines(county, month, state=LineState.SENT)
    )
    county.do("bian", RecordReturns, county=GONGXIAN, month=month, outcomes=outcomes)


def waiting(county: PilotCounty, month: str) -> BankOrder:
    """The lines that wait for a bank file."""
    order: BankOrder = county.ask("bian", "bank_order", LinesToSend(run=f"{GONGXIAN}/{month}"))
    return order


def to_the_bank(county: PilotCounty, month: str) -> str:
    """The digest of the file in which they went there; what stands in it does not matter to insurance."""
    order = waiting(county, month)
    digest = sha256(repr(order).encode()).hexdigest()
    amount = sum(line.amount for line in order.lines)
    asked = {"county": GONGXIAN, "month": month, "digest": digest}
    county.do("bian", RecordBankFile, **asked, lines=len(order.lines), amount=amount)
    return digest


def return_file(digest: str, *rows: str) -> bytes:
    """As the bank writes it, with totals over its rows."""
    amounts = [yuan(row.split(",")[1]) for row in rows]
    totals = f"合计,{len(rows)},{as_yuan(sum(amounts))}"
    return "\r\n".join(["序号,金额,结果,退票代码", *rows, totals, f"报盘摘要,{digest}", ""]).encode("gb18030")


def answered(county: PilotCounty, month: str, *rows: str) -> ReturnFileAnswer:
    """All that waits goes to the bank in a file, and the bank answers so."""
    content = return_file(to_the_bank(county, month), *rows)
    return read_by(county, "bian", month, content)


def read_by(county: PilotCounty, who: str, month: str, content: bytes) -> ReturnFileAnswer:
    file = read_returns(county.service, county.call(who), f"{GONGXIAN}/{month}", content)
    answer: ReturnFileAnswer = county.ask("jian", "return_file_by_id", file)
    return answer


def pay_month(county: PilotCounty, month: str, **returned: BankAnswer) -> None:
    """On the tenth of the month."""
    county.open(date.fromisoformat(f"{month}-10"))
    release(county, month)
    credited(county, month, **returned)


def pay_run(
    county: PilotCounty, month: str, benefit: PaidBenefit, **returned: BankAnswer
) -> list[LineAnswer]:
    """The county's run of another benefit for a month goes to the bank, which credits all but those named."""
    run = {"county": GONGXIAN, "month": month, "benefit": benefit}
    county.do("bian", PrepareRun, **run)
    key = f"{GONGXIAN}/{month}/{benefit.lower()}"
    county.do("zhi", ReleaseRun, **run, lines=county.ask("jian", "run_by_id", key).lines)
    sent = county.ask("jian", "lines_of_run", LinesOf(run=key, state=LineState.SENT)).rows
    answers = (Outcome(line.number, returned.get(line.person, BankAnswer.CREDITED)) for line in sent)
    county.do("bian", RecordReturns, **run, outcomes=tuple(answers))
    return list(county.ask("jian", "lines_of_run", LinesOf(run=key)).rows)


def months(county: PilotCounty, person: str = "zhou") -> dict[str, MonthAnswer]:
    return {one.month: one for one in county.ask("jian", "months_by_entitlement", person)}


def paid(county: PilotCounty, person: str = "zhou") -> dict[str, int]:
    return {one.month: one.paid for one in months(county, person).values()}
