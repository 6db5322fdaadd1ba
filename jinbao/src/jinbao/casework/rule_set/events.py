"""What can happen to a rule set: it is kept, once and for ever."""

from jinbao.events import Event


class RuleSetKept(Event, frozen=True, tag="jinbao.rule-set.kept.v1"):
    """``id`` is the SHA-256 over both texts: the parameter file and the source of the formula."""

    id: str
    parameters: str
    formula: str
