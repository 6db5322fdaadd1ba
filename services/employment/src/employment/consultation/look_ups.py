"""What can be looked up of consultations: by the office of the place, and by who asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from employment.consultation.answers import (
    CitedAnswer,
    ConsultationAnswer,
    ConsultationsOf,
    FindConsultations,
    ReplyAnswer,
)
from employment.consultation.register import ANSWERS, CITATIONS, CONSULTATIONS, stream_of
from employment.items import CONSULTATION
from employment.policy_text.look_ups import is_in_force
from employment.policy_text.register import VERSIONS
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of, seen_among
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = CONSULTATIONS.c
ORDER = (TABLE.asked_on, TABLE.id)


def consultation_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ConsultationAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), ConsultationAnswer)


def consultations_of(enquiry: Enquiry, keys: Sequence[ConsultationsOf]) -> list[Listed[ConsultationAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=ConsultationAnswer,
    )


def find_consultations(
    enquiry: Enquiry, keys: Sequence[FindConsultations]
) -> list[Listed[ConsultationAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindConsultations) -> Listed[ConsultationAnswer]:
    statement = seen(enquiry).where(*wanted(enquiry, ask))
    return page_of(enquiry, statement, ask, ORDER, ConsultationAnswer, newest_first=True)


def wanted(enquiry: Enquiry, ask: FindConsultations) -> Iterator[ColumnElement[bool]]:
    if ask.region:
        yield TABLE.region.in_(enquiry.authority.inside(ask.region))
    if ask.stage:
        yield TABLE.stage == ask.stage
    if ask.topic:
        yield TABLE.topic == ask.topic
    if ask.to_tell:
        yield TABLE.to_tell
    if ask.policy:
        cited = CITATIONS.c
        yield TABLE.id.in_(select(cited.consultation).where(cited.policy == ask.policy))
    if ask.shaken:
        yield TABLE.id.in_(answers_shaken())


def answers_shaken() -> Select[Any]:
    """The consultations whose last answer rests on what its text does not say, or did not say on that day."""
    given, cited, version, later = ANSWERS.c, CITATIONS.c, VERSIONS.c, ANSWERS.alias("later")
    after = (later.c.consultation == given.consultation, later.c.number > given.number)
    return (
        select(given.consultation)
        .join(CITATIONS, and_(cited.consultation == given.consultation, cited.answer == given.number))
        .join(VERSIONS, and_(version.policy == cited.policy, version.number == cited.version))
        .where(
            ~exists().where(*after),
            or_(version.event != cited.event, ~is_in_force(given.on)),
        )
    )


def consultation_replies(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ReplyAnswer]]:
    """The answers of each, oldest first, with what they cite."""
    there = seen_among(enquiry, keys, seen(enquiry))
    replies: dict[str, list[ReplyAnswer]] = {key: [] for key in keys}
    cites = citations(enquiry, there)
    given = select(ANSWERS).where(ANSWERS.c.consultation.in_(there)).order_by(ANSWERS.c.number)
    for row in enquiry.connection.execute(given):
        said = (row.number, row.text, row.on, row.office, row.officer, row.by_county, row.corrects)
        replies[row.consultation].append(ReplyAnswer(*said, tuple(cites[row.consultation, row.number])))
    return [replies[key] for key in keys]


def citations(enquiry: Enquiry, consultations: Sequence[str]) -> Mapping[tuple[str, int], list[CitedAnswer]]:
    """What each answer cites, by its consultation and number."""
    cites: dict[tuple[str, int], list[CitedAnswer]] = defaultdict(list)
    cited = select(CITATIONS).where(CITATIONS.c.consultation.in_(consultations))
    for row in enquiry.connection.execute(cited.order_by(CITATIONS.c.document, CITATIONS.c.version)):
        cites[row.consultation, row.answer].append(convert(row, CitedAnswer, from_attributes=True))
    return cites


def consultation_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    """Words of one's own are shown to who handles the case, and to who asked."""
    handled: Any = enquiry.sees(CONSULTATION, region=TABLE.region, person=TABLE.person)
    return select(CONSULTATIONS).where(handled)
