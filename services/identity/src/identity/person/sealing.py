"""How one value is sealed: AES-256-GCM under the person's key, bound to the person and to the field."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
FORM = b"\x01"  # the first byte of whatever is sealed, so that another cipher can follow one day


class DoesNotOpen(Exception):
    """A sealed value is damaged, or stands with another person or field than it was sealed for."""

    def __init__(self, person: str, field: str) -> None:
        super().__init__(f"{field} of {person} does not open")


def seal_bytes(key: AESGCM, person: str, field: str, content: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return FORM + nonce + key.encrypt(nonce, content, _bound_to(person, field))


def open_bytes(key: AESGCM, person: str, field: str, sealed: bytes) -> bytes:
    try:
        if sealed[:1] == FORM:
            return key.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], _bound_to(person, field))
    except (InvalidTag, ValueError):  # a ValueError where too little is left for a nonce
        pass
    raise DoesNotOpen(person, field)


def seal_text(key: AESGCM, person: str, field: str, text: str) -> str:
    """As base64url without padding, to stand in a JSON event."""
    return urlsafe_b64encode(seal_bytes(key, person, field, text.encode())).rstrip(b"=").decode()


def open_text(key: AESGCM, person: str, field: str, sealed: str) -> str:
    try:
        content = urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    except ValueError:
        raise DoesNotOpen(person, field) from None
    return open_bytes(key, person, field, content).decode()


def _bound_to(person: str, field: str) -> bytes:
    return f"{person}\0{field}".encode()
