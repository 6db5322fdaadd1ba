"""The coded words of an arbitration: how it stands, why it was refused, interrupted, paused, or contested."""

from enum import StrEnum


class ArbitrationStage(StrEnum):
    """Where an arbitration stands (仲裁案件状态)."""

    FILED = "ARBITRATION_FILED"
    TO_COMPLETE = "TO_COMPLETE"
    REFUSED = "ARBITRATION_REFUSED"
    ACCEPTED = "ACCEPTED"
    PANEL_FORMED = "PANEL_FORMED"
    SCHEDULED = "SCHEDULED"
    HEARD = "CASE_HEARD"
    SETTLED = "SETTLEMENT_UNSIGNED"
    AWARDED = "AWARDED"
    EFFECTIVE = "EFFECTIVE"
    CLOSED = "CASE_CLOSED"


class Venue(StrEnum):
    """What makes this commission the right one (管辖依据).

    PERFORMANCE 劳动合同履行地, EMPLOYER 用人单位所在地; the former goes first ([L3] article 21).
    """

    PERFORMANCE = "PERFORMANCE"
    EMPLOYER = "EMPLOYER"


class BreakGround(StrEnum):
    """Why the year for filing stands still or begins again ([L3] article 27).

    Interrupted (中断): CLAIMED 向对方主张权利, REQUESTED 向有关部门请求救济, PROMISED 对方同意履行.
    Suspended (中止): FORCE_MAJEURE 不可抗力, INCAPACITY 无法定代理人.
    """

    CLAIMED = "CLAIMED"
    REQUESTED = "REMEDY_REQUESTED"
    PROMISED = "PROMISED"
    FORCE_MAJEURE = "FORCE_MAJEURE"
    INCAPACITY = "INCAPACITY"


class NotAcceptedReason(StrEnum):
    """Why a commission does not take a case on (不予受理理由).

    NOT_A_LABOUR_DISPUTE 不属于劳动争议, NOT_A_PARTY 主体不适格, NO_CLEAR_CLAIM 请求不明确,
    OUT_OF_TIME 超过仲裁时效, OTHER_COMMISSION 不属于本委管辖, ALREADY_DECIDED 已有生效裁判.
    """

    NOT_A_LABOUR_DISPUTE = "NOT_A_LABOUR_DISPUTE"
    NOT_A_PARTY = "NOT_A_PARTY"
    NO_CLEAR_CLAIM = "NO_CLEAR_CLAIM"
    OUT_OF_TIME = "OUT_OF_TIME"
    OTHER_COMMISSION = "OTHER_COMMISSION"
    ALREADY_DECIDED = "ALREADY_DECIDED"


class Defence(StrEnum):
    """What the respondent answers (答辩意见).

    ADMITS 承认, DISPUTES_FACTS 否认事实, DISPUTES_AMOUNT 否认金额, DISPUTES_RELATION 否认劳动关系.
    """

    ADMITS = "ADMITS"
    DISPUTES_FACTS = "DISPUTES_FACTS"
    DISPUTES_AMOUNT = "DISPUTES_AMOUNT"
    DISPUTES_RELATION = "DISPUTES_RELATION"


class Qualification(StrEnum):
    """What makes somebody fit to be an arbitrator ([L3] article 20, 聘任资格).

    FORMER_JUDGE 曾任审判员, SCHOLAR 从事法律研究教学且具中级以上职称,
    PERSONNEL_OR_UNION 具法律知识且从事人力资源管理或工会工作满五年, LAWYER 律师执业满三年.
    """

    FORMER_JUDGE = "FORMER_JUDGE"
    SCHOLAR = "SCHOLAR"
    PERSONNEL_OR_UNION = "PERSONNEL_OR_UNION"
    LAWYER = "LAWYER"


class SeatRole(StrEnum):
    """As what somebody sits ([L3] article 31, 仲裁庭组成人员).

    PRESIDING 首席仲裁员, SOLE 独任仲裁员, MEMBER 仲裁员, CLERK 书记员.
    """

    PRESIDING = "PRESIDING_ARBITRATOR"
    SOLE = "SOLE_ARBITRATOR"
    MEMBER = "PANEL_MEMBER"
    CLERK = "PANEL_CLERK"


class ReplacementGround(StrEnum):
    """Why an arbitrator gives the seat to another ([L3] article 33, 回避; or 不能履行职责).

    PARTY_OR_KIN 当事人或近亲属, INTEREST 有利害关系, OTHER_RELATION 其他关系可能影响公正,
    PRIVATE_CONTACT 私自会见或接受请客送礼, UNABLE 不能履行职责.
    """

    PARTY_OR_KIN = "PARTY_OR_KIN"
    INTEREST = "INTEREST"
    OTHER_RELATION = "OTHER_RELATION"
    PRIVATE_CONTACT = "PRIVATE_CONTACT"
    UNABLE = "UNABLE"


