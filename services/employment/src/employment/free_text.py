"""What officials write down in their own words: it is read by many, and names nobody."""

import re

from jinbao.decider import Refused

# Numbers of identity cards, telephones and accounts have at least as many digits; those of documents fewer.
PERSONAL_NUMBER = re.compile(r"\d(?:[ -]?\d){10,}")


def must_name_nobody(text: str, field: str) -> None:
    """Names cannot be told from other words, numbers can."""
    if PERSONAL_NUMBER.search(text):
        raise Refused("PERSONAL_NUMBER_IN_TEXT", field=field, law="个人信息保护法 六")
