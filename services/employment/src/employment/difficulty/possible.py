"""What can be asked of a recognition, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from functools import partial

from employment.difficulty import commands
from employment.difficulty.difficulty import DIFFICULTY
from employment.difficulty.knowledge import difficulty_facts
from employment.difficulty.look_ups import TABLE, seen
from employment.difficulty.register import case_of
from employment.difficulty.terms import DifficultyEnd
from employment.known import About
from jinbao.casework.possible import (
    EVERY_PAPER,
    KindOfCase,
    Possible,
    Standing,
    request_of,
    standing_in,
    today,
)
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry


def recognitions(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {case.case: case_of(case.case) for case in cases}
    return standing_in(enquiry, DIFFICULTY, streams, difficulty_facts(enquiry, cases, enquiry.today))


asking = partial(request_of, "recognition")
OF_DIFFICULTY = KindOfCase(
    DIFFICULTY.decide,
    (
        Possible("withdrawDifficulty", asking(commands.WithdrawDifficulty)),
        Possible("recordHouseholdCheck", asking(commands.RecordHouseholdCheck, found=())),
        Possible("publiciseDifficulty", asking(commands.PubliciseDifficulty)),
        Possible("raiseDifficultyObjection", asking(commands.RaiseObjection, papers=EVERY_PAPER)),
        Possible("recheckDifficultyObjection", asking(commands.RecheckObjection, upheld=False)),
        Possible("decideDifficulty", asking(commands.DecideDifficulty)),
        Possible(
            "serveDifficultyAnswer",
            asking(commands.ServeDifficultyAnswer, served_on=today, method=ServiceMethod.DIRECT),
        ),
        Possible(
            "endDifficulty",
            asking(
                commands.EndDifficulty,
                ground=DifficultyEnd.NO_LONGER_MEETS,
                since=today,
                papers=EVERY_PAPER,
            ),
        ),
        Possible("revokeDifficulty", asking(commands.RevokeDifficulty, papers=EVERY_PAPER)),
    ),
    recognitions,
)
