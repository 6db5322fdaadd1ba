"""A roster of a hundred thousand rows: how fast it comes in, and what memory the platform needs for it."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from figures import Figure
from journey import RECEIVED, REGION, ROSTER, served

from gateway.demo.client import Client
from identity.demo.cast import STORY_VILLAGE
from identity.demo.numbers import id_number
from identity.roster.sample import LOWEST_GRADE, Sheet, as_csv, sample
from jinbao.calendar import legal_day
from jinbao.graph.ids import global_id

ROWS = 100_000
FIRST_BORN, DAYS = date(1955, 1, 1), 12_700  # the youngest is nineteen when the scheme starts
FIRST_SEQUENCE = 977  # a man's; the demo city and the shorter roster hardly come near these
MEGABYTE = 1024


def long_roster(folder: Path, rows: int = ROWS) -> Iterator[Figure]:
    """On a platform with its demo, started anew, so that the peak of its memory is this roster's."""
    content = as_csv(thousands(rows))
    with served(folder) as platform:
        before = peak(platform.pid)
        took = imported(Client(platform.address), content, rows)
        most = peak(platform.pid)
    said = f"{rows:,} rows in {took:.0f} s"
    yield Figure("roster_100k_rows_per_s", round(rows / took), said=said)
    yield Figure("roster_100k_peak_mb", round(most), more=False, said=f"peak RSS; {before:.0f} at its start")


def imported(client: Client, content: bytes, rows: int) -> float:
    """Seconds from the upload to the last receipt."""
    token = client.token("village-assistant")
    (region,) = client.ask(token, REGION, "zh", code=STORY_VILLAGE)["regions"]["nodes"]
    entry = global_id("HistoricalEntry", f"village-assistant-{legal_day(datetime.now(UTC))}")
    file = "roster.csv", content
    begun = time.perf_counter()
    sent = client.upload(token, "/rosters", file, village=region["id"], on=RECEIVED, historicalEntry=entry)
    while (found := client.ask(token, ROSTER, "zh", id=sent["id"])["roster"])["status"] != "DONE":
        time.sleep(0.5)
    took = time.perf_counter() - begun
    assert found["taken"] == rows, found
    return took


def thousands(count: int) -> Sheet:
    """Heads of households, each with a number of their own."""
    whole = sample()
    at = {title: place for place, title in enumerate(whole.header)}
    rows = []
    for number in range(count):
        row = list(whole.rows[number % len(whole.rows)])
        born = FIRST_BORN + timedelta(days=number % DAYS)
        sequence = FIRST_SEQUENCE + 2 * (number // DAYS)
        row[at["姓名"]], row[at["性别"]] = f"乙{'甲丙丁戊己庚辛壬癸'[number % 9]}", "男"
        row[at["公民身份号码"]] = id_number(STORY_VILLAGE[:6], born, sequence)
        row[at["户号"]], row[at["与户主关系"]] = f"{10_000 + number}", "户主"
        row[at["缴费档次"]] = row[at["缴费档次"]] or LOWEST_GRADE
        rows.append(tuple(row))
    return Sheet(whole.header, tuple(rows))


def peak(process: int) -> float:
    """The most memory that a process has held so far, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(most) / MEGABYTE
