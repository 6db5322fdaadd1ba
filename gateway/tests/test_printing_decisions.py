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
from gateway.printing import (
    asking,
    award,
    case,
    decision,
    ledger,
    overpaid,
    people,
    ruling,
    statement,
    withdrawal,
)
from gateway.printing.decided import DOCUMENT as OF_DECISION
from gateway.printing.decided import Decided
from gateway.printing.graph import DECIDED_IN
from gateway.printing.kinds import (
    BILL,
    COLLECTIVE_CONTRACT,
    DECIDED,
    INHERITANCE,
    OF_EMPLOYMENT,
    OVERPAYMENT,
    UNEMPLOYMENT_RULING,
)
from gateway.printing.press import Press
from gateway.printing.sheet import Passage
from gateway.printing.words import Words
from identity.contract import (
    DeathEvidence,
    GiveGrants,
    Hukou,
    Kinship,
    NewGrant,
    NewPerson,
    RecordDeath,
    RecordKinship,
    RegisterPersons,
)
from insurance import items, law
from insurance.contract import (
    AcceptClaim,
    ApplyForInheritance,
    AskToCompleteInheritance,
    Consent,
    DecideClaim,
    FileClaim,
    HeirShare,
    PaperKind,
    PensionDecisionKind,
    RaisePension,
    RecheckClaim,
    ReviewClaim,
    SetParameter,
)
from jinbao.bus import Call
from jinbao.calendar import later
from jinbao.catalogue import house
from jinbao.commands import Command
from jinbao.graph import Context
from jinbao.graph.ids import global_id
from jinbao.rule_set import RuleSet
from jinbao.tokens import Caller
from labor_relations.collective_contract.facts import RULES as OF_COLLECTIVE

pytestmark = pytest.mark.anyio

# Past sixty when the scheme started, so that he has nothing to pay; five hands that never met him before.
SHAO, NUMBER = "shao", "511526194505050012"
HERS, TITLES = "511526197505050024", ("收件回执", "补正材料一次性告知书")
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
            items=(items.PENSION_CLAIM, items.INHERITANCE),
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
    assert people.people_in([page]) == []


