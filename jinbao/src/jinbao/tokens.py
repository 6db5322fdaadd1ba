"""Bearer tokens: who is asking, as an OIDC provider has signed it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, JoseError, UnsupportedAlgorithmError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from joserfc.jwt import JWTClaimsRegistry
from msgspec import Struct

from jinbao.decider import Refused

# Ed25519 is what RFC 9864 calls EdDSA; providers still sign under the old name.
ALGORITHMS = ("ES256", "EdDSA", "Ed25519", "RS256")


class Caller(Struct, frozen=True):
    """Whoever holds a valid token; what they may do is a matter of grants, never of the token."""

    person: str
    office: str | None
    on_behalf_of: str | None
    expires_at: datetime
    session: str | None


class Claims(Struct, frozen=True):
    """What a token of the identity provider says."""

    sub: str
    exp: int | float
    office: str | None = None
    on_behalf_of: str | None = None
    sid: str | None = None
    jti: str | None = None


class AsymmetricOnly(JWSRegistry):
    """With a shared secret, or with none, whoever can check a token could also write one."""

    def get_alg(self, name: str) -> JWSAlgModel:
        if name not in ALGORITHMS:
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


class Verifier:
    """``keys`` is asked for each token, so that whoever fetches them can follow the provider's rotation."""

    def __init__(
        self,
        issuer: str,
        audience: str,
        keys: Callable[[], KeySet],
        leeway: int = 30,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._algorithms = AsymmetricOnly(algorithms=ALGORITHMS, strict_check_header=False)
        self._demands = JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=leeway,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
        )

    def verify(self, token: str | None) -> Caller:
        if not token:
            raise Refused("UNAUTHENTICATED", field="authorization")
        keys = self._keys()
        try:
            signed = jwt.decode(token, keys, ALGORITHMS, self._algorithms)
            self._demands.validate(signed.claims)
            return _caller(msgspec.convert(signed.claims, Claims))
        except ExpiredTokenError:
            raise Refused("TOKEN_EXPIRED", field="authorization") from None
        except (JoseError, ValueError, TypeError, OverflowError) as error:
            raise Refused("TOKEN_INVALID", field="authorization", why=_why(error)) from error


def _caller(claims: Claims) -> Caller:
    return Caller(
        person=claims.sub,
        office=claims.office,
        on_behalf_of=claims.on_behalf_of,
        expires_at=datetime.fromtimestamp(claims.exp, UTC),
        session=claims.sid or claims.jti,
    )


def _why(error: Exception) -> str:
    """For the integrator who configures the other side; it tells nothing that the token does not."""
    match error:
        case ClaimError():
            return f"{error.error}: {error.claim}"
        case JoseError():
            return error.error
        case _:
            return "malformed"
