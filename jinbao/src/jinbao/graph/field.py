"""Fields made from declarations: a name, a type and a description, answered over the bus."""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import strawberry
from msgspec import NODEFAULT

from jinbao.graph.context import Info
from jinbao.graph.questions import Argument, annotation

Resolve = Callable[..., Any]
SOURCE = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
INFO = inspect.Parameter("info", inspect.Parameter.KEYWORD_ONLY, annotation=Info)


def signed(
    resolve: Resolve, *, name: str, module: str, gives: Any, arguments: Sequence[Argument] = ()
) -> Resolve:
    """A resolver that takes whatever it is given, with the signature that Strawberry reads the field from."""
    asked = [_parameter(argument) for argument in arguments]
    signature = inspect.Signature([SOURCE, INFO, *asked], return_annotation=gives)
    resolve.__name__, resolve.__module__ = name, module
    resolve.__signature__ = signature  # type: ignore[attr-defined] # what inspect.signature reads first
    resolve.__annotations__ = {
        **{one.name: one.annotation for one in signature.parameters.values() if one is not SOURCE},
        "return": gives,
    }
    return resolve


def _parameter(argument: Argument) -> inspect.Parameter:
    shown: Any = annotation(argument)
    described = Annotated[shown, strawberry.argument(description=argument.description)]
    default = inspect.Parameter.empty if _must_be_given(argument) else argument.default
    return inspect.Parameter(
        argument.name, inspect.Parameter.KEYWORD_ONLY, annotation=described, default=default
    )


def _must_be_given(argument: Argument) -> bool:
    return argument.default is NODEFAULT
