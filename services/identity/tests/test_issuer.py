"""The built-in issuer: a token for every persona of the demo city, and never one in production."""

import asyncio
import re
import tomllib
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response
from joserfc.jwk import KeySet
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.issuer import Issuer, Persona, issuer_app
from jinbao.decider import Refused
from jinbao.tokens import Verifier

URL, AUDIENCE = "http://127.0.0.1:8000/issuer", "jinbao"
LIN = Persona("resident", "居民", "Resident", person="person-lin")
WU = Persona(
    "village-assistant",
    "村协理员",
    "Village assistant",
    "person-wu",
    "office-guangming",
    on_behalf_of="person-lin",
)
HU = Persona("county-approver", '审批<b>"', "Approver & <b>", "person-hu", "office-gongxian")


def opened(folder: Path) -> Issuer:
    return Issuer.open(folder, [LIN, WU, HU], url=URL, audience=AUDIENCE, production=False)


@pytest.fixture
def issuer(tmp_path: Path) -> Issuer:
    return opened(tmp_path / "issuer")


class Browser:
    def __init__(self, issuer: Issuer) -> None:
        """As the platform mounts it, below its own address."""
        self._app = Starlette(routes=[Mount("/issuer", issuer_app(issuer))])

    def get(self, url: str) -> Response:
        return asyncio.run(self._send("GET", url))

    def post(self, url: str, **request: Any) -> Response:
        return asyncio.run(self._send("POST", url, **request))

    async def _send(self, method: str, url: str, **request: Any) -> Response:
        async with AsyncClient(
            transport=ASGITransport(self._app), base_url="http://127.0.0.1:8000"
        ) as client:
            return await client.request(method, url, **request)


@pytest.fixture
def client(issuer: Issuer) -> Browser:
    return Browser(issuer)


@pytest.mark.parametrize("persona", [LIN, WU, HU])
def test_whoever_asks_as_a_persona_is_known_by_their_token(client: Browser, persona: Persona) -> None:
    form = {"grant_type": "client_credentials", "persona": persona.key}
    answer = client.post("/issuer/token", data=form)
    assert answer.headers["cache-control"] == "no-store"
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("Bearer", 3_600)

    found = client.get("/issuer/.well-known/openid-configuration").json()
    keys = KeySet.import_key_set(client.get(found["jwks_uri"]).json())
    caller = Verifier(found["issuer"], AUDIENCE, lambda: keys).verify(answer.json()["access_token"])
    assert (caller.person, caller.office, caller.on_behalf_of) == (
        persona.person,
        persona.office,
        persona.on_behalf_of,
    )
    assert caller.session


def test_a_token_can_be_asked_for_in_json(client: Browser, issuer: Issuer) -> None:
    asked = {"grant_type": "client_credentials", "persona": "resident"}
    token = client.post("/issuer/token", json=asked).json()["access_token"]
    assert Verifier(URL, AUDIENCE, issuer.keys).verify(token).person == "person-lin"


