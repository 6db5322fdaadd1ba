"""All that the rest of the platform may know of the service: requests, answers and public events."""

from collections.abc import Callable
from typing import Any

from employment.employment.answers import EmployeesOf, EmploymentAnswer, EmploymentsOf, FindEmployments
from employment.employment.commands import (
    AnnulRegistration,
    ConfirmOwnWork,
    CorrectRegistration,
    DeclareOwnWork,
    RefuseOwnWork,
    RegisterHire,
    RegisterTermination,
    StopOwnWork,
)
from employment.employment.public import (
    EmploymentEnded,
    HireRegistered,
    OwnWorkEnded,
    OwnWorkRegistered,
    RegistrationAnnulled,
    RegistrationCorrected,
    public_employment,
)
from employment.employment.terms import (
    Contract,
    ContractKind,
    CorrectionGround,
    EmploymentKind,
    EmploymentStage,
    EndReason,
    Job,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
)
from jinbao.events import Event, Recorded

TRANSLATIONS: tuple[Callable[[Recorded[Any]], Event | None], ...] = (public_employment,)


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; the rest stays inside."""
    return next((said for translate in TRANSLATIONS if (said := translate(recorded))), None)


__all__ = [
    "AnnulRegistration",
    "ConfirmOwnWork",
    "Contract",
    "ContractKind",
    "CorrectRegistration",
    "CorrectionGround",
    "DeclareOwnWork",
    "EmployeesOf",
    "EmploymentAnswer",
    "EmploymentEnded",
    "EmploymentKind",
    "EmploymentStage",
    "EmploymentsOf",
    "EndReason",
    "FindEmployments",
    "HireRegistered",
    "Job",
    "JobEnd",
    "OwnWorkEnd",
    "OwnWorkEnded",
    "OwnWorkKind",
    "OwnWorkRefusal",
    "OwnWorkRegistered",
    "RefuseOwnWork",
    "RegisterHire",
    "RegisterTermination",
    "RegistrationAnnulled",
    "RegistrationCorrected",
    "StopOwnWork",
    "ToldBy",
    "public",
]
