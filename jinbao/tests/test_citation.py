"""Articles as officials cite them, in both languages."""

import pytest

from jinbao.citation import arabic, in_chinese, in_english


@pytest.mark.parametrize(
    ("article", "chinese", "english"),
    [
        ("七", "第七条", "art. 7"),
        ("四十六（五）", "第四十六条第（五）项", "art. 46 (5)"),
        ("四十四（二）、四十六", "第四十四条第（二）项、第四十六条", "art. 44 (2), art. 46"),
        ("入户认证", "“入户认证”", "“入户认证”"),
    ],
)
def test_an_article_is_cited_as_the_reader_writes_it(article: str, chinese: str, english: str) -> None:
    assert (in_chinese(article), in_english(article)) == (chinese, english)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("九十八", 98), ("一百", 100), ("一百一十二", 112)],
)
def test_a_chinese_numeral_is_a_number(numeral: str, number: int) -> None:
    assert arabic(numeral) == number
