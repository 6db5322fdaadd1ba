"""How texts are found by words: in Chinese characters, in pinyin, or by its first letters."""

from sqlalchemy import Column
from sqlalchemy.sql.elements import ColumnElement


def found_by(said: str) -> str:
    """What people type: the characters, the syllables written together, or their first letters."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - 0.3 s for its dictionary, which a start need not wait for

    syllables = lazy_pinyin(said, errors="default")
    letters = lazy_pinyin(said, style=Style.FIRST_LETTER, errors="default")
    return " ".join((said, "".join(syllables), "".join(letters))).lower()


def words_of(asked: str | None) -> list[str]:
    """Each of them has to be found."""
    return (asked or "").lower().split()


def says(column: Column[str], word: str) -> ColumnElement[bool]:
    """Whether a word is in what a thing is found by."""
    return column.contains(word, autoescape=True)
