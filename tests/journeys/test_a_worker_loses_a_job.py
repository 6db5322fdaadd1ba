"""A worker loses a job: what the employer told once reaches four services, and every yuan is explained."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from personas import Personas
from running_platform import Platform

WORKER, OFFICER = "worker", "employment-officer"
EVERYTHING = """query($person: ID!) { person(id: $person) {
    sex hukou hukouRegion { name }
    employments { nodes { id since endedOn reason late employer { id } history { id kind } } }
    labourContracts { nodes { history { kind cause } } }
    employeeContributions(first: 100) { nodes { month paidOn stage } }
    unemploymentRegistrations { nodes { id stage registeredOn proposals { ground since } } }
    unemploymentClaims { nodes { stage months amount decision { verify { holds } } } }
    unemploymentBenefits { nodes {
        granted used remaining stoppedFrom
        accounts { month due paid }
        decisions { nodes { decision { outcome verify { holds } } } }
        overpayment { amount outstanding decision { verify { holds } } instalments { dueOn amount } } } }
    disputes { nodes { __typename } }
} }"""


@pytest.fixture(scope="module")
def personas(platform: Platform) -> Iterator[Personas]:
    personas = Personas(platform)
    yield personas
    personas.close()


@pytest.fixture(scope="module")
def whole(personas: Personas) -> Any:
    """One person with everything from four services, in one query."""
    [own] = personas.asks(WORKER, "{ employments(first: 1) { nodes { person { id } } } }")["employments"][
        "nodes"
    ]
    return personas.asks(WORKER, EVERYTHING, person=own["person"]["id"])["person"]


def test_what_was_told_once_is_the_cause_of_what_the_others_did(whole: Any) -> None:
    told = {line["id"] for job in whole["employments"]["nodes"] for line in job["history"]}
    filings = whole["labourContracts"]["nodes"]
    assert len(filings) == len(whole["employments"]["nodes"]) == 2
    causes = {line["cause"] for filing in filings for line in filing["history"]}
    assert causes
    assert causes <= told


def test_the_worker_was_insured_for_eighteen_months_and_had_twelve_granted(whole: Any) -> None:
    months = whole["employeeContributions"]["nodes"]
    assert len(months) == 18
    assert all(month["stage"] == "PAID" for month in months)
    [claim] = whole["unemploymentClaims"]["nodes"]
    assert (claim["stage"], claim["months"], claim["amount"]) == ("GRANTED", 12, "455.00")
    assert claim["decision"]["verify"]["holds"]


def test_the_benefit_ends_with_the_month_of_the_true_day_not_with_the_day_it_was_told(whole: Any) -> None:
    again = next(job for job in whole["employments"]["nodes"] if job["endedOn"] is None)
    assert (again["since"], again["late"]) == ("2010-10-08", True)
    [benefit] = whole["unemploymentBenefits"]["nodes"]
    assert (benefit["stoppedFrom"], benefit["used"], benefit["remaining"]) == ("2010-10", 3, 9)
    money = {one["month"]: (one["due"], one["paid"]) for one in benefit["accounts"]}
    assert money["2010-09"] == ("455.00", "455.00")
    assert money["2010-10"] == money["2010-11"] == ("0.00", "455.00")
    assert all(one["decision"]["verify"]["holds"] for one in benefit["decisions"]["nodes"])


def test_the_officer_had_asked_what_the_late_hire_would_change(played: tuple[Path, str]) -> None:
    _, said = played
    assert "2010-10 to 2010-11: 455.00 → 0.00; 应追回 to recover: 910.00" in said


def test_what_was_paid_too_long_comes_back_in_instalments_to_the_fen(whole: Any) -> None:
    [benefit] = whole["unemploymentBenefits"]["nodes"]
    owed = benefit["overpayment"]
    assert (owed["amount"], owed["outstanding"]) == ("910.00", "910.00")
    assert [one["amount"] for one in owed["instalments"]] == ["303.33", "303.33", "303.34"]
    assert owed["decision"]["verify"]["holds"]


def test_the_hire_proposes_to_end_the_registration_and_a_person_confirms(
    whole: Any, personas: Personas
) -> None:
    [registration] = whole["unemploymentRegistrations"]["nodes"]
    assert {"ground": "HIRED", "since": "2010-10-08"} in registration["proposals"]
    waiting = personas.asks(OFFICER, "{ unemploymentRegistrations(proposed: HIRED) { nodes { id } } }")
    assert {"id": registration["id"]} in waiting["unemploymentRegistrations"]["nodes"]
    done = personas.does(
        OFFICER,
        "cancelUnemployment",
        "... on UnemploymentRegistration { stage cancelledSince }",
        registration=registration["id"],
        ground="HIRED",
        since="2010-10-08",
    )
    assert (done.get("stage"), done.get("cancelledSince")) == ("CANCELLED", "2010-10-08"), done


def test_a_stranger_sees_nothing_of_it(personas: Personas) -> None:
    for who in ("resident", "lone-township-officer"):
        for field in ("employments", "unemploymentBenefits", "unemploymentClaims"):
            assert personas.asks(who, f"{{ {field} {{ nodes {{ id }} }} }}")[field]["nodes"] == []
