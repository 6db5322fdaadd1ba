"""What can be asked concerning the search for work."""

from typing import Annotated, TypeAlias

from employment.job_search.terms import SearchEnd, Wish
from jinbao.casework.consent import Consent
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("JobSearch", "The search for work (求职登记).")]
Agreed: TypeAlias = Annotated[Consent | None, says("How they let another act for them (代办授权).")]
Wanted: TypeAlias = Annotated[Wish, says("What they can do, and look for (求职意向).")]


class BeginJobSearch(Command, frozen=True, kw_only=True):
    """Somebody looks for work, and says for which (求职登记)."""

    person: Annotated[str, id_of("Person", "Who looks for work (求职者).")]
    region: Annotated[str, id_of("Region", "Where they live (居住地).")]
    wish: Wanted
    consent: Agreed = None


class ChangeJobSearch(Command, frozen=True, kw_only=True):
    """They look for something else, or have learned more (变更求职意向)."""

    search: Which
    wish: Wanted
    consent: Agreed = None


class EndJobSearch(Command, frozen=True, kw_only=True):
    """They look for work no more (停止求职)."""

    search: Which
    reason: Annotated[SearchEnd, says("Why (停止求职原因).")]
    consent: Agreed = None


JobSearchCommand: TypeAlias = BeginJobSearch | ChangeJobSearch | EndJobSearch
