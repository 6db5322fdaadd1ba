"""Global ids: opaque to the caller, a type's name and a key to us."""

import base64
import binascii


def global_id(kind: str, key: str) -> str:
    """The id of a thing as the graph shows it."""
    return base64.urlsafe_b64encode(f"{kind}:{key}".encode()).rstrip(b"=").decode()


def split(id: str) -> tuple[str, str] | None:
    """Type and key of a global id; None where it is not one."""
    try:
        text = base64.urlsafe_b64decode(id + "=" * (-len(id) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    kind, colon, key = text.partition(":")
    return (kind, key) if kind and colon and key else None
