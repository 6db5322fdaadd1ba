"""What a refusal says beside what its decider knew: where in the request, and what things are called."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Engine

from jinbao.catalogue import with_a_name
from jinbao.commands import path_to
from jinbao.decider import NotAuthorised, Refused
from jinbao.service.slice import Names, named


def named_in(asked: Any, refused: Refused) -> str | None:
    """Where a request names the region that nobody knows; a decider cannot tell, it has only the place."""
    return path_to(asked, refused.params["region"]) if refused.code == "REGION_UNKNOWN" else None


def names_in(refused: Refused, engine: Engine, known: Iterable[Names]) -> Mapping[str, str]:
    """What the things are called of which a refusal speaks."""
    if not (spoken_of := with_a_name(refused.params)):
        return {}
    with engine.connect() as connection:
        return named(spoken_of, connection, known)


def say_no_other_place(asked: Any, refused: NotAuthorised) -> None:
    """In which place a case is kept is not told to who may not see it, unless they named the place."""
    region = refused.params.get("region")
    if region and path_to(asked, region) is None:
        del refused.params["region"]