class ClosedHearing(StrEnum):
    """Why a hearing is not public ([L3] article 26, 不公开理由).

    BY_AGREEMENT 当事人协议, STATE_SECRET 国家秘密, TRADE_SECRET 商业秘密, PRIVACY 个人隐私.
    """

    BY_AGREEMENT = "BY_AGREEMENT"
    STATE_SECRET = "STATE_SECRET"  # noqa: S105 -- a ground of the law, no password
    TRADE_SECRET = "TRADE_SECRET"  # noqa: S105 -- a ground of the law, no password
    PRIVACY = "PRIVACY"


class PostponementGround(StrEnum):
    """Why a party asks for another day ([L3] article 35, 延期开庭理由).

    ILLNESS 疾病, FORCE_MAJEURE 不可抗力, EVIDENCE 需补充证据, OTHER_HEARING 与其他庭审冲突.
    """

    ILLNESS = "ILLNESS"
    FORCE_MAJEURE = "FORCE_MAJEURE"
    EVIDENCE = "EVIDENCE_NEEDED"
    OTHER_HEARING = "OTHER_HEARING"


class PauseGround(StrEnum):
    """Why the time for the award stands still (中止理由).

    APPRAISAL 鉴定, FORCE_MAJEURE 不可抗力, OTHER_CASE 须以另案结果为依据, HEIRS 等待继承人参加.
    """

    APPRAISAL = "APPRAISAL"
    FORCE_MAJEURE = "FORCE_MAJEURE"
    OTHER_CASE = "OTHER_CASE"
    HEIRS = "HEIRS"


class ExtensionGround(StrEnum):
    """Why the award may take longer ([L3] article 43): COMPLEX 案情复杂."""

    COMPLEX = "COMPLEX"


class AwardFinding(StrEnum):
    """What the panel finds of a claim (裁决结果).

    SUPPORTED 支持, IN_PART 部分支持, DISMISSED 驳回, OUT_OF_TIME 超过时效驳回.
    """

    SUPPORTED = "SUPPORTED"
    IN_PART = "IN_PART"
    DISMISSED = "DISMISSED"
    OUT_OF_TIME = "OUT_OF_TIME"


class SetAsideGround(StrEnum):
    """The six grounds for setting a final award aside ([L3] article 49, 撤销理由).

    LAW_MISAPPLIED 适用法律、法规确有错误, NO_JURISDICTION 无管辖权, PROCEDURE_VIOLATED 违反法定程序,
    EVIDENCE_FORGED 证据系伪造, EVIDENCE_CONCEALED 对方隐瞒证据, CORRUPTION 索贿受贿、徇私舞弊、枉法裁决.
    """

    LAW_MISAPPLIED = "LAW_MISAPPLIED"
    NO_JURISDICTION = "NO_JURISDICTION"
    PROCEDURE_VIOLATED = "PROCEDURE_VIOLATED"
    EVIDENCE_FORGED = "EVIDENCE_FORGED"
    EVIDENCE_CONCEALED = "EVIDENCE_CONCEALED"
    CORRUPTION = "CORRUPTION"


class HearingState(StrEnum):
    """Where a hearing stands (庭审状态): SCHEDULED 待开庭, PUT_OFF 已改期, HELD 已开庭."""

    SCHEDULED = "SCHEDULED"
    PUT_OFF = "PUT_OFF"
    HELD = "HELD"


class AwardKind(StrEnum):
    """What a panel has ordered (裁决类别): PARTIAL 先行裁决, ADVANCE 先予执行, AWARD 裁决."""

    PARTIAL = "PARTIAL_AWARD"
    ADVANCE = "ADVANCE_ORDER"
    AWARD = "ARBITRAL_AWARD"


class CourtMatter(StrEnum):
    """What a court was asked (诉讼事项): SUIT 起诉, SET_ASIDE 申请撤销裁决."""

    SUIT = "SUIT"
    SET_ASIDE = "SET_ASIDE"


class CourtOutcome(StrEnum):
    """How a suit ended (诉讼结果): JUDGED 判决, SETTLED 调解, WITHDRAWN 撤诉, REJECTED 不予受理或驳回起诉."""

    JUDGED = "JUDGED"
    SETTLED = "SETTLED_IN_COURT"
    WITHDRAWN = "SUIT_WITHDRAWN"
    REJECTED = "REJECTED"

    @property
    def leaves_award(self) -> bool:
        """As if nobody had gone to court."""
        return self in (CourtOutcome.WITHDRAWN, CourtOutcome.REJECTED)


class CaseEnding(StrEnum):
    """How a case ended without an award (结案方式).

    WITHDRAWN 撤回, DEEMED_WITHDRAWN 视为撤回, MEDIATED 调解, TO_COURT 逾期未处理起诉.
    """

    WITHDRAWN = "WITHDRAWN"
    DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN"
    MEDIATED = "MEDIATED"
    TO_COURT = "TO_COURT"

    @property
    def is_withdrawal(self) -> bool:
        """Of which the parties are told in writing."""
        return self in (CaseEnding.WITHDRAWN, CaseEnding.DEEMED_WITHDRAWN)
