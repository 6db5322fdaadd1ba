"""How the story is told: every step is a request to the public graph, and is shown with its answer."""

from collections.abc import Callable, Mapping
from time import monotonic, sleep
from typing import Any

from msgspec import Struct
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from gateway.demo.client import Client
from gateway.demo.loading import Stopped
from gateway.demo.personas import key_of
from identity.demo import city

INDENT = (0, 0, 0, 4)
PATIENCE, SECONDS_BEFORE_ASKING_AGAIN = 30, 0.2
PDF = b"%PDF-1.4 "
PAPERS = "query($person: ID!) { person(id: $person) { papers { id sha256 } } }"
DONE, TURNED_DOWN = "[green]✓[/]", "[red]✗[/]"


class Refused(Exception):
    """A step of the story was refused, and should not have been."""


class Persona(Struct, frozen=True):
    """Somebody of the cast, as the story speaks of them."""

    key: str
    name: str
    zh: str
    en: str
    region: str


def cast() -> dict[str, Persona]:
    """Everybody who has a token, by its key."""
    return {
        key_of(one): Persona(key_of(one), one.name, one.title_zh, one.title_en, one.region)
        for one in city().personas
    }


class Step(Struct, frozen=True, kw_only=True):
    """One mutation: who asks, for what, and which fields of the changed thing are shown.

    ``known_as`` is the command's id: a story that was broken off goes on where it stood.
    """

    zh: str
    en: str
    who: str
    mutation: str
    gives: str
    input: Mapping[str, Any]
    shows: str = "id"
    known_as: str


class Teller:
    def __init__(
        self, client: Client, cast: Mapping[str, Persona], console: Console, stopping: Callable[[], bool]
    ) -> None:
        self._client, self.cast, self._console, self._stopping = client, cast, console, stopping
        self._tokens: dict[str, str] = {}

    def chapter(self, zh: str, en: str) -> None:
        self._console.print()
        self._console.rule(f"[bold]{zh}[/]  [dim]{en}[/]", align="left", style="red")

    def says(self, line: str) -> None:
        self._console.print(Padding(line, INDENT, expand=False))

    def quotes(self, sentence: str) -> None:
        """What the office answered, as it stands."""
        quoted = Table.grid(padding=(0, 1))
        quoted.add_column()
        quoted.add_column(overflow="fold")  # nothing of a sentence is left out
        quoted.add_row("[red]·[/]", escape(sentence))
        self._console.print(Padding(quoted, INDENT, expand=False))

    def does(self, step: Step) -> dict[str, Any]:
        """The changed thing; raises Refused, Stopped."""
        answer = self.quietly(step)
        self._show(step, DONE, _fields(answer))
        return answer

    def quietly(self, step: Step) -> dict[str, Any]:
        """The same for one of many alike."""
        answer = self._request(step)
        if answer["__typename"] == "Refusal":
            raise Refused(f"{step.mutation}: {answer['code']} {answer['message']}")
        return answer

    def is_refused(self, step: Step) -> None:
        """A request that the office has to turn down; raises Refused where it does not."""
        answer = self._request(step)
        if answer["__typename"] != "Refusal":
            raise Refused(f"{step.mutation} was expected to be refused.")
        law = f" [dim]{escape(answer['law'])}[/]" if answer.get("law") else ""
        self._show(step, TURNED_DOWN, f"[red]{answer['code']}[/] {escape(answer['message'])}{law}")

    def asks(self, who: str, document: str, language: str = "zh", **variables: Any) -> dict[str, Any]:
        if self._stopping():
            raise Stopped
        return self._client.ask(self._token(who), document, language, **variables)

    def uploads(self, who: str, path: str, file: tuple[str, bytes], **fields: str) -> dict[str, Any]:
        if self._stopping():
            raise Stopped
        return self._client.upload(self._token(who), path, file, **fields)

    def hands_in(self, who: str, person: str, name: str) -> dict[str, str]:
        """The only paper about somebody, handed in unless a story that was broken off has done so."""
        while not (kept := self.asks(who, PAPERS, person=person)["person"]["papers"]):
            self.uploads(who, "/papers", (f"{name}.pdf", PDF), person=person)
        paper: dict[str, str] = kept[0]
        return paper

    def sends(self, who: str, path: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """A request beside the graph."""
        if self._stopping():
            raise Stopped
        return self._client.send(self._token(who), path, asked)

    def _request(self, step: Step) -> dict[str, Any]:
        """Asked again while the answer is only a matter of time, as any client should."""
        until = monotonic() + PATIENCE
        while (answer := self._request_once(step)).get("retryable") and monotonic() < until:
            sleep(SECONDS_BEFORE_ASKING_AGAIN)
        return answer

    def _request_once(self, step: Step) -> dict[str, Any]:
        asked = {**step.input, "commandId": step.known_as}
        title = step.mutation[:1].upper() + step.mutation[1:]
        document = (
            f"mutation($input: {title}Input!) {{ answer: {step.mutation}(input: $input) {{ __typename "
            f"... on {step.gives} {{ {step.shows} }} ... on Refusal {{ code message law retryable }} }} }}"
        )
        answer: dict[str, Any] = self.asks(step.who, document, input=asked)["answer"]
        return answer

    def _token(self, who: str) -> str:
        if who not in self._tokens:
            self._tokens[who] = self._client.token(who)
        return self._tokens[who]

    def shows(
        self, who: str, zh: str, en: str, asked: str, answer: str, mark: str = DONE, on: str = ""
    ) -> None:
        """One step: who asked for what, and what was answered."""
        officer = self.cast[who]
        self._console.print(f"  {mark} [bold]{zh}[/] {en}  [dim]{on}[/]")
        self.says(f"{officer.name} [dim]{officer.zh} {officer.en}[/]")
        self.says(f"[cyan]{asked}[/] → {answer}")

    def _show(self, step: Step, mark: str, answer: str) -> None:
        self.shows(step.who, step.zh, step.en, step.mutation, answer, mark, step.input.get("on", ""))


def _fields(answer: Mapping[str, Any]) -> str:
    """The fields of an answer that a reader wants to see."""
    said = ", ".join(
        f"{name}: {value}"
        for name, value in answer.items()
        if name not in ("__typename", "id") and value is not None and not isinstance(value, dict | list)
    )
    return f"{answer['__typename']} {escape(said)}"
