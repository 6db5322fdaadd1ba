"""A roster tried before it is imported: identity and insurance both say of each row what they would do."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from small_house import signed_in
from starlette.applications import Starlette
from whole_office import VILLAGE, WholeOffice

from gateway.uploads import Counter
from identity.contract import RosterReceipts
from jinbao.bus import Call
from jinbao.graph.ids import global_id, key_of

pytestmark = pytest.mark.anyio

SAMPLE = Path(__file__).parents[2].joinpath("examples", "roster-clean.csv").read_text("utf-8")
FAULTS = [
    # as it should be, as it is, code, column
    ("511526195006150128", "511526195006150120", "ID_CHECK_DIGIT", "公民身份号码"),
    (",400,", ",9999,", "NOT_A_GRADE", "缴费档次"),
]


async def send(office: WholeOffice, content: str, who: str = "liu", **also: str) -> httpx.Response:
    app = Starlette(routes=Counter(office.house.identity, signed_in).routes())
    headers = {"Authorization": f"Bearer {who}", "Accept-Language": "en"}
    form = {"village": global_id("Region", office.regions[VILLAGE]), **also}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://office") as client:
        files = {"file": ("名册.csv", content.encode())}
        return await client.post("/rosters", data=form, files=files, headers=headers)


def outcomes(receipts: list[dict[str, Any]]) -> list[tuple[int, str, list[tuple[str, str]]]]:
    return [
        (one["line"], one["outcome"], [(why["code"], why["column"]) for why in one["reasons"]])
        for one in receipts
    ]


async def test_a_dry_run_says_of_each_row_what_the_import_will(office: WholeOffice) -> None:
    content = SAMPLE
    for right, wrong, _, _ in FAULTS:
        content = content.replace(right, wrong, 1)
    tried = (await send(office, content, dryRun="true")).json()
    refused = [one for one in tried["receipts"] if one["outcome"] == "REFUSED"]
    reasons = {(why["code"], why["column"]): why["message"] for one in refused for why in one["reasons"]}
    assert (tried["rows"], tried["refused"], reasons.keys()) == (
        42,
        len(FAULTS),
        {(code, column) for *_, code, column in FAULTS},
    )
    assert reasons["NOT_A_GRADE", "缴费档次"] == "There is no grade of 9999.00 yuan."

    sent = await send(office, content)
    assert sent.status_code == 202
    office.house.identity.importer.work_off()
    asked = RosterReceipts(roster=key_of(sent.json()["id"], "Roster", "roster"), first=100)
    [page] = office.house.identity.service.look_up("roster_receipts", [asked], Call("liu", "centre"))
    done = [
        {
            "line": one.line,
            "outcome": one.outcome,
            "reasons": [{"code": why.code, "column": why.column} for why in one.reasons],
        }
        for one in page.rows
    ]
    assert outcomes(tried["receipts"]) == outcomes(done)
    again = (await send(office, content, dryRun="true")).json()
    known = {why["code"] for one in again["receipts"] for why in one["reasons"] if one["outcome"] == "TAKEN"}
    assert (again["taken"], known) == (42 - len(FAULTS), {"ROSTER_ROW_KNOWN"})


async def test_whoever_may_not_import_a_roster_may_not_try_it_either(office: WholeOffice) -> None:
    assert (await send(office, SAMPLE, "yuan", dryRun="true")).status_code == 403
    assert (await send(office, SAMPLE, dryRun="true", on="2010-01-05")).json()[
        "code"
    ] == "HISTORICAL_ENTRY_NEEDED"
    told = (await send(office, SAMPLE.replace("姓名", "姓氏", 1), "chu", dryRun="true")).json()
    assert (told["code"], told["field"], told["parameters"]) == (
        "ROSTER_MISSING_COLUMN",
        "file",
        {"column": "姓名"},
    )
