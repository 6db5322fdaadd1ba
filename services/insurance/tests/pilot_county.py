"""The pilot county at work: its villages, its officers with their grants, its residents, and a calendar."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from insurance import items
from insurance.contract import (
    AcceptClaim,
    CasePaper,
    ConfirmEnrolment,
    Consent,
    DecideClaim,
    FileClaim,
    FirstReviewEnrolment,
    PaperKind,
    RecheckClaim,
    RecordContribution,
    ReviewClaim,
    SetParameter,
    SubmitEnrolment,
)
from insurance.inbox import SOURCES
from insurance.service import insurance
from jinbao.actor import EVERYTHING
from jinbao.authority import READ
from jinbao.bus import Receipt
from jinbao.casework.people import PersonRegistered
from jinbao.casework.places import GrantGiven, RegionEstablished
from jinbao.identifiers import Level
from jinbao.scene import Calendar, Scene, grant

# Regions by invented ids: those of identity are opaque.
YIBIN, GONGXIAN, CHANGNING = "yibin", "gongxian", "changning"
XUNCHANG, GUANHE = "xunchang", "guanhe"
SHUANGHE, LUODU, FUXING = "shuanghe", "luodu", "fuxing"
REGIONS = (
    (YIBIN, Level.CITY, ()),
    (GONGXIAN, Level.COUNTY, (YIBIN,)),
    (CHANGNING, Level.COUNTY, (YIBIN,)),
    (XUNCHANG, Level.TOWNSHIP, (GONGXIAN, YIBIN)),
    (GUANHE, Level.TOWNSHIP, (CHANGNING, YIBIN)),
    (SHUANGHE, Level.VILLAGE, (XUNCHANG, GONGXIAN, YIBIN)),
    (LUODU, Level.VILLAGE, (XUNCHANG, GONGXIAN, YIBIN)),
    (FUXING, Level.VILLAGE, (GUANHE, CHANGNING, YIBIN)),
)

ENROLMENT, CLAIM = items.RURAL_PENSION_ENROLMENT, items.PENSION_CLAIM
OFFICERS = {
    "xie": ("station", SHUANGHE, (items.INTAKE,)),
    "mu": ("station-luodu", XUNCHANG, (items.INTAKE,)),
    "chu": ("township-centre", XUNCHANG, (items.INTAKE, items.FIRST_REVIEW)),
    "deng": ("township-centre", XUNCHANG, (items.INTAKE, items.FIRST_REVIEW)),
    "yan": ("county-agency", GONGXIAN, (items.REVIEW,)),
    "fu": ("county-agency", GONGXIAN, (items.RECHECK,)),
    "he": ("county-agency", GONGXIAN, (items.APPROVE,)),
    "song": ("county-agency", GONGXIAN, (items.SERVE,)),
    "lou": ("station-shuanghe", SHUANGHE, (items.PUBLICISE,)),
    "qian": ("county-agency", GONGXIAN, (items.CONTRIBUTE,)),
    "bian": ("county-agency", GONGXIAN, (items.PAY,)),
    "zhi": ("county-agency", GONGXIAN, (items.PAY,)),
    "shi": ("city-bureau", YIBIN, (items.MANAGE_PARAMETERS,)),
    "jian": ("city-audit", YIBIN, (READ,)),
    "gao": ("other-county", CHANGNING, (EVERYTHING,)),
}
"""Who sits where, in which region, and which steps they may take of every item."""

START = date(2009, 12, 1)
TODAY = date(2010, 1, 5)
SITE = {
    "scheme_start": START.isoformat(),
    "top_up": "0",
    "interest_rate": "0.0225",
    "paid_for_disabled": "50",
}


def paper(kind: PaperKind) -> CasePaper:
    return CasePaper(kind, f"paper-{kind}", "0" * 64)


EVIDENCE = (paper(PaperKind.EVIDENCE),)
"""What proves a fact that no record shows."""


class PilotCounty(Scene):
    """Gongxian, where the scheme starts on 1 December 2009; Changning beside it has not started."""

    def __init__(self, engine: Engine) -> None:
        calendar = Calendar(date(2009, 11, 20))
        hears = {source: take for source, (_, take) in SOURCES.items()}
        super().__init__(insurance(engine, calendar), calendar, hears)
        self.seats = {person: office for person, (office, _, _) in OFFICERS.items()}
        self.tell(*(RegionEstablished(region, level, region, above) for region, level, above in REGIONS))
        self.tell(*(GrantGiven(grant(person, *seat)) for person, seat in OFFICERS.items()))
        for name, value in SITE.items():
            self.set_parameter(name, value)
        self.open(TODAY)

    # Who is there.

    def resident(
        self, person: str, born: str = "1970-06-01", *, village: str = SHUANGHE, rural: bool = True
    ) -> str:
        self.tell(PersonRegistered(person, date.fromisoformat(born), village, rural))
        return person

    # What happens often.

    def set_parameter(self, name: str, value: str, *, region: str = GONGXIAN, **other: Any) -> Receipt:
        since = START if name == "scheme_start" else date(2009, 11, 1)
        given = {"in_force_from": since, "promulgated_on": self.today, "official": False, **other}
        source = {"document": "珙府发〔2009〕示例号", "approved_by": "珙县人民政府"}
        return self.do("shi", SetParameter, name=name, region=region, value=value, **{**source, **given})

    def submit(self, person: str, *, by: str = "xie", grade: int = 100_00, **asked: Any) -> Receipt:
        form = {"grade": grade, "consent": Consent.SIGNED_FORM, **asked}
        return self.do(by, SubmitEnrolment, person=person, **form)

    def enrol(self, person: str, **asked: Any) -> str:
        """Through the three hands."""
        self.submit(person, **asked)
        self.do("chu", FirstReviewEnrolment, person=person)
        self.do("fu", ConfirmEnrolment, person=person)
        return person

    def pay(self, person: str, year: int, amount: int = 100_00) -> Receipt:
        return self.do("qian", RecordContribution, person=person, year=year, amount=amount)

    def file(self, person: str, *, by: str = "xie", **asked: Any) -> str:
        form = {"employee_pension": False, "consent": Consent.SIGNED_FORM, **asked}
        return self.do(by, FileClaim, person=person, **form).stream.rpartition("/")[2]

    def hand_on(self, claim: str) -> str:
        """From the township's first review to the approver's desk."""
        for officer, step in (("chu", AcceptClaim), ("yan", ReviewClaim), ("fu", RecheckClaim)):
            self.do(officer, step, claim=claim)
        return claim

    def decide(self, claim: str) -> str:
        self.do("he", DecideClaim, claim=claim)
        return claim

    def pensioner(self, person: str = "zhou", born: str = "1950-01-04") -> str:
        """Somebody who turned sixty yesterday, one year after the scheme had started, and paid that year."""
        self.enrol(self.resident(person, born))
        self.pay(person, self.today.year)
        return person

    def granted(self, person: str = "zhou") -> str:
        """A claim that went through five hands to a decision."""
        return self.decide(self.hand_on(self.file(self.pensioner(person))))
