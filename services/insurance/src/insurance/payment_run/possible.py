"""What can be asked of a payment run and of one of its lines, each with a request for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import case, func, select

from insurance.bank.register import AtTheBank, at_the_bank
from insurance.payment_run.chunk import CHUNK
from insurance.payment_run.commands import (
    CancelRun,
    Outcome,
    PrepareRun,
    RecordBankFile,
    RecordReturns,
    ReleaseRun,
    RepayLine,
    TakeBackBankFile,
)
from insurance.payment_run.key import key_of, read_run
from insurance.payment_run.knowledge import next_lines, still_due_of
from insurance.payment_run.register import (
    LINES,
    RUNS,
    case_of,
    chunk_of,
    line_of,
    lines_seen_by,
    runs_seen_by,
)
from insurance.payment_run.run import RUN
from insurance.payment_run.sight import Sight, SightFacts, decide
from insurance.payment_run.stages import (
    NotOpened,
    Prepared,
    Preparing,
    Released,
    Run,
    RunFacts,
    Total,
    preparing,
)
from insurance.payment_run.terms import BankAnswer, CancellationGround, LineState
from jinbao.actor import Place
from jinbao.casework.possible import KindOfCase, Possible, Standing
from jinbao.service import Enquiry


def runs(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    """Each with the first of its lines of which the bank has said nothing, else the first of all."""
    table = LINES.c
    sent = func.min(case((table.state == LineState.SENT, table.number)))
    number = func.coalesce(sent, func.min(table.number), 0).label("number")
    seen = (
        select(RUNS.c.id, number)
        .outerjoin(LINES, table.run == RUNS.c.id)
        .where(RUNS.c.id.in_(keys), runs_seen_by(enquiry))
        .group_by(RUNS.c.id)
    )
    rows = enquiry.connection.execute(seen).all()
    return standing(enquiry, {row.id: (row.id, line_of(row.id, row.number)) for row in rows})


def lines(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    seen = select(LINES.c.id, LINES.c.run).where(LINES.c.id.in_(keys), lines_seen_by(enquiry))
    return standing(enquiry, {row.id: (row.run, row.id) for row in enquiry.connection.execute(seen)})


def standing(enquiry: Enquiry, asked: Mapping[str, tuple[str, str]]) -> dict[str, Standing]:
    """Cases by their key, from the run and the line that each is about."""
    ledger, wanted = enquiry.service.ledger, [line for _, line in asked.values()]
    rows = {row.id: row for row in enquiry.connection.execute(select(LINES).where(LINES.c.id.in_(wanted)))}
    returned = [(row.run, row.number) for row in rows.values() if row.state == LineState.BOUNCED]
    due = still_due_of(enquiry.connection, returned)
    bank = at_the_bank(enquiry.connection, list({run for run, _ in asked.values()}))
    runs = ledger.histories(RUN, list({case_of(run) for run, _ in asked.values()}))
    chunks = ledger.histories(CHUNK, list({chunk_of(row.run, row.chunk) for row in rows.values()}))

    counties = {read_run(run).county for run, _ in asked.values()}
    places = enquiry.authority.known_places(enquiry.connection, sorted(counties))

    def of_case(run: str, line: str) -> tuple[Sight, SightFacts]:
        key = read_run(run)
        head, row = runs[case_of(run)].state, rows.get(line)
        chunk = chunks[chunk_of(run, row.chunk)].state if row else {}
        sight = Sight(**key._asdict(), run=head, line=row.number if row else 0, chunk=chunk)
        return sight, SightFacts(facts_of(enquiry, sight, places[key.county], bank[run]), line in due)

    return {key: Standing(key, enquiry.today, *of_case(*about)) for key, about in asked.items()}


def facts_of(enquiry: Enquiry, sight: Sight, place: Place, bank: AtTheBank) -> RunFacts:
    """While a run is prepared, who comes next is known as well; few runs are in preparation at a time."""
    run = sight.run
    if not isinstance(run, NotOpened | Preparing):
        return RunFacts(place, waiting=bank.waiting, answered=bank.answered.get(last_file(run), 0))
    before = preparing(run)
    found = next_lines(enquiry.connection, key_of(sight), before.through, before.numbers + 1)
    return RunFacts(place, found)


def last_file(run: Run) -> str:
    """The digest of the newest bank file that stands, if there is one."""
    files = list(run.files) if isinstance(run, Released) else []
    return files[-1] if files else "0" * 64


def of_release(it: Standing) -> ReleaseRun:
    sight: Sight = it.state
    lines = sight.run.lines if isinstance(sight.run, Prepared) else 0
    return ReleaseRun(on=it.on, **key_of(sight)._asdict(), lines=lines)


def of_cancellation(it: Standing) -> CancelRun:
    sight: Sight = it.state
    ground = CancellationGround.FACTS_MISSING
    return CancelRun(on=it.on, **key_of(sight)._asdict(), ground=ground)


def of_bank_file(it: Standing) -> RecordBankFile:
    sight: Sight = it.state
    waiting: Total = it.known.run.waiting
    return RecordBankFile(
        on=it.on,
        **key_of(sight)._asdict(),
        digest="0" * 64,
        lines=waiting.lines,
        amount=waiting.amount,
    )


def of_taking_back(it: Standing) -> TakeBackBankFile:
    sight: Sight = it.state
    return TakeBackBankFile(on=it.on, **key_of(sight)._asdict(), digest=last_file(sight.run))


def of_returns(it: Standing) -> RecordReturns:
    sight: Sight = it.state
    outcomes = (Outcome(sight.line, BankAnswer.CREDITED),)
    return RecordReturns(on=it.on, **key_of(sight)._asdict(), outcomes=outcomes)


def of_repayment(it: Standing) -> RepayLine:
    sight: Sight = it.state
    return RepayLine(on=it.on, **key_of(sight)._asdict(), line=sight.line, account_confirmed_on=it.on)


OF_RUN = KindOfCase(
    decide,
    (
        Possible(
            "preparePaymentRun",
            lambda it: PrepareRun(on=it.on, **key_of(it.state)._asdict()),
        ),
        Possible("releasePaymentRun", of_release),
        Possible("cancelPaymentRun", of_cancellation),
        Possible("recordBankFile", of_bank_file),
        Possible("takeBackBankFile", of_taking_back),
        Possible("recordPaymentReturns", of_returns),
    ),
    runs,
)

OF_LINE = KindOfCase(
    decide,
    (
        Possible("recordPaymentReturns", of_returns),
        Possible("repayPayment", of_repayment),
    ),
    lines,
)
