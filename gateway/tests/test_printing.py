"""The papers that a person takes home: who may print them, what stands on them, what is recorded."""

import html
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from whole_office import VILLAGE, WholeOffice

from gateway.printing.book import Entry, years
from gateway.printing.press import Press
from gateway.printing.statement import worked_out
from gateway.printing.words import Words
from identity.contract import Hukou, NewPerson, RegisterPersons
from insurance.contract import (
    AskToCompleteEnrolment,
    ConfirmEnrolment,
    Consent,
    FirstReviewEnrolment,
    NotAcceptedGround,
    PaperKind,
    RecordCollectiveAid,
    RecordContribution,
    RefuseEnrolment,
    SubmitEnrolment,
)
from jinbao.bus import Call
from jinbao.catalogue import house
from jinbao.decider import Refused
from jinbao.graph import Context
from jinbao.graph.ids import global_id
from jinbao.tokens import Caller

pytestmark = pytest.mark.anyio

SAMPLES = Path(__file__).parents[2] / "services" / "insurance" / "tests" / "samples"
ENROLMENT, ACCOUNT = "RuralPensionEnrolment", "RuralPensionAccount"
STATEMENT = f"/printable/statement/{global_id(ACCOUNT, 'kong')}"
WHY = {"purpose": "handed to the person"}
# Kong is enrolled and has paid, Mao is asked for two papers, Nie is not accepted.
PEOPLE = {"kong": "511526197105050009", "mao": "511526197105050025", "nie": "511526197105050041"}
RECEIPT = "<script>alert(1)</script>"


def signed_in(name: str) -> Caller:
    """The token is a name; residents sit in no office."""
    if name == "late":
        raise Refused("TOKEN_EXPIRED", field="authorization")
    seat = None if name in PEOPLE else "centre"
    return Caller(name, seat, None, datetime.now(UTC) + timedelta(hours=1), None)


@pytest.fixture(scope="module")
def answered(office: WholeOffice) -> WholeOffice:
    """Three more forms, and what the offices say to them."""
    identity, insurance = office.house.identity.service, office.house.insurance
    on, village = insurance.today, office.regions[VILLAGE]
    people = tuple(
        NewPerson(person=person, id_number=number, name="毛秀英", hukou_village=village, hukou=Hukou.RURAL)
        for person, number in PEOPLE.items()
    )
    published = identity.carry_out(RegisterPersons(on=on, persons=people), Call("chu", "centre")).published
    for person in PEOPLE:
        form = SubmitEnrolment(on=on, person=person, grade=100_00, consent=Consent.SIGNED_FORM)
        insurance.carry_out(form, Call("xie", "centre", seen={"identity": published or 0}))
    missing = (PaperKind.ID_CARD, PaperKind.HUKOU_BOOK)
    reasons = (NotAcceptedGround.OTHER_REGION,)
    deng, fu, qian = (Call(officer, "centre") for officer in ("deng", "fu", "qian"))
    insurance.carry_out(FirstReviewEnrolment(on=on, person="kong"), deng)
    insurance.carry_out(ConfirmEnrolment(on=on, person="kong"), fu)
    insurance.carry_out(RecordContribution(on=on, person="kong", year=on.year, amount=100_00), qian)
    aid = RecordCollectiveAid(on=on, person="kong", year=on.year, amount=5_00, receipt=RECEIPT)
    insurance.carry_out(aid, qian)
    insurance.carry_out(AskToCompleteEnrolment(on=on, person="mao", missing=missing), deng)
    insurance.carry_out(RefuseEnrolment(on=on, person="nie", reasons=reasons), deng)
    return office


@pytest.fixture
async def counter(answered: WholeOffice) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=Press(answered.schema, answered.bus, signed_in).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
        yield client


async def printed(counter: httpx.AsyncClient, who: str, path: str, language: str = "zh", **asked: Any) -> str:
    answer = await ask(counter, who, path, language, **asked)
    assert answer.status_code == httpx.codes.OK, answer.text
    return html.unescape(answer.text)


