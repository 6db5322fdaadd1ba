"""The coded words of survival certification: how somebody was seen alive, and how that stands."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct


class SurvivalWay(StrEnum):
    """How it was made sure that somebody lives and is entitled (认证方式)."""

    AT_THE_OFFICE = "AT_THE_OFFICE"
    HOME_VISIT = "HOME_VISIT"
    AGENCY_OF_RESIDENCE = "AGENCY_OF_RESIDENCE"
    DATA_COMPARISON = "DATA_COMPARISON"
    SELF_SERVICE = "SELF_SERVICE"


class SurvivalCertificationState(StrEnum):
    """How a certification stands (认证状态). Without a pension in payment none is needed."""

    VALID = "CERTIFICATION_VALID"
    DUE = "CERTIFICATION_DUE"
    OVERDUE = "CERTIFICATION_OVERDUE"
    SUSPENDED = "UNCERTIFIED_SUSPENDED"
    NOT_NEEDED = "CERTIFICATION_NOT_NEEDED"


class SurvivalCertificationFault(StrEnum):
    """Why a certification is taken back (撤销认证理由)."""

    ENTERED_BY_MISTAKE = "CERTIFIED_BY_MISTAKE"
    EVIDENCE_FALSE = "CERTIFIED_ON_FALSE_EVIDENCE"
    ANOTHER_PERSON = "ANOTHER_PERSON_CERTIFIED"
    BY_KIN = "CERTIFIED_BY_KIN"


class Geotag(Struct, frozen=True):
    """Where a photo was taken (定位), in millionths of a degree."""

    latitude: Annotated[int, Meta(description="Latitude (纬度).", ge=-90_000_000, le=90_000_000)]
    longitude: Annotated[int, Meta(description="Longitude (经度).", ge=-180_000_000, le=180_000_000)]
