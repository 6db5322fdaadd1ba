"""What is known around a mediation: the parties, the law of the place, its number and its last day."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files

from jinbao.rules import LocalParameter, read_law
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.standing import DisputeFacts

LAW = read_law(files("labor_relations.mediation").joinpath("rules.toml").read_bytes())


class MediationFacts(DisputeFacts, frozen=True, kw_only=True):
    """``number`` is the next of the office, ``until`` the last day for an agreement once that is certain.

    ``sources`` are the events that established the facts of each worker's employment.
    """

    parameters: tuple[LocalParameter, ...] = ()
    number: CaseNumber | None = None
    until: date | None = None
    sources: Mapping[str, str] = {}