async def ask(
    counter: httpx.AsyncClient, who: str, path: str, language: str = "zh", **asked: Any
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {who}", "Accept-Language": language}
    return await counter.get(path, params=WHY | asked, headers=headers)


def of(paper: str, person: str) -> str:
    return f"/printable/{paper}/{global_id(ENROLMENT, person)}"


# Who may.


async def test_a_stranger_prints_nothing(counter: httpx.AsyncClient) -> None:
    answer = await counter.get(STATEMENT, params=WHY)
    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")
    answer = await ask(counter, "late", STATEMENT)
    assert (answer.status_code, answer.json()["code"]) == (401, "TOKEN_EXPIRED")


async def test_whoever_does_not_see_the_case_does_not_print_it(counter: httpx.AsyncClient) -> None:
    for who in ("yuan", "mao"):
        answer = await ask(counter, who, STATEMENT)
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_a_purpose_has_to_be_stated_and_stands_in_both_trails(
    counter: httpx.AsyncClient, answered: WholeOffice
) -> None:
    unsaid = await ask(counter, "qian", STATEMENT, purpose="")
    assert (unsaid.status_code, unsaid.json()["code"]) == (400, "PURPOSE_MISSING")
    why = "asked for it at the counter"
    await printed(counter, "qian", STATEMENT, purpose=why)
    for service, action in (
        (answered.house.identity.service, "person_by_id"),
        (answered.house.insurance, "account_by_person"),
    ):
        trail = service.tables.trail
        with service.engine.connect() as connection:
            rows = connection.execute(select(trail).where(trail.c.purpose == why, trail.c.action == action))
            assert [(row.person, row.kind, row.subjects) for row in rows] == [("qian", "read", ["kong"])]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/printable/poem/x", "NOT_FOUND"),
        ("/printable/statement/x", "NOT_FOUND"),
        (of("statement", "kong"), "NOT_FOUND"),
        (of("missing-papers", "kong"), "PAPER_NOT_ISSUED"),
        (of("not-accepted", "kong"), "PAPER_NOT_ISSUED"),
        (f"{STATEMENT}?year=1999", "PAPER_NOT_ISSUED"),
        (f"{STATEMENT}?year=last", "YEAR_UNREADABLE"),
        (f"{STATEMENT}?year=9999", "YEAR_UNREADABLE"),
    ],
    ids=["no paper", "no id", "of something else", "nothing missing", "accepted", "before", "word", "ahead"],
)
async def test_what_there_is_not_is_said_before_the_printer_runs(
    counter: httpx.AsyncClient, path: str, code: str
) -> None:
    url = httpx.URL(path)
    said = [
        (await ask(counter, "kong", url.path, language, **url.params)).json() for language in ("zh", "en")
    ]
    assert [one["code"] for one in said] == [code, code]
    assert said[0]["message"] != said[1]["message"]


async def test_a_page_is_whole_in_itself_and_nobody_on_the_way_keeps_it(counter: httpx.AsyncClient) -> None:
    answer = await ask(counter, "kong", STATEMENT)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert not {"<script", "<link", "<img", "src="} & {*answer.text.split()}
    assert "size: A4" in answer.text


# What stands on them.


async def test_ones_own_paper_has_ones_name_and_hides_the_birthday(counter: httpx.AsyncClient) -> None:
    page = await printed(counter, "kong", STATEMENT)
    assert "毛秀英" in page
    assert "511526********0009" in page
    assert "511526197105050009" not in page
    assert "脱敏副本" not in page


async def test_whoever_does_not_serve_the_person_gets_a_masked_copy(counter: httpx.AsyncClient) -> None:
    page = await printed(counter, "qian", STATEMENT)
    assert "毛**" in page
    assert "脱敏副本" in page


async def test_a_statement_adds_up_by_sub_ledger_and_names_its_last_record(
    counter: httpx.AsyncClient, answered: WholeOffice
) -> None:
    page = await printed(counter, "kong", STATEMENT, "en")
    (history,) = answered.house.insurance.look_up("account_history", ["kong"], Call("kong"))
    assert (history[-1].id in page, history[-1].hash in page) == (True, True)
    assert cells(page, "own contribution") == ["100.00", "0.00", "0.00", "100.00"]
    assert cells(page, "government subsidy") == ["0.00", "30.00", "0.00", "30.00"]
    assert cells(page, "Today") == ["100.00", "30.00", "5.00", "135.00"]
    assert "No interest has been credited for this year." in page


def cells(page: str, row: str) -> list[str]:
    """The figures behind the first cell with this text."""
    _, _, rest = page.partition(f">{row}</td>")
    return [one.partition("</td>")[0] for one in rest.split("</tr>")[0].split('class="amount">')[1:]]


async def test_a_receipt_says_who_took_it_in_and_later_who_accepted_it(counter: httpx.AsyncClient) -> None:
    taken_in = await printed(counter, "deng", of("receipt", "tang"))
    accepted = await printed(counter, "deng", of("receipt", "kong"))
    assert ("收件回执" in taken_in, "受理日期" in taken_in) == (True, False)
    assert ("受理回执" in accepted, "受理日期" in accepted) == (True, True)
    for page in (taken_in, accepted):
        assert "社会养老保险参保" in page
        assert "5个工作日" in page
        assert "示例镇就业和社会保障服务中心" in page
        assert "珙县示例镇春树村" in page


async def test_a_list_of_missing_papers_names_them_all_at_once(counter: httpx.AsyncClient) -> None:
    page = await printed(counter, "mao", of("missing-papers", "mao"))
    assert "补正材料一次性告知书" in page
    assert ("居民身份证" in page, "户口簿" in page, "银行存折" in page) == (True, True, False)


