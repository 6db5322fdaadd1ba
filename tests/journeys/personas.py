"""The demo city's personas at the public graph of a running platform, as any front end asks it."""

import html
from datetime import date
from time import monotonic, sleep
from typing import Any

import httpx
from running_platform import Platform

from gateway.demo.client import Client
from gateway.demo.telling import cast

PATIENCE = 20


class Personas:
    """Whoever has a token; what one of them has seen, the others' answers have heard of."""

    def __init__(self, platform: Platform) -> None:
        self._address, self._client = platform.address, Client(platform.address)
        self._tokens: dict[str, str] = {}
        self.cast = cast()
        self.today = date.fromisoformat(self.asks("auditor", "{ today { day } }")["today"]["day"])

    def close(self) -> None:
        self._client.close()

    def asks(self, who: str, document: str, language: str = "en", **variables: Any) -> Any:
        """The data; raises GraphFailed where there are errors."""
        return self._client.ask(self._token(who), document, language, **variables)

    def _token(self, who: str) -> str:
        if who not in self._tokens:
            self._tokens[who] = self._client.token(who)
        return self._tokens[who]

    def does(self, who: str, mutation: str, shows: str = "", **asked: Any) -> dict[str, Any]:
        """The changed thing, or the refusal, of an act of today."""
        title = mutation[:1].upper() + mutation[1:]
        document = (
            f"mutation($input: {title}Input!) {{ answer: {mutation}(input: $input) {{ __typename "
            f"... on Node {{ id }} {shows} ... on Refusal {{ code message field law retryable }} }} }}"
        )
        until = monotonic() + PATIENCE
        given = {"on": str(self.today), **asked}
        while (answer := self.asks(who, document, input=given)["answer"]).get("retryable"):
            assert monotonic() < until, answer
            sleep(0.1)
        found: dict[str, Any] = answer
        return found

    def changes(self, who: str, mutation: str, shows: str = "", **asked: Any) -> dict[str, Any]:
        """The changed thing, where nothing speaks against it."""
        changed = self.does(who, mutation, shows, **asked)
        assert changed["__typename"] != "Refusal", (mutation, changed)
        return changed

    def would(self, who: str, mutation: str, **asked: Any) -> dict[str, Any]:
        """What an act of today would change, or the refusal."""
        title = mutation[:1].upper() + mutation[1:]
        document = (
            f"query($input: {title}Input!) {{ answer: would{title}(input: $input) {{ ... on WhatWouldChange "
            f"{{ acts {{ act }} toRecover }} ... on Refusal {{ code message }} }} }}"
        )
        found: dict[str, Any] = self.asks(who, document, input={"on": str(self.today), **asked})["answer"]
        return found

    def paper(self, who: str, first: str, last: str) -> str:
        """What the office of one of them did on paper between two days, vouched for by the city."""
        county = self.region(self.cast[who].region)
        days = {"firstDay": first, "lastDay": last, "reason": "平台启用前的纸质档案"}
        named = f"{who}-{first}-{last}"
        entry = str(self.changes(who, "openHistoricalEntry", entry=named, region=county, **days)["id"])
        self.changes("city-officer", "countersignHistoricalEntry", entry=entry)
        return entry

    def hands_in(self, who: str, person: str, content: str) -> dict[str, str]:
        """A paper of somebody's, which one of them has scanned."""
        scan = ("paper.pdf", b"%PDF-1.4 " + content.encode())
        kept = self._client.upload(self._token(who), "/papers", scan, person=person)
        return {name: kept[name] for name in ("id", "sha256")}

    def prints(self, who: str, path: str) -> str:
        """A paper in Chinese, as one of them takes it home."""
        headers = {"Authorization": f"Bearer {self._token(who)}", "Accept-Language": "zh"}
        page = httpx.get(f"{self._address}{path}", params={"purpose": "service"}, headers=headers)
        assert page.status_code == httpx.codes.OK, page.text
        return html.unescape(page.text)

    def region(self, code: str) -> str:
        """The region with this code of today."""
        return self._only("city-officer", "regions", "code", code)

    def employer(self, number: str) -> str:
        """The employer with this licence."""
        return self._only("city-officer", "employers", "number", number)

    def office(self, name: str) -> str:
        """The office with this name."""
        return self._only("city-officer", "offices", "name", name)

    def person(self, who: str, name: str) -> str:
        """Who has this name, as one of them finds them."""
        return self._only(who, "persons", "name", name)

    def _only(self, who: str, field: str, by: str, text: str) -> str:
        document = f"query($text: String!) {{ {field}({by}: $text) {{ nodes {{ id }} }} }}"
        [found] = self.asks(who, document, text=text)[field]["nodes"]
        return str(found["id"])

    def until(self, who: str, document: str, **variables: Any) -> Any:
        """The answer, once there is something in its only list."""
        until = monotonic() + PATIENCE
        while True:
            [found] = self.asks(who, document, **variables).values()
            if found["nodes"]:
                return found["nodes"]
            assert monotonic() < until, document
            sleep(0.1)
