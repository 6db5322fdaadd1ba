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
from employment.unemployment.answers import (
    FindUnemployment,
    OfferAnswer,
    ProposalAnswer,
    UnemploymentAnswer,
    UnemploymentsOf,
)
from employment.unemployment.commands import (
    ApplyForUnemployment,
    CancelUnemployment,
    DecideUnemployment,
    OfferWork,
    RecordUnemploymentVisit,
    RefuseOffer,
    ReinstateUnemployment,
    ReportStatus,
    RevokeUnemployment,
    RuleOnRefusal,
    ServeUnemploymentAnswer,
    TakeOffer,
    TransferUnemployment,
    WithdrawUnemployment,
)
from employment.unemployment.public import (
    SuitableOfferRefused,
    UnemploymentCancelled,
    UnemploymentLongTerm,
    UnemploymentRegistered,
    UnemploymentReinstated,
    UnemploymentRevoked,
    UnemploymentTransferred,
    public_unemployment,
)
from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
    UnemploymentStage,
)
from jinbao.events import Event, Recorded

TRANSLATIONS: tuple[Callable[[Recorded[Any]], Event | None], ...] = (
    public_employment,
    public_unemployment,
)


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; the rest stays inside."""
    return next((said for translate in TRANSLATIONS if (said := translate(recorded))), None)


__all__ = [
    "AnnulRegistration",
    "ApplyForUnemployment",
    "CancelUnemployment",
    "CancellationGround",
    "ConfirmOwnWork",
    "ContactWay",
    "Contract",
    "ContractKind",
    "CorrectRegistration",
    "CorrectionGround",
    "DecideUnemployment",
    "DeclareOwnWork",
    "EmployeesOf",
    "EmploymentAnswer",
    "EmploymentEnded",
    "EmploymentKind",
    "EmploymentStage",
    "EmploymentsOf",
    "EndReason",
    "FindEmployments",
    "FindUnemployment",
    "HireRegistered",
    "Job",
    "JobEnd",
    "OfferAnswer",
    "OfferKind",
    "OfferRefusal",
    "OfferWork",
    "OwnWorkEnd",
    "OwnWorkEnded",
    "OwnWorkKind",
    "OwnWorkRefusal",
    "OwnWorkRegistered",
    "ProposalAnswer",
    "RecordUnemploymentVisit",
    "RefuseOffer",
    "RefuseOwnWork",
    "RegisterHire",
    "RegisterTermination",
    "RegistrationAnnulled",
    "RegistrationCorrected",
    "ReinstateUnemployment",
    "ReportStatus",
    "RevokeUnemployment",
    "RuleOnRefusal",
    "ServeUnemploymentAnswer",
    "StopOwnWork",
    "SuitableOfferRefused",
    "TakeOffer",
    "ToldBy",
    "TransferUnemployment",
    "UnemployedCategory",
    "UnemploymentAnswer",
    "UnemploymentCancelled",
    "UnemploymentLongTerm",
    "UnemploymentRegistered",
    "UnemploymentReinstated",
    "UnemploymentRevoked",
    "UnemploymentStage",
    "UnemploymentTransferred",
    "UnemploymentsOf",
    "WithdrawUnemployment",
    "public",
]
