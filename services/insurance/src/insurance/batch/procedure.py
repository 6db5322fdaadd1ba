"""How an act for many is carried out: each case is tried, what can be done goes in, all have receipts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from uuid_utils import uuid7

from insurance.batch import register
from insurance.batch.batch import BATCH, Settle
from insurance.batch.cases import next_of, parts_of
from insurance.batch.commands import (
    BatchCommand,
    CertifySurvivals,
    ConfirmEnrolments,
    CreditInterests,
    FirstReviewEnrolments,
    RecordContributions,
    SubmitEnrolments,
    SuspendUncertified,
)
from insurance.batch.events import CaseReceipt
from insurance.batch.terms import BatchAct
from insurance.law import STANDING
from insurance.pension.pension import PENSION
from jinbao.actions import Action, actions
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.desk import Desk
from jinbao.kept import as_kept
from jinbao.service import Enquiry, LookUp, Part, Slice

ACTS: Mapping[type[Command], BatchAct] = {
    SubmitEnrolments: BatchAct.SUBMISSIONS,
    FirstReviewEnrolments: BatchAct.FIRST_REVIEWS,
    ConfirmEnrolments: BatchAct.CONFIRMATIONS,
    RecordContributions: BatchAct.CONTRIBUTIONS,
    CreditInterests: BatchAct.INTERESTS,
    CertifySurvivals: BatchAct.CERTIFICATIONS,
    SuspendUncertified: BatchAct.SUSPENSIONS,
}


def settle(enquiry: Enquiry, command: BatchCommand) -> Iterator[Part | Sequence[Part]]:
    """The receipts and what can be done, in one transaction; who moved meanwhile is tried again with all."""
    place, number = enquiry.place(command.region), str(uuid7())
    following = next_of(enquiry, command)
    cases = dict(parts_of(enquiry, command, following.persons))
    tried = outcomes(enquiry, command, cases)
    receipts = [receipt(person, outcome) for person, outcome in tried.items()]
    receipts += [CaseReceipt(person, code, "persons") for person, code in following.left_out.items()]
    asked = Settle(number, ACTS[type(command)], tuple(receipts), following.more)
    yield Part(f"rural-pension-batch/{number}", BATCH, asked, lambda _state: place)
    done = [parts for person, parts in cases.items() if tried[person].allowed]
    yield from of_one_kind(chain.from_iterable(done))
    if any(part.decider is PENSION for parts in done for part in parts):
        yield from keeping(enquiry, STANDING)


def of_one_kind(parts: Iterable[Part]) -> Iterable[Sequence[Part]]:
    """Together what one decider decides, so that its histories are read at once."""
    kinds: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        kinds[id(part.decider)].append(part)
    return kinds.values()


def outcomes(
    enquiry: Enquiry, command: BatchCommand, cases: Mapping[str, Sequence[Part]]
) -> dict[str, Action]:
    """Whether each would be accepted now; one statement for each decider."""
    parts = [part for several in cases.values() for part in several]
    states: dict[str, Any] = {}
    for kind in of_one_kind(parts):
        streams = [part.stream for part in kind]
        states |= enquiry.service.ledger.histories(kind[0].decider, streams)

    def tried(part: Part) -> Action:
        state = states[part.stream].state
        desk = Desk(enquiry.actor, command.on, part.known(state))
        [action] = actions(part.decider.decide, state, [part.command], desk)
        return action

    return {person: first_refused([tried(part) for part in several]) for person, several in cases.items()}


def first_refused(tried: Sequence[Action]) -> Action:
    return next((action for action in tried if not action.allowed), tried[0])


def receipt(person: str, outcome: Action) -> CaseReceipt:
    return CaseReceipt(person, outcome.code, outcome.field, as_kept(outcome.params))


SLICE = Slice(
    "batch",
    handlers=dict.fromkeys(ACTS, settle),
    look_ups={
        "batch_by_id": LookUp(register.batch_by_id),
        "find_batches": LookUp(register.find_batches),
        "receipts_of": LookUp(register.receipts_of, file=True),
    },
    fold=register.fold,
)