def test_a_token_holds_for_one_hour(issuer: Issuer) -> None:
    token = issuer.token("resident")
    expires = Verifier(URL, AUDIENCE, issuer.keys).verify(token).expires_at.timestamp()
    assert Verifier(URL, AUDIENCE, issuer.keys, 0, lambda: expires - 1).verify(token)
    with pytest.raises(Refused, match="TOKEN_EXPIRED"):
        Verifier(URL, AUDIENCE, issuer.keys, 0, lambda: expires).verify(token)


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"grant_type": "client_credentials", "persona": "mayor"}, 400, "invalid_grant"),
        ({"grant_type": "password", "persona": "resident"}, 400, "unsupported_grant_type"),
        ({"persona": "resident"}, 400, "invalid_request"),
        ({"grant_type": "client_credentials"}, 400, "invalid_request"),
        ({"grant_type": "client_credentials", "persona": "x" * 5_000}, 413, "invalid_request"),
    ],
)
def test_whoever_asks_wrongly_is_told_what_is_missing(
    client: Browser, form: dict[str, str], status: int, error: str
) -> None:
    for answer in (client.post("/issuer/token", data=form), client.post("/issuer/token", json=form)):
        assert (answer.status_code, answer.json()["error"]) == (status, error)
        assert answer.json()["error_description"].isascii()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[]", b"{", b"null"])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
def test_junk_is_refused_and_breaks_nothing(client: Browser, body: bytes, kind: str) -> None:
    answer = client.post("/issuer/token", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_a_token_is_never_given_for_a_mere_link(client: Browser) -> None:
    assert client.get("/issuer/token?grant_type=client_credentials&persona=resident").status_code == 405


def test_in_production_the_issuer_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="does not start in production"):
        Issuer.open(tmp_path, [LIN], url=URL, audience=AUDIENCE, production=True)
    assert not list(tmp_path.iterdir())


def test_a_restart_keeps_the_key_so_that_tokens_outlive_it(tmp_path: Path) -> None:
    token = opened(tmp_path).token("resident")
    assert Verifier(URL, AUDIENCE, opened(tmp_path).keys).verify(token).person == "person-lin"


def test_the_private_key_stays_with_its_owner(client: Browser, issuer: Issuer, tmp_path: Path) -> None:
    (kept,) = (tmp_path / "issuer").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert '"d"' in kept.read_text()
    (published,) = client.get("/issuer/jwks").json()["keys"]
    assert (published["kty"], published["crv"], published["alg"]) == ("EC", "P-256", "ES256")
    assert "d" not in published
    assert not any(key.is_private for key in issuer.keys().keys)
    kept.chmod(0o644)
    with pytest.raises(RuntimeError, match="0600"):
        opened(tmp_path / "issuer")


def test_the_page_lists_every_persona_in_both_languages(client: Browser) -> None:
    page = client.get("/issuer/")
    assert all(
        word in page.text for word in ("居民", "Resident", "村协理员", "Village assistant", "person-wu")
    )
    assert f"curl -s {URL}/token -d grant_type=client_credentials -d persona=resident" in page.text
    assert "<b>" not in page.text
    assert "审批&lt;b&gt;&quot;" in page.text


def test_the_page_needs_no_script_and_nothing_from_elsewhere(client: Browser) -> None:
    page = client.get("/issuer/")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", page.text)


class Forms(HTMLParser):
    """What a browser would send from the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.hidden, self.buttons, self.open = "", {}, [], []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag not in {"meta", "input", "br"}:
            self.open.append(tag)
        match tag:
            case "form":
                self.action = found["action"]
            case "input":
                self.hidden[found["name"]] = found["value"]
            case "button":
                self.buttons.append({found["name"]: found["value"]})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_button_of_the_page_brings_a_token_that_can_be_copied(client: Browser, issuer: Issuer) -> None:
    forms = Forms(client.get("/issuer/").text)
    assert [button["persona"] for button in forms.buttons] == [
        "resident",
        "village-assistant",
        "county-approver",
    ]
    assert not forms.open
    browser = {"accept": "text/html,application/xhtml+xml"}
    page = client.post(forms.action, data=forms.hidden | forms.buttons[0], headers=browser)
    assert page.headers["cache-control"] == "no-store"
    assert not Forms(page.text).open
    (token,) = re.findall(r"Authorization: Bearer (\S+)</code>", page.text)
    assert Verifier(URL, AUDIENCE, issuer.keys).verify(token).person == "person-lin"


@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("PERSON_ERASED", {"person"}),
        ("PAPER_EMPTY", set()),
        ("PAPER_TOO_LARGE", {"limit_mb"}),
        ("PAPER_TYPE", set()),
        ("PAPER_MISMATCH", {"claimed", "found"}),
        ("PERSONA_UNKNOWN", {"persona"}),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_refusal_has_a_sentence_with_its_parameters(language: str, code: str, params: set[str]) -> None:
    catalogue = tomllib.loads(files("identity").joinpath(f"messages/{language}.toml").read_text("utf-8"))
    assert {name for _, name, _, _ in Formatter().parse(catalogue[code]) if name} == params
