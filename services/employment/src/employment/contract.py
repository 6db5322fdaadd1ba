"""All that the rest of the platform may know of the service: requests, answers and public events."""

from collections.abc import Callable
from typing import Any

from employment.certificate.answers import CertificateAnswer, NoteAnswer
from employment.certificate.commands import (
    HandOverCertificate,
    IssueCertificate,
    ReplaceCertificate,
    ReportCertificateLost,
    TakeOverCertificate,
)
from employment.certificate.terms import CertificateStage, CertificateTitle, Custody, NoteKind
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
    EndSeen,
    Job,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
)
from employment.job_search.answers import FindJobSearches, JobSearchAnswer, JobSearchesOf
from employment.job_search.commands import BeginJobSearch, ChangeJobSearch, EndJobSearch
from employment.job_search.terms import SearchEnd, SearchStage, Wish
from employment.matching.answers import MatchAnswer, MatchAspect, ScorePart, SearchesFitting, VacanciesFitting
from employment.referral.answers import (
    ExchangeFigures,
    ExchangeMonth,
    FindReferrals,
    ReferralAnswer,
    ReferralsOf,
    ReferralsTo,
)
from employment.referral.commands import Recommend, RecordInterview, ReportOutcome
from employment.referral.public import ReferralConfirmed, ReferralMade, ReferralResulted, public_referral
from employment.referral.terms import ReferralOutcome, ReferralStage
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
from employment.vacancy.answers import FindVacancies, VacanciesOf, VacancyAnswer
from employment.vacancy.commands import (
    CheckVacancy,
    CloseVacancy,
    DraftVacancy,
    PublishVacancy,
    ReviseVacancy,
    WithdrawVacancy,
)
from employment.vacancy.public import VacancyClosed, VacancyFilled, VacancyPublished, public_vacancy
from employment.vacancy.terms import (
    ClosingReason,
    Demand,
    LawfulGround,
    OccupationClass,
    Opening,
    SkillLevel,
    VacancyStage,
)
from jinbao.events import Event, Recorded

TRANSLATIONS: tuple[Callable[[Recorded[Any]], Event | None], ...] = (
    public_employment,
    public_unemployment,
    public_vacancy,
    public_referral,
)


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; the rest stays inside."""
    return next((said for translate in TRANSLATIONS if (said := translate(recorded))), None)


__all__ = [
    "AnnulRegistration",
    "ApplyForUnemployment",
    "BeginJobSearch",
    "CancelUnemployment",
    "CancellationGround",
    "CertificateAnswer",
    "CertificateStage",
    "CertificateTitle",
    "ChangeJobSearch",
    "CheckVacancy",
    "CloseVacancy",
    "ClosingReason",
    "ConfirmOwnWork",
    "ContactWay",
    "Contract",
    "ContractKind",
    "CorrectRegistration",
    "CorrectionGround",
    "Custody",
    "DecideUnemployment",
    "DeclareOwnWork",
    "Demand",
    "DraftVacancy",
    "EmployeesOf",
    "EmploymentAnswer",
    "EmploymentEnded",
    "EmploymentKind",
    "EmploymentStage",
    "EmploymentsOf",
    "EndJobSearch",
    "EndReason",
    "EndSeen",
    "ExchangeFigures",
    "ExchangeMonth",
    "FindEmployments",
    "FindJobSearches",
    "FindReferrals",
    "FindUnemployment",
    "FindVacancies",
    "HandOverCertificate",
    "HireRegistered",
    "IssueCertificate",
    "Job",
    "JobEnd",
    "JobSearchAnswer",
    "JobSearchesOf",
    "LawfulGround",
    "MatchAnswer",
    "MatchAspect",
    "NoteAnswer",
    "NoteKind",
    "OccupationClass",
    "OfferAnswer",
    "OfferKind",
    "OfferRefusal",
    "OfferWork",
    "Opening",
    "OwnWorkEnd",
    "OwnWorkEnded",
    "OwnWorkKind",
    "OwnWorkRefusal",
    "OwnWorkRegistered",
    "ProposalAnswer",
    "PublishVacancy",
    "Recommend",
    "RecordInterview",
    "RecordUnemploymentVisit",
    "ReferralAnswer",
    "ReferralConfirmed",
    "ReferralMade",
    "ReferralOutcome",
    "ReferralResulted",
    "ReferralStage",
    "ReferralsOf",
    "ReferralsTo",
    "RefuseOffer",
    "RefuseOwnWork",
    "RegisterHire",
    "RegisterTermination",
    "RegistrationAnnulled",
    "RegistrationCorrected",
    "ReinstateUnemployment",
    "ReplaceCertificate",
    "ReportCertificateLost",
    "ReportOutcome",
    "ReportStatus",
    "ReviseVacancy",
    "RevokeUnemployment",
    "RuleOnRefusal",
    "ScorePart",
    "SearchEnd",
    "SearchStage",
    "SearchesFitting",
    "ServeUnemploymentAnswer",
    "SkillLevel",
    "StopOwnWork",
    "SuitableOfferRefused",
    "TakeOffer",
    "TakeOverCertificate",
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
    "VacanciesFitting",
    "VacanciesOf",
    "VacancyAnswer",
    "VacancyClosed",
    "VacancyFilled",
    "VacancyPublished",
    "VacancyStage",
    "Wish",
    "WithdrawUnemployment",
    "WithdrawVacancy",
    "public",
]
