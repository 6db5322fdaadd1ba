"""Identity with its key ring and the contents of papers in a folder of this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Engine

from identity.bank_file.answers import BankFile, BankOrder, LineToPay, Payee, PayeeOf
from identity.bank_file.rendering import rendered
from identity.person.commands import RecordPaper
from identity.person.key_ring import KeyRing
from identity.person.papers import Contents, Paper, PaperStore
from identity.person.vault import Vault
from identity.roster.answers import DryRun, DryRunAnswer
from identity.roster.enrolment import Enrol, Withdraw, WouldEnrol
from identity.roster.importer import Importer
from identity.roster.trying import heard_out
from identity.service import identity
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.service import Service

__all__ = ["Contents", "Local", "Paper", "opened_in"]


ACCOUNTS_AT_ONCE = 500
"""How many accounts are read with one line of the access trail."""


class Local(Struct, frozen=True):
    """The service and what stands beside it: files do not go through the graph, but meet the same rules."""

    service: Service
    vault: Vault
    papers: PaperStore
    importer: Importer
    would_enrol: WouldEnrol

    def hand_in(self, call: Call, person: str, name: str, content_type: str, content: bytes) -> Paper:
        """Keep a paper of a person whom the caller may see and serve; raises Refused, and keeps nothing."""
        self._must_see(call, person)
        with self.service.writing() as connection:
            paper = self.papers.keep(connection, person, name, content_type, content)
        command = RecordPaper(
            on=self.service.today, person=person, paper=paper.id, type=paper.type, sha256=paper.sha256
        )
        try:
            self.service.carry_out(command, call)
        except Refused:
            self.papers.discard(paper.id)
            raise
        return paper

    def read(self, call: Call, person: str, paper: str) -> Contents:
        """The contents of a paper, whose reading is recorded with its purpose; raises Refused."""
        self._must_see(call, person)
        (known,) = self.service.look_up("papers_of", [person], call)
        if paper not in {one.id for one in known}:
            raise Refused("PAPER_UNKNOWN", field="paper", paper=paper)
        with self.service.engine.connect() as connection:
            return self.papers.read(connection, person, paper)

    def try_roster(self, call: Call, ask: DryRun) -> DryRunAnswer:
        """What would become of each row; nothing is kept. Raises Refused."""
        answer: DryRunAnswer
        (answer,) = self.service.look_up("roster_dry_run", [ask], call)
        return heard_out(answer, self.would_enrol, call)

    def receipts_workbook(self, call: Call, roster: str) -> bytes:
        """A roster's receipts as XLSX in the caller's language, whose reading is recorded; raises Refused."""
        answer: bytes | Refused
        (answer,) = self.service.look_up("receipts_workbook", [roster], call)
        if isinstance(answer, Refused):
            raise answer
        return answer

    def bank_file(self, call: Call, order: BankOrder) -> BankFile:
        """The file in which an order goes to the bank; the reading of every account is recorded."""
        (county,) = self.service.look_up("region_by_id", [order.county], call)
        return rendered(order, (county.code, county.name), self._payees(call, order))

    def rotate(self) -> int:
        """A new master that wraps every key; returns how many. What is sealed is not touched."""
        self.vault.ring.rotate()
        with self.service.writing() as connection:
            return self.vault.rewrap(connection)

    def _payees(self, call: Call, order: BankOrder) -> Iterator[tuple[LineToPay, Payee | None]]:
        for first in range(0, len(order.lines), ACCOUNTS_AT_ONCE):
            lines = order.lines[first : first + ACCOUNTS_AT_ONCE]
            keys = [PayeeOf(item=order.item, county=order.county, person=line.person) for line in lines]
            yield from zip(lines, self.service.look_up("payees", keys, call), strict=True)

    def _must_see(self, call: Call, person: str) -> None:
        answer: Any
        (answer,) = self.service.look_up("person_by_id", [person], call)
        if isinstance(answer, Refused):
            raise answer
        if answer is None:
            raise Refused("PERSON_UNKNOWN", field="person", person=person)


def opened_in(
    folder: Path, engine: Engine, enrol: Enrol, withdraw: Withdraw, would_enrol: WouldEnrol
) -> Local:
    """The key ring is made where there is none yet; whoever loses it can read no personal data any more.

    ``enrol`` sends the enrolment of a roster's row to whoever decides on it, ``withdraw`` takes it back;
    ``would_enrol`` asks them what they would say.
    """
    vault = Vault(KeyRing.open(folder / "keys.json", create=True))
    papers = PaperStore(folder / "papers", vault)
    service = identity(engine, vault, papers)
    return Local(service, vault, papers, Importer(service, vault, enrol, withdraw), would_enrol)
