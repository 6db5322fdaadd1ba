"""What every slice of insurance answers in the same way: tasks, and the history of a case."""

from datetime import date

from msgspec import Struct

from insurance.clocks import due_on


class Task(Struct, frozen=True):
    """Something that waits for a step of the office."""

    item: str
    step: str
    case: str
    person: str | None
    region: str
    since: date

    @property
    def id(self) -> str:
        return self.case

    @property
    def due(self) -> date | None:
        """The last day in time by the clock of the step."""
        return due_on(self.item, self.step, self.since)

    @property
    def enrolment(self) -> str | None:
        """The enrolment that waits, by its key."""
        return self._case_of("rural-pension-enrolment")

    @property
    def claim(self) -> str | None:
        """The claim that waits, by its key."""
        return self._case_of("rural-pension-claim")

    @property
    def run(self) -> str | None:
        """The payment run that waits, by its key."""
        return self._case_of("payment-run")

    @property
    def payment(self) -> str | None:
        """The line that a bank has returned, by its key."""
        return self._case_of("payment-line")

    @property
    def overpayment(self) -> str | None:
        """The finding that waits, by its key."""
        return self._case_of("overpayment")

    @property
    def inheritance(self) -> str | None:
        """The inheritance that waits, by its key."""
        return self._case_of("inheritance")

    def _case_of(self, kind: str) -> str | None:
        stream, _, key = self.case.partition("/")
        return key if stream == kind else None
