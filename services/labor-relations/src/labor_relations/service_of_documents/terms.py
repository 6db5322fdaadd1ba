"""The coded words of service: what was served, to whom it was given, why an attempt failed."""

from enum import StrEnum


class ServedDocument(StrEnum):
    """A document of a case that is served (送达文书).

    ACCEPTANCE_NOTICE 受理通知书, REFUSAL_NOTICE 不予受理通知书, APPLICATION_COPY 申请书副本,
    ANSWER_COPY 答辩书副本, PANEL_NOTICE 组庭通知书, HEARING_NOTICE 开庭通知书, EXTENSION_NOTICE 延期通知书,
    CHALLENGE_DECISION 回避决定书, ADVANCE_REFUSAL 不予先予执行决定书, WITHDRAWAL_NOTICE 撤回仲裁申请通知书,
    MEDIATION_STATEMENT 调解书, PARTIAL_AWARD 先行裁决书,
    ADVANCE_ORDER 先予执行裁决书, AWARD 裁决书, SET_ASIDE_RULING 撤销裁决裁定书.
    """

    ACCEPTANCE_NOTICE = "ACCEPTANCE_NOTICE"
    REFUSAL_NOTICE = "REFUSAL_NOTICE"
    APPLICATION_COPY = "APPLICATION_COPY"
    ANSWER_COPY = "ANSWER_COPY"
    PANEL_NOTICE = "PANEL_NOTICE"
    HEARING_NOTICE = "HEARING_NOTICE"
    EXTENSION_NOTICE = "EXTENSION_NOTICE"
    CHALLENGE_DECISION = "CHALLENGE_DECISION"
    ADVANCE_REFUSAL = "ADVANCE_REFUSAL"
    WITHDRAWAL_NOTICE = "WITHDRAWAL_NOTICE"
    MEDIATION_STATEMENT = "MEDIATION_STATEMENT"
    PARTIAL_AWARD = "PARTIAL_AWARD"
    ADVANCE_ORDER = "ADVANCE_ORDER"
    AWARD = "ARBITRAL_AWARD"
    SET_ASIDE_RULING = "SET_ASIDE_RULING"


class ServiceReceiver(StrEnum):
    """Into whose hands it came (签收人).

    ADDRESSEE 本人, FAMILY 同住成年家属, AGENT 代理人, MAIL_ROOM 单位收发部门.
    """

    ADDRESSEE = "ADDRESSEE"
    FAMILY = "FAMILY_MEMBER"
    AGENT = "AGENT"
    MAIL_ROOM = "MAIL_ROOM"


class FailedServiceAttempt(StrEnum):
    """Why a document was not served (未能送达原因).

    REFUSED_TO_TAKE 拒绝签收, NOT_FOUND 下落不明, ABSENT 无人签收, RETURNED 邮件退回.
    """

    REFUSED_TO_TAKE = "REFUSED_TO_TAKE"
    NOT_FOUND = "NOT_FOUND"
    ABSENT = "ABSENT"
    RETURNED = "MAIL_RETURNED"


class ServiceWitness(StrEnum):
    """What shows that it was left (留置证明): BY_WITNESS 见证人签名, BY_RECORDING 拍照、录像."""

    BY_WITNESS = "BY_WITNESS"
    BY_RECORDING = "BY_RECORDING"


class ServiceAnnulment(StrEnum):
    """Why a service is annulled (撤销送达原因).

    WRONG_DAY 日期错误, WRONG_ADDRESSEE 受送达人错误, WRONG_DOCUMENT 文书错误, NOT_RECEIVED 未实际送达.
    """

    WRONG_DAY = "WRONG_DAY"
    WRONG_ADDRESSEE = "WRONG_ADDRESSEE"
    WRONG_DOCUMENT = "WRONG_DOCUMENT"
    NOT_RECEIVED = "NOT_RECEIVED"


class NoticeMedium(StrEnum):
    """Where a notice was published (公告方式): BOARD 公告栏, NEWSPAPER 报纸, WEBSITE 网站."""

    BOARD = "BOARD"
    NEWSPAPER = "NEWSPAPER"
    WEBSITE = "WEBSITE"
