"""A small city: two services and their graph modules, as neighbours of what the tests are about."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from types import SimpleNamespace
from typing import Annotated, Any

import strawberry
from msgspec import Meta, Struct, structs

from gateway.schema import Composed, compose
from jinbao.bus import Call, EmbeddedBus, Receipt, Unreachable
from jinbao.commands import Command, fen, id_of, says
from jinbao.decider import NotAuthorised, Refused
from jinbao.events import By, Event, Recorded
from jinbao.graph import (
    Connection,
    Context,
    Money,
    Node,
    ask,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    watch,
)
from jinbao.graph.references import Person as AnyPerson
from jinbao.paging import Listed, Page, key_of, listed

PersonId = Annotated[str, id_of("Person", "The person (人员).")]
ClaimId = Annotated[str, id_of("Claim", "The claim (申领).")]
Fen = Annotated[int, fen("Amount a month.")]


class PersonRow(Struct, frozen=True):
    id: str
    name: str


class Persons(Struct, frozen=True):
    """Which persons to list."""

    page: Page
    name: Annotated[str | None, says("Part of the name.")] = None


class Stage(StrEnum):
    """How far a claim has come."""

    APPLIED = "applied"
    GRANTED = "granted"


class ClaimRow(Struct, frozen=True):
    id: str
    person: str
    stage: Stage
    monthly: int
    since: date


class ClaimsOfPerson(Struct, frozen=True):
    """Which claims of a person to list."""

    person: str
    page: Page
    stage: Annotated[Stage | None, says("Only those at this stage.")] = None


class Broken(Struct, frozen=True):
    """A question that insurance has no answer to."""


class Paper(Struct, frozen=True):
    """A paper that was handed in."""

    kind: Annotated[str, Meta(description="What it is.", min_length=1)]
    issued: Annotated[date, says("When it was issued.")]


class GrantPension(Command, frozen=True, kw_only=True):
    """The county grants the pension."""

    claim: ClaimId
    monthly: Fen
    papers: Annotated[tuple[Paper, ...], Meta(description="What was handed in.", max_length=3)] = ()


class ApplyForPension(Command, frozen=True, kw_only=True):
    """A person applies for the pension."""

    person: PersonId


class Moved(Event, frozen=True, tag="test.claim.moved.v1"):
    stage: Stage


class Identity:
    """Knows some people; written down are the calls that reached it."""

    def __init__(self) -> None:
        self.listeners: list[Any] = []
        self.asked: list[tuple[str, list[Any], Call]] = []
        self.people = {
            key: PersonRow(key, name) for key, name in (("lin", "林秀"), ("wu", "伍平"), ("hu", "胡兰"))
        }

    def look_up(self, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        self.asked.append((name, list(keys), call))
        return [getattr(self, name)(key, call) for key in keys]

    def person_by_id(self, key: str, call: Call) -> Any:
        if key == "hu" and call.person != "hu":
            return NotAuthorised(
                "NOT_AUTHORISED", step="read", item="person", region="-", on=date(2026, 1, 1)
            )
        return self.people.get(key)

    def persons(self, asked: Persons, _call: Call) -> Listed[PersonRow]:
        after = key_of(asked.page.after)[0] if asked.page.after else ""
        rows = [
            row for key, row in sorted(self.people.items()) if key > after and (asked.name or "") in row.name
        ]
        return listed(rows[: asked.page.first + 1], asked.page, lambda row: (row.id,))

    def carry_out(self, command: Command, call: Call) -> Receipt:
        raise AssertionError((command, call))


class Insurance:
    """Keeps claims in a dictionary; can be made to fall silent."""

    def __init__(self) -> None:
        self.listeners: list[Any] = []
        self.asked: list[tuple[str, list[Any], Call]] = []
        self.calls: list[Call] = []
        self.commands: list[Command] = []
        self.silent = self.falls_silent = False
        self.claims = {
            "c1": ClaimRow("c1", "lin", Stage.APPLIED, 0, date(2010, 1, 1)),
            "c2": ClaimRow("c2", "lin", Stage.GRANTED, 6903, date(2011, 1, 1)),
            "c3": ClaimRow("c3", "wu", Stage.APPLIED, 0, date(2012, 1, 1)),
        }

    def look_up(self, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        self.asked.append((name, list(keys), call))
        if self.silent:
            raise Unreachable("insurance")
        return [getattr(self, name)(key) for key in keys]

    def claim_by_id(self, key: str) -> ClaimRow | None:
        return self.claims.get(key)

    def claims_by_person(self, asked: ClaimsOfPerson) -> Listed[ClaimRow]:
        mine = [row for row in self.claims.values() if row.person == asked.person]
        rows = [row for row in mine if asked.stage in (None, row.stage)]
        return listed(rows[: asked.page.first + 1], asked.page, lambda row: (row.id,))

    def carry_out(self, command: Command, call: Call) -> Receipt:
        if self.silent:
            raise Unreachable("insurance")
        self.calls.append(call)
        self.commands.append(command)
        match command:
            case ApplyForPension(person="break"):
                raise OSError("disk full")
            case ApplyForPension(person=person):
                self.claims["c9"] = ClaimRow("c9", person, Stage.APPLIED, 0, command.on)
                self.silent = self.falls_silent
                return Receipt("claim/c9", 1, 41, None)
            case GrantPension(claim=claim, monthly=monthly):
                if call.office != "county":
                    raise NotAuthorised(
                        "NOT_AUTHORISED", step="grant", item="claim", region="-", on=command.on
                    )
                if monthly == 0:
                    raise Refused("AMOUNT_ZERO", field="monthly", law="国发〔2009〕32号 六", given=monthly)
                self.claims[claim] = structs.replace(self.claims[claim], stage=Stage.GRANTED, monthly=monthly)
                self.tell(claim)
                return Receipt(f"claim/{claim}", 2, 42, 42)
            case _:
                raise LookupError(command)

    def tell(self, claim: str) -> None:
        moved = Recorded("e", f"claim/{claim}", 2, None, date(2026, 1, 1), By("hu"), Moved(Stage.GRANTED))  # type: ignore[arg-type]
        for listener in self.listeners:
            listener([(42, moved)])


@entity("Person", look_up=("identity", "person_by_id"), source=PersonRow)
class Person(Node):
    """A person (人员)."""

    name: str = strawberry.field(description="Name.")


@strawberry.type
class IdentityQuery:
    person = by_id(Person, "A person by id.", purpose=True)

    @ask("identity", "persons", Persons)
    def persons(self) -> Connection[Person] | None:
        """Persons by id."""


@entity("Claim", look_up=("insurance", "claim_by_id"), source=ClaimRow)
class Claim(Node):
    """A claim to a pension (待遇申领)."""

    stage: Stage = strawberry.field(description="How far it has come.")
    monthly: Money = strawberry.field(description="Amount a month.")
    since: date = strawberry.field(description="From when.")

    @link("identity", "person_by_id", key="person")
    def person(self) -> AnyPerson | None:
        """Whose claim it is."""


@contributes("Person")
class InsurancePerson:
    @link("insurance", "claims_by_person", ask=ClaimsOfPerson)
    def claims(self) -> Connection[Claim] | None:
        """Their claims."""


@strawberry.type
class InsuranceQuery:
    claim = by_id(Claim, "A claim by id.")

    @ask("insurance", "broken", Broken)
    def broken(self) -> str | None:
        """Fails for a reason that nobody foresaw."""


@strawberry.type
class InsuranceMutation:
    grant_pension = mutation(GrantPension, service="insurance", gives=Claim)
    apply_for_pension = mutation(ApplyForPension, service="insurance", gives=Claim)


@strawberry.type
class InsuranceSubscription:
    claim = watch(Claim, "A claim, now and whenever it moves.", stream=lambda claim: f"claim/{claim}")


IDENTITY = SimpleNamespace(Person=Person, Query=IdentityQuery)
INSURANCE = SimpleNamespace(
    Claim=Claim,
    InsurancePerson=InsurancePerson,
    Query=InsuranceQuery,
    Mutation=InsuranceMutation,
    Subscription=InsuranceSubscription,
)


class City:
    """The two services, the bus between, and the schema on top."""

    def __init__(self) -> None:
        self.identity, self.insurance = Identity(), Insurance()
        self.bus = EmbeddedBus({"identity": self.identity, "insurance": self.insurance})
        self.graphs = SimpleNamespace(identity=IDENTITY, insurance=INSURANCE)
        self.schema: Composed = compose([IDENTITY, INSURANCE])

    def context(self, person: str = "wu", office: str | None = "county", language: str = "en") -> Context:
        return Context(self.bus, Call(person=person, office=office, language=language))
