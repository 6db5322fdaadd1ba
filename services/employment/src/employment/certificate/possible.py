"""What can be asked of a certificate, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from employment.certificate import commands
from employment.certificate.certificate import CERTIFICATE
from employment.certificate.knowledge import certificate_facts
from employment.certificate.look_ups import TABLE, seen
from employment.certificate.register import stream_of
from employment.certificate.terms import Custody
from employment.known import About
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def certificates(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.person.in_(keys))).all()
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {row.id: stream_of(row.issued_to) for row in rows}
    return standing_in(enquiry, CERTIFICATE, streams, certificate_facts(enquiry, cases, enquiry.today))


def to_the_holder(it: Standing) -> commands.HandOverCertificate:
    return commands.HandOverCertificate(on=it.on, person=it.case, custody=Custody.HOLDER)


def to_an_employer(it: Standing) -> commands.HandOverCertificate:
    """To one of those for whom the holder works, if there is any."""
    employer = min(it.known.works_for, default=None)
    return commands.HandOverCertificate(on=it.on, person=it.case, custody=Custody.EMPLOYER, employer=employer)


OF_CERTIFICATE = KindOfCase(
    CERTIFICATE.decide,
    (
        Possible("handOverCertificate", to_the_holder, otherwise=to_an_employer),
        Possible(
            "reportCertificateLost", lambda it: commands.ReportCertificateLost(on=it.on, person=it.case)
        ),
        Possible(
            "replaceCertificate",
            lambda it: commands.ReplaceCertificate(on=it.on, person=it.case, serial="another"),
        ),
    ),
    certificates,
)