DOCUMENTS = {
    "office": asking.OFFICE,
    **case.DOCUMENTS,
    "award": award.DOCUMENT,
    "ruling": ruling.DOCUMENT,
    "withdrawal": withdrawal.DOCUMENT,
    "decision": OF_DECISION,
    "people": people.document(people.AT_ONCE),
    "statement": statement.DOCUMENT,
    "ledger": ledger.DOCUMENT,
    "overpaid": overpaid.DOCUMENT,
    "officer": ledger.OFFICER,
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_a_paper_asks_the_graph_has_an_answer_to(office: WholeOffice, document: str) -> None:
    assert validate(core(office.schema), parse(document)) == []


WHO = {"name": "邵大明", "idNumber": NUMBER, "masked": False, "hukouRegion": {"name": "春树村"}}
OTHER = {"person": None, "parts": 1, "amount": "59.34"}
HEIR = {"name": "邵小明", "idNumber": NUMBER, "masked": False}
TOLD = {
    "event": "e",
    "question": "insurance.rural_pension.monthly_pension",
    "outcome": "granted",
    "amount": "118.68",
    "payableFrom": None,
    "on": "2026-11-22",
    "office": None,
    "reasons": [],
    "inputs": [],
    "parameters": [],
    "steps": [],
    "sentences": ["准予。"],
    "law": [],
    "appeals": [],
    "servedOn": None,
    "overtakenOn": None,
    "ruleSet": "r",
    "stored": "{}",
}


def decided(**said: Any) -> Decided:
    """As the graph answers."""
    return msgspec.convert({"person": WHO, "decision": TOLD, **said}, Decided)


QUESTIONS = [
    (kind, rules.question)
    for kind, slices in (
        (BILL, "employee_contribution"),
        (INHERITANCE, "inheritance"),
        (OVERPAYMENT, "overpayment"),
        (UNEMPLOYMENT_RULING, "unemployment_benefit"),
    )
    for rules in vars(law).values()
    if isinstance(rules, RuleSet) and f".{slices}." in rules.question and rules is not law.UNEMPLOYMENT_ESTATE
]
QUESTIONS.append((COLLECTIVE_CONTRACT, OF_COLLECTIVE.question))


@pytest.mark.parametrize(("kind", "question"), QUESTIONS)
@pytest.mark.parametrize("outcome", ["granted", "denied"])
@pytest.mark.parametrize("language", house().languages())
def test_each_thing_decided_of_a_bill_a_benefit_or_an_estate_has_a_title(
    kind: str, question: str, outcome: str, language: str
) -> None:
    about = decided(decision=TOLD | {"question": question, "outcome": outcome})
    assert about.decision
    title = Words(language).say(decision.title_of(kind, about, about.decision))
    assert not title.startswith("PRINTED_")


def test_a_decision_about_a_bill_names_the_employer_by_name_and_number_and_whether_it_still_holds() -> None:
    numbers = [
        {"kind": "TAX_REGISTRATION", "number": "511526000000001", "until": None},
        {"kind": "ORGANISATION_CODE", "number": "76543210-9", "until": "2015-10-01"},
        {"kind": "CREDIT_CODE", "number": "91511526MA00000000", "until": None},
    ]
    fee = TOLD | {"event": "2", "servedOn": "2010-03-01", "overtakenOn": "2010-04-01"}
    about = msgspec.convert(
        {
            "employer": {"name": "珙县茶厂", "numbers": numbers},
            "region": {"name": "珙县"},
            "scheme": "UNEMPLOYMENT",
            "month": "2010-01",
            "dueOn": "2010-02-20",
            "decisions": [fee, TOLD],
        },
        Decided,
    )
    facts = dict(decision.facts(about, about.wanted("2"), ZH))
    assert (facts["用人单位"], facts["统一社会信用代码"]) == ("珙县茶厂", "91511526MA00000000")
    assert (facts["险种"], facts["月份"], facts["送达日期"]) == ("失业保险", "2010年1月", "2010年3月1日")
    assert not about.masked
    over, *_ = decision.grounds(about, about.wanted("2"), ZH)
    assert over == Passage(["自2010年4月1日起，本决定不再执行。"])
    answer, *_ = decision.grounds(about, about.wanted("e"), ZH)
    assert answer == Passage(["准予。"], "决定")


@pytest.mark.parametrize(("language", "second"), [("zh", "第2人"), ("en", "person 2")])
async def test_people_are_called_by_their_names_or_counted(
    raised: WholeOffice, language: str, second: str
) -> None:
    """No reader of a paper can look an id up; whose file is not theirs to see they are not told by name."""
    known, hidden = (global_id("Person", one) for one in (SHAO, "meng"))
    asked = asking.Asking(raised.schema, raised.bus, Call(SHAO))
    sentences = [f"查明子女数：{known}、{hidden}，共 2", "准予。"]
    told, masked = await people.called(asked, sentences, Words(language))
    assert (told, masked) == ((f"查明子女数：邵大明、{second}，共 2", "准予。"), False)


def test_a_recovery_shows_its_months_and_who_gives_back() -> None:
    month = {"month": "2010-04", "due": "0.00", "paid": "59.34", "overpaid": "59.34"}
    made = TOLD | {"question": law.RECOVERY.question}
    about = decided(overpaid=[month], debtors=[{"person": HEIR}], decision=made)
    assert about.decision
    (table,) = decision.tables(about, about.decision, ZH)
    assert table.rows == [("2010年4月", "0.00", "59.34", "59.34")]
    facts = dict(decision.facts(about, about.decision, ZH))
    assert (facts["退还义务人"], facts["金额"]) == ("邵小明", "118.68元")
    assert ZH.say(decision.title_of("Overpayment", about, about.decision)) == "多领待遇处理决定书"


@pytest.mark.parametrize("kind", ["SUSPENSION", "STOP", "REVOCATION"])
def test_whoever_is_not_paid_any_more_is_told_from_which_month(kind: str) -> None:
    denied = TOLD | {"question": law.STANDING.question, "outcome": "denied", "amount": None}
    about = decided(kind=kind, since="2010-10", decision=denied)
    assert about.decision
    assert dict(decision.facts(about, about.decision, ZH))["停发起始月"] == "2010年10月"
    granted = decided(kind="RESUMPTION", since="2010-10", decision=TOLD | {"payableFrom": "2010-10"})
    assert granted.decision
    assert "停发起始月" not in dict(decision.facts(granted, granted.decision, ZH))


def test_months_that_say_the_same_are_one_line_on_paper() -> None:
    """Sixteen years of one amount, a raise, and a month that stands apart."""
    spells = [("2010-02", 196, "55.00"), ("2026-06", 1, "60.00"), ("2026-08", 1, "60.00")]
    told = [
        {"month": later(first, each), "before": "0.00", "after": after}
        for first, count, after in spells
        for each in range(count)
    ]
    about = decided(months=told)
    assert about.decision
    (in_chinese,), (in_english,) = (
        decision.tables(about, about.decision, Words(one)) for one in ("zh", "en")
    )
    assert [row[0] for row in in_chinese.rows] == [
        "2010年2月至2026年5月，每月（共196个月）",
        "2026年6月",
        "2026年8月",
        "合计",
    ]
    assert in_english.rows[0] == ("February 2010 to May 2026, each of 196 months", "0.00", "55.00", "55.00")
    assert in_english.rows[-1] == ("Together", "", "", "10900.00")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "本决定已由2026年11月23日作出的第f号决定撤销，不再执行。"),
        ("en", "This decision was revoked by decision f of 23 November 2026 and holds no more."),
    ],
)
def test_a_decision_that_was_revoked_says_so_before_all_else(language: str, said: str) -> None:
    about = decided(revokedBy={"decision": {"event": "f", "on": "2026-11-23"}})
    assert about.decision
    first, *_ = decision.grounds(about, about.decision, Words(language))
    assert first == Passage([said])


