"""A dry run: what would become of each row, asked of identity first and of insurance then."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from identity.items import PERSON, REGISTER
from identity.person.entry import facts
from identity.person.terms import Hukou
from identity.person.vault import Vault
from identity.roster import form
from identity.roster.answers import DryRun, DryRunAnswer, Outcome, ReceiptAnswer
from identity.roster.checking import (
    ROW_KNOWN,
    Terms,
    as_reason,
    blind_key,
    copied_from,
    faults,
    is_same_person,
    new_person,
    on_file,
    reason_of,
    taken_before,
    terms,
)
from identity.roster.enrolment import EnrolmentRequest, EnrolmentTrial, WouldEnrol
from identity.roster.events import Reason
from identity.roster.reading import Roster, file_hash, open_roster
from identity.roster.rows import RosterRow, in_chunks
from jinbao.bus import Call
from jinbao.service import Enquiry

AT_ONCE = 500


class Tried(Struct, frozen=True):
    """What identity says of a row; a trial is left where the rest is for insurance to say."""

    receipt: ReceiptAnswer
    trial: EnrolmentTrial | None = None


class DryRuns:
    """Names on file have to be opened to be compared, which needs the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def dry_run(self, enquiry: Enquiry, keys: Sequence[DryRun]) -> list[DryRunAnswer]:
        return [self._answered(enquiry, ask) for ask in keys]

    def _answered(self, enquiry: Enquiry, ask: DryRun) -> DryRunAnswer:
        on, entry = ask.on or enquiry.today, enquiry.call.historical_entry
        enquiry.authority.must_enter_history(enquiry.connection, enquiry.actor, entry, on, enquiry.today)
        enquiry.actor.must(REGISTER, PERSON, enquiry.place(ask.village), on)
        roster = open_roster(ask.content, on)
        under = terms(enquiry.connection, ask.village, on)
        first: dict[str, int] = {}
        tried = [
            one
            for rows in in_chunks(roster.rows(), AT_ONCE)
            for one in self._tried(enquiry, rows, under, first)
        ]
        return counted(
            DryRunAnswer(
                id=file_hash(ask.content),
                rows=len(tried),
                taken=0,
                refused=0,
                notes=notes(roster),
                receipts=tuple(one.receipt for one in tried),
                trials=tuple(one.trial for one in tried if one.trial),
            )
        )

    def _tried(
        self, enquiry: Enquiry, rows: Sequence[RosterRow], under: Terms, first: dict[str, int]
    ) -> Iterator[Tried]:
        """``first`` says in which line each row stood when it was met for the first time."""
        connection, ring = enquiry.connection, self._vault.ring
        found = {row.line: faults(row, under) for row in rows}
        sound = [row for row in rows if not found[row.line]]
        known = on_file(connection, self._vault, [row.id_number for row in sound])
        before = taken_before(connection, [blind_key(ring, row) for row in sound])
        for row in rows:
            person, line = known.get(row.id_number), first.setdefault(row.key, row.line)
            if found[row.line]:
                yield refused(row, *found[row.line])
            elif person and not is_same_person(row, person):
                yield refused(row, Reason("ROSTER_NAME_DIFFERS", form.NAME.header))
            elif line != row.line:
                yield refused(row, copied_from(line))
            elif taken := before.get(blind_key(ring, row)):
                yield Tried(ReceiptAnswer(row.line, Outcome.TAKEN, taken.person, (Reason(ROW_KNOWN, ""),)))
            else:
                receipt = ReceiptAnswer(row.line, Outcome.TAKEN, person.person if person else None, ())
                yield Tried(receipt, trial(row, under, receipt.person, enquiry.call))


def refused(row: RosterRow, *reasons: Reason) -> Tried:
    return Tried(ReceiptAnswer(row.line, Outcome.REFUSED, None, reasons))


def trial(row: RosterRow, under: Terms, person: str | None, call: Call) -> EnrolmentTrial | None:
    """What the import would ask of insurance; nobody whom it knows has the key that a newcomer is given."""
    if row.grade is None:
        return None
    return EnrolmentTrial(
        line=row.line,
        request=requested(row, under, person or f"line/{row.line}", call, f"line:{row.line}"),
        born=facts(new_person(row, under), under.on, "row").born,
        village=under.village,
        rural=under.hukou is Hukou.RURAL,
    )


def requested(row: RosterRow, under: Terms, person: str, call: Call, id: str) -> EnrolmentRequest:
    applied_on = row.applied_on or under.on
    return EnrolmentRequest(
        on=applied_on if call.historical_entry else under.on,
        received_on=applied_on,
        person=person,
        category=row.category or form.Category.ORDINARY,
        grade=row.grade,
        row=id,
    )


def heard_out(answer: DryRunAnswer, would_enrol: WouldEnrol, call: Call) -> DryRunAnswer:
    """The same with what insurance would say of the rows that identity would take."""
    refusals: dict[int, Reason] = {}
    for start in range(0, len(answer.trials), AT_ONCE):
        trials = answer.trials[start : start + AT_ONCE]
        for one, refusal in zip(trials, would_enrol(trials, call), strict=True):
            if refusal:
                refusals[one.line] = as_reason(refusal)
    receipts = tuple(
        ReceiptAnswer(one.line, Outcome.REFUSED, None, (refusals[one.line],)) if one.line in refusals else one
        for one in answer.receipts
    )
    return counted(replace(answer, receipts=receipts, trials=()))


def counted(answer: DryRunAnswer) -> DryRunAnswer:
    taken = sum(receipt.outcome is Outcome.TAKEN for receipt in answer.receipts)
    return replace(answer, taken=taken, refused=answer.rows - taken)


def notes(roster: Roster) -> tuple[Reason, ...]:
    return tuple(reason_of(note) for note in roster.notes)
