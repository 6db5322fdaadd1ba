"""An arbitration commission at work in the county: its officers, its list, and a case step by step."""

from datetime import date
from typing import Any

from disputing import MINIMUM_WAGE, RECEIPT
from labor_relations_county import GONGXIAN, County

from jinbao.casework.employers import EmployerAgentNamed, EmployerRegistered
from jinbao.casework.parameters import ParameterSet
from jinbao.casework.people import KinshipRecorded
from jinbao.casework.places import GrantGiven
from jinbao.casework.service_method import ServiceMethod
from jinbao.casework.steps import INTAKE, SERVE
from jinbao.scene import grant
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.steps import ACCEPT, DIRECT, HEAR
from labor_relations.arbitration.terms import AwardFinding, Qualification, Venue
from labor_relations.case_number.case_number import MANAGE
from labor_relations.case_number.commands import SetCasePrefix
from labor_relations.case_number.terms import CaseSeries
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import ClaimKind, Side
from labor_relations.service_of_documents.commands import ServeDocument
from labor_relations.service_of_documents.terms import ServedDocument, ServiceReceiver

LI, WANG, FIRM = "li", "wang", "brickworks"
COMMISSION = "commission"
OFFICERS = {
    "yan": (INTAKE, ACCEPT, SERVE),
    "he": (DIRECT, ACCEPT, MANAGE),
    "song": (HEAR,),
    "tang": (HEAR,),
}
DOCUMENT = ServedDocument


class Commission:
    """What its officers do, each on the county's day."""

    def __init__(self, county: County) -> None:
        self.county, self.service = county, county.service
        for person, steps in OFFICERS.items():
            county.tell(GrantGiven(grant(person, COMMISSION, GONGXIAN, steps)))
            county.seats[person] = COMMISSION
            county.resident(person)
        for person in (LI, WANG, "wangs-son", "boss"):
            county.resident(person)
        county.tell(
            KinshipRecorded(WANG, "wangs-son", "CHILD"),
            EmployerRegistered(FIRM, GONGXIAN, date(2005, 1, 1)),
            EmployerAgentNamed(FIRM, "boss", date(2005, 1, 1)),
        )
        county.tell(ParameterSet("wage", MINIMUM_WAGE, "fen"), by="insurance")
        prefix = {"office": COMMISSION, "region": GONGXIAN, "series": CaseSeries.ARBITRATION}
        county.do("he", SetCasePrefix, **prefix, prefix="珙劳人仲案")
        for person in ("song", "tang"):
            county.do(
                "he",
                commands.EnrolArbitrator,
                person=person,
                region=GONGXIAN,
                qualification=Qualification.LAWYER,
                since=date(2009, 1, 1),
                document="聘书",
            )

    def file(self, *workers: str, by: str = LI, claims: tuple[ArbitrationClaim, ...] = ()) -> str:
        who = workers or (LI,)
        receipt = self.county.do(
            by,
            commands.FileArbitration,
            region=GONGXIAN,
            venue=Venue.PERFORMANCE,
            parties=Parties(applicant=Side.WORKER, workers=who, employers=(FIRM,)),
            claims=claims or tuple(claim for worker in who for claim in usual(worker)),
            employed_until=date(2010, 1, 31),
        )
        return receipt.stream.partition("/")[2]

    def do(self, who: str, kind: Any, case: str, /, **asked: Any) -> None:
        self.county.do(who, kind, arbitration=case, **asked)

    def refuses(self, who: str, kind: Any, case: str, /, **asked: Any) -> str:
        return self.county.refuses(who, kind, arbitration=case, **asked).code

    def serve(self, case: str, document: ServedDocument, *to: str, **rest: Any) -> None:
        for one in to:
            whom = {"employer": one} if one == FIRM else {"worker": one}
            self.do(
                "yan",
                ServeDocument,
                case,
                document=document,
                served_on=self.county.today,
                method=ServiceMethod.DIRECT,
                receiver=ServiceReceiver.ADDRESSEE,
                proof=RECEIPT,
                **whom,
                **rest,
            )

    def accept(self, case: str) -> None:
        self.do("yan", commands.AcceptArbitration, case)

    def hear(self, case: str, held_on: date, *workers: str) -> None:
        """Panel, notice, hearing, and a mediation that comes to nothing."""
        self.do("he", commands.FormArbitrationPanel, case, arbitrators=("song",))
        self.do("song", commands.ScheduleArbitrationHearing, case, held_on=held_on)
        self.serve(case, DOCUMENT.HEARING_NOTICE, *(workers or (LI,)), FIRM)
        self.county.open(held_on)
        self.do("song", commands.HoldArbitrationHearing, case, present=tuple(Side))
        self.do("song", commands.RecordArbitrationMediation, case)

    def award(self, case: str, *amounts: int) -> None:
        found = tuple(ClaimFound(place, AwardFinding.SUPPORTED, one) for place, one in enumerate(amounts))
        self.do("song", awards.MakeAward, case, found=found)

    def look(self, who: str, name: str, *keys: Any) -> Any:
        return self.service.look_up(name, keys, self.county.call(who))


def usual(worker: str) -> tuple[ArbitrationClaim, ArbitrationClaim]:
    """Wages of 6,000 and severance of 4,500 yuan."""
    known_on = date(2010, 1, 31)
    return (
        ArbitrationClaim(worker=worker, kind=ClaimKind.UNPAID_WAGES, amount=6_000_00, known_on=known_on),
        ArbitrationClaim(worker=worker, kind=ClaimKind.SEVERANCE, amount=4_500_00, known_on=known_on),
    )
