"""The private PostgreSQL: UTF-8, durable, never root's, and gone with whoever started it."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from jinbao import postgres
from jinbao.postgres import private_postgres

MEASUREMENT = """
import time
from jinbao.postgres import private_postgres
with private_postgres() as url:
    print(url, flush=True)
    time.sleep(60)
"""


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


FSYNC = "SELECT current_setting('fsync')"


def test_it_keeps_chinese_text(postgres_database: str) -> None:
    with psycopg.connect(plain(postgres_database)) as connection:
        settings = "SELECT current_setting('server_encoding'), lower('ÄÖ 李庄')"
        assert connection.execute(settings).fetchone() == ("UTF8", "äö 李庄")


def test_it_waits_for_the_disk_unless_it_need_not() -> None:
    for durable, said in ((True, "on"), (False, "off")):
        with private_postgres(durable=durable) as url, psycopg.connect(plain(url)) as connection:
            assert connection.execute(FSYNC).fetchone() == (said,)


def test_a_machine_without_postgresql_uses_the_programs_of_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "INSTALLED", Path("/nonexistent"))
    monkeypatch.setenv("PATH", "/nonexistent")
    with private_postgres() as url, psycopg.connect(plain(url)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_killing_whoever_started_it_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASUREMENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as measurement:  # noqa: S603 - our own program
        assert measurement.stdout
        url = plain(measurement.stdout.readline().strip())
        data = data_of(url)
        measurement.send_signal(signal.SIGKILL)
    wait_until_gone(data / "postmaster.pid")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    shutil.rmtree(data.parent)


def data_of(url: str) -> Path:
    with psycopg.connect(url) as connection:
        answer = connection.execute("SHOW data_directory").fetchone()
    assert answer
    return Path(answer[0])


def wait_until_gone(file: Path) -> None:
    until = time.monotonic() + 5
    while file.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
