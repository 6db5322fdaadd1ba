"""The pieces that graph modules are made of; what they are together is tested in the gateway."""

import asyncio
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import pytest
from graphql import FloatValueNode, IntValueNode, NullValueNode, StringValueNode, ValueNode
from hypothesis import given
from hypothesis import strategies as any_
from msgspec import Meta, Struct

from jinbao.commands import Command, fen, id_of, says
from jinbao.decider import Refused
from jinbao.graph import link, mutation
from jinbao.graph.ids import global_id, key_of, split
from jinbao.graph.loader import Loader
from jinbao.graph.questions import Question
from jinbao.graph.references import Reference
from jinbao.graph.scalars import Unreadable, literal, read_date, read_moment, read_money, read_month
from jinbao.money import as_yuan
from jinbao.paging import Page


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Office:
    """Answers keys with themselves in capitals and remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[Sequence[Any]] = []

    async def answer(self, keys: Sequence[Any]) -> Sequence[Any]:
        self.asked.append(keys)
        if "fire" in keys:
            raise OSError("fire")
        return [Refused("NOT_AUTHORISED") if key == "secret" else key.upper() for key in keys]


@pytest.mark.anyio
async def test_what_is_asked_for_together_is_asked_in_one_call() -> None:
    office = Office()
    loader = Loader(office.answer)

    async def nested() -> list[str]:
        return list(await asyncio.gather(loader.load("b"), loader.load("a")))

    assert await asyncio.gather(loader.load("a"), nested()) == ["A", ["B", "A"]]
    assert await loader.load("a") == "A"
    assert [sorted(keys) for keys in office.asked] == [["a", "b"]]


@pytest.mark.anyio
async def test_a_refused_key_does_not_cost_the_others() -> None:
    loader = Loader(Office().answer)
    a, secret = await asyncio.gather(loader.load("a"), loader.load("secret"), return_exceptions=True)
    assert (a, type(secret)) == ("A", Refused)


@pytest.mark.anyio
async def test_an_outage_is_told_to_everybody_who_asked_in_that_call() -> None:
    loader = Loader(Office().answer)
    both = await asyncio.gather(loader.load("a"), loader.load("fire"), return_exceptions=True)
    assert [str(one) for one in both] == ["fire", "fire"]
    assert await loader.load("b") == "B"


@given(any_.integers(-(10**14), 10**14))
def test_an_amount_comes_back_as_it_went_out(amount: int) -> None:
    assert read_money(as_yuan(amount)) == amount


@pytest.mark.parametrize(
    ("read", "given", "code"),
    [
        (read_money, 69.03, "MONEY_AS_FLOAT"),
        (read_money, 69, "MONEY_AS_FLOAT"),
        (read_money, None, "MONEY_AS_FLOAT"),
        (read_money, "1e3", "MONEY_UNREADABLE"),
        (read_money, "١٢", "MONEY_UNREADABLE"),
        (read_date, "2010-13-01", "DATE_UNREADABLE"),
        (read_date, "1985-02-29", "DATE_UNREADABLE"),
        (read_date, "20100101", "DATE_UNREADABLE"),
        (read_date, "2010-W01-1", "DATE_UNREADABLE"),
        (read_month, "2010-00", "MONTH_UNREADABLE"),
        (read_month, 201001, "MONTH_UNREADABLE"),
        (read_moment, "2010-07-01T08:30:00", "MOMENT_UNREADABLE"),
        (read_moment, "2010-07-01T25:30:00Z", "MOMENT_UNREADABLE"),
    ],
)
def test_what_cannot_be_read_goes_on_with_its_code(read: Any, given: Any, code: str) -> None:
    assert read(given) == Unreadable(code, str(given))


def test_a_day_a_month_and_a_moment_are_read() -> None:
    assert read_date("1984-02-29") == date(1984, 2, 29)
    assert read_month("2009-12") == "2009-12"
    assert read_moment("2010-07-01T08:30:00+08:00").isoformat() == "2010-07-01T08:30:00+08:00"


def test_a_number_in_a_document_stays_a_number() -> None:
    nodes: dict[ValueNode, Any] = {
        StringValueNode(value="69.03"): "69.03",
        FloatValueNode(value="69.03"): 69.03,
        IntValueNode(value="69"): 69.0,
        NullValueNode(): None,
    }
    assert {node: literal(node) for node in nodes} == nodes


@given(any_.text(min_size=1).filter(lambda key: max(key) < "\ud800" or min(key) > "\udfff"))
def test_a_global_id_leads_back_to_its_key(key: str) -> None:
    assert split(global_id("Person", key)) == ("Person", key)
    assert key_of(global_id("Person", key), "Person", "person") == key


@given(any_.text())
def test_no_text_that_somebody_makes_up_breaks_the_reading_of_ids(text: str) -> None:
    found = split(text)
    assert found is None or all(found)


class Grade(StrEnum):
    """How much somebody pays a year."""

    HUNDRED = "100"
    TWO_HUNDRED = "200"


class Child(Struct, frozen=True):
    """A child of the family."""

    born: Annotated[date, says("Birth date.")]


class Enrol(Command, frozen=True, kw_only=True):
    """A person is enrolled."""

    person: Annotated[str, id_of("Person", "Who.")]
    grade: Annotated[Grade, says("Grade.")] = Grade.HUNDRED
    paid: Annotated[int | None, fen("Paid at once.")] = None
    heir: Annotated[str | None, id_of("Person", "Who inherits; nobody, if that is what was said.")]
    children: Annotated[tuple[Child, ...], Meta(description="Children.", max_length=2)] = ()
    witnesses: Annotated[frozenset[Annotated[str, Meta(extra={"node": "Person"})]], says("Witnesses.")] = (
        frozenset()
    )


class Enrolments(Struct, frozen=True):
    """Enrolments of a village."""

    village: str
    page: Page


LIN, WU = global_id("Person", "lin"), global_id("Person", "wu")
ON = date(2010, 7, 1)


def test_a_command_is_read_from_what_the_caller_filled_in() -> None:
    asked = {"on": ON, "person": LIN, "heir": WU, "grade": Grade.TWO_HUNDRED, "paid": 200, "witnesses": [WU]}
    assert Question(Enrol).read(asked) == Enrol(
        on=ON, person="lin", heir="wu", grade=Grade.TWO_HUNDRED, paid=200, witnesses=frozenset({"wu"})
    )


def test_what_is_left_out_or_null_is_as_the_command_has_it() -> None:
    read = Question(Enrol).read({"on": ON, "person": LIN, "heir": None, "grade": None, "children": None})
    assert read == Enrol(on=ON, person="lin", heir=None)


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"person": "lin"}, "BAD_INPUT", "person"),
        ({"person": global_id("Claim", "lin")}, "BAD_INPUT", "person"),
        ({"paid": Unreadable("MONEY_AS_FLOAT", "200.0")}, "MONEY_AS_FLOAT", "paid"),
        ({"on": Unreadable("DATE_UNREADABLE", "x")}, "DATE_UNREADABLE", "on"),
        ({"witnesses": [WU, "wu"]}, "BAD_INPUT", "witnesses.1"),
    ],
)
def test_a_wrong_value_is_refused_with_the_path_of_its_field(
    wrong: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        Question(Enrol).read({"on": ON, "person": LIN, "heir": None} | wrong)
    assert (refused.value.code, refused.value.field) == (code, field)


class Offer(Struct, frozen=True):
    wage: Annotated[Annotated[int, Meta(ge=1, le=1_000_00)], fen("What is paid.")]
    places: Annotated[Annotated[int, Meta(gt=0)], says("How many it is offered to.")] = 1
    remark: Annotated[str, says("What else there is to say.")] = ""


def test_what_the_schema_gives_where_nothing_is_said_is_taken() -> None:
    assert Question(Offer).read({"wage": 9_00, "remark": ""}) == Offer(9_00)
    with pytest.raises(Refused, match="VALUE_MISSING"):
        Question(Offer).read({"wage": 9_00, "remark": " "})


@pytest.mark.parametrize(
    ("field", "given", "code", "limit"),
    [
        ("wage", -5_00, "NUMBER_TOO_LOW", {"least": "0.01"}),
        ("wage", 1_000_01, "NUMBER_TOO_HIGH", {"most": "1000.00"}),
        ("places", 0, "NUMBER_TOO_LOW", {"least": "1"}),
    ],
)
def test_a_number_beyond_its_bounds_is_told_the_bound(
    field: str, given: int, code: str, limit: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        Question(Offer).read({"wage": 9_00} | {field: given})
    assert (refused.value.code, refused.value.field, refused.value.params) == (code, field, limit)


def test_a_page_in_a_question_becomes_two_arguments_and_a_page_again() -> None:
    question = Question(Enrolments, known=("village",))
    assert [argument.name for argument in question.arguments] == ["first", "after"]
    assert question.read({"first": 5}, village="v") == Enrolments("v", Page(5))
    with pytest.raises(Refused, match="PAGE_SIZE"):
        question.read({"first": 101}, village="v")


def test_a_link_that_could_take_its_thing_down_with_it_is_not_accepted() -> None:
    with pytest.raises(TypeError, match="nullable"):

        @link("identity", "person_by_id")
        def person(self: Any) -> str: ...


def test_a_command_that_graphql_cannot_spell_is_found_when_the_module_is_read() -> None:
    class Vague(Command, frozen=True, kw_only=True):
        anything: dict[str, int]

    with pytest.raises(TypeError, match=r"Vague\.anything"):
        mutation(Vague, service="identity", gives=Reference("Person", "jinbao.graph.references"))
