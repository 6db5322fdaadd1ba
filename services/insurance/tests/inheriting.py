"""What heirs and officers do when somebody has died: the application, its hands, the payment to the heirs."""

from datetime import date

from pilot_county import PilotCounty, paper

from insurance.contract import (
    AcceptInheritance,
    ApplyForInheritance,
    AskToCompleteInheritance,
    ClaimStop,
    CompleteInheritance,
    Consent,
    DecideInheritance,
    HeirAnswer,
    HeirShare,
    InheritanceAnswer,
    NotAcceptedGround,
    PaperKind,
    PayInheritance,
    RecheckInheritance,
    RefuseInheritance,
    ReturnGround,
    ReturnInheritance,
    ReviewInheritance,
    RevokeInheritance,
    ServeInheritanceDecision,
    ServiceMethod,
    StopGround,
    StopPension,
    WithdrawInheritance,
)
from jinbao.casework.people import DeathRecorded, DeathRevoked, KinshipRecorded

SON, DAUGHTER = HeirShare("zhou-er", 2), HeirShare("zhou-mei", 1)


def family(county: PilotCounty, person: str = "zhou") -> None:
    """A son and a daughter."""
    for child in ("zhou-er", "zhou-mei"):
        county.resident(child, "1975-03-01")
        county.tell(KinshipRecorded(person, child, "CHILD"))


def dies(county: PilotCounty, day: date, person: str = "zhou", *, strong: bool = True) -> None:
    county.tell(DeathRecorded(person, day, strong))


def stop(county: PilotCounty, person: str = "zhou") -> None:
    county.do("he", StopPension, person=person, ground=StopGround.DEATH)


def apply(county: PilotCounty, *heirs: HeirShare, person: str = "zhou") -> str:
    form = {"heirs": heirs or (SON, DAUGHTER), "consent": Consent.SIGNED_FORM}
    return county.do("xie", ApplyForInheritance, person=person, **form).stream.rpartition("/")[2]


def hand_on(county: PilotCounty, case: str) -> str:
    for officer, step in (
        ("chu", AcceptInheritance),
        ("yan", ReviewInheritance),
        ("fu", RecheckInheritance),
    ):
        county.do(officer, step, inheritance=case)
    return case


def decide(county: PilotCounty, case: str) -> str:
    county.do("he", DecideInheritance, inheritance=case)
    return case


def pay_out(county: PilotCounty, case: str) -> str:
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", ServeInheritanceDecision, inheritance=case, **served)
    county.do("bian", PayInheritance, inheritance=case)
    return case


def inherited(county: PilotCounty, *heirs: HeirShare) -> str:
    """From the application to the money."""
    return pay_out(county, decide(county, hand_on(county, apply(county, *heirs))))


def inheritance(county: PilotCounty, case: str, who: str = "jian") -> InheritanceAnswer:
    answer: InheritanceAnswer = county.ask(who, "inheritance_by_id", case)
    return answer


def falls_to(county: PilotCounty, case: str) -> dict[str, int | None]:
    heirs: list[HeirAnswer] = county.ask("jian", "heirs_of", case)
    return {one.heir: one.amount for one in heirs}


def every_way(county: PilotCounty, person: str) -> str:
    """One after the other: withdrawn, not accepted, denied in the end, paid out and revoked."""
    form = {"inheritance": apply(county, person=person)}
    county.do("chu", AskToCompleteInheritance, missing=(PaperKind.DEATH_CERTIFICATE,), **form)
    brought = (paper(PaperKind.DEATH_CERTIFICATE),)
    county.do("xie", CompleteInheritance, papers=brought, consent=Consent.WRITTEN, **form)
    back = {"to": ClaimStop.APPLICANT, "reasons": (ReturnGround.FORM_WRONG,)}
    county.do("chu", ReturnInheritance, **form, **back)
    county.do("xie", WithdrawInheritance, consent=Consent.WRITTEN, **form)
    refused = apply(county, person=person)
    county.do("chu", RefuseInheritance, inheritance=refused, reasons=(NotAcceptedGround.PAPERS_FALSE,))
    paid = pay_out(county, decide(county, hand_on(county, apply(county, person=person))))
    decide(county, hand_on(county, apply(county, person=person)))
    county.tell(DeathRevoked(person))
    county.do("he", RevokeInheritance, inheritance=paid)
    return paid