def test_an_inheritance_shows_its_heirs_and_their_parts() -> None:
    made = TOLD | {"question": law.ESTATE.question}
    about = decided(heirs=[{"person": HEIR, "parts": 2, "amount": "118.68"}], decision=made)
    assert about.decision
    (table,) = decision.tables(about, about.decision, ZH)
    assert table.rows == [("邵小明", "2", "118.68")]
    assert ZH.say(decision.title_of("Inheritance", about, about.decision)) == "个人账户继承决定书"


def test_an_heir_reads_the_decision_without_the_files_of_the_others() -> None:
    """The graph shows an heir neither the dead person's file nor another heir's."""
    about = decided(person=None, heirs=[{"person": HEIR, "parts": 2, "amount": "118.68"}, OTHER])
    assert about.decision
    assert about.masked
    (table,) = decision.tables(about, about.decision, ZH)
    assert table.rows == [("邵小明", "2", "118.68"), ("", "1", "59.34")]
    assert dict(decision.facts(about, about.decision, ZH)) == {"金额": "118.68元"}


@pytest.fixture
def heirs_told(raised: WholeOffice) -> str:
    """Shao has died; his daughter asks for the account, and is told at once what is missing."""
    identity, insurance = raised.house.identity.service, raised.house.insurance
    on, village, chu = insurance.today, raised.regions[VILLAGE], Call("chu", "centre")
    yun = NewPerson(person="yun", id_number=HERS, name="邵云", hukou_village=village, hukou=Hukou.RURAL)
    identity.carry_out(RegisterPersons(on=on, persons=(yun,)), chu)
    identity.carry_out(RecordKinship(on=on, person=SHAO, relative="yun", relation=Kinship.CHILD), chu)
    paper = raised.house.identity.hand_in(chu, SHAO, "ashes.pdf", "application/pdf", b"%PDF-1.4")
    proof = {"evidence": DeathEvidence.CREMATION_RECORD, "paper": paper.id}
    death = RecordDeath(on=on, person=SHAO, died_on=on, **proof)
    until_heard(raised.house, identity.carry_out(death, chu).published or 0)
    form = {"heirs": (HeirShare("yun", 1),), "consent": Consent.SIGNED_FORM}
    applied = insurance.carry_out(ApplyForInheritance(on=on, person=SHAO, **form), Call("ling", "centre"))
    case = applied.stream.rpartition("/")[2]
    missing = (PaperKind.HEIRS_AGREEMENT,)
    insurance.carry_out(
        AskToCompleteInheritance(on=on, inheritance=case, missing=missing), Call("mou", "centre")
    )
    return global_id("Inheritance", case)


async def test_heirs_have_a_receipt_and_are_told_at_once_what_is_missing(
    raised: WholeOffice, heirs_told: str
) -> None:
    document = "query($id: ID!) { inheritance(id: $id) { printables { kind path } } }"
    found: Any = await raised.schema.execute(
        document, {"id": heirs_told}, context_value=Context(raised.bus, Call("yun"))
    )
    papers = {one["kind"]: one["path"] for one in found.data["inheritance"]["printables"]}
    assert [*papers] == ["RECEIPT", "MISSING_PAPERS"]
    app = Starlette(routes=Press(raised.schema, raised.bus, signed_in).routes())
    daughter = {"params": {"purpose": "service"}, "headers": {"Authorization": "Bearer yun"}}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
        answers = [await client.get(path, **daughter) for path in papers.values()]
    pages = [html.unescape(answer.text) for answer in answers]
    assert [title in page for title, page in zip(TITLES, pages, strict=True)] == [True, True]
    assert all("邵云" in page for page in pages)
    assert ("继承人协议" in pages[0], "继承人协议" in pages[1]) == (False, True)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PensionDecisionKind)
def test_every_ruling_has_a_title(kind: PensionDecisionKind, language: str) -> None:
    assert Words(language).say(kind) != f"PRINTED_{kind}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_employment_decides_is_a_paper_with_a_title_of_its_own(language: str) -> None:
    assert {*DECIDED_IN.values()} <= DECIDED
    about = decided()
    assert about.decision
    titles = {Words(language).say(decision.title_of(kind, about, about.decision)) for kind in OF_EMPLOYMENT}
    assert len(titles) == len(OF_EMPLOYMENT)
    assert not any("PRINTED" in title for title in titles)
