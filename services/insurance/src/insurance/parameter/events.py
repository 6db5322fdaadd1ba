"""What can happen to a local parameter.  Kept for good: a change is a v2, never an edit."""

from jinbao.events import Event
from jinbao.rules import LocalParameter


class ParameterSet(Event, frozen=True, tag="insurance.parameter.set.v1"):
    """A region has set a value (地方参数). An earlier one stays: old cases were decided by it."""

    parameter: LocalParameter
    unit: str


ParameterEvent = ParameterSet
