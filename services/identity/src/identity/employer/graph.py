"""Employers in the graph."""

from datetime import date

import strawberry

from identity.contract import (
    AgentRole,
    BranchesOf,
    CloseEmployer,
    Closing,
    DismissEmployerAgent,
    EmployerAgentAnswer,
    EmployerAnswer,
    EmployerChange,
    EmployerKind,
    EmployerNumberAnswer,
    EmployerNumberKind,
    EmployersIn,
    EndEmployerNumber,
    FindEmployers,
    GiveEmployerNumber,
    InsureEmployer,
    MoveEmployer,
    NameEmployerAgent,
    RegisterEmployer,
    RenameEmployer,
    ReopenEmployer,
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

words(EmployerKind, about="What an employer is (单位类型)")
words(EmployerNumberKind, about="Numbers of employers (证照类别)")
words(AgentRole, about="As what somebody acts for an employer (身份)")
words(Closing, about="Why an employer is no more (注销原因)")


@value(EmployerNumberAnswer)
class NumberOfEmployer:
    """A number that an employer has or had (证照号码)."""

    kind: EmployerNumberKind = strawberry.field(description="Which number (号码类别).")
    number: str = strawberry.field(description="The number (号码).")
    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day (截止日).")


@value(EmployerChange)
class EmployerPast:
    """From which day one aspect of an employer had which value (单位沿革)."""

    since: date = strawberry.field(description="From which day.")
    aspect: str = strawberry.field(description="Which aspect: name, region, insured-in or closed.")
    value: str = strawberry.field(description="Its value from that day on.")
    document: str | None = strawberry.field(description="Document that says so (证明文件).")


@value(EmployerAgentAnswer)
class EmployerAgent:
    """Who may act for an employer, or might (单位经办人)."""

    role: AgentRole = strawberry.field(description="As what (身份).")
    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day (截止日).")
    document: str = strawberry.field(description="Letter of authority (授权文件).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who may act (被授权人)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom (用人单位)."""


@entity("Employer", look_up=("identity", "employer_by_id"), source=EmployerAnswer)
class Employer(Node):
    """An employer (用人单位): a legal person, a branch of one, or a sole trader."""

    kind: EmployerKind = strawberry.field(description="What it is (单位类型).")
    name: str = strawberry.field(description="Name today (单位名称).")
    since: date = strawberry.field(description="Day of its establishment (成立日期).")
    insured_since: date | None = strawberry.field(
        description="From which day it is registered for social insurance (社会保险登记日)."
    )
    closed_on: date | None = strawberry.field(description="First day on which it is no more (注销日期).")
    closing: Closing | None = strawberry.field(description="Why it is no more (注销原因).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is (所在地)."""

    @link("identity", "region_by_id", key="insured_in")
    def insured_in(self) -> references.Region | None:
        """The county that insures its people (参保地)."""

    @link("identity", "employer_by_id", key="head")
    def head(self) -> references.Employer | None:
        """The legal person whose branch it is (总机构)."""

    @link("identity", "branches_of", ask=BranchesOf)
    def branches(self) -> Connection[references.Employer] | None:
        """Its branches (分支机构)."""

    @link("identity", "numbers_by_employer")
    def numbers(self) -> list[NumberOfEmployer] | None:
        """The numbers that it has or had, oldest first (证照号码)."""

    @link("identity", "employer_past")
    def past(self) -> list[EmployerPast] | None:
        """Names and places that it has had, oldest first (沿革)."""

    @link("identity", "agents_by_employer")
    def agents(self) -> list[EmployerAgent] | None:
        """Who may act for it, or might, oldest first (经办人)."""


@contributes("Person")
class PersonOfEmployers:
    @link("identity", "employers_by_agent")
    def acts_for(self) -> list[EmployerAgent] | None:
        """The employers for which this person may act, or might (代办单位)."""


@contributes("Region")
class RegionOfEmployers:
    @link("identity", "employers_in", ask=EmployersIn)
    def employers(self) -> Connection[Employer] | None:
        """The employers that are in this region itself (用人单位)."""


@strawberry.type
class Query:
    employer = by_id(Employer, "An employer (用人单位) by its id.")

    @ask("identity", "find_employers", FindEmployers)
    def employers(self) -> Connection[Employer] | None:
        """Employers (用人单位) by region, by a number they ever had, by kind or beginning of the name."""


@strawberry.type
class Mutation:
    register_employer = mutation(
        RegisterEmployer,
        service="identity",
        gives=Employer,
        by=lambda _command, receipt: receipt.stream.rpartition("/")[2],
    )
    give_employer_number = mutation(GiveEmployerNumber, service="identity", gives=Employer)
    end_employer_number = mutation(EndEmployerNumber, service="identity", gives=Employer)
    rename_employer = mutation(RenameEmployer, service="identity", gives=Employer)
    move_employer = mutation(MoveEmployer, service="identity", gives=Employer)
    insure_employer = mutation(InsureEmployer, service="identity", gives=Employer)
    name_employer_agent = mutation(NameEmployerAgent, service="identity", gives=Employer)
    dismiss_employer_agent = mutation(DismissEmployerAgent, service="identity", gives=Employer)
    close_employer = mutation(CloseEmployer, service="identity", gives=Employer)
    reopen_employer = mutation(ReopenEmployer, service="identity", gives=Employer)
