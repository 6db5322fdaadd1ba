"""Global ids as they come in with a request."""

from jinbao.decider import Refused
from jinbao.ids import global_id, split

__all__ = ["global_id", "key_of", "split"]


def key_of(id: str, kind: str | None, field: str) -> str:
    """The key in a global id that came in with an input; refused where it is the id of something else."""
    found = split(id)
    if found is None or kind not in (None, found[0]):
        raise Refused("BAD_INPUT", field=field, expected=f"ID: {kind or '*'}")
    return found[1]
