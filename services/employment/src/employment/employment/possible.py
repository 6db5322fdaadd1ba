"""What can be asked of an employment, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from employment.employment import commands
from employment.employment.employment import EMPLOYMENT, Employed, Over
from employment.employment.knowledge import Case, employment_facts
from employment.employment.look_ups import TABLE, seen
from employment.employment.register import stream_of
from employment.employment.terms import CorrectionGround, EndReason, Job, JobEnd, OwnWorkEnd, OwnWorkRefusal
from employment.known import About
from jinbao.casework.consent import Consent
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry


def employments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [Case(About(row.id, row.person, row.region), row.employer, row.user_unit) for row in rows]
    streams = {case.about.case: stream_of(case.about.case) for case in cases}
    return standing_in(enquiry, EMPLOYMENT, streams, employment_facts(enquiry, cases, enquiry.today))


def end_today(it: Standing) -> JobEnd:
    return JobEnd(it.on, EndReason.RESIGNATION)


def slightly_other(it: Standing) -> Job:
    """The job that stands, with another wage: a correction of something that was not so."""
    if isinstance(it.state, Employed | Over):
        return replace(it.state.job, wage=(it.state.job.wage or 0) + 1)
    return Job("", it.known.place.region, it.on)


OF_EMPLOYMENT = KindOfCase(
    EMPLOYMENT.decide,
    (
        Possible(
            "registerTermination",
            lambda it: commands.RegisterTermination(on=it.on, employment=it.case, end=end_today(it)),
        ),
        Possible(
            "correctEmploymentRegistration",
            lambda it: commands.CorrectRegistration(
                on=it.on,
                employment=it.case,
                job=slightly_other(it),
                end=it.state.end if isinstance(it.state, Over) else None,
                ground=CorrectionGround.FORM_WRONG,
                papers=EVERY_PAPER,
            ),
        ),
        Possible(
            "annulEmploymentRegistration",
            lambda it: commands.AnnulRegistration(
                on=it.on, employment=it.case, ground=CorrectionGround.FORM_WRONG, papers=EVERY_PAPER
            ),
        ),
        Possible("confirmOwnWork", lambda it: commands.ConfirmOwnWork(on=it.on, employment=it.case)),
        Possible(
            "refuseOwnWork",
            lambda it: commands.RefuseOwnWork(
                on=it.on, employment=it.case, reasons=(OwnWorkRefusal.NOT_AT_WORK,)
            ),
        ),
        Possible(
            "serveOwnWorkAnswer",
            lambda it: commands.ServeOwnWorkAnswer(
                on=it.on, employment=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
        Possible(
            "stopOwnWork",
            lambda it: commands.StopOwnWork(
                on=it.on,
                employment=it.case,
                ended_on=it.on,
                reason=OwnWorkEnd.CEASED,
                consent=Consent.WRITTEN,
            ),
        ),
    ),
    employments,
)
