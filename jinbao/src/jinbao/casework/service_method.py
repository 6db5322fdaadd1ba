"""How a document of the office reaches whom it concerns (送达方式)."""

from enum import StrEnum


class ServiceMethod(StrEnum):
    """How a document reached whom it concerns (送达方式).

    DIRECT 直接送达, LEFT 留置送达, MAIL 邮寄送达, PUBLIC_NOTICE 公告送达.
    """

    DIRECT = "DIRECT"
    LEFT = "LEFT"
    MAIL = "MAIL"
    PUBLIC_NOTICE = "PUBLIC_NOTICE"
