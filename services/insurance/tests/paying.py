"""Money every month in the pilot county: what its officers do again and again."""

from datetime import date

from pilot_county import GONGXIAN, PilotCounty

from insurance.contract import (
    BankAnswer,
    LineAnswer,
    LinesOf,
    LineState,
    MonthAnswer,
    Outcome,
    PrepareRun,
    RecordReturns,
    ReleaseRun,
    RunAnswer,
    RunStage,
)


def run(county: PilotCounty, month: str) -> RunAnswer:
    answer: RunAnswer = county.ask("jian", "run_by_id", f"{GONGXIAN}/{month}")
    return answer


def lines(county: PilotCounty, month: str, **asked: object) -> list[LineAnswer]:
    key = LinesOf(run=f"{GONGXIAN}/{month}", **asked)  # type: ignore[arg-type] # as the question has it
    return list(county.ask("jian", "lines_of_run", key).rows)


def prepare(county: PilotCounty, month: str) -> RunAnswer:
    while run(county, month) is None or run(county, month).stage is RunStage.PREPARING:
        county.do("bian", PrepareRun, county=GONGXIAN, month=month)
    return run(county, month)


def release(county: PilotCounty, month: str) -> RunAnswer:
    prepared = prepare(county, month)
    county.do("zhi", ReleaseRun, county=GONGXIAN, month=month, lines=prepared.lines)
    return run(county, month)


def credited(county: PilotCounty, month: str, **returned: BankAnswer) -> None:
    """The bank credits all but those named, for the reason given."""
    outcomes = tuple(
        Outcome(line.number, returned.get(line.person, BankAnswer.CREDITED))
        for line in lines(county, month, state=LineState.SENT)
    )
    county.do("bian", RecordReturns, county=GONGXIAN, month=month, outcomes=outcomes)


def pay_month(county: PilotCounty, month: str, **returned: BankAnswer) -> None:
    """On the tenth of the month."""
    county.open(date.fromisoformat(f"{month}-10"))
    release(county, month)
    credited(county, month, **returned)


def months(county: PilotCounty, person: str = "zhou") -> dict[str, MonthAnswer]:
    return {one.month: one for one in county.ask("jian", "months_by_person", person)}


def paid(county: PilotCounty, person: str = "zhou") -> dict[str, int]:
    return {one.month: one.paid for one in months(county, person).values()}
