"""What can be asked concerning persons in employment difficulty."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.difficulty.terms import DifficultyCategory, DifficultyEnd
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("DifficultyRecognition", "The recognition (就业困难人员认定).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]
Evidence: TypeAlias = Annotated[tuple[CasePaper, ...], Meta(description="Evidence (证据材料).", min_length=1)]


class ApplyForDifficulty(Command, frozen=True, kw_only=True):
    """Somebody registered as unemployed asks to be recognised as in difficulty (就业困难人员认定申请)."""

    person: Annotated[str, id_of("Person", "Who is hard to employ (申请人).")]
    region: Annotated[str, id_of("Region", "Where they live for good (常住地).")]
    claims: Annotated[
        tuple[DifficultyCategory, ...],
        Meta(description="Which categories, the primary one first (申请类别).", min_length=1, max_length=7),
    ]
    papers: Papers = ()
    consent: Annotated[Consent | None, says("How they let another act for them (代办授权).")] = None


class WithdrawDifficulty(Command, frozen=True, kw_only=True):
    """Takes the application back before it is decided (撤回申请)."""

    recognition: Which


class RecordHouseholdCheck(Command, frozen=True, kw_only=True):
    """The community records what it found at home (入户调查)."""

    recognition: Which
    found: Annotated[
        tuple[DifficultyCategory, ...], says("Which of the claims were found to be so (核实类别).")
    ]


class PubliciseDifficulty(Command, frozen=True, kw_only=True):
    """Publicises what was found, for some days (公示)."""

    recognition: Which


class RaiseObjection(Command, frozen=True, kw_only=True):
    """Records that somebody objects to what was publicised (公示异议)."""

    recognition: Which
    papers: Evidence


class RecheckObjection(Command, frozen=True, kw_only=True):
    """Another officer looks into the objection (异议复查)."""

    recognition: Which
    upheld: Annotated[bool, says("Whether the objection is right (异议是否成立).")]


class DecideDifficulty(Command, frozen=True, kw_only=True):
    """Recognises, or refuses in writing, by the law of the day (认定)."""

    recognition: Which


class ServeDifficultyAnswer(Command, frozen=True, kw_only=True):
    """Records that a written answer reached the person (送达), from which the appeals run."""

    recognition: Which
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


class EndDifficulty(Command, frozen=True, kw_only=True):
    """Somebody confirms that a recognition ends, on a ground (退出就业困难人员)."""

    recognition: Which
    ground: Annotated[DifficultyEnd, says("Why (退出情形).")]
    since: Annotated[date, says("True first day of the ground (情形发生日).")]
    papers: Papers = ()


class RevokeDifficulty(Command, frozen=True, kw_only=True):
    """Takes a recognition back that was got by what is false (撤销认定); it never held."""

    recognition: Which
    papers: Evidence


DifficultyCommand: TypeAlias = (
    ApplyForDifficulty
    | WithdrawDifficulty
    | RecordHouseholdCheck
    | PubliciseDifficulty
    | RaiseObjection
    | RecheckObjection
    | DecideDifficulty
    | ServeDifficultyAnswer
    | EndDifficulty
    | RevokeDifficulty
)
