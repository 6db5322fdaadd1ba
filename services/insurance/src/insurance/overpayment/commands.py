"""What can be asked when too much was paid."""

from datetime import date
from typing import Annotated, TypeAlias

from insurance.rural_pension.terms import ServiceMethod
from jinbao.commands import Command, id_of, says

Pensioner: TypeAlias = Annotated[str, id_of("Person", "Whose pension it is (待遇领取人).")]


class FindOverpayment(Command, frozen=True, kw_only=True):
    """Compares what was paid with what is due for each month and records the finding (多领认定)."""

    person: Pensioner


class ServeOverpaymentNotice(Command, frozen=True, kw_only=True):
    """Records that the notice of a finding was served (多领告知送达), from which a reply is open."""

    person: Pensioner
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


OverpaymentCommand = FindOverpayment | ServeOverpaymentNotice
