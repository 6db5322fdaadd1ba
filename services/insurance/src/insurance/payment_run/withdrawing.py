"""What an act that withdraws sums tells the runs that list them, so that none is sent meanwhile."""

from collections.abc import Sequence

from sqlalchemy import Select, exists, select

from insurance.payment_run.key import read_run
from insurance.payment_run.register import LINES, case_of
from insurance.payment_run.stages import Run
from insurance.payment_run.terms import LineState
from insurance.payment_run.withdrawal import WITHDRAWAL, Withdraw
from jinbao.service import Enquiry, Part


def withdrawn(enquiry: Enquiry, sums: Select[tuple[str]]) -> Sequence[Part]:
    """Each run of which a line for one of these could still be sent, for the first time or again."""
    lines = LINES.c
    of_sums = lines.entitlement.in_(sums)
    waiting = lines.state.in_((LineState.LISTED, LineState.BOUNCED))
    runs = enquiry.connection.scalars(
        select(lines.run).where(of_sums, waiting).distinct().order_by(lines.run)
    )

    def is_sent(_run: Run) -> bool:
        return bool(enquiry.connection.scalar(select(exists().where(of_sums, lines.state == LineState.SENT))))

    return [Part(case_of(run), WITHDRAWAL, Withdraw(**read_run(run)._asdict()), is_sent) for run in runs]
