"""The rule set: kept in the transaction of the first decision that rests on it."""

from collections.abc import Iterator

from msgspec import Struct

from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.rule_set import RuleSet


class Keep(Struct, frozen=True):
    rules: RuleSet


def decide(kept: bool, keep: Keep, _desk: Desk[None]) -> Iterator[RuleSetKept]:  # noqa: FBT001 -- the state
    if not kept:
        rules = keep.rules
        yield RuleSetKept(rules.id, rules.parameters.decode(), rules.formula.decode())


RULE_SET = Decider[bool, Keep, RuleSetKept](initial=False, decide=decide, evolve=lambda _kept, _event: True)
