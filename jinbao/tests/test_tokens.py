"""Bearer tokens: whose word is taken for who is asking, and whose is not."""

import base64
import hmac
import json
import tomllib
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from joserfc.jwk import ECKey, Key, KeySet, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from jinbao.decider import Refused
from jinbao.tokens import Caller, Verifier

ISSUER, AUDIENCE = "https://sso.example.cn", "jinbao"
NINE = 1_262_307_600  # 2010-01-01 09:00 in Shanghai
HOUR = 3_600

EC = ECKey.generate_key("P-256", auto_kid=True)
ED = OKPKey.generate_key("Ed25519", auto_kid=True)
RSA = RSAKey.generate_key(2048, auto_kid=True)
STRANGER = ECKey.generate_key("P-256", auto_kid=True)
PUBLISHED = KeySet.import_key_set(KeySet([EC, ED, RSA]).as_dict(private=False))

CLAIMS = {
    "iss": ISSUER,
    "aud": AUDIENCE,
    "sub": "person-hu",
    "iat": NINE,
    "exp": NINE + HOUR,
    "office": "office-gongxian",
    "jti": "session-1",
}


def at(seconds: float) -> Verifier:
    return Verifier(ISSUER, AUDIENCE, lambda: PUBLISHED, leeway=30, now=lambda: NINE + seconds)


def signed(key: Key = EC, algorithm: str = "ES256", header: Any = None, **claims: Any) -> str:
    """By hand, because the library refuses to write most of what must be refused when it is read."""
    head = {"alg": algorithm, "kid": key.kid, **(header or {})}
    said = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not None}
    content = f"{segment(json.dumps(head).encode())}.{segment(json.dumps(said).encode())}"
    return f"{content}.{segment(JWSRegistry.algorithms[algorithm].sign(content.encode(), key))}"


