"""What can be asked concerning referrals."""

from datetime import date
from typing import Annotated, TypeAlias

from employment.referral.terms import ReferralOutcome
from employment.unemployment.terms import OfferRefusal
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("Referral", "The referral (职业介绍推荐).")]


class Recommend(Command, frozen=True, kw_only=True):
    """The office sends somebody to a vacancy (推荐); to the unemployed it is an offer of work."""

    search: Annotated[str, id_of("JobSearch", "Who is sent, by their search for work (求职登记).")]
    vacancy: Annotated[str, id_of("Vacancy", "Where to (岗位).")]


class RecordInterview(Command, frozen=True, kw_only=True):
    """They were interviewed (面试)."""

    referral: Which
    held_on: Annotated[date, says("When (面试日期).")]


class ReportOutcome(Command, frozen=True, kw_only=True):
    """What came of it (推荐结果), told by employer, person or office.

    Hired counts once the hire is registered. Declined, it is a refused offer of work.
    """

    referral: Which
    outcome: Annotated[ReferralOutcome, says("What came of it (推荐结果).")]
    declined_for: Annotated[OfferRefusal | None, says("Why the person did not want it (拒绝理由).")] = None


ReferralCommand: TypeAlias = Recommend | RecordInterview | ReportOutcome
