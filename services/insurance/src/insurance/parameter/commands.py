"""What can be asked about local parameters."""

from datetime import date
from typing import Annotated

from jinbao.commands import Command, id_of, says


class SetParameter(Command, frozen=True, kw_only=True):
    """A region sets a parameter of its own (地方参数), for example the day on which the scheme starts."""

    name: Annotated[str, says("Name of the parameter in the rules (参数名称), for example scheme_start.")]
    region: Annotated[str, id_of("Region", "Region for which it is set (适用地区).")]
    value: Annotated[
        str,
        says("Value as text (参数值): yuan 69.03, amounts 100 200, a day 2009-12-01, true, a rate 0.0225."),
    ]
    in_force_from: Annotated[date, says("First day on which it is in force (施行日期).")]
    promulgated_on: Annotated[date, says("Day on which the document was published (公布日期).")]
    document: Annotated[str, says("Number of the document that sets it (文号).")]
    approved_by: Annotated[str, says("Organ that approved it (批准机关).")]
    official: Annotated[bool, says("Whether a real document says so (是否正式); false marks a sample.")]


ParameterCommand = SetParameter
