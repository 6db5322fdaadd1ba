"""Questions and commands as GraphQL sees them: struct types become arguments, arguments become structs.

What a field means beyond its type stands in its metadata: ``Meta(description=..., extra={"node": "Person"})``
for the global id of a person, ``extra={"money": True}`` for fen, ``extra={"month": True}`` for a month.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from inspect import cleandoc
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
import strawberry
from msgspec import NODEFAULT, Struct, UnsetType, inspect
from strawberry.types.enum import has_enum_definition
from strawberry.utils.str_converters import to_camel_case

from jinbao.commands import OWN_ID, fields_of
from jinbao.decider import Refused
from jinbao.graph import ids
from jinbao.graph.scalars import Money, Month, Unreadable
from jinbao.money import as_yuan
from jinbao.paging import Page

S = TypeVar("S", bound=Struct)
Read = Callable[[Any, str], Any]

PLAIN: Mapping[type[inspect.Type], Any] = {
    inspect.StrType: str,
    inspect.BoolType: bool,
    inspect.DateType: date,
    inspect.DateTimeType: datetime,
}
LISTS = (inspect.ListType, inspect.VarTupleType, inspect.SetType, inspect.FrozenSetType)
LEAST, MOST = re.compile(r"of length >= (\d+)$"), re.compile(r"of length <= (\d+)$")
FORM = re.compile(r"matching regex '(?P<pattern>.*)'$")
ELSEWHERE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


class Shape(NamedTuple):
    """A value's GraphQL type, and how what comes in is read, given the path of its field."""

    annotation: Any
    read: Read


class Argument(NamedTuple):
    name: str
    shape: Shape
    description: str | None
    default: Any
    """UNSET where it may be left out, NODEFAULT where it must be given."""


class Question(Generic[S]):
    """A struct that a caller can fill in."""

    def __init__(self, kind: type[S], known: Collection[str] = ()) -> None:
        """``known`` are the fields that nobody has to ask the caller for."""
        self.kind = kind
        self.arguments = [one for one in _arguments(kind) if one.name not in known]
        self._has_page = _has_page(kind)

    def read(self, given: Mapping[str, Any], **known: Any) -> S:
        """The struct out of what came in; raises Refused with the field that is at fault."""
        try:
            return msgspec.convert(self.values(given) | known, self.kind)
        except msgspec.ValidationError as fault:
            raise _refused(fault) from None

    def values(self, given: Mapping[str, Any], above: str = "") -> dict[str, Any]:
        values = {
            argument.name: argument.shape.read(given[argument.name], _below(above, argument.name))
            for argument in self.arguments
            if not _left_out(argument, given.get(argument.name, strawberry.UNSET))
        }
        if not self._has_page:
            return values
        paging = {name: values.pop(name) for name in ("first", "after") if name in values}
        return values | {"page": paging}


@cache
def question_of(kind: type[S]) -> Question[S]:
    """What the caller fills in whole, which a mutation and its trial share."""
    return Question(kind)


def _arguments(kind: type[Struct]) -> Iterator[Argument]:
    for field in fields_of(kind):
        if isinstance(field.type, inspect.StructType) and field.type.cls is Page:
            yield from _arguments(Page)
            continue
        default = field.default if field.default_factory is NODEFAULT else strawberry.UNSET
        if default is not NODEFAULT and not isinstance(default, bool | int | str | Enum):
            default = strawberry.UNSET
        shape = _shape(field.type, {}, f"{kind.__name__}.{field.name}")
        yield Argument(field.name, shape, _described(field.type), default)


def _described(kind: inspect.Type) -> str | None:
    if isinstance(kind, inspect.Metadata):
        return (kind.extra_json_schema or {}).get("description") or _described(kind.type)
    if isinstance(kind, inspect.UnionType):
        return next(filter(None, map(_described, kind.types)), None)
    return None


def _shape(kind: inspect.Type, extra: Mapping[str, Any], place: str) -> Shape:
    match kind:
        case inspect.Metadata(type=inner):
            return _shape(inner, {**extra, **(kind.extra or {})}, place)
        case inspect.UnionType(types=types) if len(types) == 2 and kind.includes_none:  # noqa: PLR2004 - X | None
            [inner] = [type_ for type_ in types if not isinstance(type_, inspect.NoneType)]
            shape = _shape(inner, {**extra, "optional": True}, place)
            return Shape(shape.annotation | None, _if_given(shape.read))
        case inspect.StrType() if "node" in extra:
            return Shape(strawberry.ID, lambda given, path: ids.key_of(given, extra["node"], path))
        case inspect.StrType() if "month" in extra:
            return Shape(Month, _readable)
        case inspect.IntType():
            money = "money" in extra
            return Shape(Money if money else int, _within(kind, shown_as=as_yuan if money else str))
        case inspect.StrType() if "optional" not in extra:
            return Shape(str, _written)
        case inspect.EnumType(cls=cls):
            return Shape(_enum(cls), lambda given, _: given.value)
        case inspect.StructType(cls=cls):
            question, shown = _input(cls)
            return Shape(shown, lambda given, path: question.values(vars(given), path))
        case _ if isinstance(kind, LISTS):
            item = _shape(kind.item_type, extra, place)
            return Shape(list[item.annotation], _each(item.read))  # type: ignore[name-defined] # made at run time
    if type(kind) in PLAIN:
        return Shape(PLAIN[type(kind)], _readable)
    raise TypeError(f"{place}: no GraphQL input for {kind}.")


