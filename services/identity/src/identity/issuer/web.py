"""The issuer over HTTP: discovery, keys, tokens, and a page from which a person can take one."""

from urllib.parse import parse_qsl

import msgspec
from msgspec import Struct
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from identity.issuer import page
from identity.issuer.issuer import ALGORITHM, HOUR, Issuer
from jinbao.decider import Refused

GRANT = "client_credentials"
LIMIT = 4_096

_PRIVATE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_PAGE = _PRIVATE | {
    # The page is whole in itself: no script, no foreign address, no frame around it.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Asked(Struct, frozen=True):
    grant_type: str
    persona: str


class NotAsked(Exception):
    """The request is not one for a token; carries the word that RFC 6749 has for it."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error, self.description, self.status = error, description, status


def issuer_app(issuer: Issuer) -> Starlette:
    def configuration(_: Request) -> Response:
        return JSONResponse(_configuration(issuer))

    def keys(_: Request) -> Response:
        return JSONResponse(issuer.keys().as_dict(private=False))

    def personas(request: Request) -> Response:
        return HTMLResponse(page.personas(issuer, request.scope.get("root_path", "")), headers=_PAGE)

    async def token(request: Request) -> Response:
        try:
            persona = await _persona_asked(request)
            signed = _signed(issuer, persona)
        except NotAsked as no:
            answer = {"error": no.error, "error_description": no.description}
            return JSONResponse(answer, no.status, _PRIVATE)
        if "text/html" in request.headers.get("accept", ""):
            root = request.scope.get("root_path", "")
            return HTMLResponse(page.token(issuer.personas[persona], signed, root), headers=_PAGE)
        return JSONResponse(
            {"access_token": signed, "token_type": "Bearer", "expires_in": HOUR}, headers=_PRIVATE
        )

    return Starlette(
        routes=[
            Route("/", personas),
            Route("/.well-known/openid-configuration", configuration),
            Route("/jwks", keys),
            Route("/token", token, methods=["POST"]),
        ]
    )


def _configuration(issuer: Issuer) -> dict[str, object]:
    return {
        "issuer": issuer.url,
        "jwks_uri": f"{issuer.url}/jwks",
        "token_endpoint": f"{issuer.url}/token",
        "grant_types_supported": [GRANT],
        "response_types_supported": ["token"],
        "subject_types_supported": ["public"],
        "token_endpoint_auth_methods_supported": ["none"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "claims_supported": ["iss", "aud", "sub", "iat", "exp", "jti", "office", "on_behalf_of"],
    }


def _signed(issuer: Issuer, persona: str) -> str:
    try:
        return issuer.token(persona)
    except Refused as no:
        known = ", ".join(issuer.personas)
        raise NotAsked("invalid_grant", f"{no.code}: the personas are {known}.") from no


async def _persona_asked(request: Request) -> str:
    body = await _body(request)
    try:
        asked = _decoded(request.headers.get("content-type", ""), body)
    except (msgspec.MsgspecError, ValueError):
        raise NotAsked("invalid_request", "Send grant_type and persona as a form or as JSON.") from None
    if asked.grant_type != GRANT:
        raise NotAsked("unsupported_grant_type", f"The only grant type here is {GRANT}.")
    return asked.persona


def _decoded(content_type: str, body: bytes) -> Asked:
    if content_type.startswith("application/json"):
        return msgspec.json.decode(body, type=Asked)
    return msgspec.convert(dict(parse_qsl(body.decode())), Asked)


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LIMIT:
            raise NotAsked("invalid_request", f"A request for a token has at most {LIMIT} bytes.", status=413)
    return body
