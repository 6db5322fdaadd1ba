"""Who asks: out of a token and the headers beside it."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, TypeAlias

from jinbao.actor import FOUNDER
from jinbao.bus import Call
from jinbao.catalogue import language_for
from jinbao.decider import Refused
from jinbao.telemetry import traceparent

SEEN = "jinbao-seen"
POSITION = re.compile(r"(?P<service>[a-z][a-z-]*)=(?P<position>\d{1,18})", re.ASCII)


class Caller(Protocol):
    """What a token says; see ``jinbao.tokens``."""

    @property
    def person(self) -> str: ...
    @property
    def office(self) -> str | None: ...
    @property
    def on_behalf_of(self) -> str | None: ...
    @property
    def expires_at(self) -> datetime: ...


Authenticate: TypeAlias = Callable[[str], Caller]
"""Raises Refused where the token is not, or no longer, good."""


def token_in(authorization: str | None) -> str | None:
    """The bearer token of an Authorization header."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def signed_in(authenticate: Authenticate, headers: Mapping[str, str]) -> Call:
    """The call of whoever has a good token; raises UNAUTHENTICATED, TOKEN_INVALID, TOKEN_EXPIRED."""
    token = token_in(headers.get("authorization"))
    if token is None:
        raise Refused("UNAUTHENTICATED", field="authorization")
    return call_of(authenticate(token), headers)


def call_of(caller: Caller, headers: Mapping[str, str]) -> Call:
    """The call that a caller's headers describe; raises TOKEN_INVALID.

    The founder has no token: an empty platform is set up from inside, by whoever starts it.
    """
    if caller.person == FOUNDER:
        raise Refused("TOKEN_INVALID", field="authorization")
    return Call(
        person=caller.person,
        office=caller.office,
        on_behalf_of=caller.on_behalf_of,
        language=language_for(headers.get("accept-language")),
        seen=read_seen(headers.get(SEEN, "")),
        trace=traceparent() or headers.get("traceparent"),
    )


def read_seen(header: str) -> dict[str, int]:
    """The positions that the caller has seen: ``identity=17, insurance=42``."""
    seen: dict[str, int] = {}
    for part in filter(None, map(str.strip, header.split(","))):
        if not (found := POSITION.fullmatch(part)):
            raise Refused("SEEN_UNREADABLE", field="Jinbao-Seen")
        seen[found["service"]] = int(found["position"])
    return seen


def show_seen(seen: Mapping[str, int]) -> str:
    return ", ".join(f"{service}={position}" for service, position in sorted(seen.items()))
