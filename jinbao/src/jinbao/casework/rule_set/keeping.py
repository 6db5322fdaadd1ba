"""With the first decision under a rule set its bytes are kept, so that it can be checked for ever."""

from collections.abc import Iterator

from jinbao.casework.rule_set.register import is_kept
from jinbao.casework.rule_set.rule_set import RULE_SET, Keep
from jinbao.rule_set import RuleSet
from jinbao.service import Enquiry, Part


def keeping(enquiry: Enquiry, rules: RuleSet) -> Iterator[Part]:
    if not is_kept(enquiry.connection, rules.id):
        yield Part(f"rule-set/{rules.id}", RULE_SET, Keep(rules))
