"""Decisions on paper that came after the grant, and what every paper asks of the graph."""

import html
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest
from graphql import parse, validate
from starlette.applications import Starlette
from whole_office import COUNTY, VILLAGE, WholeOffice, until_heard

from gateway.document import core
from gateway.printing import asking, case, decision, ledger, statement
from gateway.printing.decision import Decided
from gateway.printing.press import Press
from gateway.printing.words import Words
from identity.contract import GiveGrants, Hukou, NewGrant, NewPerson, RegisterPersons
from insurance import items
from insurance.contract import (
    AcceptClaim,
    Consent,
    DecideClaim,
    FileClaim,
    PensionDecisionKind,
    RaisePension,
    RecheckClaim,
    ReviewClaim,
    SetParameter,
)
from jinbao.bus import Call
from jinbao.commands import Command
from jinbao.graph import Context
from jinbao.graph.ids import global_id
from jinbao.tokens import Caller

pytestmark = pytest.mark.anyio

# Past sixty when the scheme started, so that he has nothing to pay; five hands that never met him before.
SHAO, NUMBER = "shao", "511526194505050012"
ZH = Words("zh")
HANDS = {
    "ling": items.INTAKE,
    "mou": items.FIRST_REVIEW,
    "nong": items.REVIEW,
    "ou": items.RECHECK,
    "pan": items.APPROVE,
}
RULINGS = """query($id: ID!) { person(id: $id) { ruralPension { decisions {
  nodes { kind printables { kind path } decision { event sentences } }
} } } }"""


def signed_in(name: str) -> Caller:
    return Caller(name, None, None, datetime.now(UTC) + timedelta(hours=1), None)


@pytest.fixture(scope="module")
def raised(office: WholeOffice) -> WholeOffice:
    """A pension that the law has raised since, and the county adds five yuan from this year on."""
    identity, insurance = office.house.identity.service, office.house.insurance
    on, county = insurance.today, office.regions[COUNTY]
    grants = tuple(
        NewGrant(
            id=hand,
            person=hand,
            role="officer",
            office="centre",
            region=county,
            items=(items.PENSION_CLAIM,),
            steps=(step,),
            since=date(1997, 1, 1),
            source="test",
        )
        for hand, step in HANDS.items()
    )
    identity.carry_out(GiveGrants(on=on, grants=grants), Call("gong", "centre"))
    village = office.regions[VILLAGE]
    shao = NewPerson(person=SHAO, id_number=NUMBER, name="邵大明", hukou_village=village, hukou=Hukou.RURAL)
    registered = identity.carry_out(RegisterPersons(on=on, persons=(shao,)), Call("chu", "centre"))
    until_heard(office.house, registered.published or 0)

    def do(who: str, command: Command) -> str:
        return insurance.carry_out(command, Call(who, "centre")).stream.rpartition("/")[2]

    form = FileClaim(on=on, person=SHAO, employee_pension=False, consent=Consent.SIGNED_FORM)
    claim = do("ling", form)
    for who, step in (
        ("mou", AcceptClaim),
        ("nong", ReviewClaim),
        ("ou", RecheckClaim),
        ("pan", DecideClaim),
    ):
        do(who, step(on=on, claim=claim))
    more = SetParameter(
        on=on,
        name="top_up",
        region=county,
        value="5",
        in_force_from=date(on.year, 1, 1),
        promulgated_on=on,
        document="test",
        approved_by="test",
        official=False,
    )
    do("shi", more)
    do("pan", RaisePension(on=on, person=SHAO))
    return office


async def test_a_raise_is_a_decision_on_paper_like_any_other(raised: WholeOffice) -> None:
    context = Context(raised.bus, Call(SHAO))
    found: Any = await raised.schema.execute(
        RULINGS, {"id": global_id("Person", SHAO)}, context_value=context
    )
    ruling, *_ = found.data["person"]["ruralPension"]["decisions"]["nodes"]
    (paper,) = ruling["printables"]
    app = Starlette(routes=Press(raised.schema, raised.bus, signed_in).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
        stranger = await client.get(paper["path"], params={"purpose": "service"})
        other = await client.get(
            paper["path"], params={"purpose": "service"}, headers={"Authorization": "Bearer meng"}
        )
        own = await client.get(
            paper["path"], params={"purpose": "service"}, headers={"Authorization": f"Bearer {SHAO}"}
        )
    assert (stranger.status_code, other.status_code, own.status_code) == (401, 404, 200)
    page = html.unescape(own.text)
    assert ("养老待遇调整决定书" in page, "邵大明" in page, NUMBER in page) == (True, True, True)
    assert ruling["decision"]["event"] in page
    told = ruling["decision"]["sentences"][0]
    assert told in page


DOCUMENTS = {
    "office": asking.OFFICE,
    **case.DOCUMENTS,
    "decision": decision.DOCUMENT,
    "statement": statement.DOCUMENT,
    "ledger": ledger.DOCUMENT,
    "officer": ledger.OFFICER,
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_a_paper_asks_the_graph_has_an_answer_to(office: WholeOffice, document: str) -> None:
    assert validate(core(office.schema), parse(document)) == []


WHO = {"name": "邵大明", "idNumber": NUMBER, "masked": False, "hukouRegion": {"name": "春树村"}}
HEIR = {"name": "邵小明", "idNumber": NUMBER, "masked": False}
TOLD = {
    "event": "e",
    "outcome": "granted",
    "amount": "118.68",
    "payableFrom": None,
    "on": "2026-11-22",
    "office": None,
    "reasons": [],
    "parameters": [],
    "steps": [],
    "sentences": ["准予。"],
    "law": [],
    "appeals": [],
    "ruleSet": "r",
    "stored": "{}",
}


def decided(**said: Any) -> Decided:
    """As the graph answers."""
    return msgspec.convert({"person": WHO, "decision": TOLD, **said}, Decided)


def test_a_recovery_shows_its_months_and_who_gives_back() -> None:
    month = {"month": "2010-04", "due": "0.00", "paid": "59.34", "overpaid": "59.34"}
    about = decided(overpaid=[month], debtors=[{"person": HEIR}])
    assert about.decision
    (table,) = decision.tables(about, ZH)
    assert table.rows == [("2010年4月", "0.00", "59.34", "59.34")]
    facts = dict(decision.facts(about, about.decision, ZH))
    assert (facts["退还义务人"], facts["金额"]) == ("邵小明", "118.68元")
    assert ZH.say(decision.title_of("RuralPensionOverpayment", about, about.decision)) == "多领待遇处理决定书"


def test_an_inheritance_shows_its_heirs_and_their_parts() -> None:
    about = decided(heirs=[{"person": HEIR, "parts": 2, "amount": "118.68"}])
    assert about.decision
    (table,) = decision.tables(about, ZH)
    assert table.rows == [("邵小明", "2", "118.68")]
    assert ZH.say(decision.title_of("RuralPensionInheritance", about, about.decision)) == "个人账户继承决定书"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PensionDecisionKind)
def test_every_ruling_has_a_title(kind: PensionDecisionKind, language: str) -> None:
    assert Words(language).say(kind) != f"PRINTED_{kind}"
