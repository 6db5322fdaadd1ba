"""A client of the public graph, as anybody could write it: documents in, answers out, over HTTP."""

from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec

SEEN = "Jinbao-Seen"


class GraphFailed(Exception):
    """The platform answered with errors, which no step of the story expects."""


class Client:
    """Asks in the name of whoever's token it is given; remembers what was seen, for all of them."""

    def __init__(self, address: str) -> None:
        split = urlsplit(address)
        self._connection = HTTPConnection(split.hostname or "", split.port, timeout=30)
        self._seen = ""

    def close(self) -> None:
        self._connection.close()

    def token(self, persona: str) -> str:
        """A token of a persona, from the platform's own issuer."""
        asked = msgspec.json.encode({"grant_type": "client_credentials", "persona": persona})
        return str(self._send("/oidc/token", asked, {"Content-Type": "application/json"})["access_token"])

    def ask(self, token: str, document: str, language: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer; raises GraphFailed."""
        question = msgspec.json.encode({"query": document, "variables": variables})
        headers = {"Content-Type": "application/json", "Accept-Language": language}
        answer = self._send("/graphql", question, self._authorised(token, headers))
        if errors := answer.get("errors"):
            raise GraphFailed(msgspec.json.encode(errors).decode())
        data: dict[str, Any] = answer["data"]
        return data

    def upload(self, token: str, path: str, file: tuple[str, bytes], **fields: str) -> dict[str, Any]:
        """A file with its fields, as a form sends it."""
        boundary = uuid4().hex
        parts = [_field(boundary, name, value) for name, value in fields.items()]
        name, content = file
        body = b"".join([*parts, _file(boundary, name, content), f"--{boundary}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._send(path, body, self._authorised(token, headers))

    def send(self, token: str, path: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """What is asked beside the graph, as JSON."""
        headers = self._authorised(token, {"Content-Type": "application/json"})
        return self._send(path, msgspec.json.encode(asked), headers)

    def _authorised(self, token: str, headers: dict[str, str]) -> dict[str, str]:
        return {**headers, "Authorization": f"Bearer {token}", SEEN: self._seen}

    def _send(self, path: str, sent: bytes, headers: dict[str, str]) -> dict[str, Any]:
        self._connection.request("POST", path, sent, headers)
        response = self._connection.getresponse()
        self._seen = response.headers.get(SEEN) or self._seen
        body = response.read()
        if response.status >= HTTPStatus.BAD_REQUEST:
            raise GraphFailed(body.decode())
        answer: dict[str, Any] = msgspec.json.decode(body)
        return answer


def _field(boundary: str, name: str, value: str) -> bytes:
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def _file(boundary: str, name: str, content: bytes) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    return head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"
