"""Regions, offices, staff and grants in the graph, asked as the gateway asks them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from organised_county import (
    GAO,
    NOBODY,
    QU,
    TODAY,
    OrganisedCounty,
    appointment,
    grant,
    region,
)

from gateway.schema import Composed, compose
from identity.access import graph as access
from identity.contract import Post
from identity.office import graph as office
from identity.region import graph as regions
from identity.staff import graph as staff
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

ON = TODAY.isoformat()
TOWN, VILLAGE, COUNTY = (global_id("Region", region(name)) for name in ("town", "village", "county"))
STATION, CENTRE, AGENCY, LONE = (
    global_id("Office", code) for code in ("station", "centre", "agency", "lone-centre")
)
HU, LUO = (global_id("Person", person) for person in ("hu", "luo"))
REFUSED = "... on Refusal { code field message }"

Ask = Callable[..., Any]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def schema() -> Composed:
    return compose([regions, office, staff, access], partial=True)


@pytest.fixture
def ask(county: OrganisedCounty, schema: Composed) -> Iterator[Ask]:
    bus = EmbeddedBus({"identity": county.service})

    async def asked(document: str, by: Call = QU, **variables: Any) -> Any:
        who = Call(by.person, by.office, language="en")
        answer = await schema.execute(document, variables, context_value=Context(bus, who))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()


async def change(ask: Ask, name: str, shows: str, by: Call = QU, /, **said: Any) -> Any:
    kind = name[0].upper() + name[1:]
    document = f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ {shows} {REFUSED} }} }}"
    return (await ask(document, by, input={"on": ON, **said}))[name]


async def test_a_merger_shows_the_region_that_goes_on(ask: Ask) -> None:
    next_village = global_id("Region", region("next"))
    said = {"merged": [next_village], "into": VILLAGE, "since": ON}
    assert await change(ask, "mergeRegions", "... on Region { id until }", **said) == {
        "id": VILLAGE,
        "until": None,
    }


GRANT = {
    "id": "g",
    "person": HU,
    "role": "reviewer",
    "office": AGENCY,
    "region": COUNTY,
    "items": ["B1"],
    "steps": ["review"],
    "since": "2009-01-01",
    "source": "任命文件",
    "ceiling": "500.00",
}
APPOINTMENT = {
    "id": "a",
    "person": HU,
    "office": AGENCY,
    "kind": "ESTABLISHED",
    "post": "INSURANCE",
    "fullTime": True,
    "since": "2009-07-01",
    "document": "任用文件",
    "personnelAuthority": CENTRE,
    "businessAuthority": AGENCY,
}
CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("giveGrant", {"grant": GRANT}),
    ("giveGrants", {"grants": [GRANT]}),
    ("endGrant", {"grant": global_id("Grant", "qu-manages"), "until": ON, "reason": "x"}),
    (
        "openHistoricalEntry",
        {"entry": "e", "region": COUNTY, "firstDay": "2009-12-01", "lastDay": "2009-12-31", "reason": "x"},
    ),
    ("declareOnePersonOffice", {"office": LONE, "since": ON, "reason": "x"}),
    ("renameOffice", {"office": STATION, "name": "x", "since": ON, "document": "x"}),
    ("changeForm", {"office": STATION, "form": "NONE", "since": ON, "document": "x"}),
    ("mergeOffices", {"merged": [STATION], "into": CENTRE, "since": ON, "document": "x"}),
    ("abolishOffice", {"office": STATION, "successor": CENTRE, "since": ON, "document": "x"}),
    ("planOffice", {"office": {"code": "x", "kind": "STATION", "name": "x", "region": VILLAGE}}),
    ("setManagement", {"region": COUNTY, "model": "DUAL", "since": ON, "document": "x"}),
    ("appoint", {"appointment": APPOINTMENT}),
    ("importAppointments", {"appointments": [APPOINTMENT]}),
    (
        "takeOver",
        {"office": AGENCY, "leaver": HU, "successor": LUO, "since": ON, "reason": "RETIRED"},
    ),
    ("renameRegion", {"region": TOWN, "name": "x", "since": ON}),
]


async def test_nobody_elsewhere_changes_a_county_through_the_graph(county: OrganisedCounty, ask: Ask) -> None:
    county.appointed(appointment("h", "hu", "agency"), appointment("l", "luo", "agency", Post.COUNTER))
    for name, said in CHANGES:
        for by in (NOBODY, GAO):
            refused = await change(ask, name, "__typename", by, **said)
            assert (name, refused.get("code")) == (name, "NOT_AUTHORISED")
            assert refused["message"] == "You are not authorised to do this."


async def test_a_grant_is_given_and_shown_with_its_office_and_region(ask: Ask) -> None:
    shows = """... on Grant { id steps ceiling since until office { name code }
                              region { name } delegatedFrom { id } }"""
    given = await change(ask, "giveGrant", shows, grant=GRANT)
    assert given == {
        "id": global_id("Grant", "g"),
        "steps": ["review"],
        "ceiling": "500.00",
        "since": "2009-01-01",
        "until": None,
        "office": {"name": "珙县机构agency", "code": "agency"},
        "region": {"name": "珙县"},
        "delegatedFrom": None,
    }
    ended = await change(
        ask, "endGrant", "... on Grant { until }", grant=given["id"], until=ON, reason="调动"
    )
    assert ended == {"until": ON}


async def test_a_refusal_says_why_and_where(ask: Ask) -> None:
    wrong = {**GRANT, "steps": ["review", "pay"]}
    refused = await change(ask, "giveGrant", "... on Grant { id }", grant=wrong)
    assert (refused["code"], refused["field"]) == ("POSTS_KEPT_APART", "steps")
    assert "B1" in refused["message"]


async def test_a_batch_of_papers_goes_through_two_hands(ask: Ask) -> None:
    shows = "... on HistoricalEntry { id closed countersigned office { code } }"
    opened = await change(ask, "openHistoricalEntry", shows, **CHANGES[3][1])
    assert (opened["office"], opened["countersigned"]) == ({"code": "bureau"}, False)
    again = await change(ask, "countersignHistoricalEntry", shows, entry=opened["id"])
    assert again["code"] == "SEPARATION"
    signed = await change(
        ask, "countersignHistoricalEntry", shows, Call("shi", "city-bureau"), entry=opened["id"]
    )
    assert signed["countersigned"] is True
    closed = await change(ask, "closeHistoricalEntry", shows, entry=opened["id"])
    assert closed["closed"] is True


async def test_a_village_shows_who_serves_it_and_a_county_its_blind_spots(ask: Ask) -> None:
    document = """query ($county: ID!, $day: Date) { region(id: $county) {
        blindSpots(on: $day) { communities communitiesWithout villages villagesWithout }
        regions { nodes { name regions { nodes { name
            now: servingOffice { code kind form }
            then: servingOffice(on: "2008-01-01") { code } } } } } } }"""
    shown = (await ask(document, NOBODY, county=COUNTY, day=ON))["region"]
    assert shown["blindSpots"] == {
        "communities": 1,
        "communitiesWithout": 1,
        "villages": 3,
        "villagesWithout": 2,
    }
    villages = {
        one["name"]: (one["now"]["code"], one["then"]["code"])
        for town in shown["regions"]["nodes"]
        for one in town["regions"]["nodes"]
    }
    assert villages == {
        "河街社区": ("centre", "centre"),
        "春树村": ("station", "centre"),
        "秋水村": ("centre", "centre"),
        "远山村": ("lone-centre", "lone-centre"),
    }


async def test_an_office_is_planned_approved_and_established(ask: Ask) -> None:
    shows = "... on Office { id status since document region { name } above { code } }"
    new = {
        "code": "next-station",
        "kind": "STATION",
        "name": "秋水村服务站",
        "region": global_id("Region", region("next")),
        "aboveCode": "centre",
    }
    planned = await change(ask, "planOffice", shows, office=new)
    assert (planned["status"], planned["above"]) == ("PLANNED", {"code": "centre"})
    office = {"office": planned["id"]}
    await change(ask, "approveOffice", shows, **office, document="编办〔2010〕1号")
    established = await change(ask, "establishOffice", shows, **office, since=ON)
    assert (established["status"], established["since"]) == ("ESTABLISHED", ON)


async def test_a_merger_shows_the_office_that_goes_on(ask: Ask) -> None:
    gone_on = await change(ask, "mergeOffices", "... on Office { code }", **CHANGES[7][1])
    assert gone_on == {"code": "centre"}
    shown = await ask(
        f'{{ office(id: "{STATION}") {{ status successor {{ code }} past {{ aspect value }} }} }}'
    )
    assert shown["office"]["successor"] == {"code": "centre"}
    assert {"aspect": "successor", "value": "centre"} in shown["office"]["past"]


async def test_an_officer_shows_both_authorities_and_leaves_their_work_to_another(
    county: OrganisedCounty, ask: Ask
) -> None:
    county.appointed(appointment("l", "luo", "agency", Post.COUNTER))
    county.granted(grant("g", "hu", "agency", "county", "review"))
    shows = """... on Appointment { id post authorities { personnel { code } business { code } }
                                    certificates { number } past { aspect } }"""
    given = {**APPOINTMENT, "certificate": {"number": "7", "since": "2009-07-01"}}
    appointed = await change(ask, "appoint", shows, appointment=given)
    assert appointed["authorities"] == {"personnel": {"code": "centre"}, "business": {"code": "agency"}}
    assert appointed["certificates"] == [{"number": "7"}]
    tomorrow = date(2010, 1, 9).isoformat()
    taken = {"office": AGENCY, "leaver": HU, "successor": LUO, "since": tomorrow, "reason": "RETIRED"}
    shows = "... on Office { staff { nodes { until reason } } grants { nodes { steps since until } } }"
    office = await change(ask, "takeOver", shows, **taken)
    assert {"until": ON, "reason": "RETIRED"} in office["staff"]["nodes"]
    assert office["grants"]["nodes"] == [
        {"steps": ["review"], "since": tomorrow, "until": None},
        {"steps": ["review"], "since": "2009-01-01", "until": ON},
    ]


async def test_staff_and_grants_of_another_county_are_not_shown(county: OrganisedCounty, ask: Ask) -> None:
    county.appointed(appointment("a", "hu", "agency"))
    county.granted(grant("g", "hu", "agency", "county", "review"))
    document = f"""{{ office(id: "{AGENCY}") {{ name staff {{ nodes {{ id }} }} grants {{ nodes {{ id }} }} }}
                     appointment(id: "{global_id("Appointment", "a")}") {{ id }}
                     grant(id: "{global_id("Grant", "g")}") {{ id }}
                     region(id: "{COUNTY}") {{ headCounts {{ people }} }} }}"""
    hidden = await ask(document, GAO)
    assert hidden == {
        "office": {"name": "珙县机构agency", "staff": {"nodes": []}, "grants": {"nodes": []}},
        "appointment": None,
        "grant": None,
        "region": {"headCounts": []},
    }
    seen = await ask(document)
    assert seen["region"] == {"headCounts": [{"people": 1}]}
    assert len(seen["office"]["staff"]["nodes"]) == len(seen["office"]["grants"]["nodes"]) == 1


async def test_one_person_offices_and_the_norm_are_public(ask: Ask) -> None:
    shows = "... on Office { onePerson { since until reason } }"
    declared = await change(ask, "declareOnePersonOffice", shows, office=LONE, since=ON, reason="编制一人")
    assert declared == {"onePerson": {"since": ON, "until": None, "reason": "编制一人"}}
    ended = await change(ask, "endOnePersonOffice", shows, office=LONE, until=ON)
    assert ended["onePerson"]["until"] == ON
    norm = await ask("{ staffingNorm(people: 45000) { posts document } }", NOBODY)
    assert norm == {"staffingNorm": {"posts": 5, "document": "川编发〔2010〕11号"}}


async def test_a_longer_page_of_offices_costs_no_more_statements(county: OrganisedCounty, ask: Ask) -> None:
    document = """query ($first: Int!) { offices(first: $first) { nodes { name above { name } region {
        name servingOffice { name } } staff { nodes { post } } grants { nodes { steps } } } } }"""
    costs = []
    for first in (2, 8):
        county.statements.clear()
        await ask(document, first=first)
        costs.append(len(county.statements))
    assert costs[0] == costs[1]
