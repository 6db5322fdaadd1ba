"""Refusals: why something cannot be done now, in the words of the one who asked."""

from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from jinbao import citation
from jinbao.catalogue import house, in_words
from jinbao.decider import Refused


@strawberry.federation.type(shareable=True, description="A value that the sentence of a refusal speaks of.")
class Parameter:
    name: str = strawberry.field(description="Its name in the message catalogue.")
    value: str = strawberry.field(
        description="Its value as text: an id of the graph, an amount in yuan, a code."
    )


@strawberry.federation.type(
    shareable=True, description="Why the law, or the state of the case, does not allow this (不予办理的原因)."
)
class Refusal:
    code: str = strawberry.field(description="Stable code; see the catalogue of codes.")
    message: str = strawberry.field(description="The reason as a sentence, in the language of the request.")
    field: str | None = strawberry.field(description="Path of the input field that is at fault.")
    law: str | None = strawberry.field(description="The article (法律依据) that says so.")
    retryable: bool = strawberry.field(description="Whether the same request may succeed a little later.")
    parameters: list[Parameter] = strawberry.field(description="The values that the sentence speaks of.")


def refusal(refused: Refused, language: str) -> Refusal:
    """A refusal as the graph shows it, with its sentence in a language."""
    return Refusal(
        code=refused.code,
        message=in_words(refused, language),
        field=camel(refused.field),
        law=citation.in_words(refused.law, language) if refused.law else None,
        retryable=refused.retryable,
        parameters=[
            Parameter(name=to_camel_case(name), value=house().text(name, value))
            for name, value in refused.params.items()
        ],
    )


def told(refused: Refused, language: str) -> dict[str, Any]:
    """What stands beside the sentence wherever a refusal is not a part of the answer."""
    shown = refusal(refused, language)
    return {
        "code": shown.code,
        "field": shown.field,
        "law": shown.law,
        "retryable": shown.retryable,
        "parameters": {parameter.name: parameter.value for parameter in shown.parameters},
    }


def camel(path: str | None) -> str | None:
    """A field's path as the graph spells it."""
    return ".".join(map(to_camel_case, path.split("."))) if path else None
