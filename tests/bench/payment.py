"""Money every month, measured: lines listed, released, sent and settled in a second, on one store."""

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from figures import Figure, seconds_of

INSURANCE = Path(__file__).parents[2] / "services" / "insurance" / "tests"
sys.path.insert(0, str(INSURANCE))  # tests are not packages, and the county is furnished there

from begun_pensions import begin_pensions  # noqa: E402 -- found by the line before
from pilot_county import GONGXIAN, SHUANGHE, PilotCounty  # noqa: E402 -- as above

from insurance.contract import (  # noqa: E402 -- after what is found beside them
    LinesToSend,
    PrepareRun,
    RecordBankFile,
    ReleaseRun,
    RunStage,
)
from insurance.local import read_returns  # noqa: E402 -- as above
from jinbao.casework.people import PersonRegistered  # noqa: E402 -- as above
from jinbao.engine import open_engine  # noqa: E402 -- as above
from jinbao.money import as_yuan  # noqa: E402 -- as above

PEOPLE = 3_000
MONTH = {"county": GONGXIAN, "month": "2010-02"}
RUN = f"{GONGXIAN}/2010-02"
REACH = 1_000


def payment_lines_per_s(url: str) -> Figure:
    """One run of one county, from the first chunk to the last row of the bank's answer."""
    engine = open_engine(url)
    county = furnished(PilotCounty(engine))
    prepared = seconds_of(lambda: prepare(county))
    released = seconds_of(lambda: release(county))
    settled = seconds_of(lambda: settle(county))
    engine.dispose()
    in_all = prepared + released + settled
    said = f"{PEOPLE:,}: listed {prepared:.1f} s, released {released:.1f} s, settled {settled:.1f} s"
    return Figure("payment_lines_per_s", round(PEOPLE / in_all), REACH, said=said)


def furnished(county: PilotCounty) -> PilotCounty:
    persons = [f"person-{number:06}" for number in range(PEOPLE)]
    county.tell(*(PersonRegistered(person, date(1950, 1, 4), SHUANGHE, True) for person in persons))  # noqa: FBT003 -- a rural hukou
    begin_pensions(county.service, persons, payer=GONGXIAN, region=SHUANGHE)
    county.open(date(2010, 2, 10))
    return county


def prepare(county: PilotCounty) -> None:
    while (run := county.ask("jian", "run_by_id", RUN)) is None or run.stage is RunStage.PREPARING:
        county.do("bian", PrepareRun, **MONTH)


def release(county: PilotCounty) -> None:
    county.do("zhi", ReleaseRun, **MONTH, lines=PEOPLE)


def settle(county: PilotCounty) -> None:
    order = county.ask("bian", "bank_order", LinesToSend(run=RUN))
    amount = sum(line.amount for line in order.lines)
    digest = sha256(b"the bank's").hexdigest()
    county.do("bian", RecordBankFile, **MONTH, digest=digest, lines=PEOPLE, amount=amount)
    rows = [f"{line.number},{as_yuan(line.amount)},成功," for line in order.lines]
    end = [f"合计,{PEOPLE},{as_yuan(amount)}", f"报盘摘要,{digest}"]
    content = "\r\n".join(["序号,金额,结果,退票代码", *rows, *end]).encode()
    read_returns(county.service, county.call("bian"), RUN, content)
