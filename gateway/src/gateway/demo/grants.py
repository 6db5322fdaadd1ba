"""Who may do what in the demo city: the founder hands over to an administrator, who gives the rest."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from gateway.demo.loading import FOUNDER, Step, in_pages
from gateway.demo.names import made_from, person_id
from identity.contract import DeclareOnePersonOffice, GiveGrants, NewGrant
from identity.demo.facts import DemoCity, Duty, Form, Office, OfficeKind, Officer, Role
from jinbao.bus import Call

AT_ONCE = 250
SOURCE = "演示〔2009〕2号"
PILOT_COUNTY = "511526"

ENROLMENT, CLAIM, INHERITANCE, UNEMPLOYMENT = "P2", "B1", "inheritance", "B2"
PENSIONS = (CLAIM, INHERITANCE)
BENEFITS = (*PENSIONS, UNEMPLOYMENT)
REGISTER = "labour-register"
WORK = ("E1", "E2", "job-exchange", "consultation", "guidance", REGISTER)
"""Registrations of employment and unemployment, people in difficulty, vacancies, advice, the labour force."""


class Authority(Struct, frozen=True):
    """What comes with a duty: steps of items, under the name of a role."""

    role: str
    items: tuple[str, ...]
    steps: tuple[str, ...]


ADMINISTRATOR = Authority(
    "administrator",
    ("region", "organisation", "staff", "access", "person", "employer"),
    ("manage", "register", "correct", "countersign"),
)
HISTORIAN = Authority("historian", ("access",), ("historical-entry",))
"""Who may enter what their office did on paper before it had this platform."""

READER = Authority("reader", ("person",), ("read",))
"""Who decides sees whose case it is, with a purpose; everybody else's names stay masked."""

PAPERS = Authority("papers", ("person",), ("register",))
"""Who takes in what a case is proved by, without an office of intake before them."""

FEEDS = Authority("feeds", ("partner-feed",), ("register", "correct"))
MATCHING = Authority("matching", ("partner-feed",), ("match",))
"""Whoever hands a partner's file in does not decide whom its rows are about."""

OF_DUTY = {
    Duty.INTAKE: (
        Authority("intake", (ENROLMENT, *BENEFITS, *WORK, "arbitration"), ("intake", "serve", "publicise")),
        Authority("registrar", ("person",), ("register", "correct")),
    ),
    Duty.ACCEPTANCE: (
        Authority("acceptance", (ENROLMENT, *BENEFITS, *WORK), ("first-review",)),
        Authority("registry", ("person",), ("register", "correct", "decide")),
        Authority("mediation", ("mediation",), ("intake", "mediate", "serve")),
    ),
    Duty.REVIEW: (Authority("review", PENSIONS, ("review", "publicise")), READER, FEEDS),
    Duty.RECHECK: (Authority("recheck", (ENROLMENT, *PENSIONS, *WORK), ("recheck",)), READER, MATCHING),
    Duty.APPROVAL: (Authority("approval", (*BENEFITS, *WORK, "employee-contribution"), ("approve",)), READER),
    Duty.PAYMENT: (Authority("payment", (ENROLMENT, *PENSIONS), ("contribute", "pay")),),
    Duty.CITY: (
        Authority("parameters", ("parameters",), ("manage-parameters",)),
        Authority("publication", ("policy-base", REGISTER), ("publicise",)),
    ),
    Duty.AUDIT: (Authority("audit", ("*",), ("read",)),),
    Duty.COLLECTION: (
        Authority("collection", ("employee-contribution",), ("intake", "contribute", "serve")),
        FEEDS,
    ),
    Duty.EMPLOYMENT: (
        Authority(
            "employment",
            (*WORK, "policy-base"),
            ("intake", "first-review", "publicise", "answer", "approve", "serve"),
        ),
        Authority("contracts", ("labour-contract", "collective-contract"), ("intake", "review", "serve")),
        Authority("contract-numbers", ("case-numbers",), ("manage-case-numbers",)),
        Authority("reader-of-benefits", (UNEMPLOYMENT,), ("read",)),
        READER,
        PAPERS,
    ),
    Duty.CASE_FILING: (
        Authority("case-filing", ("arbitration",), ("intake", "accept-arbitration", "serve")),
        Authority("case-numbers", ("case-numbers",), ("manage-case-numbers",)),
        READER,
        PAPERS,
    ),
    Duty.ARBITRATION: (Authority("arbitration", ("arbitration",), ("hear-arbitration",)), READER),
    Duty.COMMISSION_HEAD: (Authority("direction", ("arbitration",), ("direct-commission",)), READER),
}
OF_SOCIAL_INSURANCE = {
    Duty.REVIEW: (Authority("review", (UNEMPLOYMENT, "employee-contribution"), ("review",)), READER),
    Duty.RECHECK: (Authority("recheck", (UNEMPLOYMENT,), ("recheck",)), READER, MATCHING),
    Duty.PAYMENT: (Authority("payment", (UNEMPLOYMENT, "employee-contribution"), ("pay",)),),
}
"""The same duties at the agency that pays the unemployed."""


