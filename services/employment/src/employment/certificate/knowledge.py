"""What must be known to decide about a certificate: the holder, their employers, the county's next number."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from employment.certificate.certificate import CertificateFacts
from employment.certificate.number import series_of
from employment.certificate.register import CERTIFICATES
from employment.employment.knowledge import going_on
from employment.known import About, case_facts
from jinbao.casework.employers import agents_of_each
from jinbao.casework.places import COUNTIES
from jinbao.decider import Refused
from jinbao.service import Enquiry


def certificate_facts(
    enquiry: Enquiry, cases: Sequence[About], on: date, employer: str | None = None, number: str = ""
) -> dict[str, CertificateFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    common, jobs = case_facts(enquiry, cases, on), going_on(enquiry, [case.person for case in cases])
    keepers = keepers_of(enquiry, [case.person for case in cases])
    agents = agents_of_each(
        enquiry.connection, sorted({*keepers.values(), *([employer] if employer else [])}), on
    )
    return {
        case.case: CertificateFacts(
            **common[case.case],
            number=number,
            works_for=frozenset(
                job.employer for job in jobs if job.open and job.employer and job.person == case.person
            ),
            agents=frozenset().union(
                *(agents.get(one, frozenset()) for one in (employer, keepers.get(case.person)) if one)
            ),
        )
        for case in cases
    }


def held_by(enquiry: Enquiry, person: str) -> Row[Any] | None:
    """The certificate that somebody holds or held, under whichever file it was issued."""
    return enquiry.connection.execute(select(CERTIFICATES).where(CERTIFICATES.c.person == person)).first()


def keepers_of(enquiry: Enquiry, persons: Sequence[str]) -> dict[str, str]:
    """Which employer keeps whose certificate."""
    table = CERTIFICATES.c
    statement = select(table.person, table.employer).where(
        table.person.in_(persons), table.employer.is_not(None)
    )
    return {row.person: row.employer for row in enquiry.connection.execute(statement)}


def county_of(enquiry: Enquiry, region: str) -> tuple[str, str]:
    """The county in which a region lies, and its code; raises NO_COUNTY."""
    within = enquiry.place(region).within
    row = enquiry.connection.execute(select(COUNTIES).where(COUNTIES.c.region.in_(within))).first()
    if row is None or not row.code:
        raise Refused("NO_COUNTY", field="region", region=region)
    return row.region, row.code


def taken_over(enquiry: Enquiry, code: str, year: int, given: int) -> frozenset[int]:
    """The sequences of the county in the year that are on a paper without having been given out here."""
    series, sequence = CERTIFICATES.c.series, CERTIFICATES.c.sequence
    statement = select(sequence).where(series == series_of(code, year), sequence > given)
    return frozenset(enquiry.connection.scalars(statement))
