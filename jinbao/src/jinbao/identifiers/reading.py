"""Identifiers as they are written on paper: typed with spaces around them and in either case."""

DIGITS = frozenset("0123456789")
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def as_written(text: str) -> str:
    """Without the spaces around it, in capitals."""
    return text.strip().upper()


def only(characters: frozenset[str], text: str) -> bool:
    """Whether a text has no others; `str.isdigit` would let Arabic and superscript digits pass."""
    return characters.issuperset(text)
