"""Masks: enough for an officer to find the row, too little for anybody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from identity.person import mask


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("林秀英", "林**"),
        ("欧阳娜娜", "欧阳**"),
        ("司马光", "司马*"),
        ("欧阳", "欧*"),
        ("吉克隽逸", "吉***"),
        ("阿依古丽·买买提", "阿***·***"),
        ("John Smith", "J*** *****"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_surname_stays_and_the_given_name_goes(name: str, masked: str) -> None:
    assert mask.name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("511526195006150128", "511526********0128"),
        ("11010519491231002X", "110105********002X"),
        ("511526500615012", "511526******012"),
        ("H12345678", "H******78"),
        ("E1234", "*****"),
        ("", ""),
    ],
)
def test_an_id_number_loses_its_birthday(number: str, masked: str) -> None:
    assert mask.id_number(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13881812345", "138****2345"),
        ("+86 13881812345", "+86 138****2345"),
        ("0831-2345678", "**********78"),
        ("2345678", "*****78"),
        ("12333", "*****"),
    ],
)
def test_a_phone_number_keeps_its_end(number: str, masked: str) -> None:
    assert mask.phone(number) == masked


@pytest.mark.parametrize(
    ("account", "masked"),
    [("6228480402564890018", "****0018"), ("62284804", "****4804"), ("6228480", "****"), ("", "****")],
)
def test_a_bank_account_keeps_its_last_four(account: str, masked: str) -> None:
    assert mask.bank_account(account) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("四川省宜宾市珙县巡场镇光明村3组12号", "四川省宜宾市珙县巡场镇****"),
        ("宜宾市翠屏区北城街道都长街5号", "宜宾市翠屏区北城街道****"),
        ("兴文县大坝苗族乡小河村", "兴文县大坝苗族乡****"),
        ("屏山县新市镇和平社区", "屏山县新市镇****"),
        ("筠连县镇舟镇马家村2组", "筠连县镇舟镇****"),
        ("江苏省镇江市句容市下蜀镇空青村", "江苏省镇江市句容市下蜀镇****"),
        ("河南省新乡市卫辉市李源屯镇罗圈村", "河南省新乡市卫辉市李源屯镇****"),
        ("珙县光明社区金乡路8号", "珙县****"),
        ("珙县阳光小区7栋", "珙县****"),
        ("光明村3组12号", "****"),
        ("3组12号巡场镇", "****"),
        ("", "****"),
    ],
)
def test_an_address_is_shown_down_to_the_township(address: str, masked: str) -> None:
    assert mask.address(address) == masked


@given(some.text(min_size=1, max_size=40))
def test_no_mask_shows_the_whole_of_anything(text: str) -> None:
    visible = text.strip("·* ")
    for masked in (mask.name(text), mask.id_number(text), mask.phone(text), mask.bank_account(text)):
        assert not visible or visible not in masked
