"""Staff in the graph."""

from datetime import date

import strawberry

from identity.contract import (
    Appoint,
    AppointmentAnswer,
    AppointmentChange,
    AppointmentsOf,
    AuthoritiesAnswer,
    AuthoritiesOn,
    CertificateAnswer,
    ChangeAuthority,
    ChangePost,
    Edge,
    Employment,
    EndAppointment,
    HeadCount,
    ImportAppointments,
    Kind,
    Leaving,
    MarkAtWork,
    MarkNominal,
    NormAnswer,
    OfficeKind,
    OnDay,
    Post,
    RecordCertificate,
    RecordExpiredCertificate,
    StaffingNorm,
    StaffOf,
    TakeOver,
)
from jinbao.graph import (
    Connection,
    Node,
    ask,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    words,
)

words(Employment, about="On which terms somebody works (用工形式)")
words(Post, about="Post in an office (岗位)")
words(Edge, name="AuthorityEdge", about="Which authority (管理关系)")
words(Leaving, name="LeavingReason", about="Why somebody leaves (离岗原因)")


@value(AppointmentChange)
class AppointmentPast:
    """From which day one aspect of an appointment had which value (任用沿革)."""

    since: date = strawberry.field(description="From which day.")
    aspect: str = strawberry.field(description="Which aspect: post, work, PERSONNEL or BUSINESS.")
    value: str = strawberry.field(description="Its value from that day on.")
    document: str | None = strawberry.field(description="Document that says so (文号).")


@value(AuthoritiesAnswer)
class Authorities:
    """The two authorities over somebody, each a fact of its own (双重管理)."""

    personnel_since: date = strawberry.field(description="Since when the one has people, pay and money.")
    business_since: date = strawberry.field(description="Since when the other has the business.")

    @link("identity", "office_by_id", key="personnel")
    def personnel(self) -> references.Office | None:
        """Who manages people, pay and money (管人、管工资、管经费)."""

    @link("identity", "office_by_id", key="business")
    def business(self) -> references.Office | None:
        """Who manages the business (管业务)."""


@value(CertificateAnswer)
class VocationalCertificate:
    """A vocational certificate (职业资格证书)."""

    number: str = strawberry.field(description="Number (证书编号).")
    since: date = strawberry.field(description="First day on which it is valid (生效日).")
    until: date | None = strawberry.field(description="Last day on which it is valid (有效期至).")


@value(HeadCount)
class HeadCounts:
    """How many different people work in offices of one kind (人数)."""

    offices: OfficeKind = strawberry.field(description="Kind of office (机构类别).")
    place: Kind | None = strawberry.field(description="Kind of township or village where it stands.")
    people: int = strawberry.field(description="On the books (在册人数).")
    full_time: int = strawberry.field(description="With this as their only work (专职人数).")
    at_work: int = strawberry.field(description="Really doing the work (实际从事人数).")
    certified: int = strawberry.field(description="With a valid certificate (持证人数).")


@value(NormAnswer)
class Norm:
    """The staffing norm (核编标准)."""

    posts: int = strawberry.field(description="Posts (核编数).")
    document: str = strawberry.field(description="Document that says so (文号).")


@entity("Appointment", look_up=("identity", "appointment_by_id"), source=AppointmentAnswer)
class Appointment(Node):
    """Somebody in a post of an office (任用)."""

    kind: Employment = strawberry.field(description="On which terms (用工形式).")
    post: Post = strawberry.field(description="Post today (岗位).")
    full_time: bool = strawberry.field(description="Whether this is their only work (是否专职).")
    nominal: bool = strawberry.field(description="Whether they are on the books only, today (是否挂名).")
    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day (截止日).")
    reason: Leaving | None = strawberry.field(description="Why they left (离岗原因).")
    document: str = strawberry.field(description="Letter of appointment or contract (任用文件).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who is appointed (人员)."""

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """In which office (机构)."""

    @link("identity", "person_by_id", key="successor")
    def successor(self) -> references.Person | None:
        """Who took over their open work (接手人)."""

    @link("identity", "authorities_on", ask=AuthoritiesOn)
    def authorities(self) -> Authorities | None:
        """Who has which authority over them on a day (管理关系)."""

    @link("identity", "certificates_of")
    def certificates(self) -> list[VocationalCertificate] | None:
        """Their certificates (证书), oldest first."""

    @link("identity", "appointment_past")
    def past(self) -> list[AppointmentPast] | None:
        """What was said of it, oldest first (沿革)."""


@contributes("Person")
class Officer:
    @link("identity", "appointments_of", ask=AppointmentsOf)
    def appointments(self) -> Connection[Appointment] | None:
        """Where they work or worked (任用), newest first."""


@contributes("Office")
class OfficeOfStaff:
    @link("identity", "staff_of", ask=StaffOf)
    def staff(self) -> Connection[Appointment] | None:
        """Who works there or did (人员), newest first."""


@contributes("Region")
class RegionOfStaff:
    @link("identity", "head_counts", ask=OnDay)
    def head_counts(self) -> list[HeadCounts] | None:
        """How many people work in it and below on a day, as far as the caller may see (人数)."""


@strawberry.type
class Query:
    appointment = by_id(Appointment, "An appointment (任用) by its id.")

    @ask("identity", "staffing_norm", StaffingNorm)
    def staffing_norm(self) -> Norm | None:
        """How many posts an office has that serves so many people (核编标准)."""


@strawberry.type
class Mutation:
    appoint = mutation(Appoint, service="identity", gives=Appointment)
    import_appointments = mutation(ImportAppointments, service="identity", gives=Appointment)
    change_post = mutation(ChangePost, service="identity", gives=Appointment)
    mark_nominal = mutation(MarkNominal, service="identity", gives=Appointment)
    mark_at_work = mutation(MarkAtWork, service="identity", gives=Appointment)
    change_authority = mutation(ChangeAuthority, service="identity", gives=Appointment)
    record_certificate = mutation(RecordCertificate, service="identity", gives=Appointment)
    record_expired_certificate = mutation(RecordExpiredCertificate, service="identity", gives=Appointment)
    end_appointment = mutation(EndAppointment, service="identity", gives=Appointment)
    take_over = mutation(TakeOver, service="identity", gives=references.Office)
