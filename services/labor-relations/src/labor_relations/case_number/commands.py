"""What can be asked about case numbers; they are given and cancelled with the cases themselves."""

from typing import Annotated

from msgspec import Meta

from jinbao.commands import Command, id_of, says
from labor_relations.case_number.terms import CaseSeries


class SetCasePrefix(Command, frozen=True, kw_only=True):
    """Says under which prefix an office numbers its cases (设定案号字号)."""

    office: Annotated[str, id_of("Office", "The office (机构).")]
    region: Annotated[str, id_of("Region", "Where it is (所在地区).")]
    series: Annotated[CaseSeries, says("Which cases (案号类别).")]
    prefix: Annotated[
        str, Meta(description="For example 珙劳人仲案 (字号).", min_length=2, max_length=20, pattern=r"^\w+$")
    ]