def _readable(given: Any, path: str) -> Any:
    if isinstance(given, Unreadable):
        raise Refused(given.code, field=path, given=given.given)
    return given


def _within(kind: inspect.IntType, shown_as: Callable[[int], str]) -> Read:
    """A number, or an amount, within the bounds that its field sets."""
    least = kind.ge if kind.gt is None else kind.gt + 1
    most = kind.le if kind.lt is None else kind.lt - 1

    def read(given: Any, path: str) -> Any:
        number = _readable(given, path)
        if least is not None and number < least:
            raise Refused("NUMBER_TOO_LOW", field=path, least=shown_as(least))
        if most is not None and number > most:
            raise Refused("NUMBER_TOO_HIGH", field=path, most=shown_as(most))
        return number

    return read


def _written(given: str, path: str) -> str:
    """Blanks alone say nothing where something has to stand."""
    if not given.strip():
        raise Refused("VALUE_MISSING", field=path)
    return given


def _if_given(read: Read) -> Read:
    return lambda given, path: None if given is None else read(given, path)


def _each(read: Read) -> Read:
    return lambda given, path: [read(item, f"{path}.{index}") for index, item in enumerate(given)]


def words(
    kind: Any, *, description: str | None = None, about: str | None = None, name: str | None = None
) -> Any:
    """Says what coded words are about, and how the graph calls them where that is not their Python name.

    ``about`` stands before their own docstring, ``description`` in its place. Whoever asks for them may have
    been imported before: then they were only called by their own name as yet.
    """
    said = f"{about}: {kind.__doc__}" if about else description
    description = cleandoc(said) if said else None
    if not has_enum_definition(kind):
        return strawberry.enum(kind, name=name, description=description)
    definition = kind.__strawberry_definition__
    definition.name, definition.description = name or definition.name, description
    return kind


def _enum(kind: type[Enum]) -> Any:
    return kind if has_enum_definition(kind) else words(kind, description=kind.__doc__)


@cache
def _input(kind: type[Struct]) -> tuple[Question[Any], type]:
    question = question_of(kind)
    return question, input_type(f"{kind.__name__}Input", question.arguments, kind.__doc__)


def input_type(name: str, arguments: list[Argument], description: str | None) -> type:
    """A GraphQL input with these fields."""
    fields: dict[str, Any] = {
        argument.name: strawberry.field(
            description=argument.description,
            **({} if argument.default is NODEFAULT else {"default": argument.default}),
        )
        for argument in arguments
    }
    annotations = {argument.name: annotation(argument) for argument in arguments}
    shown = type(name, (), {"__annotations__": annotations, "__module__": __name__, **fields})
    return strawberry.input(shown, name=name, description=cleandoc(description) if description else None)


def annotation(argument: Argument) -> Any:
    """What may be left out without a default to show is nullable."""
    if argument.default is strawberry.UNSET:
        return argument.shape.annotation | None
    return argument.shape.annotation


def _left_out(argument: Argument, given: Any) -> bool:
    if given is strawberry.UNSET or isinstance(given, UnsetType):
        return True
    # A document that leaves it out gives the default of the schema, which need not be written by anybody.
    if isinstance(given, str) and given == argument.default:
        return True
    return given is None and argument.default is not NODEFAULT


def _has_page(kind: type[Struct]) -> bool:
    return any(isinstance(one.type, inspect.StructType) and one.type.cls is Page for one in fields_of(kind))


def _below(above: str, name: str) -> str:
    return f"{above}.{to_camel_case(name)}" if above else to_camel_case(name)


def _too_short(path: str | None, least: int) -> Refused:
    """Where one would do, nothing was given."""
    return (
        Refused("TOO_SHORT", field=path, least=least) if least > 1 else Refused("VALUE_MISSING", field=path)
    )


def _refused(fault: msgspec.ValidationError) -> Refused:
    found = ELSEWHERE.search(str(fault))
    inside = found["path"].replace("[", ".").replace("]", "") if found else ""
    path = ".".join(to_camel_case(part) for part in inside.split(".") if part) or None
    expected = ELSEWHERE.sub("", str(fault))
    if least := LEAST.search(expected):
        return _too_short(path, int(least[1]))
    if most := MOST.search(expected):
        return Refused("TOO_LONG", field=path, most=int(most[1]))
    if form := FORM.search(expected):
        return Refused("BAD_ID" if form["pattern"] == OWN_ID else "BAD_FORM", field=path)
    return Refused("BAD_INPUT", field=path, expected=expected)
