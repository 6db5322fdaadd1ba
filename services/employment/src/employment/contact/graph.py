"""Contacts with the public employment service in the graph: how many people, and how often."""

import strawberry

from employment.contract import ContactAspect, ContactFigures, ContactKind, ContactLine, ServiceTopic
from jinbao.graph import Month, ask, link, references, value, words

words(ContactAspect, description="By what contacts are told apart when they are counted (统计口径).")
words(ContactKind, description="Which service somebody was given (服务种类).")


@value(ContactLine)
class ContactCount:
    """Contacts and persons of one kind, office, topic and month, as far as these were told apart."""

    contacts: int = strawberry.field(description="How often somebody was served (人次).")
    persons: int = strawberry.field(
        description="How many people that were, each once in this line; lines cannot be added up (人数)."
    )
    unnamed: int = strawberry.field(description="Contacts of whoever gave no name (未实名人次).")
    kind: ContactKind | None = strawberry.field(description="Which service (服务种类).")
    topic: ServiceTopic | None = strawberry.field(description="About what (主题).")
    month: Month | None = strawberry.field(description="In which month (月份).")

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """At which office (机构)."""


@strawberry.type
class Query:
    @ask("employment", "contact_figures", ContactFigures)
    def contact_figures(self) -> list[ContactCount] | None:
        """How many people were served and how often, as far as the caller may see (服务人数、人次)."""
