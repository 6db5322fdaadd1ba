"""The papers whose contents identity keeps, as it published them; a command may name these and no others."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, Connection, Table, Text, select

from jinbao.casework.metadata import CASEWORK
from jinbao.casework.paper import CasePaper, papers_in
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes
from jinbao.service import Enquiry, Slice


class PaperRecorded(Event, frozen=True, tag="identity.paper-recorded.v1"):
    paper: str
    person: str
    sha256: str


RECORDED = Table(
    "paper_known",
    CASEWORK,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case PaperRecorded(paper, person, sha256):
            changes.put(RECORDED, id=paper, person=person, sha256=sha256)


def must_be_recorded(enquiry: Enquiry, command: Command) -> None:
    """Every paper of a command is kept, and is the one that the caller has seen.

    What was handed in a moment ago may still be on its way: it is awaited.
    Raises PAPER_UNKNOWN, PAPER_DIFFERS.
    """
    if not (named := list(papers_in(command))):
        return
    ids = {paper.id for _, paper in named}
    recorded: dict[str, str] = {}

    def all_are_known() -> bool:
        recorded.update(digests(enquiry.connection, ids - recorded.keys()))
        return recorded.keys() == ids

    enquiry.service.hears_until(all_are_known)
    for at, paper in named:
        must_be_the_one(at, paper, recorded)


def digests(connection: Connection, papers: Iterable[str]) -> Mapping[str, str]:
    """The SHA-256 of each of them that is recorded."""
    found = select(RECORDED.c.id, RECORDED.c.sha256).where(RECORDED.c.id.in_(list(papers)))
    return {row.id: row.sha256 for row in connection.execute(found)}


def must_be_the_one(at: str, paper: CasePaper, recorded: Mapping[str, str]) -> None:
    if paper.id not in recorded:
        raise Refused("PAPER_UNKNOWN", field=f"{at}.id", retryable=True, paper=paper.id)
    if paper.sha256 != recorded[paper.id]:
        raise Refused("PAPER_DIFFERS", field=f"{at}.sha256", paper=paper.id)


SLICE = Slice("recorded-paper", requires=must_be_recorded)
