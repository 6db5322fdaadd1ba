"""A claim before a commission: what is claimed, and since when the wrong has been known."""

from datetime import date
from typing import Annotated

from jinbao.commands import says
from labor_relations.dispute.claims import Claim


class ArbitrationClaim(Claim, frozen=True, kw_only=True):
    """One thing that is claimed before a commission (仲裁请求)."""

    known_on: Annotated[
        date, says("Day on which the wrong was known or should have been (知道或应当知道权利被侵害之日).")
    ]
