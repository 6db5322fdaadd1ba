"""A whole roster is undone where identity and insurance are both at work, with the broker between them."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from whole_office import CITY, VILLAGE, WholeOffice, until_heard

from identity.contract import GiveGrants, ImportRoster, NewGrant
from identity.roster.form import COLUMNS
from insurance import items
from insurance.contract import ConfirmEnrolment, FirstReviewEnrolment, RecordContribution
from jinbao.bus import Call
from jinbao.graph import ids

pytestmark = pytest.mark.anyio

HAO = Call("hao", "centre", language="en")
PEOPLE = {"孔祥云": "51152619691120002X", "严寒": "511526196911200046", "华为民": "511526196911200062"}
UNDO = """mutation($roster: ID!, $on: Date!) {
  undoRoster(input: {roster: $roster, on: $on, ground: WRONG_FILE, consent: WRITTEN}) {
    ... on Roster { status } ... on Refusal { code }
  }
}"""
FOUND = """query($roster: ID!) { roster(id: $roster) {
  status taken undone notUndone
  receipts(first: 10) { nodes {
    line outcome undo reasons { code } undoReasons { code message }
    person { id ruralPensionEnrolment { stage } }
  } }
} }"""


def rows(**changes: str) -> bytes:
    """The village's list, as it is written in the office."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, [column.header for column in COLUMNS], restval="")
    writer.writeheader()
    for number, (name, id_number) in enumerate(PEOPLE.items()):
        said = {"姓名": name, "性别": "女", "公民身份号码": id_number, "户籍地代码": VILLAGE}
        home = {"户号": f"70{number}", "与户主关系": "户主", "参保类别": "一般"}
        writer.writerow({**said, **home, "缴费档次": "100", "申请日期": "2026-01-05", **changes})
    return text.getvalue().encode()


@pytest.fixture
def hao(office: WholeOffice) -> Call:
    """An assistant who may register and correct persons, and take enrolments in."""
    city = office.regions[CITY]
    held = (("person", ("register", "correct")), (items.RURAL_PENSION_ENROLMENT, (items.INTAKE,)))
    grants = tuple(
        NewGrant(
            id=f"hao-{item}",
            person="hao",
            role="assistant",
            office="centre",
            region=city,
            items=(item,),
            steps=steps,
            since=date(1997, 1, 1),
            source="test",
        )
        for item, steps in held
    )
    identity = office.house.identity.service
    given = identity.carry_out(GiveGrants(on=identity.today, grants=grants), Call("gong", "centre"))
    until_heard(office.house, given.published or 0)
    return HAO


async def test_who_has_paid_stays_by_name_the_others_go_back_and_the_roster_may_come_again(
    office: WholeOffice, hao: Call
) -> None:
    first = imported(office, hao, rows())
    assert [row["outcome"] for row in receipts(await found(office, hao, first))] == ["TAKEN"] * 3
    paid, in_review, _ = [person_in(row) for row in receipts(await found(office, hao, first))]
    reviewed(office, paid, in_review)
    confirmed_and_paid(office, paid)

    for who in ("xie", "yuan"):
        turned_away = await office.ask(Call(who, "centre"), UNDO, roster=first, on=today(office))
        assert turned_away.data["undoRoster"] == {"code": "NOT_AUTHORISED"}
    done = await undone(office, hao, first)
    assert (done["status"], done["undone"], done["notUndone"]) == ("UNDONE", 2, 1)
    kept, *back = receipts(done)
    assert (kept["line"], kept["undo"], kept["person"]["ruralPensionEnrolment"]["stage"]) == (
        2,
        "NOT_UNDONE",
        "CONFIRMED",
    )
    assert [reason["code"] for reason in kept["undoReasons"]] == ["ENROLMENT_PAID"]
    assert kept["undoReasons"][0]["message"] != "ENROLMENT_PAID"
    assert [row["undo"] for row in back] == ["UNDONE", "UNDONE"]
    assert [row["person"]["ruralPensionEnrolment"]["stage"] for row in back] == ["WITHDRAWN", "WITHDRAWN"]

    second = imported(office, hao, rows(居住地址="春树村2组"))
    again = receipts(await found(office, hao, second))
    assert [(row["outcome"], [one["code"] for one in row["reasons"]]) for row in again] == [
        ("REFUSED", ["ALREADY_ENROLLED"]),
        ("TAKEN", []),
        ("TAKEN", []),
    ]
    stages = [row["person"]["ruralPensionEnrolment"]["stage"] for row in again[1:]]
    assert stages == ["SUBMITTED", "SUBMITTED"]
    assert (await undone(office, hao, second))["undone"] == 2


def imported(office: WholeOffice, by: Call, content: bytes) -> str:
    identity = office.house.identity
    village, on = office.regions[VILLAGE], identity.service.today
    command = ImportRoster(on=on, village=village, file_name="名册.csv", content=content)
    roster = identity.service.carry_out(command, by).stream.partition("/")[2]
    identity.importer.work_off()
    return ids.global_id("Roster", roster)


async def found(office: WholeOffice, by: Call, roster: str) -> dict[str, Any]:
    result = await office.ask(by, FOUND, roster=roster)
    assert result.errors is None
    return dict(result.data["roster"])


async def undone(office: WholeOffice, by: Call, roster: str) -> dict[str, Any]:
    asked = await office.ask(by, UNDO, roster=roster, on=today(office))
    assert asked.data["undoRoster"] == {"status": "UNDOING"}
    office.house.identity.importer.work_off()
    return await found(office, by, roster)


def today(office: WholeOffice) -> str:
    return office.house.identity.service.today.isoformat()


def receipts(roster: dict[str, Any]) -> list[dict[str, Any]]:
    return list(roster["receipts"]["nodes"])


def person_in(row: dict[str, Any]) -> str:
    return ids.key_of(row["person"]["id"], "Person", "person")


def reviewed(office: WholeOffice, *persons: str) -> None:
    insurance = office.house.insurance
    for person in persons:
        insurance.carry_out(FirstReviewEnrolment(on=insurance.today, person=person), Call("deng", "centre"))


def confirmed_and_paid(office: WholeOffice, person: str) -> None:
    insurance, on = office.house.insurance, office.house.insurance.today
    insurance.carry_out(ConfirmEnrolment(on=on, person=person), Call("fu", "centre"))
    paid = RecordContribution(on=on, person=person, year=on.year, amount=100_00)
    insurance.carry_out(paid, Call("qian", "centre"))
