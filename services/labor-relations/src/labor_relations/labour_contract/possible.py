"""What can be asked of a labour-use filing, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry
from labor_relations.labour_contract import commands
from labor_relations.labour_contract.filing import FILING
from labor_relations.labour_contract.knowledge import About, filing_facts
from labor_relations.labour_contract.look_ups import TABLE, seen
from labor_relations.labour_contract.register import stream_of
from labor_relations.labour_contract.terms import ChangeGround, ContractTerm, ContractTerms


def filings(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region, row.employer) for row in rows]
    streams = {one.filing: stream_of(one.filing) for one in cases}
    return standing_in(enquiry, FILING, streams, filing_facts(enquiry, cases, enquiry.today))


def change(it: Standing) -> commands.ChangeLabourContract:
    terms = ContractTerms(ContractTerm.OPEN_ENDED, it.on)
    return commands.ChangeLabourContract(
        on=it.on, filing=it.case, ground=ChangeGround.AMENDED, terms=terms, wage=0
    )


OF_FILING = KindOfCase(
    FILING.decide,
    (
        Possible("changeLabourContract", change),
        Possible("checkLabourContract", lambda it: commands.CheckLabourContract(on=it.on, filing=it.case)),
        Possible(
            "recordEndingProof",
            lambda it: commands.RecordEndingProof(on=it.on, filing=it.case, given_on=it.on),
        ),
    ),
    filings,
)
