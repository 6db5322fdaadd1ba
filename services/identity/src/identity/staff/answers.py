"""What is answered concerning staff, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.office.terms import OfficeKind
from identity.staff.terms import Employment, Leaving, Post
from jinbao.commands import id_of, says
from jinbao.identifiers import Kind
from jinbao.paging import Page


class AppointmentAnswer(Struct, frozen=True):
    """An appointment as it stands."""

    id: str
    person: str
    office: str
    kind: Employment
    post: Post
    full_time: bool
    nominal: bool
    since: date
    until: date | None
    reason: Leaving | None
    document: str
    successor: str | None


class AppointmentChange(Struct, frozen=True):
    """One line of an appointment's past: from which day which aspect of it had which value."""

    since: date
    aspect: str
    value: str
    document: str | None


class AuthoritiesAnswer(Struct, frozen=True):
    """The two offices that have authority over somebody on a day."""

    personnel: str
    personnel_since: date
    business: str
    business_since: date


class CertificateAnswer(Struct, frozen=True):
    """A certificate of somebody."""

    number: str
    since: date
    until: date | None


class HeadCount(Struct, frozen=True):
    """Different people, never rows: on the books, full time, really at work, holding a certificate."""

    offices: OfficeKind
    place: Kind | None
    people: int
    full_time: int
    at_work: int
    certified: int


class NormAnswer(Struct, frozen=True):
    """How many posts an office has by the number of people it serves."""

    posts: int
    document: str


class AppointmentsOf(Page, frozen=True, kw_only=True):
    """The appointments of a person, newest first."""

    person: Annotated[str, id_of("Person", "Person (人员).")]
    holding_on: Annotated[date | None, says("Only those that hold on this day (在岗日).")] = None


class StaffOf(Page, frozen=True, kw_only=True):
    """The appointments in an office, newest first."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    holding_on: Annotated[date | None, says("Only those that hold on this day (在岗日).")] = None


class AuthoritiesOn(Struct, frozen=True, kw_only=True):
    """Who has authority over somebody on a day."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    on: Annotated[date | None, says("On which day; today if left out (日期).")] = None


class StaffingNorm(Struct, frozen=True, kw_only=True):
    """How many posts an office has that serves so many people."""

    people: Annotated[int, says("People whom the office serves (服务对象数).")]
    on: Annotated[date | None, says("By the rules of which day; today if left out (日期).")] = None
    begun_step_counts: Annotated[
        bool | None, says("Whether a step that has only begun counts; as the rules have it if left out.")
    ] = None
