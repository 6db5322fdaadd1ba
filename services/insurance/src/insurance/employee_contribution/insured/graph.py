"""Who is insured through which employer, in the graph: the insurances, from when until when."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import EmployeeKind, EmployeesOf, InsuranceAnswer, InsuredSpell, RelationEnd
from jinbao.graph import (
    Connection,
    Node,
    actions_of,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    words,
)

words(RelationEnd, name="EmployeeInsuranceEnd", description="Why an insurance ended (停保原因).")


@value(InsuredSpell)
class EmployeeInsuranceSpell:
    """From when until when somebody is insured through an employer (参保起止)."""

    kind: EmployeeKind = strawberry.field(description="As whom they are employed (职工身份).")
    since: date = strawberry.field(description="First day of work (用工之日).")
    until: date | None = strawberry.field(description="Last day (终止日期).")
    due_on: date | None = strawberry.field(description="Last day for the enrolment (参保登记期限).")
    in_time: bool | None = strawberry.field(description="Whether it was enrolled in time (是否按期参保).")
    end_due_on: date | None = strawberry.field(
        description="Last day for the list of leavers, once an end was told (失业人员名单报备期限)."
    )
    end_in_time: bool | None = strawberry.field(description="Whether the end was told in time (是否按期).")


@entity("EmployeeInsurance", look_up=("insurance", "employee_insurance_by_id"), source=InsuranceAnswer)
class EmployeeInsurance(Node):
    """The insurance of an employee through an employer (职工参保关系)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """The employee (职工)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer (用人单位)."""

    @link("insurance", "spells_of_employee_insurance")
    def spells(self) -> list[EmployeeInsuranceSpell] | None:
        """From when until when, oldest first (参保起止)."""

    available_actions = actions_of("insurance", "employee_insurance_actions")


@contributes("Employer")
class InsuringEmployer:
    """What insurance adds to an employer that has its people insured."""

    @link("insurance", "employees_of", ask=EmployeesOf)
    def insured_employees(self) -> Connection[EmployeeInsurance] | None:
        """Whom it has insured on a day (参保职工)."""


@contributes("Person")
class InsuredPerson:
    """What insurance adds to an employee."""

    @link("insurance", "insurances_of_employee")
    def employee_insurances(self) -> list[EmployeeInsurance] | None:
        """Through whom this person is or was insured (职工参保关系)."""


@strawberry.type
class Query:
    employee_insurance = by_id(EmployeeInsurance, "An employee's insurance (职工参保关系) by its id.")


def of_insurance(command: type[Any]) -> Any:
    return mutation(
        command,
        service="insurance",
        gives=EmployeeInsurance,
        by=lambda asked, _: f"{asked.employer}/{asked.person}",
    )


@strawberry.type
class Mutation:
    enrol_employee = of_insurance(contract.EnrolEmployee)
    end_employee_insurance = of_insurance(contract.EndEmployeeInsurance)
    take_back_employee_insurance = of_insurance(contract.TakeBackEmployeeInsurance)
