"""The coded words of the organisation: what an office is, in which form, and who manages its people."""

from enum import StrEnum


class OfficeKind(StrEnum):
    """BUREAU 人社局, AGENCY 经办机构, CENTRE 乡镇服务中心, STATION 村社区服务站, GOVERNMENT 乡镇政府."""

    BUREAU = "BUREAU"
    AGENCY = "AGENCY"
    CENTRE = "CENTRE"
    STATION = "STATION"
    GOVERNMENT = "GOVERNMENT"
    """Serves nobody here, but manages people, pay and money of the centre beside it."""


class OfficeForm(StrEnum):
    """INDEPENDENT 单设, PLATE_ONLY 挂牌 in another body, NONE 无: nobody can be served there."""

    INDEPENDENT = "INDEPENDENT"
    PLATE_ONLY = "PLATE_ONLY"
    NONE = "NONE"


class OfficeStatus(StrEnum):
    """PLANNED 拟设, APPROVED 已批准, ESTABLISHED 已设立, MERGED 已并入, ABOLISHED 已撤销."""

    PLANNED = "PLANNED"
    APPROVED = "APPROVED"
    ESTABLISHED = "ESTABLISHED"
    MERGED = "MERGED"
    ABOLISHED = "ABOLISHED"


class Management(StrEnum):
    """DUAL 双重管理, the township for people and the county for business; VERTICAL 垂直管理."""

    DUAL = "DUAL"
    VERTICAL = "VERTICAL"
