"""The gateway over HTTP and WebSocket, as a client on the outside meets it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from socket import create_server
from typing import Any

import httpx
import msgspec
import pytest
import uvicorn
from msgspec import Struct
from small_city import City
from websockets import ClientConnection, ConnectionClosed, InvalidStatus, Subprotocol
from websockets.asyncio.client import connect

from gateway.http import Settings, application
from gateway.socket import FORBIDDEN
from gateway.wire import LEGACY, MODERN
from jinbao.decider import Refused
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

COUNTY = "hu@county"
CLAIM = global_id("Claim", "c1")
NAMES = "{ persons { nodes { name } } }"
GRANT = f"""mutation {{ grantPension(input: {{on: "2026-01-05", claim: "{CLAIM}", monthly: "69.03"}}) {{
    ... on Claim {{ monthly }} ... on Refusal {{ message }} }} }}"""
WATCH = f'subscription {{ claim(id: "{CLAIM}") {{ stage }} }}'


class Caller(Struct, frozen=True):
    person: str
    office: str | None
    on_behalf_of: str | None
    expires_at: datetime


class Doorkeeper:
    """Believes every token like ``hu@county``, until they are all taken back; late is late."""

    def __init__(self) -> None:
        self.until = datetime.now(UTC) + timedelta(hours=1)
        self.taken_back = False

    def authenticate(self, token: str) -> Caller:
        person, _, office = token.partition("@")
        if person == "late" or self.taken_back:
            raise Refused("TOKEN_EXPIRED", field="authorization")
        if not office:
            raise Refused("TOKEN_INVALID", field="authorization", why="malformed")
        return Caller(person, office, None, self.until)


@pytest.fixture
def doorkeeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def app(city: City, doorkeeper: Doorkeeper) -> Callable[..., Any]:
    def build(**settings: Any) -> Any:
        ready = settings.pop("ready", None)
        named = {"ready": ready} if ready else {}
        return application(
            city.schema, city.bus, doorkeeper.authenticate, settings=Settings(**settings), **named
        )

    return build


@pytest.fixture
async def client(app: Callable[..., Any]) -> AsyncIterator[httpx.AsyncClient]:
    async with outside(app()) as client:
        yield client


def outside(application: Any, token: str | None = COUNTY) -> httpx.AsyncClient:
    headers = {"accept": MODERN} | ({"authorization": f"Bearer {token}"} if token else {})
    transport = httpx.ASGITransport(application)
    return httpx.AsyncClient(transport=transport, base_url="http://gateway", headers=headers)


async def ask(client: httpx.AsyncClient, query: str, **headers: str) -> httpx.Response:
    return await client.post("/graphql", json={"query": query}, headers=headers)


def code(response: httpx.Response) -> str:
    return str(response.json().get("errors", [{"extensions": {"code": None}}])[0]["extensions"]["code"])


@pytest.mark.parametrize(
    ("token", "said"),
    [
        (None, "UNAUTHENTICATED"),
        ("", "UNAUTHENTICATED"),
        ("x", "TOKEN_INVALID"),
        ("late@county", "TOKEN_EXPIRED"),
        ("founder@county", "TOKEN_INVALID"),
    ],
)
async def test_a_stranger_is_told_to_sign_in(
    app: Callable[..., Any], city: City, token: str | None, said: str
) -> None:
    async with outside(app(), token) as stranger:
        answer = await ask(stranger, NAMES)
    assert (answer.status_code, code(answer)) == (401, said)
    assert answer.headers["www-authenticate"] == "Bearer"
    assert city.identity.asked == []


async def test_what_a_stranger_sends_is_not_even_read_in_production(app: Callable[..., Any]) -> None:
    async with outside(app(production=True), None) as stranger:
        answer = await stranger.post("/graphql", content=b"x" * 512 * 1024)
    assert (answer.status_code, code(answer)) == (401, "UNAUTHENTICATED")


async def test_in_development_a_stranger_may_read_the_schema_and_nothing_else(
    app: Callable[..., Any],
) -> None:
    schema, more = "{ __schema { queryType { name } } }", f"{{ __typename {NAMES[1:-1]} }}"
    hidden = f"query {{ ...Hidden }} fragment Hidden on Query {NAMES}"
    async with outside(app(), None) as stranger:
        assert (await ask(stranger, schema)).json() == {
            "data": {"__schema": {"queryType": {"name": "Query"}}}
        }
        assert [(await ask(stranger, query)).status_code for query in (more, hidden, "{", "")] == [
            401,
            401,
            401,
            400,
        ]
    async with outside(app(production=True), None) as stranger:
        assert (await ask(stranger, schema)).status_code == 401


async def test_an_answer_comes_in_the_media_type_that_was_asked_for(client: httpx.AsyncClient) -> None:
    for accept, given in {
        MODERN: MODERN,
        LEGACY: LEGACY,
        "*/*": LEGACY,
        f"{LEGACY};q=0.9, {MODERN};charset=utf-8": MODERN,
    }.items():
        answer = await ask(client, NAMES, accept=accept)
        assert (answer.status_code, answer.headers["content-type"]) == (200, f"{given}; charset=utf-8")
        assert answer.json()["data"]["persons"]["nodes"][0] == {"name": "胡兰"}


async def test_each_fault_of_a_request_has_its_status_and_code(client: httpx.AsyncClient) -> None:
    async def post(content: bytes, **headers: str) -> httpx.Response:
        return await client.post(
            "/graphql", content=content, headers={"content-type": "application/json"} | headers
        )

    good = b'{"query": "{ __typename }"}'
    faults = {
        (406, "NOT_ACCEPTABLE"): [await post(good, accept="image/png")],
        (415, "UNSUPPORTED_MEDIA_TYPE"): [
            await post(good, **{"content-type": "text/plain"}),
            await post(good, **{"content-type": "application/json; charset=utf-16"}),
            await post(good, **{"content-type": ""}),
        ],
        (405, "METHOD_NOT_ALLOWED"): [
            await client.put("/graphql", content=good),
            await client.get("/graphql", params={"query": GRANT}),
        ],
        (400, "BAD_REQUEST"): [
            await post(body)
            for body in (
                b"",
                b"{",
                b"[]",
                b"{}",
                b'{"query": 1}',
                b'{"query": ""}',
                b'[{"query": "{ __typename }"}]',
                b'{"query": "{ __typename }", "variables": []}',
                b'{"query": "{ __typename }", "operationName": 7}',
                b'{"query": "\xff"}',
            )
        ]
        + [
            await client.get("/graphql", params={"query": "{ __typename }", "variables": "{"}),
            await client.get("/graphql", params={"variables": "{}"}),
            await ask(client, WATCH),
        ],
        (400, "UNPARSABLE"): [await ask(client, "{")],
        (400, "INVALID_DOCUMENT"): [
            await ask(client, "{ nothing }"),
            await ask(client, "query A { __typename } query B { __typename }"),
        ],
        (400, "VALUE_MISSING"): [await ask(client, "query ($id: ID!) { node(id: $id) { id } }")],
        (400, "SEEN_UNREADABLE"): [await ask(client, NAMES, **{"jinbao-seen": "identity"})],
    }
    for expected, answers in faults.items():
        assert [(answer.status_code, code(answer)) for answer in answers] == [expected] * len(answers)


async def test_a_get_may_ask_but_not_change(client: httpx.AsyncClient, city: City) -> None:
    query = "query ($first: Int!) { persons(first: $first) { nodes { name } } }"
    answer = await client.get("/graphql", params={"query": query, "variables": '{"first": 1}'})
    assert answer.json() == {"data": {"persons": {"nodes": [{"name": "胡兰"}]}}}
    assert (await client.get("/graphql", params={"query": GRANT})).headers["allow"] == "GET, POST"
    assert city.insurance.commands == []


async def test_a_body_that_is_too_large_is_not_even_parsed(client: httpx.AsyncClient) -> None:
    within = '{"query": "{ __typename }", "operationName": null, "extensions": {"x": "%s"}}'
    answers = [
        await client.post(
            "/graphql", content=within % ("x" * size), headers={"content-type": "application/json"}
        )
        for size in (256 * 1024 - len(within) + 2, 256 * 1024)
    ]
    assert [answer.status_code for answer in answers] == [200, 413]
    assert code(answers[1]) == "BODY_TOO_LARGE"


async def test_nobody_on_the_way_keeps_an_answer(client: httpx.AsyncClient) -> None:
    answers = [await ask(client, NAMES), await ask(client, NAMES, authorization="Bearer x")]
    assert [answer.headers["cache-control"] for answer in answers] == ["no-store", "no-store"]


async def test_a_partial_answer_is_an_answer(client: httpx.AsyncClient, city: City) -> None:
    city.insurance.silent = True
    answer = await ask(client, "{ persons(first: 1) { nodes { name claims { nodes { id } } } } }")
    assert answer.status_code == 200
    assert answer.json()["data"]["persons"]["nodes"] == [{"name": "胡兰", "claims": None}]
    assert code(answer) == "UNREACHABLE"


async def test_the_language_of_a_refusal_is_the_readers(app: Callable[..., Any]) -> None:
    async with outside(app(), "wu@township") as township:
        messages = [
            (await ask(township, GRANT, **{"accept-language": wanted})).json()["data"]["grantPension"][
                "message"
            ]
            for wanted in ("zh-CN,zh;q=0.9,en;q=0.8", "en-GB", "fr")
        ]
        stranger = await ask(township, NAMES, authorization="Bearer x", **{"accept-language": "en"})
    assert messages == [
        "您没有办理此事的权限。",
        "You are not authorised to do this.",
        "您没有办理此事的权限。",
    ]
    assert stranger.json()["errors"][0]["message"] == "Your sign-in is not valid."


async def test_the_positions_seen_go_both_ways(client: httpx.AsyncClient, city: City) -> None:
    answer = await ask(client, GRANT, **{"jinbao-seen": "identity=17, insurance=3"})
    assert answer.headers["jinbao-seen"] == "identity=17, insurance=42"
    [call] = city.insurance.calls
    assert call.seen == {"identity": 17, "insurance": 3}
    assert "jinbao-seen" not in (await ask(client, NAMES)).headers


async def test_pages_of_other_origins_may_ask_only_where_they_are_named(app: Callable[..., Any]) -> None:
    asks = {"origin": "https://console.example", "access-control-request-method": "POST"}
    async with outside(app()) as closed, outside(app(origins=("https://console.example",))) as opened:
        assert "access-control-allow-origin" not in (await closed.options("/graphql", headers=asks)).headers
        allowed = await opened.options("/graphql", headers=asks)
        assert allowed.headers["access-control-allow-origin"] == "https://console.example"
        stranger = await opened.options("/graphql", headers=asks | {"origin": "https://other.example"})
        assert "access-control-allow-origin" not in stranger.headers


async def test_health_is_told_to_anybody(app: Callable[..., Any]) -> None:
    async def not_yet() -> bool:
        return False

    async with outside(app(), None) as up, outside(app(ready=not_yet), None) as starting:
        statuses = [
            (await client.get(path)).status_code
            for client in (up, starting)
            for path in ("/health/live", "/health/ready")
        ]
    assert statuses == [200, 200, 200, 503]


async def test_graphiql_asks_no_other_host_and_is_not_there_in_production(app: Callable[..., Any]) -> None:
    async with outside(app(), None) as browser:
        led = await browser.get("/graphql", headers={"accept": "text/html"})
        assert (led.status_code, led.headers["location"]) == (307, "/graphiql/")
        page = await browser.get("/graphiql/")
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert "://" not in page.text
        names = [part.split('"')[0] for part in page.text.split('src="')[1:]]
        assert [(await browser.get(f"/graphiql/{name}")).status_code for name in names] == [200] * 4
    async with outside(app(production=True)) as browser:
        assert (await browser.get("/graphiql/")).status_code == 404
        assert (await browser.get("/graphql", headers={"accept": "text/html"})).status_code == 406


@asynccontextmanager
async def served(application: Any) -> AsyncIterator[str]:
    """A real server for what a transport in the same process cannot carry: WebSockets."""
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning"))
    with create_server(("127.0.0.1", 0)) as listening:
        running = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"ws://127.0.0.1:{listening.getsockname()[1]}/graphql"
        finally:
            server.should_exit = True
            await running


class Talk:
    """What is said over one WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def say(self, **message: Any) -> None:
        await self._socket.send(msgspec.json.encode(message).decode())

    async def hear(self) -> dict[str, Any]:
        return msgspec.json.decode(await asyncio.wait_for(self._socket.recv(), 5), type=dict[str, Any])

    async def sign_in(self, token: str = COUNTY) -> dict[str, Any]:
        await self.say(type="connection_init", payload={"Authorization": f"Bearer {token}"})
        return await self.hear()

    async def ask(self, id: str, query: str) -> None:
        await self.say(id=id, type="subscribe", payload={"query": query})

    async def end(self) -> tuple[int, str]:
        """With which code and reason the other side closes."""
        with pytest.raises(ConnectionClosed) as closed:
            await self.hear()
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code, closed.value.rcvd.reason


