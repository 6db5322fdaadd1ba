"""What the caller may do with a case now, and why not the rest: a table of requests for each kind of case."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from msgspec import Struct

from jinbao.actions import Action, Decide, actions
from jinbao.casework.answers import ActionAnswer
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.catalogue import calling, sentence, with_a_name
from jinbao.commands import Command
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.service import Enquiry

EVERY_PAPER = tuple(CasePaper(kind, "", "") for kind in PaperKind)
"""With all of them no request fails for want of one."""


class Standing(Struct, frozen=True):
    """A case as its decider would find it today."""

    case: str
    on: date
    state: Any
    known: Any


class Possible(Struct, frozen=True):
    """A mutation by its name in the graph, with a request that stands for all of its kind.

    ``decide`` is whose it is to decide, where that is not who decides the rest of the case; ``otherwise`` is
    what stands for its kind to those who may not ask the first, as two sides of a case tell different things.
    """

    mutation: str
    request: Callable[[Standing], Command]
    decide: Decide | None = None
    otherwise: Callable[[Standing], Command] | None = None

    def tried(self, decide: Decide, standing: Standing, desk: Desk[Any]) -> Action:
        asked = (self.request, self.otherwise) if self.otherwise else (self.request,)
        requests = (request(standing) for request in asked)
        outcomes = list(actions(self.decide or decide, standing.state, requests, desk))
        return next((one for one in outcomes if one.allowed), outcomes[0])


class KindOfCase(Struct, frozen=True):
    """Who decides such cases, what can be asked of them, and how those that the caller sees stand."""

    decide: Decide
    possible: tuple[Possible, ...]
    standing: Callable[[Enquiry, Sequence[str]], Mapping[str, Standing]]

    def actions(self, enquiry: Enquiry, keys: Sequence[str]) -> list[list[ActionAnswer]]:
        """What the caller may do with each case today; as many statements for one as for a hundred."""
        standing = self.standing(enquiry, keys)
        tried = {key: list(self._tried(enquiry, one)) for key, one in standing.items()}
        spoken_of = (with_a_name(action.params) for actions in tried.values() for _, action in actions)
        names = enquiry.named(chain.from_iterable(spoken_of))
        return [[answered(enquiry, one, action, names) for one, action in tried.get(key, ())] for key in keys]

    def requests(self, standing: Standing) -> list[Command]:
        return [one.request(standing) for one in self.possible]

    def _tried(self, enquiry: Enquiry, standing: Standing) -> Iterator[tuple[Possible, Action]]:
        desk = Desk(enquiry.actor, standing.on, standing.known)
        for one in self.possible:
            yield one, one.tried(self.decide, standing, desk)


def request_of(field: str, kind: type[Command], **asked: Any) -> Callable[[Standing], Command]:
    """A request of this kind, the case in this field; what is callable is asked of the case as it stands."""

    def request(it: Standing) -> Command:
        said = {name: value(it) if callable(value) else value for name, value in asked.items()}
        return kind(on=it.on, **{field: it.case, **said})

    return request


def today(it: Standing) -> date:
    """Of a request that names its day as well."""
    return it.on


def standing_in(
    enquiry: Enquiry,
    decider: Decider[Any, Any, Any],
    streams: Mapping[str, str],
    known: Mapping[str, Any],
) -> dict[str, Standing]:
    """Cases by their key, each as its stream has it; one statement for all."""
    states = enquiry.service.ledger.histories(decider, list(streams.values()))
    return {
        case: Standing(case, enquiry.today, states[stream].state, known[case])
        for case, stream in streams.items()
    }


def answered(enquiry: Enquiry, possible: Possible, action: Action, names: Mapping[str, str]) -> ActionAnswer:
    params = calling(action.params, names)
    return ActionAnswer(
        name=possible.mutation,
        allowed=action.allowed,
        code=action.code,
        message=sentence(action.code, enquiry.call.language, **params) if action.code else None,
        law=action.law,
    )
