"""Which filing each command concerns, and what follows here from what employment has registered."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from jinbao.actor import Place
from jinbao.decider import Refused
from jinbao.published import Heard
from jinbao.service import Enquiry, LookUp, Part, Slice
from labor_relations.labour_contract import commands, heard, look_ups
from labor_relations.labour_contract.clocks import CLOCKS
from labor_relations.labour_contract.filing import FILING, FilingFacts
from labor_relations.labour_contract.knowledge import About, filing_facts
from labor_relations.labour_contract.owed import entitlements_of_filing
from labor_relations.labour_contract.possible import OF_FILING
from labor_relations.labour_contract.register import FILINGS, fold, stream_of


def change(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    about = on_file(enquiry, command.filing)
    if about is None:
        raise Refused("FILING_UNKNOWN", field="filing")
    facts = filing_facts(enquiry, [about], command.on)[about.filing]
    yield concerning(about, command, facts)


def file_hire(_: Enquiry, one: Heard) -> Iterator[Part]:
    """An employer's one submission to employment is its filing here too (handbook 17.10)."""
    hire = one.event
    about = About(hire.employment, hire.person, hire.region, hire.employer)
    yield concerning(about, hire, told_of(about))


def follow(enquiry: Enquiry, one: Heard) -> Iterator[Part]:
    """What is said of an employment that was filed."""
    if about := on_file(enquiry, one.event.employment):
        yield concerning(about, one.event, told_of(about))


def on_file(enquiry: Enquiry, filing: str) -> About | None:
    row = enquiry.connection.execute(select(FILINGS).where(FILINGS.c.id == filing)).first()
    return About(row.id, row.person, row.region, row.employer) if row else None


def told_of(about: About) -> FilingFacts:
    """All that a filing needs: it does not wait until identity has told of the person and the place too."""
    return FilingFacts(person=about.person, place=Place(about.region, (about.region,)))


def concerning(about: About, asked: Any, facts: FilingFacts) -> Part:
    return Part(stream_of(about.filing), FILING, asked, lambda _state: facts)


SLICE = Slice(
    "labour-contract",
    handlers={
        commands.ChangeLabourContract: change,
        commands.CheckLabourContract: change,
        commands.RecordEndingProof: change,
    },
    look_ups={
        "filing_by_id": LookUp(look_ups.filing_by_id, file=True),
        "filings_of_person": LookUp(look_ups.filings_of_person, file=True),
        "filings_of_employer": LookUp(look_ups.filings_of_employer, file=True),
        "find_filings": LookUp(look_ups.find_filings, file=True),
        "filing_clocks": LookUp(look_ups.filing_clocks, file=True),
        "filing_history": LookUp(look_ups.filing_history, file=True),
        "filing_actions": LookUp(OF_FILING.actions),
        "entitlements_of_filing": LookUp(entitlements_of_filing, file=True),
        "signing_rate": LookUp(look_ups.signing_rate),
    },
    fold=fold,
    clocks=CLOCKS,
    reactions={
        heard.HireRegistered: file_hire,
        heard.EmploymentEnded: follow,
        heard.RegistrationCorrected: follow,
        heard.RegistrationAnnulled: follow,
    },
)
