"""Employers: known by numbers that change, acted for by people who are named, closed and opened again."""

from datetime import date
from typing import Any

import pytest
from organised_county import GAO, NOBODY, QU, OrganisedCounty, grant, region

from identity.contract import (
    AgentRole,
    BranchesOf,
    CloseEmployer,
    Closing,
    DismissEmployerAgent,
    EmployerAnswer,
    EmployerKind,
    EmployerNumber,
    EmployerNumberKind,
    EndEmployerNumber,
    FindEmployers,
    GiveEmployerNumber,
    Hukou,
    InsureEmployer,
    MoveEmployer,
    NameEmployerAgent,
    NewPerson,
    RegisterEmployer,
    RegisterPersons,
    RenameEmployer,
    ReopenEmployer,
)
from identity.demo.numbers import id_number
from identity.employer.public import public_employer
from identity.employer.register import AGENTS, EMPLOYERS, NUMBERS, PAST
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused

FOUNDED = date(2008, 3, 1)
LICENCE = "511526000012345"
ORGANISATION, CREDIT = "MA62A1B23", "91511526MA62A1B231"
BOSS, CLERK = Call("boss"), Call("clerk")
PEOPLE = [("boss", "罗建国", date(1970, 3, 12), 3), ("clerk", "史秀英", date(1982, 5, 4), 2)]


@pytest.fixture
def town(county: OrganisedCounty) -> OrganisedCounty:
    """A county whose bureau registers employers, with two people who work for one."""
    for office, person, where in (("bureau", "qu", "county"), ("other-bureau", "gao", "other")):
        registers = grant(
            f"{person}-registers", person, office, where, "register", items=("employer", "person")
        )
        county.granted(registers, by=Call("shi", "city-bureau"))
    people = tuple(
        NewPerson(
            person=person,
            name=name,
            id_number=id_number("511526", born, sequence),
            hukou_village=region("village"),
            hukou=Hukou.RURAL,
        )
        for person, name, born, sequence in PEOPLE
    )
    county.ask(RegisterPersons, persons=people)
    return county


def registers(town: OrganisedCounty, by: Call = QU, **said: Any) -> str:
    form = {
        "kind": EmployerKind.LEGAL_PERSON,
        "name": "珙县示例竹编厂",
        "region": region("town"),
        "numbers": (EmployerNumber(kind=EmployerNumberKind.BUSINESS_LICENCE, number=LICENCE),),
        "representative": "boss",
        "since": FOUNDED,
        "document": "营业执照",
        **said,
    }
    receipt = town.ask(RegisterEmployer, by, **form)
    return receipt.stream.partition("/")[2]


def shown(town: OrganisedCounty, employer: str) -> EmployerAnswer:
    [found] = town.look_up("employer_by_id", employer)
    return found


def number(kind: EmployerNumberKind, text: str) -> EmployerNumber:
    return EmployerNumber(kind=kind, number=text)


# The wrong caller is turned away.


def test_nobody_registers_an_employer_of_another_county(town: OrganisedCounty) -> None:
    for by in (NOBODY, GAO, BOSS):
        with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
            registers(town, by)


def test_only_its_county_and_its_representative_say_who_acts_for_an_employer(town: OrganisedCounty) -> None:
    factory = registers(town)
    named = {"employer": factory, "person": "clerk", "role": AgentRole.HANDLER, "since": town.day}
    for by in (GAO, CLERK):
        with pytest.raises(NotAuthorised):
            town.ask(NameEmployerAgent, by, document="授权书", **named)
    town.ask(NameEmployerAgent, BOSS, document="授权书", **named)
    with pytest.raises(NotAuthorised):  # who handles its papers names nobody
        town.ask(NameEmployerAgent, CLERK, document="授权书", **{**named, "person": "boss"})
    with pytest.raises(NotAuthorised):  # nor does its representative change anything else
        town.ask(RenameEmployer, BOSS, employer=factory, name="新名", since=town.day, document="执照")


def test_who_acts_for_an_employer_is_shown_to_its_county_and_to_those_who_do(town: OrganisedCounty) -> None:
    factory = registers(town)
    town.ask(
        NameEmployerAgent,
        employer=factory,
        person="clerk",
        role=AgentRole.HANDLER,
        since=town.day,
        document="授权书",
    )
    for by, names in ((QU, ["boss", "clerk"]), (CLERK, ["boss", "clerk"]), (GAO, []), (NOBODY, [])):
        [agents] = town.look_up("agents_by_employer", factory, by=by)
        assert [one.person for one in agents] == names
    [acts_for] = town.look_up("employers_by_agent", "clerk", by=CLERK)
    assert [one.employer for one in acts_for] == [factory]


