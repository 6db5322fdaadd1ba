"""Articles as officials cite them, in both languages."""

import pytest

from jinbao.citation import arabic, cited, in_words


@pytest.mark.parametrize(
    ("article", "chinese", "english"),
    [
        ("七", "社会保险法第七条", "社会保险法, art. 7"),
        ("四十六（五）", "社会保险法第四十六条第（五）项", "社会保险法, art. 46 (5)"),
        (
            "四十四（二）、四十六",
            "社会保险法第四十四条第（二）项、第四十六条",
            "社会保险法, art. 44 (2), art. 46",
        ),
        ("六十一至六十七", "社会保险法第六十一条至第六十七条", "社会保险法, arts. 61–67"),
        ("入户认证", "社会保险法“入户认证”", "社会保险法“入户认证”"),
        ("", "社会保险法", "社会保险法"),
    ],
)
def test_an_article_is_cited_as_the_reader_writes_it(article: str, chinese: str, english: str) -> None:
    law = cited("社会保险法", article)
    assert (in_words(law, "zh"), in_words(law, "en")) == (chinese, english)


@pytest.mark.parametrize("law", ["GB 11643-1999", "GB/T 2260、统计用区划代码", "国发〔2009〕32号"])
def test_a_document_without_articles_is_cited_by_its_name(law: str) -> None:
    assert in_words(law, "zh") == in_words(law, "en") == law


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("九十八", 98), ("一百", 100), ("一百一十二", 112)],
)
def test_a_chinese_numeral_is_a_number(numeral: str, number: int) -> None:
    assert arabic(numeral) == number
