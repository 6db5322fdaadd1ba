"""What can be asked of an enrolment (参保登记), and what becomes of it."""

from datetime import date
from typing import Annotated

from insurance.rural_pension.commands.fields import (
    AT_LEAST_ONE,
    Agreed,
    Category,
    Employee,
    Grade,
    Missing,
    Papers,
    Participant,
    Returned,
    Student,
    Submission,
    Unaccepted,
)
from insurance.rural_pension.terms import (
    EnrolmentCategory,
)
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen


class SubmitEnrolment(Command, frozen=True, kw_only=True):
    """Submits a person's form of enrolment (参保登记申报); the scheme follows from hukou and day."""

    person: Participant
    grade: Grade
    category: Category = EnrolmentCategory.ORDINARY
    student: Student = False
    employee_pension: Employee = False
    papers: Papers = ()
    consent: Agreed = None
    submission: Submission = None


class RefuseEnrolment(Command, frozen=True, kw_only=True):
    """The township does not accept an enrolment (不予受理), with reasons and the ways to appeal."""

    person: Participant
    reasons: Unaccepted


class AskToCompleteEnrolment(Command, frozen=True, kw_only=True):
    """The township says once and completely which papers of an enrolment are missing (补正)."""

    person: Participant
    missing: Missing


class CompleteEnrolment(Command, frozen=True, kw_only=True):
    """Hands in the papers that were missing from an enrolment (补正材料)."""

    person: Participant
    papers: Annotated[tuple[CasePaper, ...], AT_LEAST_ONE, says("The papers that were missing (补正材料).")]
    consent: Agreed = None


class CorrectEnrolmentForm(Command, frozen=True, kw_only=True):
    """Puts right what was typed wrong into a form that has not been accepted yet (更正录入)."""

    person: Participant
    grade: Annotated[Fen | None, fen("Grade chosen, where it was wrong (缴费档次).")] = None
    category: Annotated[EnrolmentCategory | None, says("Category, where it was wrong (参保类别).")] = None
    student: Annotated[
        bool | None, says("Whether the person is at school, where that was wrong (是否在校学生).")
    ] = None
    employee_pension: Annotated[
        bool | None,
        says("Whether in an employee pension scheme, where that was wrong (是否参加职工养老保险)."),
    ] = None


class FirstReviewEnrolment(Command, frozen=True, kw_only=True):
    """The township accepts an enrolment after its first review (受理、初审)."""

    person: Participant


class ReturnEnrolment(Command, frozen=True, kw_only=True):
    """The county sends an enrolment back to the township (退回)."""

    person: Participant
    reasons: Returned


class ConfirmEnrolment(Command, frozen=True, kw_only=True):
    """The county confirms an enrolment after its recheck, which opens the personal account (复核、建账)."""

    person: Participant


class WithdrawEnrolment(Command, frozen=True, kw_only=True):
    """The applicant takes an enrolment back before it is confirmed (撤回)."""

    person: Participant
    consent: Agreed = None


class TakeBackEnrolment(Command, frozen=True, kw_only=True):
    """The office takes back the enrolment that one form submitted (撤销申报), and no later one."""

    person: Participant
    submission: Annotated[str, says("What its sender called the form, else the command's id (申报编号).")]
    consent: Agreed = None


class ChooseGrade(Command, frozen=True, kw_only=True):
    """An enrolled person chooses the grade from a year on (缴费档次变更)."""

    person: Participant
    year: Annotated[int, says("First contribution year for which it holds (起始年度).")]
    grade: Grade
    consent: Agreed = None


class ChangeCategory(Command, frozen=True, kw_only=True):
    """The township records another category of an enrolled person (参保类别变更)."""

    person: Participant
    year: Annotated[int, says("First contribution year for which it holds (起始年度).")]
    category: Category
    papers: Papers = ()


EnrolmentCommand = (
    SubmitEnrolment
    | RefuseEnrolment
    | AskToCompleteEnrolment
    | CompleteEnrolment
    | FirstReviewEnrolment
    | ReturnEnrolment
    | ConfirmEnrolment
    | WithdrawEnrolment
    | ChooseGrade
    | ChangeCategory
)


class MoveEnrolment(Command, frozen=True, kw_only=True):
    """The enrolment and its account follow the hukou that moved within the city (关系转移), the next year."""

    person: Participant


class MergeEnrolments(Command, frozen=True, kw_only=True):
    """Ends one of two enrolments of one person and joins its account to the other's (重复参保合并)."""

    kept: Annotated[str, id_of("Person", "Whose file goes on (保留档案).")]
    ended: Annotated[str, id_of("Person", "Whose file was merged into it (并入档案).")]


class SeparateEnrolments(Command, frozen=True, kw_only=True):
    """Takes a merger back, once it is clear that they were two people (撤销合并)."""

    kept: Annotated[str, id_of("Person", "Whose file went on (保留档案).")]
    ended: Annotated[str, id_of("Person", "Whose file is one of its own again (恢复档案).")]


class ServeEnrolmentDecision(Command, frozen=True, kw_only=True):
    """Records that the office's last answer about an enrolment was served (送达), so that appeals run."""

    person: Participant
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]
