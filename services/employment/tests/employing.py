"""A bamboo factory in Gongxian, whose people come and go, with the officers who register that."""

from datetime import date
from typing import Any

from employment_county import GONGXIAN, XUNCHANG, County

from employment.employment.commands import RegisterHire, RegisterTermination
from employment.employment.terms import Contract, ContractKind, EndReason, Job, JobEnd
from jinbao.casework.employers import EmployerAgentNamed, EmployerRegistered
from jinbao.events import Event, type_of

FACTORY, DISPATCHER = "factory", "dispatcher"
BAI = "bai"
"""Who hands things in for the factory."""


def open_factory(county: County) -> None:
    county.tell(
        EmployerRegistered(FACTORY, GONGXIAN, date(2001, 1, 1)),
        EmployerRegistered(DISPATCHER, GONGXIAN, date(2005, 1, 1)),
        EmployerAgentNamed(FACTORY, BAI, date(2009, 1, 1)),
    )


def job(since: date, **terms: Any) -> Job:
    contract = Contract(ContractKind.FIXED_TERM, since, since.replace(year=since.year + 1))
    return Job(**{"employer": FACTORY, "region": XUNCHANG, "since": since, "contract": contract, **terms})


def hired(county: County, person: str, since: date, **terms: Any) -> str:
    receipt = county.do(BAI, RegisterHire, person=person, job=job(since, **terms))
    return receipt.stream.rpartition("/")[2]


def ended(county: County, employment: str, on: date, reason: EndReason = EndReason.REDUNDANCY) -> None:
    county.do(BAI, RegisterTermination, employment=employment, end=JobEnd(on, reason))


def told(county: County) -> list[Event]:
    """What the house is told of people's work, oldest first."""
    pages = county.service.ledger.pages()
    said = [county.service.public(one) for page in pages for _, one in page]
    return [one for one in said if one is not None and type_of(one).startswith("employment.")]
