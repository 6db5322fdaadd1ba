"""The coded words of the service that several of its slices share, before any of them uses one."""

import strawberry

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

strawberry.enum(Side, name="DisputeSide", description="Which side of a dispute somebody is on (当事人一方).")
strawberry.enum(AgentKind, name="DisputeAgentKind", description="What makes somebody an agent (代理人身份).")
strawberry.enum(Powers, name="DisputePowers", description="What an agent may do (代理权限).")
strawberry.enum(ClaimKind, name="LabourClaimKind", description="What is claimed (请求事项).")
strawberry.enum(
    ClaimCategory, name="LabourClaimCategory", description="Claims that the law treats alike (请求类别)."
)
strawberry.enum(PartyRole, description="As what somebody takes part in a dispute (当事人地位).")
strawberry.enum(Way, name="DisputeWay", description="How a dispute is settled (处理方式).")
strawberry.enum(Basis, name="KnownBasis", description="By what a fact counts as known on a day (知悉依据).")
