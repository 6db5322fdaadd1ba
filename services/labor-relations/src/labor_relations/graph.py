"""The coded words of the service that several of its slices share, before any of them uses one."""

from jinbao.graph import words
from labor_relations.contract import (
    AgentKind,
    Basis,
    ClaimCategory,
    ClaimKind,
    PartyRole,
    Powers,
    Side,
    Way,
)

words(Side, name="DisputeSide", description="Which side of a dispute somebody is on (当事人一方).")
words(AgentKind, name="DisputeAgentKind", description="What makes somebody an agent (代理人身份).")
words(Powers, name="DisputePowers", description="What an agent may do (代理权限).")
words(ClaimKind, name="LabourClaimKind", description="What is claimed (请求事项).")
words(ClaimCategory, name="LabourClaimCategory", description="Claims that the law treats alike (请求类别).")
words(PartyRole, description="As what somebody takes part in a dispute (当事人地位).")
words(Way, name="DisputeWay", description="How a dispute is settled (处理方式).")
words(Basis, name="KnownBasis", description="By what a fact counts as known on a day (知悉依据).")
