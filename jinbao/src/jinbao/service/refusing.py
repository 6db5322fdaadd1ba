"""What a refusal says beside what its decider knew: where in the request, and what things are called."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Engine

from jinbao.commands import path_to
from jinbao.decider import NotAuthorised, Refused
from jinbao.service.slice import Names


def named_in(asked: Any, refused: Refused) -> str | None:
    """Where a request names the region that nobody knows; a decider cannot tell, it has only the place."""
    return path_to(asked, refused.params["region"]) if refused.code == "REGION_UNKNOWN" else None


def names_in(refused: Refused, engine: Engine, known: Iterable[Names]) -> Mapping[str, str]:
    """What the things are called of which a refusal speaks."""
    ids = [value for value in refused.params.values() if isinstance(value, str)]
    if not ids:
        return {}
    with engine.connect() as connection:
        return dict(chain.from_iterable(names(connection, ids).items() for names in known))


def say_no_other_place(asked: Any, refused: NotAuthorised) -> None:
    """In which place a case is kept is not told to who may not see it, unless they named the place."""
    region = refused.params.get("region")
    if region and path_to(asked, region) is None:
        del refused.params["region"]
