"""What a newcomer finds of work and of disputes: vacancies, a mediation and a review whose clocks run."""

from datetime import date, timedelta
from typing import Any

from gateway.demo.story import TOWNSHIP, region_by_code
from gateway.demo.telling import Teller
from gateway.demo.today import Today
from gateway.demo.worker import FACTORY, OFFICER, WORKER, employer_by
from identity.demo import city

EMPLOYER, CLERK, HEAD, MEDIATOR = "employer", "case-clerk", "commission-head", "mediator"
MEDIATION, ARBITRATION, COLLECTIVE_CONTRACT = "珙箬劳调字", "珙劳人仲案", "珙集合审"
VACANCIES = (
    ("竹编工", "编织竹器，提供食宿，熟练工优先，可带徒。", "PRODUCTION", "2600.00", 4),
    ("仓库保管员", "负责竹器成品入库和发货登记。", "CLERICAL", "2400.00", 1),
    ("销售员", "在门市部接待顾客，男女不限。", "SERVICES", "2500.00", 2),
)
"""Title, text, occupation, wage in yuan a month, places."""

FIRST_STEP = "working/setCasePrefix/0"
"""They are laid out once."""


def lay(teller: Teller, today: date) -> None:
    teller.chapter("岗位和争议", "Vacancies, and a dispute under way")
    days = Today(teller, today, "working")
    factory = employer_by(teller, city().employers[FACTORY].number)
    commission, centre, bureau = (days.office(who) for who in (CLERK, MEDIATOR, OFFICER))
    county, town = (region_by_code(teller, teller.cast[who].region) for who in (CLERK, TOWNSHIP))
    for who, office, series, prefix in (
        (CLERK, commission, "ARBITRATION", ARBITRATION),
        (CLERK, centre, "MEDIATION", MEDIATION),
        (OFFICER, bureau, "COLLECTIVE_CONTRACT", COLLECTIVE_CONTRACT),
    ):
        asked = {"office": office, "region": county, "series": series, "prefix": prefix}
        days.does(who, "setCasePrefix", "CasePrefix", **asked)
    for title, text, occupation, wage, places in VACANCIES:
        opening = {"title": title, "text": text, "occupation": occupation, "wage": wage, "places": places}
        offers(days, factory, {**opening, "region": town})
    disputes(days, factory, town)
    bargains(days, factory, county)
    teller.says(f"{len(VACANCIES)} 个岗位 vacancies; {MEDIATION} 1; 集体合同 collective contract 1")


def offers(days: Today, factory: str, opening: dict[str, Any]) -> None:
    drafted = days.does(EMPLOYER, "draftVacancy", "Vacancy", employer=factory, opening=opening)
    for step in ("checkVacancy", "publishVacancy"):
        days.does(OFFICER, step, "Vacancy", vacancy=drafted["id"])


def disputes(days: Today, factory: str, town: str) -> None:
    """The worker asks for wages that were not paid, and the mediator's fifteen days begin."""
    (own,) = days.teller.asks(WORKER, "{ employments(first: 1) { nodes { person { id } } } }")["employments"][
        "nodes"
    ]
    worker = own["person"]["id"]
    asked = {
        "region": town,
        "parties": {"applicant": "WORKER", "workers": [worker], "employers": [factory]},
        "claims": [
            {
                "kind": "UNPAID_WAGES",
                "worker": worker,
                "amount": "1500.00",
                "firstMonth": "2010-06",
                "lastMonth": "2010-06",
            }
        ],
    }
    requested = days.does(WORKER, "requestMediation", "Mediation", **asked)
    days.does(MEDIATOR, "acceptMediation", "Mediation", mediation=requested["id"])


def bargains(days: Today, factory: str, county: str) -> None:
    """What the factory and its staff have signed lies on the desk, and the office's fifteen days begin."""
    agent = days.teller.asks(EMPLOYER, "{ me { person { id } } }")["me"]["person"]["id"]
    paper = days.teller.hands_in(EMPLOYER, agent, "集体合同")
    adopted, signed, since = (str(days.today - timedelta(days=ago)) for ago in (5, 3, 2))
    staff = {"entitled": 60, "present": 52, "inFavour": 47}
    text = {
        "kind": "COMPREHENSIVE",
        "adoption": {"body": "WORKERS_CONGRESS", "on": adopted, **staff},
        "signedOn": signed,
        "since": since,
        "until": str(days.today + timedelta(days=2 * 365)),
        "lowestWage": "2200.00",
    }
    papers = [{"kind": "COLLECTIVE_CONTRACT", "id": paper["id"], "sha256": paper["sha256"]}]
    asked = {"employer": factory, "region": county, "text": text, "papers": papers}
    days.does(EMPLOYER, "submitCollectiveContract", "CollectiveContract", **asked)
