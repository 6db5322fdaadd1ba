"""One person with everything from four services, and how soon one service knows what another is told."""

import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from figures import Figure, seconds_of

from gateway.demo.client import Client
from gateway.demo.names import person_id
from gateway.demo.worker import BRICKWORKS
from identity.demo import city
from identity.demo.cast import LONE_TOWNSHIP, NEXT_VILLAGE, STATIONLESS_VILLAGE, STORY_TOWN
from identity.demo.employers import WORKER
from identity.demo.facts import Resident
from jinbao.calendar import legal_day
from jinbao.graph.ids import global_id

ROUNDS, HIRES, OFFICER = 51, 20, "employment-officer"
AUDITOR, PURPOSE = "auditor", "审计"
PATIENCE = 5.0

WHOLE = """query($person: ID!, $purpose: String) { person(id: $person, purpose: $purpose) {
    name sex born hukou hukouRegion { name } household { number } kin { relation }
    ruralPensionEnrolment { stage } ruralPension { monthly }
    employments { nodes { since endedOn reason employer { name } } }
    unemploymentRegistrations { nodes { stage registeredOn } }
    employeeContributions(first: 24) { nodes { month stage employer { name } } }
    unemploymentBenefits { nodes { granted remaining overpayment { amount } } }
    labourContracts { nodes { id employer { name } } }
    disputes { nodes { __typename } } } }"""
FILINGS = "query($person: ID!) { person(id: $person) { labourContracts(first: 100) { nodes { id } } } }"
HIRE = """mutation($input: RegisterHireInput!) { registerHire(input: $input) {
    __typename ... on Refusal { code message } } }"""
EMPLOYERS = "query($number: String!) { employers(number: $number) { nodes { id } } }"
REGION = "query($code: String!) { regions(code: $code) { nodes { id } } }"


def working_life(client: Client) -> Iterator[Figure]:
    yield person_360(client)
    took = sorted(reactions(client))
    assert len(took) >= HIRES
    said = f"{len(took)} hires told to employment, until labour relations have filed them"
    yield Figure("reaction_ms_p50", round(1_000 * statistics.median(took), 1), said=said)
    yield Figure("reaction_ms_p99", round(1_000 * took[int(len(took) * 0.99)], 1), said=said)


def person_360(client: Client) -> Figure:
    """The worker of the demo, as an auditor reads the whole file."""
    token = client.token(AUDITOR)
    (resident,) = (one for one in city().residents if one.name == WORKER)
    asked = {"person": global_id("Person", person_id(resident.code)), "purpose": PURPOSE}
    found = client.ask(token, WHOLE, "zh", **asked)["person"]
    assert len(found["employments"]["nodes"]) == len(found["labourContracts"]["nodes"]) == 2
    took = [seconds_of(lambda: client.ask(token, WHOLE, "zh", **asked)) for _ in range(ROUNDS)]
    said = f"p95 {1_000 * statistics.quantiles(took, n=20)[-1]:.1f} ms, four services in one query"
    return Figure("person_360_ms", round(1_000 * statistics.median(took), 2), said=said)


def reactions(client: Client) -> Iterator[float]:
    """From the answer that a hire is registered until its filing can be read, for one after another."""
    token, today = client.token(OFFICER), str(legal_day(datetime.now(UTC)))
    employer = client.ask(token, EMPLOYERS, "zh", number=city().employers[BRICKWORKS].number)["employers"][
        "nodes"
    ][0]["id"]
    towns = {
        code: client.ask(token, REGION, "zh", code=code)["regions"]["nodes"][0]["id"]
        for code in (STORY_TOWN, LONE_TOWNSHIP)
    }
    for resident in hands():
        person = global_id("Person", person_id(resident.code))
        job = {"employer": employer, "region": towns[resident.village[:9]], "since": today}
        asked = {"on": today, "person": person, "job": job}
        before = filings(client, token, person)
        if client.ask(token, HIRE, "zh", input=asked)["registerHire"]["__typename"] == "Refusal":
            continue  # somebody works there already, or is gone
        begun = perf_counter()
        while filings(client, token, person) == before:
            assert perf_counter() - begun < PATIENCE
        yield perf_counter() - begun


def hands() -> Iterator[Resident]:
    """Grown-ups of the two villages that are on record from the start."""
    for one in city().residents:
        if one.village in (NEXT_VILLAGE, STATIONLESS_VILLAGE) and 1960 <= one.born.year <= 1990:
            yield one


def filings(client: Client, token: str, person: str) -> int:
    return len(client.ask(token, FILINGS, "zh", person=person)["person"]["labourContracts"]["nodes"])
