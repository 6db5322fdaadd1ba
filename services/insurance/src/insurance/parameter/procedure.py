"""Which parameter a command sets, and what must be known to decide it."""

from insurance.parameter.commands import SetParameter
from insurance.parameter.parameter import PARAMETER
from insurance.parameter.register import find_parameters, fold, parameter_by_id
from jinbao.service import LookUp, Slice, to

SLICE = Slice(
    "parameter",
    handlers={
        SetParameter: to(
            PARAMETER,
            stream=lambda command: f"parameter/{command.name}/{command.region}",
            known=lambda enquiry, _state, command: enquiry.place(command.region),
        )
    },
    look_ups={"parameter_by_id": LookUp(parameter_by_id), "find_parameters": LookUp(find_parameters)},
    fold=fold,
)
