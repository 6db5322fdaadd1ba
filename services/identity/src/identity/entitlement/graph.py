"""Entitlements in the graph: what lists of other departments say of a person."""

from datetime import date

import strawberry

from identity.contract import EntitlementAnswer, EntitlementKind
from jinbao.graph import contributes, link, references, value, words

words(EntitlementKind, description="On which list of another department somebody is (身份类别).")


@value(EntitlementAnswer)
class ListedEntitlement:
    """Since when until when somebody is on a list of another department (部门认定身份)."""

    kind: EntitlementKind = strawberry.field(description="Which list (身份类别).")
    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day, where it has one (截止日).")
    line: int = strawberry.field(description="The line of the file that says so (行号).")

    @link("identity", "partner_feed_by_id", key="feed")
    def feed(self) -> references.PartnerFeed | None:
        """The file that says so (部门数据)."""


@contributes("Person")
class EntitledPerson:
    @link("identity", "entitlements_of")
    def listed_entitlements(self) -> list[ListedEntitlement] | None:
        """What lists of other departments say of them, by kind and oldest first (部门认定身份)."""
