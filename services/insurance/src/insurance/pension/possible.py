"""What can be asked of a pension in payment, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.pension import commands
from insurance.pension.held import is_in_prison
from insurance.pension.knowledge import pension_facts
from insurance.pension.pension import PENSION
from insurance.pension.register import PENSIONS, case_of, seen_by
from insurance.pension.terms import AnnulmentGround, RevocationGround, StopGround, SuspensionGround
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry

PROOF = (CasePaper(PaperKind.EVIDENCE, "evidence", "0" * 64),)


def pensions(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person = PENSIONS.c.id
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), seen_by(enquiry)))
    streams = {person: case_of(person) for person in seen}
    return standing_in(enquiry, PENSION, streams, pension_facts(enquiry, [*streams]))


OF_PENSION = KindOfCase(
    PENSION.decide,
    (
        Possible("raiseRuralPension", lambda it: commands.RaisePension(on=it.on, person=it.case)),
        Possible(
            "suspendRuralPension",
            lambda it: commands.SuspendPension(
                on=it.on, person=it.case, ground=SuspensionGround.MISSING, papers=PROOF
            ),
        ),
        Possible(
            "resumeRuralPension",
            lambda it: commands.ResumePension(
                on=it.on, person=it.case, papers=PROOF, released_on=it.on if is_in_prison(it.state) else None
            ),
        ),
        Possible(
            "stopRuralPension",
            lambda it: commands.StopPension(
                on=it.on, person=it.case, ground=StopGround.OTHER_LOSS, lost_on=it.on, papers=PROOF
            ),
        ),
        Possible(
            "reinstateRuralPension",
            lambda it: commands.ReinstatePension(on=it.on, person=it.case, papers=PROOF),
        ),
        Possible("recalculateRuralPension", lambda it: commands.RecalculatePension(on=it.on, person=it.case)),
        Possible(
            "revokeRuralPensionGrant",
            lambda it: commands.RevokeGrant(
                on=it.on, person=it.case, ground=RevocationGround.FALSE_PAPERS, papers=PROOF
            ),
        ),
        Possible(
            "annulRuralPensionRevocation",
            lambda it: commands.AnnulRevocation(
                on=it.on, person=it.case, ground=AnnulmentGround.OFFICE_ERROR, papers=PROOF
            ),
        ),
        Possible(
            "serveRuralPensionRuling",
            lambda it: commands.ServePensionDecision(
                on=it.on,
                person=it.case,
                decision=next((one.id for one in it.known.unserved), ""),
                served_on=it.on,
                method=ServiceMethod.DIRECT,
            ),
        ),
    ),
    pensions,
)
