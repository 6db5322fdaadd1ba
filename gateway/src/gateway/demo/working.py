"""What a newcomer finds of work and of disputes: vacancies to search, and a mediation whose clock runs."""

from datetime import date
from typing import Any

from gateway.demo.story import TOWNSHIP, region_by_code
from gateway.demo.telling import Step, Teller
from gateway.demo.worker import FACTORY, OFFICER, WORKER, employer_by
from identity.demo import city
from jinbao.graph import ids

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
    days = Today(teller, today)
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
        days.offers({**opening, "region": town})
    days.disputes(town)
    teller.says(f"{len(VACANCIES)} 个岗位 vacancies; {MEDIATION} 1")


class Today:
    """Acts of one day, each known by its number."""

    def __init__(self, teller: Teller, today: date) -> None:
        self.teller, self.today, self.done = teller, today, 0
        self.factory = employer_by(teller, city().employers[FACTORY].number)

    def does(self, who: str, mutation: str, gives: str, **asked: Any) -> Any:
        step = Step(
            zh="",
            en="",
            who=who,
            mutation=mutation,
            gives=gives,
            input={"on": str(self.today), **asked},
            known_as=f"working/{mutation}/{self.done}",
        )
        self.done += 1
        return self.teller.quietly(step)

    def office(self, who: str) -> str:
        code = next(one.office for one in city().personas if one.name == self.teller.cast[who].name)
        return ids.global_id("Office", code or "")

    def offers(self, opening: dict[str, Any]) -> None:
        drafted = self.does(EMPLOYER, "draftVacancy", "Vacancy", employer=self.factory, opening=opening)
        for step in ("checkVacancy", "publishVacancy"):
            self.does(OFFICER, step, "Vacancy", vacancy=drafted["id"])

    def disputes(self, town: str) -> None:
        """The worker asks for wages that were not paid, and the mediator's fifteen days begin."""
        (own,) = self.teller.asks(WORKER, "{ employments(first: 1) { nodes { person { id } } } }")[
            "employments"
        ]["nodes"]
        worker = own["person"]["id"]
        asked = {
            "region": town,
            "parties": {"applicant": "WORKER", "workers": [worker], "employers": [self.factory]},
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
        requested = self.does(WORKER, "requestMediation", "Mediation", **asked)
        self.does(MEDIATOR, "acceptMediation", "Mediation", mediation=requested["id"])
