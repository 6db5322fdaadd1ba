"""Local parameters in the graph."""

from datetime import date

import strawberry

from insurance.contract import FindParameters, ParameterAnswer, SetParameter
from jinbao.graph import Connection, Node, ask, by_id, entity, link, mutation, references


@entity("LocalParameter", look_up=("insurance", "parameter_by_id"), source=ParameterAnswer)
class LocalParameter(Node):
    """What a county, city or province has set for itself (地方参数), by which document and from when."""

    name: str = strawberry.field(description="Name of the parameter in the rules (参数名称).")
    value: str = strawberry.field(description="Its value as text (参数值).")
    in_force_from: date = strawberry.field(description="First day on which it is in force (施行日期).")
    promulgated_on: date = strawberry.field(description="Day on which it was published (公布日期).")
    document: str = strawberry.field(description="Document that sets it (文号).")
    approved_by: str = strawberry.field(description="Organ that approved it (批准机关).")
    official: bool = strawberry.field(
        description="Whether a real document says so; a sample is not (是否正式)."
    )

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Region for which it is set (适用地区)."""


@strawberry.type
class Query:
    local_parameter = by_id(LocalParameter, "A local parameter (地方参数) by its id.")

    @ask("insurance", "find_parameters", FindParameters)
    def local_parameters(self) -> Connection[LocalParameter] | None:
        """Local parameters (地方参数) by name, and by where they hold."""


@strawberry.type
class Mutation:
    set_parameter = mutation(
        SetParameter,
        service="insurance",
        gives=LocalParameter,
        by=lambda _command, receipt: f"{receipt.stream}#{receipt.version}",
    )
