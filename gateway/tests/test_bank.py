"""Money goes to the bank in a file that names people, and comes back in one that does not."""

import sys
from collections.abc import AsyncIterator, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec import ValidationError, convert, to_builtins
from small_house import LUO, Small, signed_in, small_house
from starlette.applications import Starlette

from gateway.bank import BankCounter
from identity.contract import ChangeContact, Hukou, NewPerson, RegisterPersons
from insurance.contract import PrepareRun, ReleaseRun
from insurance.inbox import SOURCES
from jinbao.bus import Call
from jinbao.graph.ids import global_id
from jinbao.published import Heard

INSURANCE = Path(__file__).parents[2] / "services" / "insurance" / "tests"
sys.path.insert(0, str(INSURANCE))  # tests are not packages, and pensions are begun there

from begun_pensions import begin_pensions  # noqa: E402 -- found by the line before

pytestmark = pytest.mark.anyio

BIAN, ZHI, CHU = ({"Authorization": f"Bearer {name}"} for name in ("bian", "zhi", "chu"))
ACCOUNT, BANK = "9999990000000000002", "示例银行, 珙县支行"
HEARS, TAKE = SOURCES["identity"]
BY_CHU = Call("chu", "centre")
WHY = {"purpose": "PAYMENT"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    with small_house(tmp_path) as small:
        furnish(small)
        yield small


@pytest.fixture
async def bank(small: Small) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=BankCounter(small.house, signed_in).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
        yield client


def furnish(small: Small) -> None:
    """Luo, with an account, and Tang, with none, are owed what a released run of January has for them."""
    identity, insurance = small.house.identity.service, small.house.insurance
    county, village = small.regions["511526"], small.regions["511526100201"]
    on = identity.today
    tang = NewPerson(
        person="tang",
        id_number="511526197006010044",
        name="唐芳",
        hukou_village=village,
        hukou=Hukou.RURAL,
    )
    identity.carry_out(RegisterPersons(on=on, persons=(tang,)), BY_CHU)
    account = ChangeContact(on=on, person=LUO, bank=BANK, bank_account=ACCOUNT)
    identity.carry_out(account, BY_CHU)
    tell(small)
    begin_pensions(insurance, [LUO, "tang"], payer=county, region=village)
    run: dict[str, Any] = {"on": on, "county": county, "month": "2010-02"}
    insurance.carry_out(PrepareRun(**run), Call("bian", "centre"))
    insurance.carry_out(ReleaseRun(**run, lines=2), Call("zhi", "centre"))


def tell(small: Small) -> None:
    """Insurance hears what identity has published, as the broker would bring it."""
    identity, insurance = small.house.identity.service, small.house.insurance
    heard = list(published(identity))
    insurance.hear(
        "identity", heard[-1].position, lambda changes: [TAKE(changes, one) for one in heard] and None
    )


def published(identity: Any) -> Iterator[Heard]:
    before = 0
    for page in identity.ledger.pages():
        for position, recorded in page:
            said = identity.public(recorded)
            try:
                event = convert(to_builtins(said), HEARS) if said else None
            except ValidationError:  # insurance does not listen to this
                continue
            if event:
                day, at = recorded.effective_on, recorded.recorded_at
                yield Heard(event, recorded.id, recorded.stream, position, before, at, day, None)
                before = position


def files_of(small: Small, path: str = "bank-files") -> str:
    return f"/payment-runs/{global_id('PaymentRun', run_of(small))}/{path}"


def run_of(small: Small) -> str:
    return f"{small.regions['511526']}/2010-02"


def read_by(small: Small, kind: str = "read") -> list[tuple[str, str, list[str], str | None]]:
    """Who has read whose accounts, and why."""
    trail = small.house.identity.service.tables.trail
    with small.house.identity.service.engine.connect() as connection:
        rows = connection.execute(trail.select().where(trail.c.action == "payees", trail.c.kind == kind))
        return [(row.person, row.action, list(row.subjects), row.purpose) for row in rows]


async def test_nobody_but_who_pays_gets_an_account_and_the_attempt_is_known(
    bank: httpx.AsyncClient, small: Small
) -> None:
    stranger = await bank.post(files_of(small), json=WHY)
    assert (stranger.status_code, stranger.json()["code"]) == (401, "UNAUTHENTICATED")
    other = await bank.post(files_of(small), json=WHY, headers=CHU)
    assert (other.status_code, other.json()["code"]) == (403, "NOT_AUTHORISED")
    unsaid = await bank.post(files_of(small), json={}, headers=BIAN)
    assert (unsaid.status_code, unsaid.json()["code"]) == (400, "BANK_FILE_UNREADABLE")
    assert read_by(small) == []


async def test_a_bank_file_says_who_is_paid_where_and_who_cannot_be(
    bank: httpx.AsyncClient, small: Small
) -> None:
    made = await bank.post(files_of(small), json=WHY, headers=BIAN)
    assert made.status_code == 201, made.text
    said = made.json()
    assert (said["number"], said["lines"], said["amount"]) == (1, 1, "55.94")
    assert said["withoutAccount"] == [{"line": 2, "person": global_id("Person", "tang")}]
    assert read_by(small) == [("bian", "payees", [LUO, "tang"], "PAYMENT")]

    unsaid = await bank.get(made.headers["location"], headers=BIAN)
    assert unsaid.json()["code"] == "PURPOSE_MISSING"
    fetched = await bank.get(made.headers["location"], params=WHY, headers=ZHI)
    assert (fetched.status_code, fetched.headers["cache-control"]) == (200, "no-store")
    *above, last = fetched.content.decode("utf-8-sig").splitlines()
    assert above == [
        "发放批次,511526,珙县,2010-02,1",
        "序号,户名,开户银行,银行账号,金额",
        f'1,罗秀兰,"{BANK}",{ACCOUNT},55.94',
        "合计,1,,,55.94",
    ]
    assert last == f"文件摘要,{said['digest']}"
    assert sha256(fetched.content.rpartition("文件摘要".encode())[0]).hexdigest() == said["digest"]

    again = await bank.post(files_of(small), json=WHY, headers=BIAN)
    assert again.json()["code"] == "NOTHING_TO_SEND"
    changed = ChangeContact(
        on=small.house.identity.service.today, person=LUO, bank_account="9999990000000000010"
    )
    small.house.identity.service.carry_out(changed, BY_CHU)
    other = await bank.get(made.headers["location"], params=WHY, headers=ZHI)
    assert other.json()["code"] == "BANK_FILE_CHANGED"


async def test_what_the_bank_answers_is_handed_in_and_refused_row_by_row(
    bank: httpx.AsyncClient, small: Small
) -> None:
    digest = (await bank.post(files_of(small), json=WHY, headers=BIAN)).json()["digest"]
    rows = [
        "序号,金额,结果,退票代码",
        "1,55.94,成功,",
        "2,55.94,成功,",
        "合计,2,111.88",
        f"报盘摘要,{digest}",
    ]
    file = {"file": ("回盘.csv", "\r\n".join(rows).encode("gb18030"))}
    refused = await bank.post(files_of(small, "returns"), files=file, headers=CHU)
    assert refused.status_code == 403
    for language, word in (("zh", "报盘"), ("en", "bank file")):
        headers = BIAN | {"Accept-Language": language}
        read = (await bank.post(files_of(small, "returns"), files=file, headers=headers)).json()
        assert (read["taken"], read["refused"]) == (1, 1)
        (row,) = read["refusals"]
        assert (row["row"], row["line"], row["code"]) == (3, 2, "RETURN_OF_ANOTHER_FILE")
        assert word in row["message"]
    (months,) = small.house.insurance.look_up("months_by_entitlement", [LUO], Call(LUO))
    assert (months[0].month, months[0].paid) == ("2010-02", 55_94)
    late = {"on": str(date(2010, 2, 20))}
    past = await bank.post(files_of(small, "returns"), files=file, data=late, headers=BIAN)
    assert past.status_code == 200  # it was read before: nothing is done on that day