# What employers are.


def test_whoever_is_signed_in_finds_an_employer_by_a_number_that_it_has_no_more(
    town: OrganisedCounty,
) -> None:
    factory = registers(town)
    organisation = number(EmployerNumberKind.ORGANISATION_CODE, ORGANISATION[:8] + "-" + ORGANISATION[8])
    town.ask(GiveEmployerNumber, employer=factory, number=organisation, since=town.day)
    licence = number(EmployerNumberKind.BUSINESS_LICENCE, LICENCE)
    town.ask(EndEmployerNumber, employer=factory, number=licence, until=town.day)
    for asked in (LICENCE, ORGANISATION):
        [found] = town.look_up("find_employers", FindEmployers(number=asked), by=NOBODY)
        assert [one.id for one in found.rows] == [factory]
    with pytest.raises(Refused, match="EMPLOYER_LAST_NUMBER"):
        town.ask(EndEmployerNumber, employer=factory, number=organisation, until=town.day)


def test_one_number_is_one_employers(town: OrganisedCounty) -> None:
    registers(town)
    with pytest.raises(Refused, match="EMPLOYER_NUMBER_TAKEN"):
        registers(town, name="另一家厂")


def test_a_credit_code_comes_when_there_are_such_codes_and_agrees_with_the_older_one(
    town: OrganisedCounty,
) -> None:
    factory = registers(town, numbers=(number(EmployerNumberKind.ORGANISATION_CODE, ORGANISATION),))
    credit = number(EmployerNumberKind.CREDIT_CODE, CREDIT)
    with pytest.raises(Refused, match="CREDIT_CODE_NOT_YET"):
        town.ask(GiveEmployerNumber, employer=factory, number=credit, since=town.day)
    with pytest.raises(Refused, match="SINCE_IN_FUTURE"):
        town.ask(GiveEmployerNumber, employer=factory, number=credit, since=date(2015, 10, 1))
    town.day = date(2015, 12, 1)
    other = number(EmployerNumberKind.CREDIT_CODE, "91350100M000100Y43")
    with pytest.raises(Refused, match="EMPLOYER_NUMBERS_DISAGREE"):
        town.ask(GiveEmployerNumber, employer=factory, number=other, since=town.day)
    town.ask(GiveEmployerNumber, employer=factory, number=credit, since=town.day)
    [numbers] = town.look_up("numbers_by_employer", factory)
    assert [(one.kind, one.number) for one in numbers] == [
        (EmployerNumberKind.ORGANISATION_CODE, ORGANISATION),
        (EmployerNumberKind.CREDIT_CODE, CREDIT),
    ]


def known_as(kind: EmployerNumberKind, text: str) -> dict[str, Any]:
    return {"numbers": (number(kind, text),)}


BAD: list[tuple[dict[str, Any], str]] = [
    ({"numbers": (number(EmployerNumberKind.BUSINESS_LICENCE, "12"),)}, "BUSINESS_LICENCE_LENGTH"),
    ({"numbers": (number(EmployerNumberKind.TAX_REGISTRATION, "税1"),)}, "EMPLOYER_NUMBER_FORM"),
    (
        {"numbers": (number(EmployerNumberKind.ORGANISATION_CODE, "MA62A1B24"),)},
        "ORGANISATION_CODE_CHECK_DIGIT",
    ),
    ({"numbers": (number(EmployerNumberKind.CREDIT_CODE, CREDIT),)}, "CREDIT_CODE_NOT_YET"),
    ({"kind": EmployerKind.BRANCH}, "BRANCH_NEEDS_HEAD"),
    ({"kind": EmployerKind.BRANCH, "head": "nobody"}, "BRANCH_NEEDS_HEAD"),
    ({"head": "nobody"}, "ONLY_BRANCH_HAS_HEAD"),
    ({"representative": "nobody"}, "PERSON_UNKNOWN"),
    ({"region": "nowhere"}, "REGION_UNKNOWN"),
    ({"since": date(2010, 2, 1)}, "SINCE_IN_FUTURE"),
]


