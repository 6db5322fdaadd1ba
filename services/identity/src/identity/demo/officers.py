"""The city's officers: one person for each post, with the two edges of double management (双重管理)."""

from datetime import date
from random import Random

from identity.demo.cast import CAST, Part
from identity.demo.chance import chance, day_between
from identity.demo.facts import Duty, Office, OfficeKind, Officer, OfficerKind, Role
from identity.demo.names import given_name, surname
from identity.demo.numbers import IdNumbers
from identity.demo.offices import government_of
from identity.demo.regions import CITY
from identity.demo.staffing import Post, posts
from jinbao.identifiers import Sex

CITY_SEAT = "511502"
APPOINTED_FROM, APPOINTED_UNTIL = date(2004, 1, 1), date(2009, 10, 31)
GRADUATES_APPOINTED = date(2009, 7, 1)  # "去年全市統一招聘", said in 2010
BORN_FROM, BORN_UNTIL = date(1952, 1, 1), date(1983, 12, 31)
GRADUATES_BORN_FROM, GRADUATES_BORN_UNTIL = date(1983, 1, 1), date(1987, 12, 31)

LEADING_DUTY = {
    Role.VILLAGE_ASSISTANT: Duty.INTAKE,
    Role.LONE_TOWNSHIP_OFFICER: Duty.ACCEPTANCE,
    Role.TOWNSHIP_OFFICER: Duty.ACCEPTANCE,
    Role.COUNTY_REVIEWER: Duty.REVIEW,
    Role.RECHECKER: Duty.RECHECK,
    Role.APPROVER: Duty.APPROVAL,
    Role.PAYER: Duty.PAYMENT,
    Role.RELEASER: Duty.PAYMENT,
    Role.NEIGHBOUR_EMPLOYMENT_OFFICER: Duty.EMPLOYMENT,
    Role.NEIGHBOUR_RECHECKER: Duty.RECHECK,
    Role.CITY_OFFICER: Duty.CITY,
    Role.AUDITOR: Duty.AUDIT,
    Role.MEDIATOR: Duty.ACCEPTANCE,
    Role.EMPLOYMENT_OFFICER: Duty.EMPLOYMENT,
    Role.COLLECTOR: Duty.COLLECTION,
    Role.BENEFIT_REVIEWER: Duty.REVIEW,
    Role.BENEFIT_RECHECKER: Duty.RECHECK,
    Role.BENEFIT_PAYER: Duty.PAYMENT,
    Role.BENEFIT_RELEASER: Duty.PAYMENT,
    Role.CASE_CLERK: Duty.CASE_FILING,
    Role.ARBITRATOR: Duty.ARBITRATION,
    Role.COMMISSION_HEAD: Duty.COMMISSION_HEAD,
}


def officers(offices: tuple[Office, ...], numbers: IdNumbers) -> tuple[Officer, ...]:
    luck = chance("officers")
    waiting = list(CAST)
    appointed = []
    for serial, post in enumerate(posts(offices), start=1):
        part = next((part for part in waiting if _suits(part, post)), None)
        if part:
            waiting.remove(part)
        appointed.append(_appointed(f"officer-{serial:04}", post, part, numbers, luck))
    return tuple(appointed)


def _suits(part: Part, post: Post) -> bool:
    return part.office == post.office.code and LEADING_DUTY[part.role] in post.duties


def _appointed(code: str, post: Post, part: Part | None, numbers: IdNumbers, luck: Random) -> Officer:
    name, sex, born = (part.name, part.sex, part.born) if part else _invented(post, luck)
    home = CITY_SEAT if post.office.region == CITY else post.office.region[:6]
    id_number = part.id_number if part else None
    return Officer(
        code=code,
        name=name,
        sex=sex,
        id_number=id_number or numbers.next(home, born, sex),
        born=born,
        office=post.office.code,
        kind=post.kind,
        full_time=post.full_time,
        certified=post.certified,
        duties=post.duties,
        personnel_authority=_personnel_authority(post.office),
        business_authority=post.office.above or post.office.code,
        since=max(post.office.since, _appointment_day(post.kind, luck)),
        monthly_pay=post.monthly_pay,
    )


def _invented(post: Post, luck: Random) -> tuple[str, Sex, date]:
    sex = luck.choice((Sex.FEMALE, Sex.MALE))
    first, last = (BORN_FROM, BORN_UNTIL)
    if post.kind is OfficerKind.GRADUATE_ASSISTANT:
        first, last = (GRADUATES_BORN_FROM, GRADUATES_BORN_UNTIL)
    return surname(luck) + given_name(sex, luck), sex, day_between(first, last, luck)


def _appointment_day(kind: OfficerKind, luck: Random) -> date:
    if kind is OfficerKind.GRADUATE_ASSISTANT:
        return GRADUATES_APPOINTED
    return day_between(APPOINTED_FROM, APPOINTED_UNTIL, luck)


def _personnel_authority(office: Office) -> str:
    """Party committee and government of the township manage people, pay and money (管人、管工资、管经费)."""
    if office.kind in (OfficeKind.TOWNSHIP_CENTRE, OfficeKind.STATION):
        return government_of(office.region[:9])
    return office.above or office.code