async def test_who_is_not_accepted_is_told_why_and_where_to_go(counter: httpx.AsyncClient) -> None:
    page = await printed(counter, "nie", of("not-accepted", "nie"))
    assert ("不属于本地管辖" in page, PEOPLE["nie"] in page) == (True, True)
    assert ("申请行政复议" in page, "60日" in page, "自送达时确定" in page) == (True, True, True)


async def test_what_comes_from_outside_cannot_write_the_page(counter: httpx.AsyncClient) -> None:
    answer = await ask(counter, "kong", STATEMENT)
    assert RECEIPT not in answer.text
    assert html.escape(RECEIPT) in answer.text


async def test_the_graph_says_which_papers_there_are(
    answered: WholeOffice, counter: httpx.AsyncClient
) -> None:
    expected = {"kong": ["RECEIPT"], "mao": ["RECEIPT", "MISSING_PAPERS"], "nie": ["RECEIPT", "NOT_ACCEPTED"]}
    for person, kinds in expected.items():
        printables = await printables_of(answered, "deng", ENROLMENT, person)
        assert [one["kind"] for one in printables] == kinds
        for one in printables:
            await printed(counter, "deng", one["path"])
    (one,) = await printables_of(answered, "qian", ACCOUNT, "kong")
    assert await printed(counter, "qian", httpx.URL(one["path"]).path, year=one["year"])


async def printables_of(office: WholeOffice, who: str, kind: str, person: str) -> list[dict[str, Any]]:
    field = f"{kind[0].lower()}{kind[1:]}"
    asked = f"query($id: ID!) {{ found: {field}(id: $id) {{ printables {{ kind path year }} }} }}"
    context = Context(office.bus, Call(who, "centre"))
    result: Any = await office.schema.execute(asked, {"id": global_id(kind, person)}, context_value=context)
    return list(result.data["found"]["printables"])


async def test_an_office_prints_its_ledger_of_a_month(
    answered: WholeOffice, counter: httpx.AsyncClient
) -> None:
    month = answered.house.insurance.today.isoformat()[:7]
    asked = """query($office: ID!, $month: Month!) {
      officeLedger(office: $office, item: "P2", month: $month) { printables { kind path } totals { count } }
    }"""
    context = Context(answered.bus, Call("deng", "centre"))
    given = {"office": global_id("Office", "centre"), "month": month}
    result: Any = await answered.schema.execute(asked, given, context_value=context)
    found = result.data["officeLedger"]
    (paper,) = found["printables"]
    url = httpx.URL(paper["path"])
    assert (await counter.get(url, params={**url.params, **WHY})).status_code == httpx.codes.UNAUTHORIZED
    unsaid = await ask(counter, "deng", url.path)
    assert (unsaid.status_code, unsaid.json()["code"]) == (400, "LEDGER_OF_WHAT")
    page = await printed(counter, "deng", url.path, **url.params)
    lines = sum(total["count"] for total in found["totals"])
    assert lines > len(PEOPLE)
    assert page.count('<td class="code">rural-pension-') == lines
    for said in ("不予受理", "待补正", "毛**", "春树村", "脱敏副本"):
        assert said in page
    elsewhere = await printed(counter, "yuan", url.path, **url.params)
    assert "rural-pension-" not in elsewhere


# The book.


def entry(number: int, amount: int, day: str, kind: str = "contribution-received") -> Entry:
    said = {"number": number, "amount": amount, "value_day": day, "kind": kind}
    return msgspec.convert(said | {"sub_ledger": "PERSONAL", "year": int(day[:4])}, Entry)


def test_a_reversal_stands_in_the_year_whose_money_it_corrects() -> None:
    book = [
        entry(1, 100_00, "2010-03-15"),
        entry(2, 1_69, "2010-12-31", "interest-credited"),
        entry(3, 200_00, "2011-03-15"),
        entry(4, -200_00, "2011-03-15", "entry-reversed"),
    ]
    first, second, third = years(book, 2010, 2012)
    assert [sum(year.closing.values()) for year in (first, second, third)] == [101_69, 101_69, 101_69]
    assert second.opening == first.closing
    assert [kind for kind, _ in second.by_kind()] == ["contribution-received", "entry-reversed"]
    assert third.moves == []


def test_interest_is_told_with_its_basis_and_its_law() -> None:
    detail = msgspec.json.decode((SAMPLES / "insurance.rural-pension.interest-credited.v1.json").read_bytes())
    said = worked_out(detail, Words("zh"))
    assert detail["by_rule"]["value"] in said
    assert detail["by_rule"]["source"]["document"] in said


def test_every_kind_of_entry_has_a_name_in_both_languages() -> None:
    samples = [msgspec.json.decode(file.read_bytes()) for file in SAMPLES.glob("insurance.rural-pension.*")]
    kinds = {one["type"].split(".")[2] for one in samples if "entry" in one}
    assert "benefit-debited" in kinds
    for language in ("zh", "en"):
        assert kinds - house().labels(language).keys() == set()