def segment(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def code_of(verifier: Verifier, token: str | None) -> tuple[str, Any]:
    with pytest.raises(Refused) as no:
        verifier.verify(token)
    assert no.value.field == "authorization"
    return no.value.code, no.value.params.get("why")


@pytest.mark.parametrize(
    ("key", "algorithm"), [(EC, "ES256"), (ED, "EdDSA"), (ED, "Ed25519"), (RSA, "RS256")]
)
def test_a_token_that_the_provider_signed_says_who_asks(key: Key, algorithm: str) -> None:
    assert at(0).verify(signed(key, algorithm)) == Caller(
        person="person-hu",
        office="office-gongxian",
        on_behalf_of=None,
        expires_at=datetime(2010, 1, 1, 2, 0, tzinfo=UTC),
        session="session-1",
    )


def test_a_resident_has_no_office_and_an_assistant_acts_for_somebody() -> None:
    caller = at(0).verify(
        signed(office=None, on_behalf_of="person-lin", sid="evening", aud=["mail", AUDIENCE])
    )
    assert (caller.office, caller.on_behalf_of, caller.session) == (None, "person-lin", "evening")


def test_a_token_ends_with_its_hour_and_the_leeway() -> None:
    token = signed()
    assert at(HOUR + 29).verify(token).person == "person-hu"
    assert code_of(at(HOUR + 30), token) == ("TOKEN_EXPIRED", None)


@pytest.mark.parametrize("token", [None, ""])
def test_who_shows_no_token_is_nobody(token: str | None) -> None:
    assert code_of(at(0), token) == ("UNAUTHENTICATED", None)


@pytest.mark.parametrize(
    ("token", "why"),
    [
        (signed(STRANGER), "invalid_key_id"),
        (signed(STRANGER, header={"kid": EC.kid}), "bad_signature"),
        (signed(iss="https://elsewhere.example"), "invalid_claim: iss"),
        (signed(aud="bank"), "invalid_claim: aud"),
        (signed(aud=["bank"]), "invalid_claim: aud"),
        (signed(nbf=NINE + HOUR), "invalid_claim: nbf"),
        (signed(iat=NINE + HOUR), "invalid_claim: iat"),
        (signed(exp=None), "missing_claim: exp"),
        (signed(sub=None), "missing_claim: sub"),
        (signed(aud=None), "missing_claim: aud"),
        (signed(sub=""), "invalid_claim: sub"),
        (signed(sub=7), "invalid_claim: sub"),
        (signed(exp="tomorrow"), "invalid_claim: exp"),
        (signed(exp=10**40), "malformed"),
        (signed(office=["a", "b"]), "malformed"),
        (signed(header={"crit": ["exp"]}), "missing_crit_header"),
        ("eyJ", "decode_error"),
        ("a.b.c", "decode_error"),
        ("令牌", "decode_error"),
        ("x" * 200_000, "exceeded_size"),
    ],
)
def test_a_token_that_is_not_for_us_is_refused(token: str, why: str) -> None:
    assert code_of(at(0), token) == ("TOKEN_INVALID", why)


def test_an_unsigned_token_is_refused() -> None:
    claims = signed().split(".")[1]
    head = segment(json.dumps({"alg": "none"}).encode())
    assert code_of(at(0), f"{head}.{claims}.") == ("TOKEN_INVALID", "unsupported_algorithm")


def test_the_public_key_does_not_pass_as_a_shared_secret() -> None:
    """The oldest trick: sign with HS256, taking the provider's published key for the secret."""
    head = segment(json.dumps({"alg": "HS256", "kid": EC.kid}).encode())
    content = f"{head}.{signed().split('.')[1]}"
    signature = hmac.digest(EC.as_pem(private=False), content.encode(), "sha256")
    assert code_of(at(0), f"{content}.{segment(signature)}") == ("TOKEN_INVALID", "unsupported_algorithm")


def test_an_algorithm_that_is_not_on_the_list_is_refused_even_with_the_right_key() -> None:
    assert code_of(at(0), signed(RSA, "PS256")) == ("TOKEN_INVALID", "unsupported_algorithm")


def test_a_key_in_the_tokens_own_header_is_not_believed() -> None:
    token = signed(STRANGER, header={"jwk": STRANGER.as_dict(private=False), "kid": EC.kid})
    assert code_of(at(0), token) == ("TOKEN_INVALID", "bad_signature")


def test_a_changed_claim_breaks_the_signature() -> None:
    head, _, signature = signed().split(".")
    claims = segment(json.dumps({**CLAIMS, "sub": "person-wu"}).encode())
    assert code_of(at(0), f"{head}.{claims}.{signature}") == ("TOKEN_INVALID", "bad_signature")


def test_a_provider_that_changes_its_key_is_followed() -> None:
    keys = [KeySet([STRANGER])]
    verifier = Verifier(ISSUER, AUDIENCE, lambda: keys[0], now=lambda: NINE)
    assert code_of(verifier, signed()) == ("TOKEN_INVALID", "invalid_key_id")
    keys[0] = PUBLISHED
    assert verifier.verify(signed()).person == "person-hu"


@given(some.text() | some.binary().map(lambda head: segment(head) + ".e30.AA"))
def test_no_junk_gets_past_the_verifier_nor_breaks_it(junk: str) -> None:
    assert code_of(at(0), junk)[0] in {"TOKEN_INVALID", "UNAUTHENTICATED"}


@given(some.recursive(some.none() | some.booleans() | some.integers() | some.text(), some.lists))
def test_no_header_breaks_the_verifier(value: Any) -> None:
    for head in (value, {"alg": value}, {"alg": "ES256", "kid": value}, {"alg": "ES256", "crit": value}):
        assert code_of(at(0), f"{segment(json.dumps(head).encode())}.e30.AA")[0] == "TOKEN_INVALID"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_refusal_has_a_sentence(language: str) -> None:
    catalogue = tomllib.loads(files("jinbao").joinpath(f"messages/{language}.toml").read_text("utf-8"))
    assert all(catalogue[code] for code in ("UNAUTHENTICATED", "TOKEN_INVALID", "TOKEN_EXPIRED"))
