"""Offices in the graph."""

from datetime import date

import strawberry

from identity.contract import (
    AbolishOffice,
    ApproveOffice,
    BlindSpots,
    ChangeForm,
    EstablishOffice,
    FindOffices,
    ImportOffices,
    Management,
    ManagementAnswer,
    MergeOffices,
    OfficeAnswer,
    OfficeChange,
    OfficeForm,
    OfficeKind,
    OfficesBelow,
    OfficesOf,
    OfficeStatus,
    OnDay,
    PlanOffice,
    RenameOffice,
    SetManagement,
)
from jinbao.graph import (
    Connection,
    Node,
    ask,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    words,
)

words(OfficeKind, about="What an office is (机构类别)")
words(OfficeForm, about="Of its own or as a plate (单设或挂牌)")
words(OfficeStatus, about="How far an office has come (机构状态)")
words(Management, about="Who manages people and business (管理体制)")


@value(OfficeChange)
class OfficePast:
    """From which day one aspect of an office had which value (机构沿革)."""

    since: date = strawberry.field(description="From which day.")
    aspect: str = strawberry.field(description="Which aspect: name, form or successor.")
    value: str = strawberry.field(description="Its value from that day on.")
    document: str = strawberry.field(description="Document that says so (文号).")


@value(ManagementAnswer)
class ManagementModel:
    """How a county manages the people of its townships' centres (管理体制)."""

    model: Management = strawberry.field(description="Dual or vertical.")
    since: date = strawberry.field(description="From which day.")
    document: str = strawberry.field(description="Document that says so (文号).")


@value(BlindSpots)
class BlindSpotCounts:
    """Communities and villages without a station of their own (盲区)."""

    communities: int = strawberry.field(description="Communities in all (社区).")
    communities_without: int = strawberry.field(description="Communities without a station.")
    villages: int = strawberry.field(description="Villages in all (行政村).")
    villages_without: int = strawberry.field(description="Villages without a station.")


@entity("Office", look_up=("identity", "office_by_id"), source=OfficeAnswer)
class Office(Node):
    """An office (机构): a bureau, an agency, a centre, a station, or the government beside a centre."""

    code: str = strawberry.field(description="Its code, kept for good (机构编码).")
    kind: OfficeKind = strawberry.field(description="What it is (类别).")
    name: str = strawberry.field(description="Name today (名称).")
    form: OfficeForm = strawberry.field(description="Of its own or as a plate, today (形式).")
    status: OfficeStatus = strawberry.field(description="How far it has come (状态).")
    since: date | None = strawberry.field(description="From which day it exists (设立日).")
    until: date | None = strawberry.field(description="The day on which it ended (撤并日).")
    document: str | None = strawberry.field(description="Document by which it was approved (批准文号).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it stands, and whom it serves (服务区划)."""

    @link("identity", "office_by_id", key="above")
    def above(self) -> references.Office | None:
        """The office that it answers to in business (上级机构)."""

    @link("identity", "offices_below", ask=OfficesBelow)
    def offices(self) -> Connection[references.Office] | None:
        """The offices that answer to it in business (下级机构)."""

    @link("identity", "office_by_id", key="successor")
    def successor(self) -> references.Office | None:
        """The office that goes on with its cases (承接机构)."""

    @link("identity", "office_past")
    def past(self) -> list[OfficePast] | None:
        """Names, forms and successors that it has had, oldest first (沿革)."""


@contributes("Region")
class RegionOfOffices:
    @link("identity", "offices_of", ask=OfficesOf)
    def offices(self) -> Connection[Office] | None:
        """The offices that stand in this region itself (机构)."""

    @link("identity", "serving_office", ask=OnDay)
    def serving_office(self) -> Office | None:
        """Who serves it on a day: its station, else the township's centre, else the county (服务机构)."""

    @link("identity", "blind_spots", ask=OnDay)
    def blind_spots(self) -> BlindSpotCounts | None:
        """How many of its communities and villages have no station on a day (盲区)."""

    @link("identity", "management_on", ask=OnDay)
    def management(self) -> ManagementModel | None:
        """How this county manages the people of its centres on a day (管理体制)."""


@strawberry.type
class Query:
    office = by_id(Office, "An office (机构) by its id.")

    @ask("identity", "find_offices", FindOffices)
    def offices(self) -> Connection[Office] | None:
        """Offices (机构) anywhere in a region, by kind, form or beginning of the name."""


@strawberry.type
class Mutation:
    import_offices = mutation(ImportOffices, service="identity", gives=Office)
    plan_office = mutation(PlanOffice, service="identity", gives=Office)
    approve_office = mutation(ApproveOffice, service="identity", gives=Office)
    establish_office = mutation(EstablishOffice, service="identity", gives=Office)
    rename_office = mutation(RenameOffice, service="identity", gives=Office)
    change_form = mutation(ChangeForm, service="identity", gives=Office)
    merge_offices = mutation(
        MergeOffices, service="identity", gives=Office, by=lambda command, _receipt: command.into
    )
    abolish_office = mutation(AbolishOffice, service="identity", gives=Office)
    set_management = mutation(SetManagement, service="identity", gives=references.Region)
