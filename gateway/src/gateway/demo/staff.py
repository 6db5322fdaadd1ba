"""The demo city's appointments as commands: who sits where, on which terms, under which two authorities."""

from collections.abc import Iterator
from datetime import date

from gateway.demo.loading import FOUNDER, Step, in_pages
from gateway.demo.names import made_from, person_id
from identity.contract import Certificate, Employment, ImportAppointments, NewAppointment, Post
from identity.demo.facts import DemoCity, Duty, Officer

AT_ONCE = 250
DOCUMENT = "演示〔2009〕3号"

POSTS = {
    Duty.APPROVAL: Post.HEAD,
    Duty.COMMISSION_HEAD: Post.HEAD,
    Duty.CASE_FILING: Post.LABOUR_RELATIONS,
    Duty.ARBITRATION: Post.LABOUR_RELATIONS,
    Duty.EMPLOYMENT: Post.EMPLOYMENT,
    Duty.COLLECTION: Post.INSURANCE,
    Duty.CITY: Post.HEAD,
    Duty.AUDIT: Post.STATISTICS,
    Duty.REVIEW: Post.INSURANCE,
    Duty.RECHECK: Post.INSURANCE,
    Duty.PAYMENT: Post.INSURANCE,
    Duty.ACCEPTANCE: Post.INSURANCE,
    Duty.INTAKE: Post.COUNTER,
}
"""The first of somebody's duties in this order says which post it is."""


def appointments(city: DemoCity, on: date) -> Iterator[Step]:
    for number, page in enumerate(in_pages(map(appointment, city.officers), AT_ONCE)):
        yield Step(
            name=f"appointments/{number}",
            service="identity",
            command=ImportAppointments(on=on, appointments=page),
            call=FOUNDER,
            weight=len(page),
        )


def appointment(officer: Officer) -> NewAppointment:
    return NewAppointment(
        id=made_from("appointment", officer.code),
        person=person_id(officer.code),
        office=officer.office,
        kind=Employment[officer.kind.name],
        post=next(post for duty, post in POSTS.items() if duty in officer.duties),
        full_time=officer.full_time,
        since=officer.since,
        document=DOCUMENT,
        personnel_authority=officer.personnel_authority,
        business_authority=officer.business_authority,
        certificate=certificate(officer) if officer.certified else None,
    )


def certificate(officer: Officer) -> Certificate:
    return Certificate(number=f"演示-{officer.code.removeprefix('officer-')}", since=officer.since)
