"""Papers and rosters are handed in beside the graph, under the same tokens and the same rules."""

from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook
from small_house import LUO, Small, signed_in, small_house
from starlette.applications import Starlette

from gateway.counter import MOST_BYTES
from gateway.uploads import XLSX, Counter
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

PERSON = global_id("Person", LUO)
ID_CARD = b"\x89PNG\r\n\x1a\n the front of an identity card"
CHU, YUAN = {"Authorization": "Bearer chu"}, {"Authorization": "Bearer yuan"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_house(tmp_path) as small:
        yield small


@pytest.fixture
async def counter(small: Small) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=Counter(small.house.identity, signed_in).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
        yield client


async def hand_in(counter: httpx.AsyncClient, content: bytes = ID_CARD, **changes: Any) -> httpx.Response:
    asked = {"headers": CHU, "data": {"person": PERSON}} | changes
    return await counter.post("/papers", files={"file": ("罗秀兰身份证.png", content, "image/png")}, **asked)


def kept(folder: Path) -> list[Path]:
    return [file for file in (folder / "identity" / "papers").rglob("*") if file.is_file()]


async def test_a_stranger_hands_in_nothing(counter: httpx.AsyncClient) -> None:
    for headers, code in (({}, "UNAUTHENTICATED"), ({"Authorization": "Bearer late"}, "TOKEN_EXPIRED")):
        answer = await hand_in(counter, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, code)


async def test_another_towns_officer_hands_in_nothing_and_nothing_is_left(
    counter: httpx.AsyncClient, tmp_path: Path
) -> None:
    answer = await hand_in(counter, headers=YUAN)
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_AUTHORISED")
    assert kept(tmp_path) == []


async def test_a_paper_is_sealed_and_read_again_with_a_purpose(
    counter: httpx.AsyncClient, tmp_path: Path
) -> None:
    answer = await hand_in(counter)
    assert answer.status_code == 201, answer.text
    paper = answer.json()["id"]
    (file,) = kept(tmp_path)
    assert b"identity card" not in file.read_bytes()

    address = f"/papers/{paper}?person={PERSON}"
    assert (await counter.get(address, headers=CHU)).json()["code"] == "PURPOSE_MISSING"
    assert (await counter.get(f"{address}&purpose=CLAIM", headers=YUAN)).status_code == 403
    read = await counter.get(f"{address}&purpose=CLAIM", headers=CHU)
    assert (read.content, read.headers["content-type"]) == (ID_CARD, "image/png")
    assert read.headers["cache-control"] == "no-store"


async def test_a_paper_is_what_it_says_and_not_too_large(counter: httpx.AsyncClient) -> None:
    for content, code in ((b"MZ a program", "PAPER_TYPE"), (b"", "PAPER_EMPTY")):
        told = (await hand_in(counter, content)).json()
        assert (told["code"], told["field"]) == (code, "file")
    of_nobody = (await hand_in(counter, data={"person": "abc"})).json()
    assert (of_nobody["code"], of_nobody["field"], of_nobody["parameters"]) == (
        "BAD_INPUT",
        "person",
        {"expected": "ID: Person"},
    )
    too_large = await hand_in(counter, ID_CARD + bytes(MOST_BYTES))
    assert (too_large.status_code, too_large.json()["code"]) == (413, "BODY_TOO_LARGE")


async def test_what_is_no_form_with_a_file_is_refused_in_both_languages(counter: httpx.AsyncClient) -> None:
    for language, word in (("zh", "表单"), ("en", "form")):
        headers = CHU | {"Accept-Language": language}
        answer = await counter.post("/papers", content=b"{}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "UPLOAD_UNREADABLE")
        assert word in answer.json()["message"]
    nobody = await hand_in(counter, data={"person": global_id("Person", "nobody")})
    assert (nobody.status_code, nobody.json()["code"]) == (404, "PERSON_UNKNOWN")


async def test_the_receipts_of_a_roster_are_handed_back_to_those_who_serve_the_village(
    counter: httpx.AsyncClient, small: Small
) -> None:
    roster = Path(__file__).parents[2].joinpath("examples", "roster-clean.csv").read_bytes()
    form = {"village": global_id("Region", small.regions["511526100201"])}
    lines = roster.decode("utf-8-sig").splitlines(keepends=True)
    pays_nothing = next(line for line in lines if ",一般,," in line)
    files = {"file": ("名册.csv", (lines[0] + pays_nothing).encode())}
    sent = (await counter.post("/rosters", data=form, files=files, headers=CHU)).json()
    small.house.identity.importer.work_off()

    address = f"/rosters/{sent['id']}/receipts.xlsx"
    assert (await counter.get(address, headers=YUAN)).status_code == 403
    assert (await counter.get(address)).status_code == 401
    handed = await counter.get(address, headers=CHU | {"Accept-Language": "en"})
    assert (handed.status_code, handed.headers["content-type"]) == (200, XLSX)
    sheet = CalamineWorkbook.from_filelike(BytesIO(handed.content)).get_sheet_by_index(0).to_python()
    assert (sheet[0][0], sheet[1][0]) == ("line", 2)


async def test_a_list_of_deaths_comes_with_its_letter_and_its_day(
    counter: httpx.AsyncClient, small: Small
) -> None:
    content = (
        "姓名,公民身份号码,死亡日期,证明种类,证明编号\n罗秀兰,511526195006150128,2009-12-30,注销户口,7\n"
    )
    whole = {"region": global_id("Region", small.regions["511526"]), "document": "3号", "dated": "2009-12-31"}

    async def sent(by: str, kind: str = "deaths", **form: str) -> httpx.Response:
        files = {"file": ("死亡信息.csv", content.encode(), "text/csv")}
        headers = {"Authorization": f"Bearer {by}"}
        return await counter.post(f"/partner-feeds/{kind}", data=form, files=files, headers=headers)

    for missing in ("document", "dated"):
        answer = await sent("bao", **{key: text for key, text in whole.items() if key != missing})
        assert (answer.json()["code"], answer.json()["field"]) == ("FEED_PROVENANCE_MISSING", missing)
    unreadable = (await sent("bao", **whole | {"dated": "昨天"})).json()
    assert (unreadable["code"], unreadable["field"]) == ("DATE_UNREADABLE", "dated")
    assert (await sent("chu", **whole)).json()["code"] == "NOT_AUTHORISED"
    taken = await sent("bao", **whole)
    assert taken.status_code == 201, taken.text
    assert (await sent("bao", **whole)).json() == taken.json()
    assert (await sent("bao", "births", **whole)).status_code == 404
    assert (await sent("bao", "low-income", **whole)).json()["code"] == "FEED_TAKEN_IN_OTHERWISE"
