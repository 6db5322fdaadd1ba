"""The registers of advice are folded again from nothing; many keys cost what one does."""

from collections.abc import Callable
from datetime import date
from typing import Any

from advising import PILOT, SINCE_2009, advised, asked, entered, reply
from employment_county import GONGXIAN, County
from hiring import looking

from employment.consultation.procedure import SLICE as CONSULTATION
from employment.consultation.register import ANSWERS, CITATIONS, CONSULTATIONS
from employment.contact.look_ups import SLICE as CONTACT
from employment.contact.register import CONTACTS
from employment.contact.terms import EntryError
from employment.contract import (
    ConsultationsOf,
    ContactAspect,
    ContactFigures,
    FindConsultations,
    FindGuidance,
    FindPolicyTexts,
    GuidanceFor,
    GuidanceOf,
    PolicyVersionOn,
)
from employment.guidance.commands import AnnulGuidance
from employment.guidance.procedure import SLICE as GUIDANCE
from employment.guidance.register import TALKS
from employment.job_search.terms import Wish
from employment.policy_text.commands import RepealPolicyText
from employment.policy_text.procedure import SLICE as POLICY_TEXT
from employment.policy_text.register import POLICIES, TOPICS, VERSIONS

OWN = (POLICIES, TOPICS, VERSIONS, CONSULTATIONS, ANSWERS, CITATIONS, TALKS, CONTACTS)
ASKED: dict[str, Callable[[str], Any]] = {
    "policy_text_by_id": str,
    "policy_versions": str,
    "policy_version_on": lambda key: PolicyVersionOn(policy=key),
    "policy_version_by_name": lambda key: f"{key}/1",
    "policy_text_history": str,
    "policy_text_actions": str,
    "consultation_by_id": str,
    "consultations_of": lambda key: ConsultationsOf(person=key),
    "consultation_replies": str,
    "consultation_history": str,
    "consultation_actions": str,
    "guidance_by_id": str,
    "guidance_of": lambda key: GuidanceOf(person=key),
    "guidance_for": lambda key: GuidanceFor(search=key),
    "guidance_history": str,
    "guidance_actions": str,
}
PAGES: dict[str, Callable[..., Any]] = {
    "find_policy_texts": FindPolicyTexts,
    "find_consultations": FindConsultations,
    "find_guidance": FindGuidance,
}
FIGURES, YEAR = "contact_figures", {"region": GONGXIAN, "first_month": "2010-01", "last_month": "2010-12"}
MOST = 18


def test_every_register_is_rebuilt_from_nothing_and_a_hundred_keys_cost_no_more_than_twenty(
    county: County,
) -> None:
    for person in ("luo", "mei"):
        county.resident(person)
    law, pilot = entered(county), entered(county, PILOT, SINCE_2009)
    repeal = {"policy": pilot, "since": date(2014, 2, 21), "document": "国发〔2014〕8号"}
    county.do("yan", RepealPolicyText, **repeal)
    for person in ("luo", "mei", None):
        asked(county, person, reply=reply(law))
    asked(county)
    looking(county, "luo", Wish())
    advised(county)
    county.do("chu", AnnulGuidance, guidance=advised(county, "mei"), error=EntryError.NEVER_HAPPENED)
    assert all(county.rows(table) for table in OWN)
    assert not any(county.differing(OWN).values())

    there = [row.id for table in (POLICIES, CONSULTATIONS, TALKS) for row in county.rows(table)]
    keys = ["luo", "mei", *there, *(f"nobody-{number}" for number in range(100))][:100]
    for look_up, question in ASKED.items():
        few, many = ([question(key) for key in keys[:number]] for number in (20, 100))
        assert statements(county, look_up, few) == statements(county, look_up, many), look_up
    for look_up, page in PAGES.items():
        assert statements(county, look_up, [page(first=20)]) == statements(county, look_up, [page(first=100)])
    every_way = ContactFigures(**YEAR, by=(*ContactAspect,))
    assert statements(county, FIGURES, [every_way]) == statements(county, FIGURES, [ContactFigures(**YEAR)])


def statements(county: County, look_up: str, asked: list[Any]) -> int:
    run = county.cost(look_up, asked, "hu")
    assert 0 < run <= MOST, look_up
    return run


def test_every_look_up_of_these_slices_is_measured() -> None:
    slices = (POLICY_TEXT, CONSULTATION, GUIDANCE, CONTACT)
    assert {*ASKED, *PAGES, FIGURES} == {name for one in slices for name in one.look_ups}
