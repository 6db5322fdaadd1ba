"""What other services are told of local parameters: they decide by the same ones."""

from typing import Any

from insurance.parameter import events
from jinbao.events import Event, Recorded
from jinbao.rules import LocalParameter


class ParameterSet(Event, frozen=True, tag="insurance.parameter-set.v1"):
    """A region has set a value for itself; an earlier one stays for earlier days."""

    id: str
    parameter: LocalParameter
    unit: str


def public_parameter(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.ParameterSet(parameter, unit):
            return ParameterSet(f"{recorded.stream}#{recorded.version}", parameter, unit)
        case _:
            return None
