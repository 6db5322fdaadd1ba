"""The law that an answer names, as its reader cites it."""

from typing import Any

from jinbao.citation import in_words
from jinbao.graph.context import Info


def law(root: Any, info: Info) -> str:
    """The article that the answer rests on."""
    return in_words(root.law, info.context.call.language)


def law_if_any(root: Any, info: Info) -> str | None:
    """The same where there may be none."""
    return None if root.law is None else law(root, info)


def laws(root: Any, info: Info) -> list[str]:
    """All that it rests on."""
    return [in_words(one, info.context.call.language) for one in root.law]
