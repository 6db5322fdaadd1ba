"""What can be asked concerning vocational guidance."""

from typing import Annotated, TypeAlias

from employment.contact.terms import EntryError
from employment.guidance.terms import FollowUpEnd, GuidanceTalk
from employment.unemployment.terms import ContactWay
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("VocationalGuidance", "The guidance (职业指导).")]
Said: TypeAlias = Annotated[GuidanceTalk, says("What the talk was about, and what came of it (指导情况).")]


class GiveGuidance(Command, frozen=True, kw_only=True):
    """An adviser has talked with somebody about their work (职业指导登记)."""

    person: Annotated[str, id_of("Person", "With whom (指导对象).")]
    region: Annotated[str, id_of("Region", "Where they live (居住地).")]
    way: Annotated[ContactWay, says("How they talked (指导方式).")]
    talk: Said


class CorrectGuidance(Command, frozen=True, kw_only=True):
    """Corrects what was written down of a talk (更正指导记录)."""

    guidance: Which
    talk: Said


class FollowUpGuidance(Command, frozen=True, kw_only=True):
    """Records what became of the next step (后续落实)."""

    guidance: Which
    end: Annotated[FollowUpEnd, says("What became of it (后续落实情况).")]


class AnnulGuidance(Command, frozen=True, kw_only=True):
    """Takes back guidance that should not have been written down; it counts no more (撤销指导登记)."""

    guidance: Which
    error: Annotated[EntryError, says("What was wrong (差错原因).")]


GuidanceCommand: TypeAlias = GiveGuidance | CorrectGuidance | FollowUpGuidance | AnnulGuidance
