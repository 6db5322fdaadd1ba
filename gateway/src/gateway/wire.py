"""GraphQL over HTTP, as its specification has it: how a request is read and an answer is written."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

import msgspec
from graphql import GraphQLError
from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from jinbao.catalogue import in_words
from jinbao.decider import Refused
from jinbao.graph.refusal import told

MOST_BYTES = 256 * 1024
MODERN, LEGACY = "application/graphql-response+json", "application/json"
NONE: Mapping[str, str] = MappingProxyType({})
STATUS = {
    "BAD_REQUEST": 400,
    "SEEN_UNREADABLE": 400,
    "UNAUTHENTICATED": 401,
    "TOKEN_INVALID": 401,
    "TOKEN_EXPIRED": 401,
    "METHOD_NOT_ALLOWED": 405,
    "NOT_ACCEPTABLE": 406,
    "BODY_TOO_LARGE": 413,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "TOO_BUSY": 503,
}


class Document(Struct, rename="camel"):
    """What is asked."""

    query: Annotated[str, Meta(min_length=1)]
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None


class Answer(NamedTuple):
    data: Any
    errors: Sequence[GraphQLError] | None


async def read(request: Request) -> Document:
    """The document in a request; raises Refused."""
    if request.method == "GET":
        return _from_address(request.query_params)
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.lower().replace(" ", "").replace('"', "")
    if media_type.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise Refused("UNSUPPORTED_MEDIA_TYPE", field="Content-Type")
    return _decode(await _body(request))


async def _body(request: Request) -> bytes:
    """Everything that was sent, as long as it is little enough to be looked at."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused("BODY_TOO_LARGE", most=MOST_BYTES)
    return bytes(body)


def _from_address(parameters: Mapping[str, str]) -> Document:
    members: dict[str, Any] = {name: value for name, value in parameters.items() if value}
    try:
        for name in {"variables", "extensions"} & members.keys():
            members[name] = msgspec.json.decode(members[name])
        return msgspec.convert(members, Document)
    except msgspec.DecodeError as fault:
        raise Refused("BAD_REQUEST", why=str(fault)) from None


def _decode(body: bytes) -> Document:
    try:
        return msgspec.json.decode(body, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Refused("BAD_REQUEST", why=str(fault)) from None


def media_type(accept: str | None) -> str:
    """The media type to answer in; raises Refused where there is none that is accepted."""
    accepted = [part.partition(";")[0].strip().lower() for part in (accept or "*/*").split(",")]
    if MODERN in accepted:
        return MODERN
    if {LEGACY, "*/*", "application/*"} & set(accepted):
        return LEGACY
    raise Refused("NOT_ACCEPTABLE", field="Accept")


def answered(answer: Answer, shown_as: str) -> Response:
    """The response to a document that was looked at; only the modern media type has statuses of its own."""
    errors = [error.formatted for error in answer.errors or ()]
    begun = answer.data is not None or any(error.path for error in answer.errors or ())
    content = ({"data": answer.data} if begun else {}) | ({"errors": errors} if errors else {})
    status = 200 if begun or shown_as == LEGACY else 400
    return _response(content, status, shown_as)


def turned_away(refused: Refused, language: str, shown_as: str = MODERN) -> Response:
    """The response to a request that was not looked at."""
    error = {
        "message": in_words(refused, language),
        "extensions": told(refused, language),
    }
    status = STATUS.get(refused.code, 400)
    headers = {401: {"WWW-Authenticate": "Bearer"}, 405: {"Allow": "GET, POST"}}.get(status, {})
    return _response({"errors": [error]}, status, shown_as, headers)


def _response(content: Any, status: int, shown_as: str, headers: Mapping[str, str] = NONE) -> Response:
    # Answers are about persons and for one reader: nobody on the way may keep them.
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **headers}
    return Response(msgspec.json.encode(content), status, headers, media_type=f"{shown_as}; charset=utf-8")
