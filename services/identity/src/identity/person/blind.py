"""The blind index: equal values look equal to who holds the ring, and tell nothing to who does not.

It stands in registers only: an event cannot be forgotten, and ID numbers are few enough to be tried in turn.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from typing import Literal, TypeAlias
from unicodedata import category, normalize

from identity.person.key_ring import KeyRing

Kind: TypeAlias = Literal["id_number", "phone", "name", "bank_account"]

_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅●", "·"))  # all typed for the dot in 阿依古丽·买买提
_MOBILE = re.compile(r"(?:\+?86|0086)(1\d{10})")


def blind(ring: KeyRing, kind: Kind, text: str) -> str:
    """A register that holds it serves exact search; whoever erases a person removes that row."""
    digest = hmac.digest(ring.search_key(kind), normal(kind, text).encode(), "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def normal(kind: Kind, text: str) -> str:
    """One spelling for all the ways in which the same value is typed."""
    visible = "".join(c for c in normalize("NFKC", text) if not c.isspace() and category(c) != "Cf")
    match kind:
        case "id_number":
            return visible.upper()
        case "phone":
            digits = re.sub(r"[-()]", "", visible)
            return _MOBILE.sub(r"\1", digits)
        case "name":
            return visible.translate(_DOTS).casefold()
        case "bank_account":
            return visible.replace("-", "")
