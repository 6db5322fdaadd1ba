"""In the demo city there is a hand for each step of what its offices do."""

import pytest

from employment.items import LABOUR_REGISTER
from gateway.demo.grants import authorities
from identity.demo import city
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE, REVIEW
from labor_relations.labour_contract.filing import ITEM as LABOUR_CONTRACT


@pytest.mark.parametrize(
    ("region", "item", "step"),
    [
        ("511526100201", LABOUR_REGISTER, INTAKE),
        ("511526100", LABOUR_REGISTER, FIRST_REVIEW),
        ("511526", LABOUR_REGISTER, APPROVE),
        ("511500", LABOUR_REGISTER, PUBLICISE),
        ("511526", LABOUR_CONTRACT, REVIEW),
    ],
)
def test_each_level_can_do_its_part(region: str, item: str, step: str) -> None:
    offices = {office.code: office for office in city().offices if office.region == region}
    held = [
        authority
        for officer in city().officers
        if officer.office in offices
        for authority in authorities(officer, offices[officer.office])
    ]
    assert any(item in one.items and step in one.steps for one in held)
