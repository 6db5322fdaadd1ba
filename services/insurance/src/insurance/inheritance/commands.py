"""What can be asked about an inheritance."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.inheritance.events import HeirShare
from insurance.inheritance.terms import EstateKind
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Inheritance: TypeAlias = Annotated[str, id_of("Inheritance", "The inheritance (继承案件).")]
Heirs: TypeAlias = Annotated[
    tuple[HeirShare, ...],
    Meta(
        description="The heirs with their shares, by agreement (继承人及份额).", min_length=1, max_length=50
    ),
]
Agreed: TypeAlias = Annotated[Consent | None, says("How the heirs let another act for them (代办授权).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]


class ApplyForInheritance(Command, frozen=True, kw_only=True):
    """An heir asks for what a dead person leaves (申请继承): months due and not paid, and what goes along.

    Of the pension it is the account, of unemployment insurance the grants for a funeral and for survivors.
    """

    person: Annotated[str, id_of("Person", "Who died (已故参保人).")]
    kind: Annotated[EstateKind, says("Of which insurance (继承种类).")] = EstateKind.RURAL_PENSION
    funeral_grant_elsewhere: Annotated[
        bool, says("Whether the heirs take the funeral grant of another insurance (选领其他险种丧葬补助金).")
    ] = False
    heirs: Heirs
    papers: Papers = ()
    consent: Agreed = None


class AskToCompleteInheritance(Command, frozen=True, kw_only=True):
    """Gives the one full list of what is missing (一次性告知补正)."""

    inheritance: Inheritance
    missing: Annotated[
        tuple[PaperKind, ...], Meta(description="What is missing (待补材料).", min_length=1, max_length=20)
    ]


class CompleteInheritance(Command, frozen=True, kw_only=True):
    """The heirs bring what was missing or put the form right (补正)."""

    inheritance: Inheritance
    heirs: Annotated[Heirs | None, says("The heirs, where the form was wrong (继承人及份额).")] = None
    papers: Papers = ()
    consent: Agreed = None


class AcceptInheritance(Command, frozen=True, kw_only=True):
    """The township takes the case on after its first review (受理、初审)."""

    inheritance: Inheritance


class RefuseInheritance(Command, frozen=True, kw_only=True):
    """The township does not take the case on (不予受理)."""

    inheritance: Inheritance
    reasons: Annotated[
        tuple[NotAcceptedGround, ...],
        Meta(description="Why (不予受理理由).", min_length=1, max_length=10),
    ]


class ReviewInheritance(Command, frozen=True, kw_only=True):
    """The county reviews (审核)."""

    inheritance: Inheritance


class RecheckInheritance(Command, frozen=True, kw_only=True):
    """A second officer of the county rechecks (复核)."""

    inheritance: Inheritance


class ReturnInheritance(Command, frozen=True, kw_only=True):
    """Sends the case back to an earlier step (退回)."""

    inheritance: Inheritance
    to: Annotated[ClaimStop, says("Where to (退回环节).")]
    reasons: Annotated[
        tuple[ReturnGround, ...], Meta(description="Why (退回理由).", min_length=1, max_length=10)
    ]


class DecideInheritance(Command, frozen=True, kw_only=True):
    """Decides by the law of the day of death (审批); a grant settles the account at once."""

    inheritance: Inheritance


class WithdrawInheritance(Command, frozen=True, kw_only=True):
    """The heirs take their application back before the decision (撤回)."""

    inheritance: Inheritance
    consent: Agreed = None


class ServeInheritanceDecision(Command, frozen=True, kw_only=True):
    """Records that the answer reached the heirs (送达), from which the appeals run."""

    inheritance: Inheritance
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


class PayInheritance(Command, frozen=True, kw_only=True):
    """Orders the shares to be paid (支付), by whoever took no other step; a run of single sums pays them."""

    inheritance: Inheritance


class RevokeInheritance(Command, frozen=True, kw_only=True):
    """Whose account it was turns out to live (撤销继承): the account is as before, the heirs give back."""

    inheritance: Inheritance


InheritanceCommand = (
    ApplyForInheritance
    | AskToCompleteInheritance
    | CompleteInheritance
    | AcceptInheritance
    | RefuseInheritance
    | ReviewInheritance
    | RecheckInheritance
    | ReturnInheritance
    | DecideInheritance
    | WithdrawInheritance
    | ServeInheritanceDecision
    | PayInheritance
    | RevokeInheritance
)
