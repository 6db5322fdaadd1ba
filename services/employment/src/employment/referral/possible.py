"""What can be asked of a referral, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from employment.known import About
from employment.referral import commands
from employment.referral.knowledge import Case, referral_facts
from employment.referral.look_ups import TABLE, seen
from employment.referral.referral import REFERRAL
from employment.referral.register import stream_of
from employment.referral.terms import ReferralOutcome
from employment.unemployment.terms import OfferRefusal
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def referrals(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [Case(About(row.id, row.person, row.region), row.search, row.vacancy) for row in rows]
    streams = {case.about.case: stream_of(case.about.case) for case in cases}
    return standing_in(enquiry, REFERRAL, streams, referral_facts(enquiry, cases, enquiry.today))


def declining(it: Standing) -> commands.ReportOutcome:
    """What the person tells."""
    return commands.ReportOutcome(
        on=it.on,
        referral=it.case,
        outcome=ReferralOutcome.DECLINED,
        declined_for=OfferRefusal.NO_REASON,
    )


def rejecting(it: Standing) -> commands.ReportOutcome:
    """What the employer tells."""
    return commands.ReportOutcome(on=it.on, referral=it.case, outcome=ReferralOutcome.REJECTED)


OF_REFERRAL = KindOfCase(
    REFERRAL.decide,
    (
        Possible(
            "recordInterview",
            lambda it: commands.RecordInterview(on=it.on, referral=it.case, held_on=it.on),
        ),
        Possible("reportReferralOutcome", declining, otherwise=rejecting),
    ),
    referrals,
)
