"""What can be asked concerning zero-employment families."""

from datetime import date
from typing import Annotated, TypeAlias

from employment.zero_employment_family.terms import Excluded, PromiseEnd
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("ZeroEmploymentFamily", "The family (零就业家庭).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]


class ApplyAsZeroEmploymentFamily(Command, frozen=True, kw_only=True):
    """A member asks for the family: none of those able to work has any (零就业家庭申请)."""

    person: Annotated[str, id_of("Person", "Which member asks (申请人).")]
    region: Annotated[str, id_of("Region", "Where they live for good (常住地).")]
    papers: Papers = ()
    consent: Annotated[Consent | None, says("How they let another act for them (代办授权).")] = None


class WithdrawZeroEmploymentFamily(Command, frozen=True, kw_only=True):
    """Takes the application back before it is decided (撤回申请)."""

    family: Which


class CheckZeroEmploymentFamily(Command, frozen=True, kw_only=True):
    """The community records who of the household does not count (入户调查)."""

    family: Which
    excluded: Annotated[tuple[Excluded, ...], says("Members who do not count (不计入的成员).")] = ()


class DecideZeroEmploymentFamily(Command, frozen=True, kw_only=True):
    """Confirms the family, or refuses in writing (确认); confirmed, it is owed one job in time."""

    family: Which


class ServeZeroEmploymentFamilyAnswer(Command, frozen=True, kw_only=True):
    """Records that a written answer reached the applicant (送达), from which the appeals run."""

    family: Which
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


class ConfirmFamilyStable(Command, frozen=True, kw_only=True):
    """Confirms that a member has had work for three months (稳定就业)."""

    family: Which


class EndFamilyPromise(Command, frozen=True, kw_only=True):
    """The office owes no job any more: three suitable ones were refused, or the family is gone (终止援助)."""

    family: Which
    ground: Annotated[PromiseEnd, says("Why (终止援助情形).")]
    papers: Papers = ()


ZeroEmploymentFamilyCommand: TypeAlias = (
    ApplyAsZeroEmploymentFamily
    | WithdrawZeroEmploymentFamily
    | CheckZeroEmploymentFamily
    | DecideZeroEmploymentFamily
    | ServeZeroEmploymentFamilyAnswer
    | ConfirmFamilyStable
    | EndFamilyPromise
)
