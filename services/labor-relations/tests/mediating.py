"""Xunchang's centre mediates: a mediator, a worker, a mine and who acts for it, the local amounts."""

from datetime import date
from typing import Any

from labor_relations_county import GONGXIAN, XUNCHANG, YIBIN, County

from jinbao.casework.employers import EmployerAgentNamed, EmployerRegistered
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.parameters import ParameterSet
from jinbao.casework.people import KinshipRecorded
from jinbao.casework.places import GrantGiven
from jinbao.casework.steps import INTAKE
from jinbao.rules import LocalParameter
from jinbao.scene import grant
from labor_relations.case_number.case_number import MANAGE
from labor_relations.case_number.commands import SetCasePrefix
from labor_relations.case_number.terms import CaseSeries
from labor_relations.dispute.claims import Claim
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import ClaimKind, Side
from labor_relations.mediation import commands
from labor_relations.mediation.steps import MEDIATE

LI, WANG, ZHAO, MINE = "li", "wang", "zhao", "mine"
HU, QIN, CENTRE = "hu", "qin", "xunchang-centre"
FIRST, LAST = date(2010, 6, 1), date(2010, 6, 16)
PAPER = CasePaper(PaperKind.EVIDENCE, "paper-1", "0" * 64)
CLAIMS = (
    Claim(worker=LI, kind=ClaimKind.UNPAID_WAGES, amount=240000),
    Claim(worker=LI, kind=ClaimKind.SEVERANCE, amount=1950000),
)
PARTIES = Parties(applicant=Side.WORKER, workers=(LI,), employers=(MINE,))


def amount(name: str, value: int) -> LocalParameter:
    return LocalParameter(
        name=name,
        region=YIBIN,
        value=value,
        in_force_from=date(2008, 1, 1),
        promulgated_on=date(2007, 12, 1),
        document="宜府发〔2007〕1号",
        approved_by="the city government",
        official=False,
    )


def with_mediator(county: County) -> County:
    """On the day of TV-MED-A1."""
    for person in (LI, WANG, ZHAO):
        county.resident(person)
    county.tell(
        GrantGiven(grant(HU, CENTRE, XUNCHANG, (INTAKE, MEDIATE))),
        GrantGiven(grant(QIN, "gongxian-bureau", GONGXIAN, (MANAGE,))),
        KinshipRecorded(LI, WANG, "SPOUSE"),
        EmployerRegistered(MINE, GONGXIAN, date(2005, 1, 1)),
        EmployerAgentNamed(MINE, ZHAO, date(2005, 1, 1)),
    )
    county.seats |= {HU: CENTRE, QIN: "gongxian-bureau"}
    for one in (amount("minimum_wage", 65000), amount("local_average_wage", 200000)):
        county.tell(ParameterSet(one.name, one, "fen"), by="insurance")
    county.open(FIRST)
    county.do(
        QIN, SetCasePrefix, office=CENTRE, region=XUNCHANG, series=CaseSeries.MEDIATION, prefix="巡劳调字"
    )
    return county


def requested(county: County, **others: Any) -> str:
    asked = {"region": XUNCHANG, "parties": PARTIES, "claims": CLAIMS, **others}
    return county.do(LI, commands.RequestMediation, **asked).stream.partition("/")[2]


def under_way(county: County) -> str:
    mediation = requested(county)
    county.do(HU, commands.AcceptMediation, mediation=mediation)
    county.do(HU, commands.HoldMediation, mediation=mediation)
    return mediation


def agree(county: County, mediation: str) -> None:
    promises = (
        commands.Promised(claim=0, due_on=date(2010, 6, 30), amount=240000),
        commands.Promised(claim=1, due_on=date(2010, 7, 31), amount=1500000),
    )
    county.do(
        HU,
        commands.RecordAgreement,
        mediation=mediation,
        promises=promises,
        signed_by=(LI, ZHAO),
        sealed=True,
        document=PAPER,
    )
