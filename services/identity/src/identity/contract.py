"""All that the rest of the platform may know of identity: requests, answers and public events."""

from typing import Any

from identity.access.answers import EntryAnswer, GrantAnswer, GrantsIn, GrantsOf, OnePersonAnswer
from identity.access.commands import (
    CloseHistoricalEntry,
    CountersignHistoricalEntry,
    DeclareOnePersonOffice,
    DelegateGrant,
    EndGrant,
    EndOnePersonOffice,
    GiveGrant,
    GiveGrants,
    NewGrant,
    OpenHistoricalEntry,
)
from identity.access.public import public_access
from identity.office.answers import (
    BlindSpots,
    FindOffices,
    ManagementAnswer,
    OfficeAnswer,
    OfficeChange,
    OfficesBelow,
    OfficesOf,
    OnDay,
)
from identity.office.commands import (
    AbolishOffice,
    ApproveOffice,
    ChangeForm,
    EstablishOffice,
    ExistingOffice,
    ImportOffices,
    MergeOffices,
    NewOffice,
    PlanOffice,
    RenameOffice,
    SetManagement,
)
from identity.office.public import public_office
from identity.office.terms import Management, OfficeForm, OfficeKind, OfficeStatus
from identity.person.answers import (
    DeathAnswer,
    FindPersons,
    HomeBy,
    KinAnswer,
    NumberAnswer,
    PaperAnswer,
    PersonAnswer,
    PersonsIn,
)
from identity.person.commands import (
    AddNumber,
    ChangeContact,
    CorrectPerson,
    DecideBirthDate,
    EndKinship,
    ErasePerson,
    MergePersons,
    MoveHukou,
    MoveResidence,
    NewKin,
    NewPerson,
    RecordDeath,
    RecordKinship,
    RecordKinships,
    RecordPaper,
    RegisterPerson,
    RegisterPersons,
    RevokeDeath,
    UnmergePersons,
)
from identity.person.public import public_person
from identity.person.terms import (
    DeathEvidence,
    ErasureGround,
    Evidence,
    EvidenceKind,
    Hukou,
    Kinship,
    NumberKind,
)
from identity.region.answers import FindRegions, RegionAnswer, RegionChange, RegionsIn
from identity.region.commands import (
    EstablishRegion,
    ImportRegions,
    MergeRegions,
    MoveRegion,
    NewCode,
    NewRegion,
    RecodeRegion,
    RecodeRegions,
    RenameRegion,
    SplitRegion,
)
from identity.region.public import public_region
from jinbao.events import Event, Recorded
from jinbao.identifiers import Kind, Level, Sex


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; most of what identity knows stays inside."""
    return (
        public_region(recorded)
        or public_office(recorded)
        or public_access(recorded)
        or public_person(recorded)
    )


__all__ = [
    "AbolishOffice",
    "AddNumber",
    "ApproveOffice",
    "BlindSpots",
    "ChangeContact",
    "ChangeForm",
    "CloseHistoricalEntry",
    "CorrectPerson",
    "CountersignHistoricalEntry",
    "DeathAnswer",
    "DeathEvidence",
    "DecideBirthDate",
    "DeclareOnePersonOffice",
    "DelegateGrant",
    "EndGrant",
    "EndKinship",
    "EndOnePersonOffice",
    "EntryAnswer",
    "ErasePerson",
    "ErasureGround",
    "EstablishOffice",
    "EstablishRegion",
    "Evidence",
    "EvidenceKind",
    "ExistingOffice",
    "FindOffices",
    "FindPersons",
    "FindRegions",
    "GiveGrant",
    "GiveGrants",
    "GrantAnswer",
    "GrantsIn",
    "GrantsOf",
    "HomeBy",
    "Hukou",
    "ImportOffices",
    "ImportRegions",
    "KinAnswer",
    "Kind",
    "Kinship",
    "Level",
    "Management",
    "ManagementAnswer",
    "MergeOffices",
    "MergePersons",
    "MergeRegions",
    "MoveHukou",
    "MoveRegion",
    "MoveResidence",
    "NewCode",
    "NewGrant",
    "NewKin",
    "NewOffice",
    "NewPerson",
    "NewRegion",
    "NumberAnswer",
    "NumberKind",
    "OfficeAnswer",
    "OfficeChange",
    "OfficeForm",
    "OfficeKind",
    "OfficeStatus",
    "OfficesBelow",
    "OfficesOf",
    "OnDay",
    "OnePersonAnswer",
    "OpenHistoricalEntry",
    "PaperAnswer",
    "PersonAnswer",
    "PersonsIn",
    "PlanOffice",
    "RecodeRegion",
    "RecodeRegions",
    "RecordDeath",
    "RecordKinship",
    "RecordKinships",
    "RecordPaper",
    "RegionAnswer",
    "RegionChange",
    "RegionsIn",
    "RegisterPerson",
    "RegisterPersons",
    "RenameOffice",
    "RenameRegion",
    "RevokeDeath",
    "SetManagement",
    "Sex",
    "SplitRegion",
    "UnmergePersons",
    "public",
]