@pytest.mark.parametrize(
    ("said", "code"), BAD, ids=[f"{number}-{code}" for number, (_, code) in enumerate(BAD)]
)
def test_a_bad_form_is_refused_and_leaves_nothing(
    town: OrganisedCounty, said: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        registers(town, **said)
    [found] = town.look_up("find_employers", FindEmployers())
    assert found.rows == []


def test_a_branch_belongs_to_a_legal_person(town: OrganisedCounty) -> None:
    head = registers(town)
    licence = number(EmployerNumberKind.BUSINESS_LICENCE, "511526000012346")
    branch = registers(town, kind=EmployerKind.BRANCH, head=head, numbers=(licence,), name="竹编厂第二门市")
    [branches] = town.look_up("branches_of", BranchesOf(employer=head))
    assert [one.id for one in branches.rows] == [branch]


def test_an_employer_moves_and_is_insured_in_a_county_and_its_past_stays(town: OrganisedCounty) -> None:
    factory = registers(town)
    with pytest.raises(Refused, match="INSURED_IN_COUNTY"):
        town.ask(InsureEmployer, employer=factory, region=region("town"), since=FOUNDED)
    with pytest.raises(Refused, match="EMPLOYER_NOT_YET"):
        town.ask(InsureEmployer, employer=factory, region=region("county"), since=date(2008, 2, 29))
    town.ask(InsureEmployer, employer=factory, region=region("county"), since=date(2008, 3, 20))
    town.ask(MoveEmployer, employer=factory, region=region("township"), since=town.day, document="变更登记")
    found = shown(town, factory)
    assert (found.region, found.insured_in) == (region("township"), region("county"))
    [past] = town.look_up("employer_past", factory)
    assert [(line.aspect, line.value) for line in past if line.aspect == "region"] == [
        ("region", region("town")),
        ("region", region("township")),
    ]


def test_the_last_representative_goes_only_when_the_next_is_named(town: OrganisedCounty) -> None:
    factory = registers(town)
    leaves = {"employer": factory, "person": "boss", "until": town.day}
    with pytest.raises(Refused, match="LAST_REPRESENTATIVE"):
        town.ask(DismissEmployerAgent, **leaves)
    town.ask(
        NameEmployerAgent,
        employer=factory,
        person="clerk",
        role=AgentRole.REPRESENTATIVE,
        since=town.day,
        document="变更登记",
    )
    town.ask(DismissEmployerAgent, CLERK, **leaves)
    [agents] = town.look_up("agents_by_employer", factory)
    assert {one.person: one.until for one in agents} == {"boss": town.day, "clerk": None}


def test_a_closed_employer_takes_nothing_until_it_is_open_again(town: OrganisedCounty) -> None:
    factory = registers(town)
    before = shown(town, factory)
    closing = {"ground": Closing.DEREGISTERED, "since": town.day, "document": "注销通知书"}
    town.ask(CloseEmployer, employer=factory, **closing)
    assert shown(town, factory).closed_on == town.day
    with pytest.raises(Refused, match="EMPLOYER_CLOSED"):
        town.ask(RenameEmployer, employer=factory, name="新名", since=town.day, document="执照")
    town.ask(ReopenEmployer, employer=factory, document="撤销注销决定书")
    assert shown(town, factory) == before


def test_others_hear_of_employers_without_names_or_numbers(town: OrganisedCounty) -> None:
    factory = registers(town)
    recorded = [
        one for _, one in ((at, row) for page in town.service.ledger.pages(limit=99) for at, row in page)
    ]
    heard = [event for one in recorded if (event := public_employer(one))]
    assert {type(event).__name__ for event in heard} == {"EmployerRegistered", "EmployerAgentNamed"}
    assert all(getattr(event, "employer", None) == factory for event in heard)
    assert LICENCE not in repr(heard)
    assert "竹编厂" not in repr(heard)


def test_the_registers_are_what_the_events_say(town: OrganisedCounty) -> None:
    factory = registers(town)
    organisation = number(EmployerNumberKind.ORGANISATION_CODE, ORGANISATION)
    town.ask(GiveEmployerNumber, employer=factory, number=organisation, since=town.day)
    town.ask(RenameEmployer, employer=factory, name="珙县竹艺厂", since=town.day, document="变更登记")
    tables = [EMPLOYERS, NUMBERS, AGENTS, PAST]
    assert town.differing(tables) == {table.name: 0 for table in tables}
