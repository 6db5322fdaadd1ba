"""What can be asked concerning staff."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.staff.terms import Edge, Employment, Leaving, Post
from jinbao.commands import Command, id_of, own_id, says


class Certificate(Struct, frozen=True, kw_only=True):
    """A vocational certificate (职业资格证书)."""

    number: Annotated[str, says("Number (证书编号).")]
    since: Annotated[date, says("First day on which it is valid (生效日).")]
    until: Annotated[date | None, says("Last day on which it is valid (有效期至).")] = None


class NewAppointment(Struct, frozen=True, kw_only=True):
    """Somebody in a post of an office, with the two authorities over them, which may be in two hands."""

    id: Annotated[str, own_id("Id chosen by the caller (任用标识).")]
    person: Annotated[str, id_of("Person", "Who is appointed (人员).")]
    office: Annotated[str, id_of("Office", "In which office (机构).")]
    kind: Annotated[Employment, says("On which terms (用工形式).")]
    post: Annotated[Post, says("Post (岗位).")]
    full_time: Annotated[bool, says("Whether this is their only work (是否专职).")]
    since: Annotated[date, says("First day (起始日).")]
    document: Annotated[str, says("Letter of appointment or contract (任用文件).")]
    personnel_authority: Annotated[
        str, id_of("Office", "Who manages people, pay and money (管人、管工资、管经费).")
    ]
    business_authority: Annotated[str, id_of("Office", "Who manages the business (管业务).")]
    certificate: Annotated[Certificate | None, says("Certificate, where they hold one (持证).")] = None


class Appoint(Command, frozen=True, kw_only=True):
    """Appoint somebody to a post (任用)."""

    appointment: Annotated[NewAppointment, says("The appointment (任用).")]


class ImportAppointments(Command, frozen=True, kw_only=True):
    """Take in all appointments of a list, or none (人员导入)."""

    appointments: Annotated[tuple[NewAppointment, ...], says("The appointments (任用清单).")]


class ChangePost(Command, frozen=True, kw_only=True):
    """Give somebody another post in their office (岗位变动)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    post: Annotated[Post, says("New post (新岗位).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class MarkNominal(Command, frozen=True, kw_only=True):
    """Record that somebody is on the books and does other work (挂名)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    since: Annotated[date, says("From which day (起始日).")]


class MarkAtWork(Command, frozen=True, kw_only=True):
    """Record that somebody who was on the books only does the work now (实际到岗)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    since: Annotated[date, says("From which day (起始日).")]


class ChangeAuthority(Command, frozen=True, kw_only=True):
    """Give one of the two authorities over somebody to another office (管理关系变更)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    edge: Annotated[Edge, says("Which authority (人事或业务).")]
    office: Annotated[str, id_of("Office", "Who has it from then on (管理机构).")]
    since: Annotated[date, says("From which day (生效日).")]
    document: Annotated[str, says("Document (文号).")]


class RecordCertificate(Command, frozen=True, kw_only=True):
    """Record a vocational certificate of somebody (登记证书)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    certificate: Annotated[Certificate, says("The certificate (证书).")]


class RecordExpiredCertificate(Command, frozen=True, kw_only=True):
    """Record that a certificate is valid no more (证书失效)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    number: Annotated[str, says("Number (证书编号).")]
    until: Annotated[date, says("Last day on which it was valid (失效日).")]


class EndAppointment(Command, frozen=True, kw_only=True):
    """End an appointment; what was granted for the office ends with the last one there (离岗)."""

    appointment: Annotated[str, id_of("Appointment", "Appointment (任用).")]
    until: Annotated[date, says("Last day (截止日).")]
    reason: Annotated[Leaving, says("Why (离岗原因).")]


class TakeOver(Command, frozen=True, kw_only=True):
    """End all that somebody does in an office and give their open work to a successor, at once (工作交接)."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    leaver: Annotated[str, id_of("Person", "Who leaves (离岗人).")]
    successor: Annotated[str, id_of("Person", "Who takes over, already appointed there (接手人).")]
    since: Annotated[date, says("First day of the successor (接手日).")]
    reason: Annotated[Leaving, says("Why the other leaves (离岗原因).")]
