"""A service does what is supposed, looks at what follows, and takes all of it back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.exc import DBAPIError

from jinbao.actor import every_right
from jinbao.bus import Call
from jinbao.catalogue import in_words
from jinbao.commands import Command, things_in
from jinbao.decider import NotAuthorised, Refused
from jinbao.decision import Decision
from jinbao.engine import has_given_way
from jinbao.events import Recorded
from jinbao.published import Heard, Hearing, Take, headers_of
from jinbao.register import Changes
from jinbao.trial.answers import ActForeseen, DecisionForeseen, Foreseen, MonthForeseen, Supposed, Told
from jinbao.trial.effects import Proposal
from jinbao.trial.onlooker import Onlooker

if TYPE_CHECKING:
    from jinbao.service import Service

FORESIGHT = "foresight"
WITH_EVERY_RIGHT = every_right(FORESIGHT, FORESIGHT)
"""Who does, within the transaction that is rolled back, what offices would be asked for."""


class Rehearsal:
    """What one service says would change, as if it were so."""

    def __init__(self, service: "Service") -> None:
        self.service = service

    @cached_property
    def hearings(self) -> Mapping[str, Hearing]:
        return {source: Hearing(hears) for source, (hears, _) in self.service.sources.items()}

    @cached_property
    def understands(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(one.types for one in self.hearings.values()))

    def of(self, supposed: Supposed, call: Call) -> Foreseen:
        """What would change; raises Refused as the command itself would. The look is in the access trail."""
        heard = self._understood(supposed.told)
        if supposed.command is None and not heard:
            return Foreseen(understands=self.understands)
        action = f"would{type(supposed.command).__name__}" if supposed.command else "foresee"
        self.service.must_have_heard(call.seen)
        call = replace(call, seen={}, command_id=None)
        try:
            if supposed.command is not None:  # whoever may not ask keeps nobody else waiting
                self.service.must_be_possible(supposed.command, call)
            foreseen = self._tried(supposed.command, heard, call)
        except NotAuthorised as refused:
            self.service.trail.attempted(action, [supposed.command], call, refused)
            raise
        except DBAPIError as error:
            if has_given_way(error):
                raise Refused("TOO_BUSY", retryable=True) from error
            raise
        if subjects := subjects_of(supposed.command, foreseen):
            trail = {"kind": "read", "action": action, "subjects": subjects, "purpose": call.purpose}
            self.service.trail.write(call, **trail)
        return foreseen

    def _understood(self, told: Iterable[Told]) -> list[tuple[str, Heard]]:
        """What this service listens to, each with its source."""
        known = ((one, self.hearings[one.source]) for one in told if one.source in self.hearings)
        heard = ((one.source, hearing.understand(one.headers, one.body)) for one, hearing in known)
        return [(source, one) for source, one in heard if one.event is not None]

    def _tried(self, command: Command | None, heard: Sequence[tuple[str, Heard]], call: Call) -> Foreseen:
        named = frozenset(chain(things_in(command), *(words_in(one.event) for _, one in heard)))
        everybody = Call(FORESIGHT, FORESIGHT, language=call.language)
        happened: list[tuple[int, Recorded[Any]]] = []
        with self.service.rolled_back() as within:
            within.listeners.append(happened.extend)
            if within.effects:
                give_every_right(within)
            both = mine, every = Onlooker(within, call, named), Onlooker(within, everybody, named)
            if command is not None:
                within.settle(command, call)
            hear(within, heard)
            for one in both:
                one.learn()
            acts = [done(within, proposal, everybody) for proposal in every.asked.values()]
            for one in both:
                one.look_again()
        shown = [one for one in acts if (one.act, one.case) in mine.asked]
        own = (recorded for _, recorded in happened if recorded.by.person == call.person)
        cases = {one.stream for one in own} | {one.case for one in shown}
        return Foreseen(
            tuple(told_by(self.service, happened)),
            self.understands,
            tuple(shown),
            tuple(decisions(happened, self.service.name, cases, every.months)),
            tuple(mine.months),
            mine.more("overpaid"),
            mine.more("owed"),
            len(every.cases - mine.cases),
        )


def give_every_right(within: "Service") -> None:
    with within.writing() as connection:
        changes = Changes(connection)
        within.tables.authority.give(changes, WITH_EVERY_RIGHT)
        changes.flush()


def hear(within: "Service", heard: Sequence[tuple[str, Heard]]) -> None:
    """As the inbox would take it in, with what follows at once."""
    by_source: dict[str, list[Heard]] = defaultdict(list)
    for source, one in heard:
        by_source[source].append(one)
    for source, told in by_source.items():
        _, take = within.sources[source]
        within.hear(source, told[-1].position, partial(taken, take, told), told)


def taken(take: Take, told: Sequence[Heard], changes: Changes) -> None:
    for one in told:
        take(changes, one)


def done(within: "Service", proposal: Proposal, everybody: Call) -> ActForeseen:
    """An act as if it had been done; what refuses it stands beside it."""
    act, command = proposal
    if command is None:
        return act
    try:
        within.settle(command, everybody)
    except Refused as refused:
        return replace(act, code=refused.code, message=in_words(refused, everybody.language))
    return act


def decisions(
    happened: Iterable[tuple[int, Recorded[Any]]],
    service: str,
    cases: Collection[str],
    months: list[MonthForeseen],
) -> Iterator[DecisionForeseen]:
    """Those that are made in these cases."""
    moved = {one.case: one for one in months}
    for _, recorded in happened:
        decision = getattr(recorded.event, "decision", None)
        if isinstance(decision, Decision) and recorded.stream in cases:
            month = moved.get(recorded.stream)
            amounts = (month.before, month.after) if month else (None, None)
            yield DecisionForeseen(service, recorded.stream, decision.question, decision.outcome, *amounts)


def told_by(service: "Service", happened: Iterable[tuple[int, Recorded[Any]]]) -> Iterator[Told]:
    for position, recorded in happened:
        if (event := service.public(recorded)) is not None:
            headers = headers_of(service.name, position, position, recorded, event)
            yield Told(service.name, headers, msgspec.json.encode(event))


def subjects_of(command: Command | None, foreseen: Foreseen) -> list[str]:
    """Whose files the caller has looked into."""
    people = (one.person for one in foreseen.acts if one.person)
    cases = (one.case.rpartition("/")[2] for one in foreseen.months)
    return [*dict.fromkeys(chain(things_in(command), people, cases))]


def words_in(happened: Any) -> Iterator[str]:
    """Every text in an event; among them are the ids of whom and what it concerns."""
    match happened:
        case str():
            yield happened
        case Struct():
            yield from (
                word for name in happened.__struct_fields__ for word in words_in(getattr(happened, name))
            )
        case list() | tuple():
            yield from (word for one in happened for word in words_in(one))
