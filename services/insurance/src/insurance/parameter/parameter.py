"""A local parameter: what a region may set for itself, and how the value of each kind is written."""

from collections.abc import Iterator
from decimal import Decimal

from insurance.items import MANAGE_PARAMETERS, PARAMETERS
from insurance.law import NATIONAL, UNITS
from insurance.parameter.commands import ParameterCommand, SetParameter
from insurance.parameter.events import ParameterEvent, ParameterSet
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.money import yuan
from jinbao.rules import Law, LocalParameter, Value

MOST_RATE = Decimal("0.2")
TRUTHS = {"true": True, "false": False}

Values = tuple[LocalParameter, ...]


def decide(values: Values, command: ParameterCommand, desk: Desk[Place]) -> Iterator[ParameterEvent]:
    desk.must(MANAGE_PARAMETERS, PARAMETERS, desk.known)
    must_be_local(command.name)
    must_have_source(command)
    must_not_be_negative(command)
    parameter = as_set(command)
    must_not_be_a_percentage(command)
    for earlier in values:
        if same_days(earlier, parameter):
            raise Refused("PARAMETER_ALREADY_SET", field="in_force_from", name=command.name)
    yield ParameterSet(parameter, UNITS[command.name])


def must_be_local(name: str) -> None:
    if name in NATIONAL:
        raise Refused("PARAMETER_NATIONAL", field="name", name=name)


def must_have_source(command: SetParameter) -> None:
    """Who set it under which document, published before anybody enters it (handbook 17.5 and 17.13)."""
    for field in ("document", "approved_by"):
        if not getattr(command, field).strip():
            raise Refused("SOURCE_MISSING", field=field)
    if command.promulgated_on > command.on:
        raise Refused("NOT_PROMULGATED", field="promulgated_on", on=command.promulgated_on)


def must_not_be_negative(command: SetParameter) -> None:
    """No place gives less than nothing, and none pays interest to itself."""
    if any(part.startswith("-") for part in command.value.split()):
        raise Refused("PARAMETER_NEGATIVE", field="value", name=command.name)


def must_not_be_a_percentage(command: SetParameter) -> None:
    """2.25 is meant to be 0.0225; no bank has paid more than 10.98 per cent a year (1993)."""
    rate = Decimal(command.value.strip()) if UNITS[command.name] == "rate" else Decimal(0)
    if rate > MOST_RATE:
        raise Refused("RATE_TOO_HIGH", field="value", name=command.name, most=MOST_RATE)


def as_set(command: SetParameter) -> LocalParameter:
    """The parameter with its value read; refused where the name is unknown, or the value not of its kind."""
    parameter = LocalParameter(
        name=command.name,
        region=command.region,
        value=read(command.value.strip(), UNITS.get(command.name, "")),
        in_force_from=command.in_force_from,
        promulgated_on=command.promulgated_on,
        document=command.document.strip(),
        approved_by=command.approved_by.strip(),
        official=command.official,
    )
    Law(UNITS, ()).entry(parameter)
    return parameter


def read(text: str, unit: str) -> Value:
    """The value that a text means; the text itself where it means none of this kind."""
    match unit:
        case "fen":
            return yuan(text, field="value")
        case "fen list":
            return tuple(yuan(part, field="value") for part in text.split()) or text
        case "truth":
            return TRUTHS.get(text, text)
        case "rate" | "ratio" | "day":
            return text
        case _:
            return int(text) if text.isascii() and text.isdigit() else text


def same_days(one: LocalParameter, other: LocalParameter) -> bool:
    """A later document may change what an earlier one set, but one day has one document."""
    return (one.in_force_from, one.promulgated_on) == (other.in_force_from, other.promulgated_on)


def evolve(values: Values, event: ParameterEvent) -> Values:
    return (*values, event.parameter)


PARAMETER = Decider[Values, ParameterCommand, ParameterEvent]((), decide, evolve)