def administrator(city: DemoCity) -> Call:
    """The city officer of the cast, at work."""
    persona = next(one for one in city.personas if one.role is Role.CITY_OFFICER)
    return Call(person_id(persona.person or ""), persona.office)


def handed_over(city: DemoCity, regions: Mapping[str, str], on: date) -> Iterator[Step]:
    """The last act of the founder. Nobody gives themselves a grant, so the administrator has all at once."""
    (officer,) = (one for one in city.officers if is_administrator(city, one))
    places = {office.code: office for office in city.offices}
    held = (ADMINISTRATOR, *authorities(officer, places[officer.office]))
    yield Step(
        name="grants/administrator",
        service="identity",
        command=GiveGrants(on=on, grants=tuple(grant(officer, one, regions["511500"]) for one in held)),
        call=FOUNDER,
    )


def is_administrator(city: DemoCity, officer: Officer) -> bool:
    return person_id(officer.code) == administrator(city).person


def grants(city: DemoCity, regions: Mapping[str, str], on: date) -> Iterator[Step]:
    places = {office.code: office for office in city.offices}
    given = (
        grant(officer, authority, regions[places[officer.office].region])
        for officer in city.officers
        for authority in authorities(officer, places[officer.office])
        if not is_administrator(city, officer)
    )
    for number, page in enumerate(in_pages(given, AT_ONCE)):
        yield Step(
            name=f"grants/{number}",
            service="identity",
            command=GiveGrants(on=on, grants=page),
            call=administrator(city),
            weight=len(page),
        )


def one_person_offices(city: DemoCity, on: date) -> Iterator[Step]:
    """Where there is one officer alone, the exception by which they take in and accept is put on record."""
    for office in city.offices:
        if office.form is Form.PLATE_ONLY:
            yield Step(
                name=f"one-person-office/{office.code}",
                service="identity",
                command=DeclareOnePersonOffice(
                    on=on, office=office.code, since=office.since, reason="全所仅有一名经办人员"
                ),
                call=administrator(city),
            )


def authorities(officer: Officer, office: Office) -> Iterator[Authority]:
    held = OF_DUTY | (OF_SOCIAL_INSURANCE if office.kind is OfficeKind.SOCIAL_INSURANCE_AGENCY else {})
    for duty in officer.duties:
        yield from held[duty]
    if office.region.startswith(PILOT_COUNTY) or Duty.CITY in officer.duties:
        yield HISTORIAN


def grant(officer: Officer, authority: Authority, region: str) -> NewGrant:
    return NewGrant(
        id=made_from("grant", f"{officer.code}/{authority.role}"),
        person=person_id(officer.code),
        role=authority.role,
        office=officer.office,
        region=region,
        items=authority.items,
        steps=authority.steps,
        since=officer.since,
        source=SOURCE,
    )
