"""The check of a filing (备案核查): what of it the law of the day does not allow."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

from msgspec import Struct

from jinbao.calendar import after_months, age_on
from jinbao.money import Fen, Rounding, rounded
from jinbao.rules import Law, LocalParameter, Parameter, read_law
from labor_relations.entitlement.calculation import DOUBLE_WAGES
from labor_relations.labour_contract.events import Defect
from labor_relations.labour_contract.terms import ContractTerm, ContractTerms, DefectKind, Probation

LAW = read_law(files("labor_relations.labour_contract").joinpath("rules.toml").read_bytes())
OF_CONTRACTS = DOUBLE_WAGES.law
"""The law of written contracts and wages, with the amounts that a place sets."""


TABLE = (
    ("probation_three_years", "probation_long"),
    ("probation_one_year", "probation_middle"),
    ("probation_least_term", "probation_short"),
)
"""From which term on a contract allows how long a probation."""


class Filed(Struct, frozen=True, kw_only=True):
    """What is filed of somebody's work; a contract that was ``renewed`` has no probation any more."""

    since: date
    terms: ContractTerms | None
    wage: Fen | None
    probation: Probation | None = None
    renewed: bool = False


class LawOfPlace(Struct, frozen=True):
    """The law where the work is done, on the day of the check; ``floor`` is of the employer's own making."""

    on: date
    within: tuple[str, ...]
    parameters: tuple[LocalParameter, ...] = ()
    floor: Fen | None = None

    def of_contracts(self, name: str) -> Parameter:
        return self._of(OF_CONTRACTS, name)

    def of_filing(self, name: str) -> Parameter:
        return self._of(LAW, name)

    def _of(self, law: Law, name: str) -> Parameter:
        return law.at(self.within, self.parameters).parameter(name, self.on)


def defects(filed: Filed, born: date | None, law: LawOfPlace) -> tuple[Defect, ...]:
    """Raises PARAMETER_MISSING where the place has set no minimum wage."""
    return (
        *of_age(filed, born, law),
        *of_contract(filed, law),
        *of_probation(filed, law),
        *of_wage(filed, law),
    )


def of_age(filed: Filed, born: date | None, law: LawOfPlace) -> Iterator[Defect]:
    least = law.of_filing("working_age")
    if born and age_on(filed.since, born) < least.number:
        yield defect(DefectKind.UNDER_WORKING_AGE, least, least.number)


def of_contract(filed: Filed, law: LawOfPlace) -> Iterator[Defect]:
    """In writing within a month, and as long as the work goes on; part-time work needs no paper."""
    grace = law.of_contracts("contract_grace")
    match filed.terms:
        case None if law.on >= after_months(filed.since, grace.number):
            yield defect(DefectKind.NO_WRITTEN_CONTRACT, grace, grace.number)
        case ContractTerms(kind=ContractTerm.FIXED_TERM, until=None):
            yield defect(DefectKind.TERM_WITHOUT_END, grace)
        case ContractTerms(until=date() as until) if law.on > until:
            yield defect(DefectKind.CONTRACT_EXPIRED, grace)


def of_probation(filed: Filed, law: LawOfPlace) -> Iterator[Defect]:
    if filed.terms is None or filed.probation is None:
        return
    most = longest_probation(filed, filed.terms, law)
    if filed.probation.months > most.number:
        yield defect(DefectKind.PROBATION_TOO_LONG, most, most.number)
    share = law.of_filing("probation_wage_share")
    least = rounded((filed.wage or 0) * Decimal(share.text), Rounding.UP)
    if filed.probation.wage < least:
        yield defect(DefectKind.PROBATION_WAGE_TOO_LOW, share, least)


def longest_probation(filed: Filed, terms: ContractTerms, law: LawOfPlace) -> Parameter:
    """By the term of the contract, and once only; none for a task or for part of the day."""
    if terms.kind is ContractTerm.OPEN_ENDED and not filed.renewed:
        return law.of_filing("probation_long")
    if terms.until and terms.kind is ContractTerm.FIXED_TERM and not (terms.part_time or filed.renewed):
        after = terms.until + timedelta(days=1)
        for bound, most in TABLE:
            if after >= after_months(filed.since, law.of_filing(bound).number):
                return law.of_filing(most)
    return law.of_filing("probation_none")


def of_wage(filed: Filed, law: LawOfPlace) -> Iterator[Defect]:
    """A month's full work gives at least the local minimum wage, and what the collective contract says."""
    if filed.wage is None or (filed.terms and filed.terms.part_time):
        return
    minimum = law.of_contracts("minimum_wage")
    if filed.wage < minimum.number:
        yield defect(DefectKind.BELOW_MINIMUM_WAGE, minimum, minimum.number)
    if law.floor is not None and filed.wage < law.floor:
        binds = law.of_filing("collective_contract_binds")
        yield defect(DefectKind.BELOW_COLLECTIVE_CONTRACT, binds, law.floor)


def defect(kind: DefectKind, by: Parameter, limit: int | None = None) -> Defect:
    return Defect(kind, by.source.cited, limit)
