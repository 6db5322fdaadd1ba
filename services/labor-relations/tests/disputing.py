"""A dispute before the decider alone: who is in it, and the steps that lead to a hearing and an award."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jinbao.actor import Actor, Place
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.casework.steps import INTAKE, SERVE
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import LocalParameter
from jinbao.testing import officer
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.award_commands import MakeAward
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.commands import (
    AcceptArbitration,
    FileArbitration,
    FormArbitrationPanel,
    HoldArbitrationHearing,
    RecordArbitrationMediation,
    ScheduleArbitrationHearing,
)
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.facts import AWARD, SET_ASIDE, SUIT, ArbitrationFacts, OnTheList, OpenClock
from labor_relations.arbitration.states import Arbitration, NotFiled
from labor_relations.arbitration.steps import ACCEPT, DIRECT, HEAR
from labor_relations.arbitration.terms import AwardFinding, Venue
from labor_relations.arbitration.working_out import AWARD as RULES
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.parties import Parties, PartyFacts
from labor_relations.dispute.terms import ClaimKind, Side
from labor_relations.service_of_documents.commands import ServeDocument
from labor_relations.service_of_documents.terms import ServedDocument, ServiceReceiver

COUNTY = "gongxian"
HOME = Place(COUNTY, (COUNTY, "yibin"))
LI, WANG, FIRM = "li", "wang", "brickworks"
CLERK = officer("yan", "commission", COUNTY, INTAKE, ACCEPT, SERVE)
DIRECTOR = officer("he", "commission", COUNTY, DIRECT, ACCEPT)
JUDGE = officer("song", "commission", COUNTY, HEAR)
LI_HERSELF = Actor(LI)
FILED, ACCEPTED = date(2010, 2, 26), date(2010, 3, 1)
HEARD = date(2010, 3, 29)
MINIMUM_WAGE = LocalParameter(
    name="minimum_wage",
    region="yibin",
    value=650_00,
    in_force_from=date(2009, 1, 1),
    promulgated_on=date(2008, 12, 20),
    document="宜府发〔2008〕30号",
    approved_by="the city government",
    official=False,
)
SOURCES = ("filed", "heard", "challenge:1", "hearing:1", f"notice:1:{LI}")
RECEIPT = CasePaper(PaperKind.SERVICE_RECEIPT, "paper", "0" * 64)


def claim(
    kind: ClaimKind, amount: int | None = None, known_on: date = date(2010, 1, 31), worker: str = LI
) -> ArbitrationClaim:
    return ArbitrationClaim(worker=worker, kind=kind, amount=amount, known_on=known_on)


WAGES, SEVERANCE = claim(ClaimKind.UNPAID_WAGES, 6_000_00), claim(ClaimKind.SEVERANCE, 4_500_00)


def parties(*workers: str, **others: Any) -> Parties:
    return Parties(**{"applicant": Side.WORKER, "workers": workers or (LI,), "employers": (FIRM,), **others})


class Dispute:
    """One case, as the decider has it; what is refused changes nothing."""

    def __init__(self, *claims: ArbitrationClaim, who: Parties | None = None, **filing: Any) -> None:
        self.case: Arbitration = NotFiled()
        self.happened: list[Any] = []
        self.clocks: tuple[OpenClock, ...] = ()
        self.dead: Mapping[str, date] = {}
        self.known = {LI, WANG, "wangs-son", "lawyer", *(f"w{number}" for number in range(40))}
        self.ask(
            FileArbitration(
                on=FILED,
                region=COUNTY,
                venue=Venue.PERFORMANCE,
                parties=who or parties(),
                claims=claims or (WAGES, SEVERANCE),
                **{"employed_until": date(2010, 1, 31), **filing},
            )
        )

    @property
    def facts(self) -> ArbitrationFacts:
        listed = {"song", "tang", "du", "lis-sister", "elsewhere"}
        return ArbitrationFacts(
            arbitration="case",
            person=LI,
            place=HOME,
            kin=frozenset({LI, WANG, "lis-sister", "lawyer", "boss"}),
            of_parties=PartyFacts(
                known=frozenset(self.known),
                dead=self.dead,
                kin={WANG: frozenset({"wangs-son"})},
                acting={FIRM: frozenset({"boss"}), "user-unit": frozenset()},
            ),
            arbitrators={
                one: OnTheList("changning" if one == "elsewhere" else "yibin", date(2009, 1, 1))
                for one in listed
            },
            rules=RULES.law,
            parameters=(MINIMUM_WAGE,),
            clocks=self.clocks,
            number=CaseNumber("珙劳人仲案", 2010, 1),
            sources={one: f"{one}-event" for one in SOURCES},
        )

    def ask(self, command: Any, by: Actor = CLERK) -> tuple[Any, ...]:
        said = list(CASE.decide(self.case, command, Desk(by, command.on, self.facts)))
        events = tuple(one.event if isinstance(one, Effective) else one for one in said)
        for event in events:
            self.case = CASE.evolve(self.case, event)
        self.happened += events
        return events

    def refused(self, command: Any, by: Actor = CLERK) -> str:
        """The code with which it is refused."""
        try:
            self.ask(command, by)
        except Refused as refused:
            return refused.code
        return ""

    # The way to the award, a line for each step.

    def accepted(self) -> "Dispute":
        self.ask(AcceptArbitration(on=ACCEPTED, arbitration="case"))
        return self

    def with_panel(self, *arbitrators: str) -> "Dispute":
        panel = arbitrators or ("song",)
        self.ask(FormArbitrationPanel(on=ACCEPTED, arbitration="case", arbitrators=panel), DIRECTOR)
        return self

    def scheduled(self, held_on: date = HEARD) -> "Dispute":
        self.ask(ScheduleArbitrationHearing(on=ACCEPTED, arbitration="case", held_on=held_on), JUDGE)
        self.serve(ServedDocument.HEARING_NOTICE, date(2010, 3, 5))
        return self

    def heard(self, *present: Side) -> "Dispute":
        self.scheduled()
        came = present or tuple(Side)
        self.ask(HoldArbitrationHearing(on=HEARD, arbitration="case", present=came), JUDGE)
        return self

    def not_settled(self) -> "Dispute":
        self.ask(RecordArbitrationMediation(on=HEARD, arbitration="case"), JUDGE)
        return self

    def awarded(self, *found: ClaimFound, on: date = HEARD) -> "Dispute":
        given = found or (supported(0, 6_000_00), supported(1, 4_500_00))
        self.ask(MakeAward(on=on, arbitration="case", found=given), JUDGE)
        return self

    def serve(self, document: ServedDocument, on: date, *only: str, number: int = 1) -> None:
        """On everybody whom it concerns, or only on some."""
        dossier = getattr(self.case, "dossier")  # noqa: B009 -- every state but the first has one
        issued = dossier.found(document, number)
        for side in issued.sides:
            for addressee in dossier.addressees(side):
                if not only or addressee in only:
                    to = {"worker": addressee} if side is Side.WORKER else {"employer": addressee}
                    self.ask(served(document, on, number=number, **to))

    def at_the_end_of_suits(self, last: date) -> None:
        dossier = getattr(self.case, "dossier")  # noqa: B009 -- every state but the first has one
        everybody = [one for side in Side for one in dossier.addressees(side)]
        self.clocks = (
            *(OpenClock(SUIT, one, last) for one in everybody),
            OpenClock(SET_ASIDE, FIRM, date(2010, 5, 4)),
        )


def served(document: ServedDocument, on: date, number: int = 1, **to: str) -> ServeDocument:
    return ServeDocument(
        on=on,
        arbitration="case",
        document=document,
        number=number,
        served_on=on,
        method=ServiceMethod.DIRECT,
        receiver=ServiceReceiver.ADDRESSEE,
        proof=RECEIPT,
        **to,
    )


def supported(place: int, amount: int | None = None) -> ClaimFound:
    return ClaimFound(place, AwardFinding.SUPPORTED, amount)


def the_award_is_late() -> tuple[OpenClock, ...]:
    return (OpenClock(AWARD, None, date(2010, 4, 15)),)


def on_day(text: str) -> dict[str, Any]:
    """Of which case a command is, and on which day."""
    return {"on": date.fromisoformat(text), "arbitration": "case"}
