"""What has to be known around an employment, and what has to hold before it is registered."""

from collections.abc import Mapping
from datetime import date

from employment.deciding import OnRecord
from employment.employment.terms import HireHint, Job
from employment.facts import PersonFacts, must_be_old_enough, must_have_one_file
from employment.working_age import grows_too_old
from jinbao.calendar import Deadline, due_in_days
from jinbao.casework.known_employer import KnownEmployer
from jinbao.decider import Refused


class EmploymentFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known; ``other_open`` is another open registration of this person with the same employer.

    ``death_on_record`` may be unproven, ``pension`` is what insurance pays.
    ``own_work`` is what else they are registered for, by its kind. The other events say what it rests on;
    ``insurance_ended`` is the event by which the insurance of the person with that employer has ended.
    """

    employment: str
    woman: bool = False
    death_on_record: bool = False
    pension: OnRecord | None = None
    employer: KnownEmployer | None = None
    user_unit: KnownEmployer | None = None
    other_open: bool = False
    insurance_ended: str | None = None
    own_work: Mapping[str, str] = {}
    born_event: str = ""
    declared_event: str = ""

    @property
    def agents(self) -> frozenset[str]:
        return self.employer.agents if self.employer else frozenset()

    @property
    def past_working_age_on(self) -> date:
        return grows_too_old(self.law, self.born, woman=self.woman)


def hint_of(known: EmploymentFacts, since: date) -> HireHint | None:
    """Who draws a pension works under a contract for services (法释〔2010〕12号 七); it is registered."""
    if known.pension is not None and known.pension.since <= since:
        return HireHint.PENSIONER_HIRED
    return HireHint.PAST_WORKING_AGE if known.past_working_age_on <= since else None


def due(known: EmploymentFacts, period: str, day: date) -> Deadline:
    """The last day of a duty that a day set going; a day of rest at the end rolls (handbook 2.6)."""
    length = known.law.parameter(period, day)
    return due_in_days(length.number, day, length.source.cited)


def must_be_employable(known: EmploymentFacts, job: Job, on: date) -> None:
    """By an employer that existed then, of a living person who was of age to work."""
    must_be_there(known.employer, job.employer, "job.employer", job.since)
    if job.user_unit is not None:
        must_be_there(known.user_unit, job.user_unit, "job.user_unit", job.since)
        if job.user_unit == job.employer:
            raise Refused("DISPATCHED_TO_ITSELF", field="job.user_unit", law="劳动合同法 五十八")
    must_be_able_to_begin(known, job.since, on, "job.since")
    contract = job.contract
    if contract and contract.until and contract.until < job.since:
        raise Refused("CONTRACT_OVER_BEFORE_BEGUN", field="job.contract.until", since=job.since)


def must_be_able_to_begin(known: EmploymentFacts, since: date, on: date, field: str) -> None:
    """Nobody begins to work in the future, before sixteen, after their death, or under two files."""
    must_have_one_file(known)
    if since > on:
        raise Refused("BEGUN_IN_FUTURE", field=field, since=since)
    must_be_old_enough(known, since, field)
    if known.died_on is not None and since > known.died_on:
        raise Refused("WORKS_AFTER_DEATH", field=field, died_on=known.died_on)


def must_be_there(employer: KnownEmployer | None, id: str, field: str, since: date) -> None:
    if employer is None:
        raise Refused("EMPLOYER_UNKNOWN", field=field, employer=id)
    if since < employer.since or (employer.closed_on is not None and since >= employer.closed_on):
        raise Refused("EMPLOYER_NOT_THERE", field=field, employer=id, since=since)
