"""What can be asked of a survival certification, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.pension.possible import PROOF
from insurance.pension.register import PENSIONS
from insurance.survival_certification import commands
from insurance.survival_certification.certification import CERTIFICATION
from insurance.survival_certification.knowledge import certification_facts
from insurance.survival_certification.register import case_of, seen_by
from insurance.survival_certification.terms import SurvivalCertificationFault, SurvivalWay
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def certifications(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person = PENSIONS.c.id
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), seen_by(enquiry)))
    streams = {person: case_of(person) for person in seen}
    return standing_in(enquiry, CERTIFICATION, streams, certification_facts(enquiry, [*streams]))


OF_CERTIFICATION = KindOfCase(
    CERTIFICATION.decide,
    (
        Possible(
            "certifySurvival",
            lambda it: commands.CertifySurvival(
                on=it.on,
                person=it.case,
                way=SurvivalWay.AT_THE_OFFICE,
                seen_on=it.on,
                papers=PROOF,
            ),
        ),
        Possible(
            "takeBackSurvivalCertification",
            lambda it: commands.TakeBackSurvivalCertification(
                on=it.on, person=it.case, ground=SurvivalCertificationFault.ENTERED_BY_MISTAKE
            ),
        ),
    ),
    certifications,
)
