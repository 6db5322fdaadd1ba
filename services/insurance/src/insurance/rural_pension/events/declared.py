"""What a form declares of children, and what it said before it was corrected."""

from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says


class DeclaredChild(Struct, frozen=True):
    """A living child (子女) of the claimant, as the claim form declares it."""

    person: Annotated[str, id_of("Person", "The child (子女).")]
    student: Annotated[bool, says("Whether the child is declared to be at school (是否在校学生).")] = False
    employee_pension: Annotated[
        bool,
        says("Whether the child is declared to be in an employee pension scheme (是否参加职工养老保险)."),
    ] = False


class Correction(Struct, frozen=True):
    """What a form said before, and what it says now (更正内容)."""

    field: str
    before: str | int | bool | tuple[DeclaredChild, ...]
    after: str | int | bool | tuple[DeclaredChild, ...]
