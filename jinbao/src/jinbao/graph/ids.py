"""Global ids: opaque to the caller, a type's name and a key to us."""

import base64
import binascii

from jinbao.decider import Refused


def global_id(kind: str, key: str) -> str:
    return base64.urlsafe_b64encode(f"{kind}:{key}".encode()).rstrip(b"=").decode()


def split(id: str) -> tuple[str, str] | None:
    """Type and key of a global id; None where it is not one."""
    try:
        text = base64.urlsafe_b64decode(id + "=" * (-len(id) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    kind, colon, key = text.partition(":")
    return (kind, key) if kind and colon and key else None


def key_of(id: str, kind: str | None, field: str) -> str:
    """The key in a global id that came in with an input; refused where it is the id of something else."""
    found = split(id)
    if found is None or kind not in (None, found[0]):
        raise Refused("BAD_INPUT", field=field, expected=f"ID: {kind or '*'}")
    return found[1]
