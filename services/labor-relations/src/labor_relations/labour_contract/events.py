"""What can happen to a labour-use filing.  Kept for good: a change is a v2, never an edit.

Stream labour-contract/<employment>, by the id under which employment registered the hire.
"""

from datetime import date

from msgspec import Struct

from jinbao.events import Event
from jinbao.money import Fen
from labor_relations.labour_contract.terms import (
    ChangeGround,
    CheckResult,
    ContractTerms,
    DefectKind,
    Probation,
)


class Defect(Struct, frozen=True):
    """Something that has to be corrected, and by which law; ``limit`` is the bound that was not kept.

    The limit is in months, in fen or in years, as its kind says.
    """

    kind: DefectKind
    law: str
    limit: int | None = None


class OfFiling(Event, frozen=True):
    """What every event says: whose work, where, on which day, and who recorded it."""

    person: str
    region: str
    on: date
    officer: str


class LabourUseBegun(OfFiling, frozen=True, tag="labor-relations.labour-contract.use-begun.v1"):
    """Work began: from that day on the employer has so many days to file it."""

    employer: str
    user_unit: str | None


class HireFiled(OfFiling, frozen=True, tag="labor-relations.labour-contract.hire-filed.v1"):
    """The employer filed it (初次备案), with what it told employment: one submission for both."""

    employment: str
    employer: str
    user_unit: str | None
    since: date
    terms: ContractTerms | None
    wage: Fen | None


class FilingChanged(OfFiling, frozen=True, tag="labor-relations.labour-contract.changed.v1"):
    """What holds from now on (变更备案): signed, renewed, amended, completed or corrected.

    ``over`` where the work has ended: what is corrected then is neither checked nor renewed any more.
    """

    ground: ChangeGround
    since: date
    terms: ContractTerms | None
    wage: Fen | None
    probation: Probation | None
    over: bool = False


class FilingChecked(OfFiling, frozen=True, tag="labor-relations.labour-contract.checked.v1"):
    """What the check found; no approval, for the contract is valid without it."""

    result: CheckResult
    defects: tuple[Defect, ...]


class LabourUseOver(OfFiling, frozen=True, tag="labor-relations.labour-contract.use-over.v1"):
    """Work ended: from that day on the employer has so many days to file it."""


class EndFiled(OfFiling, frozen=True, tag="labor-relations.labour-contract.end-filed.v1"):
    """The employer filed the end (解除、终止备案)."""

    last_day: date
    reason: str


class EndingProved(OfFiling, frozen=True, tag="labor-relations.labour-contract.ending-proved.v1"):
    """The worker has the proof of the end; file and insurance were moved (出具证明、转移档案和社会保险)."""

    given_on: date


class FilingReopened(OfFiling, frozen=True, tag="labor-relations.labour-contract.reopened.v1"):
    """The end was registered in error: the work goes on."""


class FilingAnnulled(OfFiling, frozen=True, tag="labor-relations.labour-contract.annulled.v1"):
    """There never was such an employment."""


LabourContractEvent = (
    LabourUseBegun
    | HireFiled
    | FilingChanged
    | FilingChecked
    | LabourUseOver
    | EndFiled
    | EndingProved
    | FilingReopened
    | FilingAnnulled
)
