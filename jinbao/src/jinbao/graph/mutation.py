"""Mutations: every command as a GraphQL field that gives the changed thing or a refusal."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, Union

import msgspec
import strawberry
from strawberry import ID, UNSET

from jinbao.bus import Receipt
from jinbao.commands import Command, fields_of
from jinbao.decider import Refused
from jinbao.graph import ids
from jinbao.graph.context import Info
from jinbao.graph.field import signed
from jinbao.graph.find import entity_of, load, name_of
from jinbao.graph.questions import Argument, Question, Shape, input_type, question_of
from jinbao.graph.refusal import Refusal, refusal

C = TypeVar("C", bound=Command)
By = Callable[[Any, Receipt], str]

LONGEST_COMMAND_ID = 200


def _plain(given: Any, _path: str) -> Any:
    return given


def _not_too_long(given: Any, path: str) -> Any:
    """An index holds it, which has room for so much."""
    if isinstance(given, str) and len(given) > LONGEST_COMMAND_ID:
        raise Refused("TOO_LONG", field=path, most=LONGEST_COMMAND_ID)
    return given


# What may stand beside every command; each is named as the call names it.
MARKS = (
    Argument(
        "command_id",
        Shape(ID, _not_too_long),
        "Chosen by the caller; the same id with the same content gives the first answer again.",
        UNSET,
    ),
    Argument(
        "expected_version",
        Shape(int, _plain),
        "The version that the caller saw; refused if the case has moved on.",
        UNSET,
    ),
    Argument(
        "historical_entry",
        Shape(ID, lambda given, path: ids.key_of(given, "HistoricalEntry", path)),
        "The countersigned batch of facts from paper (历史补录) to which this belongs.",
        UNSET,
    ),
)


def mutation(
    command: type[C],
    *,
    service: str,
    gives: Any,
    by: By | None = None,
    description: str | None = None,
) -> Any:
    """The field under which a command can be asked for; the attribute it stands in gives it its name.

    ``by`` finds the key of the changed thing. Left out, it is the command's field that holds the id of such a
    thing, or what follows the last slash in the name of the stream.
    """
    return Asked(command, service, gives, by, description or inspect.getdoc(command))


class Asked:
    """A mutation until its class gives it a name."""

    def __init__(
        self, command: type[Command], service: str, gives: Any, by: By | None, description: str | None
    ) -> None:
        self.service, self.gives, self.description = service, gives, description
        self.question: Question[Command] = question_of(command)
        self.by = by or _key(command, gives)

    def __set_name__(self, owner: type, name: str) -> None:
        title = "".join(part.capitalize() for part in name.split("_"))
        gives: Any = self.gives
        outcome = Annotated[
            Union[gives, Refusal],  # noqa: UP007 - mypy reads | as a type
            strawberry.union(
                f"{title}Outcome",
                description=f"What {title} gives: the changed {name_of(self.gives)} or a refusal.",
            ),
        ]
        form = form_of(self.question.kind, title)

        async def resolve(self_: Any, info: Info, input: Any) -> Any:  # noqa: ARG001 - a mutation has no source
            return await self.carry_out(info, vars(input))

        signed(resolve, name=name, module=owner.__module__, gives=outcome | None, arguments=[form])
        setattr(owner, name, strawberry.mutation(resolver=resolve, description=self.description))

    async def carry_out(self, info: Info, given: Mapping[str, Any]) -> Any:
        context = info.context
        try:
            command = self.question.read(given)
            receipt = await context.carry_out(self.service, command, **marks_of(given))
        except Refused as refused:
            return refusal(refused, context.call.language)
        try:
            return await load(context, entity_of(info, self.gives), self.by(command, receipt))
        except Refused as refused:  # it is done all the same: nobody shall ask for it again
            raise Refused("DONE_NOT_SHOWN", version=receipt.version) from refused


@cache
def form_of(command: type[Command], title: str) -> Argument:
    """The one argument of a mutation, and of what asks beforehand what it would change."""
    arguments = [*question_of(command).arguments, *MARKS]
    shown = input_type(f"{title}Input", arguments, f"What {title} asks for.")
    return Argument("input", Shape(shown, _plain), "The request.", msgspec.NODEFAULT)


def marks_of(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        mark.name: mark.shape.read(given[mark.name], mark.name)
        for mark in MARKS
        if given.get(mark.name) not in (UNSET, None)
    }


def _key(command: type[Command], gives: Any) -> By:
    name = name_of(gives)
    for field in fields_of(command):
        if _is_id_of(field.type, name):
            return lambda command, _receipt: str(getattr(command, field.name))
    return lambda _command, receipt: receipt.stream.rpartition("/")[2]


def _is_id_of(kind: msgspec.inspect.Type, name: str) -> bool:
    """Of one thing: a list of ids does not say which of them goes on."""
    match kind:
        case msgspec.inspect.Metadata(type=msgspec.inspect.StrType(), extra={"node": node}):
            return bool(node == name)
    return False
