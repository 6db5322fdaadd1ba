"""A month's money whose program is killed midway: it goes on, pays nobody twice, and the totals are right."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

INSURANCE = Path(__file__).parents[2] / "services" / "insurance" / "tests"
sys.path.insert(0, str(INSURANCE))  # tests are not packages, and the county is furnished there

from begun_pensions import begin_pensions  # noqa: E402 -- found by the line before
from paying import lines, prepare, read_by, return_file, run, to_the_bank  # noqa: E402 -- as above
from pilot_county import GONGXIAN, SHUANGHE, PilotCounty  # noqa: E402 -- as above

from insurance.bank.register import RETURN_FILES, RETURN_ROWS  # noqa: E402 -- after what is found beside them
from insurance.contract import LineState, ReleaseRun, RunStage  # noqa: E402 -- as above
from insurance.rural_pension.account_register import ACCOUNTS  # noqa: E402 -- as above
from jinbao.casework.people import PersonRegistered  # noqa: E402 -- as above

MONTH = {"county": GONGXIAN, "month": "2010-02"}
PEOPLE = [f"person-{number:02}" for number in range(40)]

# A payer's program with small chunks, which says every one that is kept.
PROGRAM = """
import os, sys
from datetime import UTC, date, datetime
from insurance import local
from insurance.contract import PrepareRun, RunStage
from insurance.payment_run import knowledge
from insurance.service import insurance
from jinbao.bus import Call
from jinbao.engine import open_engine

url, task, run = sys.argv[1:4]
knowledge.AT_ONCE = local.ROWS_AT_ONCE = 4
service = insurance(open_engine(url), lambda: datetime(2010, 2, 10, 1, tzinfo=UTC))
service.listeners.append(lambda committed: os.write(1, b"kept\\n"))
call = Call("bian", "county-agency")
county, _, month = run.partition("/")
if task == "prepare":
    while not (found := service.look_up("run_by_id", [run], call)[0]) or found.stage is RunStage.PREPARING:
        service.carry_out(PrepareRun(on=date(2010, 2, 10), county=county, month=month), call)
else:
    local.read_returns(service, call, run, sys.stdin.buffer.read())
"""


@contextmanager
def payer(engine: Engine, task: str, content: bytes) -> Iterator[subprocess.Popen[bytes]]:
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", PROGRAM, url, task, f"{GONGXIAN}/2010-02"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as running:  # noqa: S603 -- our own program
        assert running.stdin
        try:
            running.stdin.write(content)
            running.stdin.close()
            yield running
        finally:
            running.kill()


def killed_after(engine: Engine, task: str, chunks: int, content: bytes = b"") -> None:
    with payer(engine, task, content) as running:
        assert running.stdout
        for _ in range(chunks):
            assert running.stdout.readline() == b"kept\n"
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL


@pytest.fixture
def county(engine: Engine) -> PilotCounty:
    """Forty people are owed their first month."""
    county = PilotCounty(engine)
    born = date(1950, 1, 4)
    county.tell(*(PersonRegistered(person, born, SHUANGHE, rural_hukou=True) for person in PEOPLE))
    begin_pensions(county.service, PEOPLE, payer=GONGXIAN, region=SHUANGHE)
    county.open(date(2010, 2, 10))
    return county


def test_a_month_is_paid_once_whenever_the_program_dies(county: PilotCounty) -> None:
    engine = county.service.engine
    killed_after(engine, "prepare", 3)
    half = run(county, "2010-02")
    assert half.stage is RunStage.PREPARING
    assert half.lines == half.seen == len(lines(county, "2010-02")) == 4 * half.chunks >= 12
    prepared = prepare(county, "2010-02")
    assert (prepared.stage, prepared.lines, prepared.amount) == (RunStage.PREPARED, 40, 40 * 55_94)
    listed = lines(county, "2010-02", first=100)
    assert [line.number for line in listed] == [*range(1, 41)]
    assert sorted(line.person for line in listed) == PEOPLE

    county.do("zhi", ReleaseRun, **MONTH, lines=40)
    content = return_file(to_the_bank(county, "2010-02"), *(f"{line},55.94,成功," for line in range(1, 41)))
    killed_after(engine, "returns", 3, content)
    paid = len(lines(county, "2010-02", first=100, state=LineState.PAID))
    assert paid % 4 == 0
    assert 12 <= paid == drawn_on(county) < 40
    for _ in range(2):  # whoever does not know what became of it may ask once more
        read_by(county, "bian", "2010-02", content)
    assert drawn_on(county) == 40
    [total] = county.ask("jian", "totals_of_run", f"{GONGXIAN}/2010-02")
    assert (total.state, total.lines, total.amount) == (LineState.PAID, 40, 40 * 55_94)
    [file] = county.rows(RETURN_FILES)
    assert (file.taken, file.refused, file.done) == (40, 0, True)
    assert len(county.rows(RETURN_ROWS)) == 40


def drawn_on(county: PilotCounty) -> int:
    """How many accounts have borne their part; once, and no more."""
    with county.service.engine.connect() as connection:
        balances = list(connection.scalars(select(ACCOUNTS.c.personal)))
    assert set(balances) <= {130_00, 130_00 - 94}
    return balances.count(130_00 - 94)
