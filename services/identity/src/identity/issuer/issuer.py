"""Signs tokens for personas with a key of its own."""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Self

import msgspec
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from uuid_utils import uuid7

from identity import private_file
from identity.issuer.persona import Persona
from jinbao.decider import Refused

ALGORITHM = "ES256"
HOUR = 3_600


class Issuer:
    def __init__(
        self,
        key: ECKey,
        personas: Iterable[Persona],
        *,
        url: str,
        audience: str,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._personas = personas
        self.url = url.rstrip("/")
        self._audience = audience
        self._now = now
        self._signing = KeySet([key])
        self._public = KeySet.import_key_set(self._signing.as_dict(private=False))

    @cached_property
    def personas(self) -> Mapping[str, Persona]:
        """By key; read when somebody first asks, as they may come out of a large city."""
        return {persona.key: persona for persona in self._personas}

    @classmethod
    def open(
        cls, folder: Path, personas: Iterable[Persona], *, url: str, audience: str, production: bool
    ) -> Self:
        """The same key at each start, so that tokens outlive a restart."""
        if production:
            raise RuntimeError(
                "The built-in issuer gives a token to whoever asks, so it does not start in production mode. "
                "Name the issuer, the audience and the key address of your OIDC provider instead."
            )
        kept = private_file.read_or_create(folder / "issuer-key.json", _new_key)
        return cls(ECKey.import_key(msgspec.json.decode(kept)), personas, url=url, audience=audience)

    def keys(self) -> KeySet:
        """The public half, as a Verifier asks for it."""
        return self._public

    def token(self, persona_key: str) -> str:
        persona = self.personas.get(persona_key)
        if persona is None:
            raise Refused("PERSONA_UNKNOWN", field="persona", persona=persona_key)
        key = self._signing.keys[0]
        now = int(self._now())
        claims = {
            "iss": self.url,
            "aud": self._audience,
            "sub": persona.person,
            "iat": now,
            "exp": now + HOUR,
            "jti": str(uuid7()),
            "office": persona.office,
            "on_behalf_of": persona.on_behalf_of,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": ALGORITHM, "kid": key.kid}, said, key, [ALGORITHM])


def _new_key() -> bytes:
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, auto_kid=True)
    return msgspec.json.encode(key.as_dict(private=True))
