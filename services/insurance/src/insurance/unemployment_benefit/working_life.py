"""The job that a person lost last, and the months paid until then that no benefit has used up."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from insurance.employee_contribution.paid_months import PaidMonth, paid_months
from insurance.employee_contribution.terms import EmployeeKind, EmployeeScheme
from insurance.unemployment_benefit.facts import Job, PaidMonths
from insurance.unemployment_benefit.heard import JOBS
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from jinbao.calendar import Month, month_of

WHO_PAYS = {
    UnemploymentClaimKind.BENEFIT: EmployeeKind.EMPLOYEE,
    UnemploymentClaimKind.LIVING_GRANT: EmployeeKind.RURAL_CONTRACT_WORKER,
}
"""Rural contract workers, who paid nothing themselves, got a grant instead of the benefit (handbook 6.6)."""


def jobs_that_ended(connection: Connection, persons: Sequence[str]) -> dict[str, Job]:
    """The last job of each that ended; own work is insured against nothing."""
    table = JOBS.c
    ended = select(JOBS).where(
        table.person.in_(persons), table.ended_on.is_not(None), table.employer.is_not(None)
    )
    return {
        row.person: Job(row.employer, row.ended_on, row.reason, bool(row.involuntary), row.event)
        for row in connection.execute(ended.order_by(table.ended_on))
    }


def months_paid(
    connection: Connection,
    jobs: Mapping[str, Job],
    counted_until: Mapping[str, Month],
    granted_once: Mapping[str, Month],
) -> dict[str, dict[UnemploymentClaimKind, PaidMonths]]:
    """Of each whose job ended, until its month, and since the last that counted for a claim before."""
    last = max((month_of(job.ended_on) for job in jobs.values()), default="")
    paid = paid_months(connection, list(jobs), EmployeeScheme.UNEMPLOYMENT, last) if jobs else {}
    used_up = {
        UnemploymentClaimKind.BENEFIT: counted_until,
        UnemploymentClaimKind.LIVING_GRANT: granted_once,
    }
    return {
        person: {
            kind: counted(
                [
                    one
                    for one in paid[person]
                    if one.kind is payer
                    and used_up[kind].get(person, "") < one.month <= month_of(job.ended_on)
                ]
            )
            for kind, payer in WHO_PAYS.items()
        }
        for person, job in jobs.items()
    }


def counted(months: Sequence[PaidMonth]) -> PaidMonths:
    """A month that two employers paid counts once."""
    if not months:
        return PaidMonths(0, None, "")
    last = max(months, key=lambda one: one.month)
    return PaidMonths(len({one.month for one in months}), last.month, last.event)