@asynccontextmanager
async def talking(application: Any, **named: Any) -> AsyncIterator[Talk]:
    async with served(application) as address:
        protocol = [Subprotocol("graphql-transport-ws")]
        async with connect(address, subprotocols=protocol, max_size=None, proxy=None, **named) as socket:
            yield Talk(socket)


async def test_a_watched_claim_arrives_over_a_websocket(app: Callable[..., Any], city: City) -> None:
    async with talking(app()) as talk:
        assert await talk.sign_in() == {"type": "connection_ack"}
        await talk.ask("1", WATCH)
        assert (await talk.hear())["payload"] == {"data": {"claim": {"stage": "APPLIED"}}}
        await talk.ask("2", GRANT)
        told = [await talk.hear() for _ in range(3)]
    assert {(one["id"], one["type"]) for one in told} == {("1", "next"), ("2", "next"), ("2", "complete")}
    assert {"data": {"claim": {"stage": "GRANTED"}}} in [one.get("payload") for one in told]
    assert [call.person for call in city.insurance.calls] == ["hu"]


@pytest.mark.parametrize(
    "payload", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Bearer late@county"}]
)
async def test_a_websocket_opens_for_nobody_without_a_good_token(
    app: Callable[..., Any], payload: dict[str, str]
) -> None:
    async with talking(app()) as talk:
        await talk.say(type="connection_init", payload=payload)
        assert (await talk.end())[0] == FORBIDDEN


async def test_a_websocket_is_closed_when_its_token_has_expired(
    app: Callable[..., Any], doorkeeper: Doorkeeper
) -> None:
    doorkeeper.until = datetime.now(UTC) + timedelta(milliseconds=100)
    async with talking(app()) as talk:
        await talk.sign_in()
        await talk.ask("1", WATCH)
        assert (await talk.hear())["type"] == "next"
        doorkeeper.taken_back = True
        assert await talk.end() == (FORBIDDEN, "TOKEN_EXPIRED")


async def test_a_websocket_takes_no_message_beyond_the_limit(app: Callable[..., Any]) -> None:
    async with talking(app()) as talk:
        await talk.say(type="ping", payload={"x": "x" * 256 * 1024})
        assert (await talk.end())[0] == 4400


async def test_pages_of_other_origins_open_no_websocket(app: Callable[..., Any]) -> None:
    with pytest.raises(InvalidStatus):
        async with talking(app(), origin="https://other.example"):
            pass
