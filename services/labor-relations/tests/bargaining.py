"""A mine and its staff bargain: who acts for it, who reviews what they sign, a contract of May 2010."""

from datetime import date
from typing import Any

from labor_relations_county import GONGXIAN, County
from mediating import amount

from jinbao.casework.employers import EmployerAgentNamed, EmployerRegistered
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.parameters import ParameterSet
from jinbao.casework.places import GrantGiven
from jinbao.casework.service_method import ServiceMethod
from jinbao.casework.steps import INTAKE, REVIEW, SERVE
from jinbao.scene import grant
from labor_relations.case_number.case_number import MANAGE
from labor_relations.case_number.commands import SetCasePrefix
from labor_relations.case_number.terms import CaseSeries
from labor_relations.collective_contract import commands
from labor_relations.collective_contract.terms import AdoptingBody, CollectiveKind
from labor_relations.collective_contract.text import Adoption, CollectiveText

MINE, ZHAO, LI, QIN, BUREAU = "mine", "zhao", "li", "qin", "gongxian-bureau"
SIGNED, RECEIVED, LAST = date(2010, 5, 4), date(2010, 5, 12), date(2010, 5, 27)
PAPER = CasePaper(PaperKind.COLLECTIVE_CONTRACT, "collective-contract", "0" * 64)


def adopted(**others: Any) -> Adoption:
    """By two thirds of three hundred delegates."""
    said = {"on": date(2010, 5, 3), "entitled": 300, "present": 200, "in_favour": 150}
    return Adoption(body=AdoptingBody.WORKERS_CONGRESS, **{**said, **others})


def signed(**others: Any) -> CollectiveText:
    said: dict[str, Any] = {
        "kind": CollectiveKind.COMPREHENSIVE,
        "adoption": adopted(),
        "signed_on": SIGNED,
        "since": date(2010, 6, 1),
        "until": date(2012, 5, 31),
        "lowest_wage": 90000,
    }
    return CollectiveText(**{**said, **others})


def with_bargaining(county: County) -> County:
    """On the day on which the office receives the text of TV-CC1."""
    for person in (ZHAO, LI):
        county.resident(person)
    steps = (INTAKE, REVIEW, SERVE, MANAGE)
    county.tell(
        GrantGiven(grant(QIN, BUREAU, GONGXIAN, steps)),
        EmployerRegistered(MINE, GONGXIAN, date(2005, 1, 1)),
        EmployerAgentNamed(MINE, ZHAO, date(2005, 1, 1)),
    )
    county.seats[QIN] = BUREAU
    minimum = amount("minimum_wage", 65000)
    county.tell(ParameterSet(minimum.name, minimum, "fen"), by="insurance")
    county.open(RECEIVED)
    series = CaseSeries.COLLECTIVE_CONTRACT
    county.do(QIN, SetCasePrefix, office=BUREAU, region=GONGXIAN, series=series, prefix="珙集合审")
    return county


def submitted(county: County, **others: Any) -> str:
    receipt = county.do(
        ZHAO,
        commands.SubmitCollectiveContract,
        employer=MINE,
        region=GONGXIAN,
        text=signed(**others),
        papers=(PAPER,),
    )
    return receipt.stream.partition("/")[2]


def registered(county: County, **others: Any) -> str:
    contract = submitted(county, **others)
    county.do(QIN, commands.RegisterCollectiveContract, contract=contract)
    return contract


def served(county: County, contract: str) -> None:
    county.do(
        QIN,
        commands.ServeCollectiveContractOpinion,
        contract=contract,
        served_on=county.today,
        method=ServiceMethod.DIRECT,
    )
