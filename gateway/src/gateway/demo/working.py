"""What a newcomer finds of work and of disputes: vacancies to search, and a mediation whose clock runs."""

from datetime import date
from typing import Any

from gateway.demo.story import TOWNSHIP, region_by_code
from gateway.demo.telling import Teller
from gateway.demo.today import Today
from gateway.demo.worker import FACTORY, OFFICER, WORKER, employer_by
from identity.demo import city

EMPLOYER, CLERK, HEAD, MEDIATOR = "employer", "case-clerk", "commission-head", "mediator"
MEDIATION, ARBITRATION = "珙箬劳调字", "珙劳人仲案"
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
    commission, centre = (days.office(who) for who in (CLERK, MEDIATOR))
    county, town = (region_by_code(teller, teller.cast[who].region) for who in (CLERK, TOWNSHIP))
    for office, series, prefix in (
        (commission, "ARBITRATION", ARBITRATION),
        (centre, "MEDIATION", MEDIATION),
    ):
        asked = {"office": office, "region": county, "series": series, "prefix": prefix}
        days.does(CLERK, "setCasePrefix", "CasePrefix", **asked)
    for title, text, occupation, wage, places in VACANCIES:
        opening = {"title": title, "text": text, "occupation": occupation, "wage": wage, "places": places}
        offers(days, factory, {**opening, "region": town})
    disputes(days, factory, town)
    teller.says(f"{len(VACANCIES)} 个岗位 vacancies; {MEDIATION} 1")


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
