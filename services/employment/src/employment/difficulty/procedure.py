"""Which recognition each command concerns, and what must be known to decide it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.certificate.certificate import Note
from employment.certificate.noting import noted
from employment.certificate.terms import NoteKind
from employment.difficulty import commands, events, look_ups
from employment.difficulty.clocks import CLOCKS
from employment.difficulty.difficulty import DIFFICULTY
from employment.difficulty.knowledge import difficulty_facts
from employment.difficulty.possible import OF_DIFFICULTY
from employment.difficulty.register import DIFFICULTIES, case_of, fold
from employment.known import About
from employment.law import DIFFICULTY as RULES
from employment.law import DIFFICULTY_STANDING
from jinbao.casework.decided import decisions_in
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def apply(enquiry: Enquiry, command: commands.ApplyForDifficulty) -> Iterator[Part]:
    yield concerning(enquiry, command, About(str(uuid7()), command.person, command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    """What it leads to is noted in the person's certificate."""
    about = known_case(enquiry, command)
    yield from noted(enquiry, concerning(enquiry, command, about), about.person, note_of)


def decide_difficulty(enquiry: Enquiry, command: commands.DecideDifficulty) -> Iterator[Part]:
    """The rules by which it was decided are kept with it."""
    yield from step(enquiry, command)
    yield from keeping(enquiry, RULES)


def end(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield from step(enquiry, command)
    yield from keeping(enquiry, DIFFICULTY_STANDING)


def note_of(event: Any) -> Note | None:
    match event:
        case events.Recognised(recognition, on=on):
            return Note(NoteKind.DIFFICULTY, on, case_of(recognition))
        case events.Ended(recognition, since=since):
            return Note(NoteKind.DIFFICULTY_ENDED, since, case_of(recognition))
        case events.Revoked(recognition, on=on):
            return Note(NoteKind.DIFFICULTY_ENDED, on, case_of(recognition))
        case _:
            return None


def known_case(enquiry: Enquiry, command: Any) -> About:
    table = DIFFICULTIES.c
    asked = select(table.id, table.person, table.region).where(table.id == command.recognition)
    row = enquiry.connection.execute(asked).first()
    if row is None:
        raise Refused("RECOGNITION_UNKNOWN", field="recognition")
    return About(row.id, row.person, row.region)


def concerning(enquiry: Enquiry, command: Any, about: About) -> Part:
    return Part(
        case_of(about.case),
        DIFFICULTY,
        command,
        lambda _state: difficulty_facts(enquiry, [about], command.on)[about.case],
    )


HANDLERS: Mapping[type[Command], Handler] = {
    commands.ApplyForDifficulty: apply,
    commands.WithdrawDifficulty: step,
    commands.RecordHouseholdCheck: step,
    commands.PubliciseDifficulty: step,
    commands.RaiseObjection: step,
    commands.RecheckObjection: step,
    commands.DecideDifficulty: decide_difficulty,
    commands.ServeDifficultyAnswer: step,
    commands.EndDifficulty: end,
    commands.RevokeDifficulty: end,
}

SLICE = Slice(
    "difficulty",
    handlers=HANDLERS,
    look_ups={
        "difficulty_by_id": LookUp(look_ups.difficulty_by_id, file=True),
        "difficulties_of": LookUp(look_ups.difficulties_of, file=True),
        "find_difficulties": LookUp(look_ups.find_difficulties, file=True),
        "difficulty_end_proposals": LookUp(look_ups.end_proposals, file=True),
        "difficulty_history": LookUp(look_ups.difficulty_history, file=True),
        "difficulty_decisions": decisions_in(case_of),
        "difficulty_actions": LookUp(OF_DIFFICULTY.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
