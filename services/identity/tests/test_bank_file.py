"""The bank's file: who may read where money goes, and that what was changed on the way is found."""

from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, select
from village_office import CHEN_ID, CHU, HE_ID, JI, SHEN, VillageOffice, grant, luo, region, someone

from identity.bank_file.answers import BankOrder, LineToPay, Payee, PayeeOf
from identity.bank_file.rendering import rendered
from identity.contract import ErasePerson, ErasureGround
from identity.tables import TABLES
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused
from jinbao.register import Changes

PENSION = "B1"
PAYER = Call("fu-kuan", "agency", purpose="PAYMENT")
LINE = LineToPay(1, "luo", 55_94)
LUO = Payee("罗秀兰", "示例农村信用社", "9999990000000000123")
ORDER = BankOrder(PENSION, "county", "2010-07", 1, (LINE,))
PLACE = ("511526", "珙县")


@pytest.fixture
def office(engine: Engine, tmp_path: Path) -> VillageOffice:
    office = VillageOffice(engine, tmp_path)
    with office.service.writing() as connection:
        changes = Changes(connection)
        TABLES.authority.give(changes, grant(PAYER.person, "agency", "county", (PENSION,), "pay"))
        changes.flush()
    return office


def paid_to(
    office: VillageOffice, *persons: str, by: Call = PAYER, item: str = PENSION
) -> list[Payee | None]:
    keys = [PayeeOf(item=item, county=region("county"), person=person) for person in persons]
    return list(office.look_up("payees", *keys, by=by))


def trail(office: VillageOffice) -> list[tuple[str, str, list[str], str | None]]:
    table = TABLES.trail
    with office.service.engine.connect() as connection:
        rows = connection.execute(select(table).where(table.c.action == "payees").order_by(table.c.at))
        return [(row.person, row.kind, list(row.subjects), row.purpose) for row in rows]


def test_who_pays_reads_accounts_and_each_reading_is_on_record(office: VillageOffice) -> None:
    person = office.register(luo())
    without = office.register(someone(id_number=CHEN_ID, bank="示例农村信用社"))
    gone = office.register(luo(id_number=HE_ID, bank_account="9999990000000000456"))
    office.ask(ErasePerson, JI, person=gone, ground=ErasureGround.KEEPING_TIME_OVER)
    for one in (CHU, SHEN, JI):
        with pytest.raises(NotAuthorised):
            paid_to(office, person, by=Call(one.person, one.office, purpose="PAYMENT"))
    with pytest.raises(NotAuthorised):
        paid_to(office, person, item="P2")
    with pytest.raises(Refused) as unsaid:
        paid_to(office, person, by=Call(PAYER.person, PAYER.office))
    assert unsaid.value.code == "PURPOSE_MISSING"

    before = len(office.statements)
    assert paid_to(office, person) == [LUO]
    for_one, before = len(office.statements) - before, len(office.statements)
    assert paid_to(office, without, person, gone, "nobody") == [None, LUO, None, None]
    assert len(office.statements) - before == for_one
    assert [(kind, purpose) for _, kind, _, purpose in trail(office)] == [
        *[("refused", None)] * 4,
        *[("read", "PAYMENT")] * 2,
    ]
    assert trail(office)[-1][2] == [without, person, gone, "nobody"]


def test_the_same_lines_and_accounts_give_the_same_file() -> None:
    one, other = (rendered(ORDER, PLACE, [(LINE, LUO)]) for _ in range(2))
    assert one == other
    above, _, said = one.content.rpartition("文件摘要,".encode())
    assert said == f"{one.digest}\r\n".encode()
    assert sha256(above).hexdigest() == one.digest


@pytest.mark.parametrize(
    "changed",
    [
        rendered(ORDER, PLACE, [(LINE, replace(LUO, account="9999990000000000124"))]),
        rendered(ORDER, PLACE, [(replace(LINE, amount=55_95), LUO)]),
        rendered(replace(ORDER, number=2), PLACE, [(LINE, LUO)]),
    ],
    ids=["another account", "another amount", "another file"],
)
def test_whatever_is_changed_changes_the_digest(changed: object) -> None:
    assert getattr(changed, "digest", None) != rendered(ORDER, PLACE, [(LINE, LUO)]).digest


def test_who_has_no_account_is_not_in_the_file_nor_in_its_totals() -> None:
    file = rendered(ORDER, PLACE, [(LINE, LUO), (LineToPay(2, "tang", 60_00), None)])
    assert (file.lines, file.amount, file.without_account) == (1, 55_94, (LineToPay(2, "tang", 60_00),))
    assert b"tang" not in file.content
    assert "60.00" not in file.content.decode()


def test_what_is_printed_has_no_account_in_it() -> None:
    file = rendered(ORDER, PLACE, [(LINE, LUO)])
    assert LUO.account not in f"{file!r} {LUO!r}"
