"""A village roster from its upload to the last receipt, and the memory that a hundred thousand rows take."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from figures import Figure
from serving import served

from gateway.demo.client import Client
from identity.demo.cast import STORY_VILLAGE
from identity.demo.numbers import id_number
from identity.roster.sample import LOWEST_GRADE, Sheet, as_csv, sample

SHORT, LONG = 500, 100_000
RECEIVED, HAND = "2010-01-08", "village-assistant"
FIRST_BORN, DAYS = date(1955, 1, 1), 12_700  # the youngest is nineteen when the scheme starts
LONG_SEQUENCE, SHORT_SEQUENCE = 977, 993  # a man's; the demo city hardly comes near these
LONG_HOUSEHOLD, SHORT_HOUSEHOLD = 10_000, 1_000
MEGABYTE = 1024

REGION = "query($code: String!) { regions(code: $code) { nodes { id } } }"
PAPERS = "{ me { office { historicalEntries(closed: false, first: 1) { nodes { id } } } } }"
ROSTER = "query($id: ID!) { roster(id: $id) { status taken refused } }"


def short(client: Client) -> Figure:
    """A file of strangers: each is registered, sealed and enrolled."""
    took = imported(client, strangers(SHORT, SHORT_SEQUENCE, SHORT_HOUSEHOLD))
    return Figure("roster_rows_per_s", round(SHORT / took), said=f"{SHORT} rows in {took:.1f} s")


def long(folder: Path, rows: int = LONG) -> Iterator[Figure]:
    """On a platform with its demo, started anew, so that the peak of its memory is this roster's."""
    sheet = strangers(rows, LONG_SEQUENCE, LONG_HOUSEHOLD)
    with served(folder) as platform:
        before = peak(platform.pid)
        took = imported(Client(platform.address), sheet)
        most = peak(platform.pid)
    said = f"{rows:,} rows in {took:.0f} s"
    yield Figure("roster_100k_rows_per_s", round(rows / took), said=said)
    yield Figure("roster_100k_peak_mb", round(most), more=False, said=f"peak RSS; {before:.0f} at its start")


def imported(client: Client, sheet: Sheet) -> float:
    """Seconds from the upload to the last receipt."""
    token, content = client.token(HAND), as_csv(sheet)
    (region,) = client.ask(token, REGION, "zh", code=STORY_VILLAGE)["regions"]["nodes"]
    (papers,) = client.ask(token, PAPERS, "zh")["me"]["office"]["historicalEntries"]["nodes"]
    form = {"village": region["id"], "on": RECEIVED, "historicalEntry": papers["id"]}
    begun = time.perf_counter()
    sent = client.upload(token, "/rosters", ("roster.csv", content), **form)
    while (found := client.ask(token, ROSTER, "zh", id=sent["id"])["roster"])["status"] != "DONE":
        time.sleep(0.02)
    took = time.perf_counter() - begun
    assert found["taken"] == len(sheet.rows), found
    return took


def strangers(count: int, sequence: int, household: int) -> Sheet:
    """Rows as the sample has them, of heads of households whom nobody knows yet, numbered from these on."""
    whole = sample()
    at = {title: place for place, title in enumerate(whole.header)}
    rows = []
    for number in range(count):
        row = list(whole.rows[number % len(whole.rows)])
        born = FIRST_BORN + timedelta(days=number % DAYS)
        row[at["姓名"]], row[at["性别"]] = f"乙{'甲丙丁戊己庚辛壬癸'[number % 9]}", "男"
        row[at["公民身份号码"]] = id_number(STORY_VILLAGE[:6], born, sequence + 2 * (number // DAYS))
        row[at["户号"]], row[at["与户主关系"]] = f"{household + number}", "户主"
        row[at["缴费档次"]] = row[at["缴费档次"]] or LOWEST_GRADE
        rows.append(tuple(row))
    return Sheet(whole.header, tuple(rows))


def peak(process: int) -> float:
    """The most memory that a process has held so far, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(most) / MEGABYTE
