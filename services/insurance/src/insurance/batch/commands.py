"""What can be asked for a whole village at a time."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from insurance.pension.commands import EvidenceIfAny
from insurance.rural_pension.commands.fields import (
    Agreed,
    Category,
    Employee,
    Grade,
    InterestYear,
    Papers,
    Student,
    Submission,
)
from insurance.rural_pension.terms import Collector, EnrolmentCategory
from insurance.survival_certification.commands import SeenOn, Tag, Way, Witnesses
from jinbao.calendar import Month
from jinbao.commands import Command, id_of, says

AT_ONCE = 200
"""How many cases one act settles: some hundred decisions stay a short transaction."""

Place: TypeAlias = Annotated[str, id_of("Region", "Village, or another place that it is for (地区).")]
People: TypeAlias = tuple[Annotated[str, id_of("Person", "Somebody (参保人).")], ...]
Chosen: TypeAlias = Annotated[
    People, Meta(description="Only these, else all that wait there (指定人员).", max_length=AT_ONCE)
]
Behind: TypeAlias = Annotated[
    str | None,
    id_of("Person", "Only those behind this one, the last of the act before (上一批最后一人)."),
]


class NewEnrolment(Struct, frozen=True, kw_only=True):
    """One person's form of enrolment (参保登记表)."""

    person: Annotated[str, id_of("Person", "Somebody (参保人).")]
    grade: Grade
    category: Category = EnrolmentCategory.ORDINARY
    student: Student = False
    employee_pension: Employee = False
    papers: Papers = ()
    consent: Agreed = None
    submission: Submission = None


class SubmitEnrolments(Command, frozen=True, kw_only=True):
    """Submits the forms of enrolment of people of a place, the first of each (批量参保登记申报).

    What can be done is done; every case has its receipt.
    """

    region: Place
    forms: Annotated[
        tuple[NewEnrolment, ...],
        Meta(description="Their forms (参保登记表).", min_length=1, max_length=AT_ONCE),
    ]


class FirstReviewEnrolments(Command, frozen=True, kw_only=True):
    """Accepts the next two hundred enrolments of a place that wait for it (批量受理、初审).

    What can be done is done; every case has its receipt.
    """

    region: Place
    persons: Chosen = ()
    behind: Behind = None


class ConfirmEnrolments(Command, frozen=True, kw_only=True):
    """Confirms the next two hundred enrolments of a place that wait for it (批量复核、建账).

    What can be done is done; every case has its receipt.
    """

    region: Place
    persons: Chosen = ()
    behind: Behind = None


class RecordContributions(Command, frozen=True, kw_only=True):
    """Records a year's contributions of those of a place whose money came in, each at their grade (批量缴费).

    What can be done is done; every case has its receipt.
    """

    region: Place
    year: Annotated[int, says("Year that is paid for (缴费年度).")]
    persons: Annotated[
        People, Meta(description="Who has paid (已缴费人员).", min_length=1, max_length=AT_ONCE)
    ]
    collector: Annotated[Collector, says("Who took the money in (征缴单位).")] = Collector.AGENCY
    receipt: Annotated[str | None, says("Number of the common receipt (缴费凭证号).")] = None


class CreditInterests(Command, frozen=True, kw_only=True):
    """Credits a year's interest to the next two hundred accounts of a place that lack it (批量计息).

    What can be done is done; every case has its receipt.
    """

    region: Place
    year: InterestYear
    persons: Chosen = ()
    behind: Behind = None


class CertifySurvivals(Command, frozen=True, kw_only=True):
    """Certifies those of a place who were seen on a day, all in the same way (批量资格认证).

    What can be done is done; every case has its receipt.
    """

    region: Place
    persons: Annotated[
        People, Meta(description="Who was seen (已认证人员).", min_length=1, max_length=AT_ONCE)
    ]
    way: Way
    seen_on: SeenOn
    papers: EvidenceIfAny = ()
    geotag: Tag = None
    witnesses: Witnesses = ()


class SuspendUncertified(Command, frozen=True, kw_only=True):
    """Suspends the next two hundred pensions of a place that ran out of certification (批量暂停发放).

    What can be done is done; every case has its receipt.
    """

    region: Place
    month: Annotated[
        Month,
        Meta(description="First month not paid, this one or the next (暂停起始月).", extra={"month": True}),
    ]
    persons: Chosen = ()
    behind: Behind = None


BatchCommand = (
    SubmitEnrolments
    | FirstReviewEnrolments
    | ConfirmEnrolments
    | RecordContributions
    | CreditInterests
    | CertifySurvivals
    | SuspendUncertified
)
