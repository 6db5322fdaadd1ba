"""In the demo city there is a hand for each step of what its offices do."""

import pytest

from employment.items import LABOUR_REGISTER
from gateway.demo.grants import authorities
from identity.demo import city
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE


@pytest.mark.parametrize(
    ("region", "step"),
    [
        ("511526100201", INTAKE),
        ("511526100", FIRST_REVIEW),
        ("511526", APPROVE),
        ("511500", PUBLICISE),
    ],
    ids=["village", "township", "county", "city"],
)
def test_each_level_can_do_its_part_of_a_month_of_the_labour_register(region: str, step: str) -> None:
    offices = {office.code: office for office in city().offices if office.region == region}
    held = [
        authority
        for officer in city().officers
        if officer.office in offices
        for authority in authorities(officer, offices[officer.office])
    ]
    assert any(LABOUR_REGISTER in one.items and step in one.steps for one in held)
