"""What can be asked concerning unemployment registration."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
)
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Registration: TypeAlias = Annotated[
    str, id_of("UnemploymentRegistration", "The unemployment registration (失业登记).")
]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]
Evidence: TypeAlias = Annotated[tuple[CasePaper, ...], Meta(description="Evidence (证据材料).", min_length=1)]
Offer: TypeAlias = Annotated[str, says("The offer, by its id (推荐编号).")]


class ApplyForUnemployment(Command, frozen=True, kw_only=True):
    """Somebody without work asks to be registered at the street where they live (失业登记申请)."""

    person: Annotated[str, id_of("Person", "Who has no work (申请人).")]
    region: Annotated[str, id_of("Region", "Where they live for good (常住地).")]
    category: Annotated[UnemployedCategory, says("Which category (人员类别).")]
    able: Annotated[bool, says("Whether they are able to work (有劳动能力).")] = True
    wants_work: Annotated[bool, says("Whether they want work (有就业要求).")] = True
    papers: Papers = ()
    consent: Annotated[Consent | None, says("How they let another act for them (代办授权).")] = None


class WithdrawUnemployment(Command, frozen=True, kw_only=True):
    """Takes the application back before it is decided (撤回申请)."""

    registration: Registration


class RecordUnemploymentVisit(Command, frozen=True, kw_only=True):
    """The community records what it found at home, and what insurance says (入户核实、社保比对)."""

    registration: Registration
    lives_here: Annotated[bool, says("Whether they live here for good (在此常住).")]
    without_work: Annotated[bool, says("Whether they have no work (确无工作).")]
    insured: Annotated[bool, says("Whether an employer pays insurance for them now (单位参保缴费中).")]


class DecideUnemployment(Command, frozen=True, kw_only=True):
    """The township or street registers, or refuses in writing, by the law of the day (审核登记)."""

    registration: Registration


class ServeUnemploymentAnswer(Command, frozen=True, kw_only=True):
    """Records that a written answer reached the person (送达), from which the appeals run."""

    registration: Registration
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


class ReportStatus(Command, frozen=True, kw_only=True):
    """The person reports, or the office reached them (定期报告、联系): contact is kept for another while."""

    registration: Registration
    way: Annotated[ContactWay, says("How (联系方式).")]
    still_seeking: Annotated[bool, says("Whether they still want work (仍有就业要求).")] = True


class OfferWork(Command, frozen=True, kw_only=True):
    """The office offers a suitable job or training (推荐岗位、培训)."""

    registration: Registration
    what: Annotated[OfferKind, says("What is offered (推荐内容).")]
    employer: Annotated[str | None, id_of("Employer", "By whom (用人单位).")] = None
    vacancy: Annotated[str | None, says("The vacancy, by its id (岗位编号).")] = None


class TakeOffer(Command, frozen=True, kw_only=True):
    """The person takes what was offered (接受推荐)."""

    registration: Registration
    offer: Offer


class RefuseOffer(Command, frozen=True, kw_only=True):
    """The person refuses what was offered (拒绝推荐)."""

    registration: Registration
    offer: Offer
    reason: Annotated[OfferRefusal, says("Why (拒绝理由).")]


class RuleOnRefusal(Command, frozen=True, kw_only=True):
    """The office rules whether there was proper cause to refuse (正当理由认定)."""

    registration: Registration
    offer: Offer
    proper_cause: Annotated[bool, says("Whether there was proper cause (是否有正当理由).")]


class CancelUnemployment(Command, frozen=True, kw_only=True):
    """Somebody confirms that a registration ends, on a ground of the law (注销失业登记)."""

    registration: Registration
    ground: Annotated[CancellationGround, says("Why (注销情形).")]
    since: Annotated[date, says("True first day of the ground (情形发生日).")]
    papers: Papers = ()


class ReinstateUnemployment(Command, frozen=True, kw_only=True):
    """Takes a wrong cancellation back: the registration never ended (撤销注销)."""

    registration: Registration
    papers: Evidence


class RevokeUnemployment(Command, frozen=True, kw_only=True):
    """Takes a registration back that was got by what is false (撤销失业登记); it never held."""

    registration: Registration
    papers: Evidence


class TransferUnemployment(Command, frozen=True, kw_only=True):
    """The place to which the person has moved takes the registration over; it goes on (失业登记转移)."""

    registration: Registration
    region: Annotated[str, id_of("Region", "Where they live now (现常住地).")]
    since: Annotated[date, says("Since which day (迁入日).")]


UnemploymentCommand: TypeAlias = (
    ApplyForUnemployment
    | WithdrawUnemployment
    | RecordUnemploymentVisit
    | DecideUnemployment
    | ServeUnemploymentAnswer
    | ReportStatus
    | OfferWork
    | TakeOffer
    | RefuseOffer
    | RuleOnRefusal
    | CancelUnemployment
    | ReinstateUnemployment
    | RevokeUnemployment
    | TransferUnemployment
)
