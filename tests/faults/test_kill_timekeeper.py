"""A timekeeper that is killed in the middle of its work expires nothing by halves and nothing twice."""

import os
import signal
import subprocess
import sys
from collections import Counter as Tally
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from jinbao.statutory_clock.events import ClockExpired
from jinbao.statutory_clock.terms import ClockState

OFFICE = Path(__file__).parents[2] / "jinbao" / "tests"
sys.path.insert(0, str(OFFICE))  # tests are not packages, and the commission is furnished there

from invented_commission import Commission  # noqa: E402 -- found by the line before

AFTER_IT_WAS_DUE = date(2010, 4, 16)
CASES, AT_ONCE = 600, 7

# It says that it begins, and expires a few clocks at a time for as long as it lives.
TIMEKEEPER = """
import os, sys
from datetime import date
from invented_commission import Commission
from jinbao.engine import open_engine
from jinbao.statutory_clock import timekeeper

timekeeper.AT_ONCE = 7
commission = Commission(open_engine(sys.argv[1]), date(2010, 4, 16))
commission.service.listeners.append(lambda committed: os.write(1, b"committed\\n"))
commission.service.timekeeper.look()
"""


def killed_in_the_middle(url: str, after: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(OFFICE)}
    command = [sys.executable, "-c", TIMEKEEPER, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:  # noqa: S603 -- our own program
        assert running.stdout
        for _ in range(after):
            assert running.stdout.readline() == b"committed\n"
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL


def test_what_a_killed_timekeeper_left_the_next_one_does(engine: Engine) -> None:
    commission = Commission(engine)
    for first in range(0, CASES, 300):
        commission.accept_many(*(f"{n}" for n in range(first, first + 300)))
    url = engine.url.render_as_string(hide_password=False)
    for after in (3, 11):
        killed_in_the_middle(url, after)
    half = len(commission.recorded(ClockExpired))
    assert 14 * AT_ONCE <= half < CASES
    commission.day = AFTER_IT_WAS_DUE
    assert commission.service.timekeeper.look() == CASES - half
    expired = Tally(one.stream for one in commission.recorded(ClockExpired))
    assert (len(expired), set(expired.values())) == (CASES, {1})
    assert len(commission.due(states=(ClockState.EXPIRED,), first=100)) == 100
