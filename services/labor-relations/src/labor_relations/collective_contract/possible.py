"""What can be asked of a collective contract, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from jinbao.casework.possible import (
    EVERY_PAPER,
    KindOfCase,
    Possible,
    Standing,
    request_of,
    standing_in,
    today,
)
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry
from labor_relations.case_number.procedure import next_number
from labor_relations.case_number.terms import CaseSeries, NumberCancellation
from labor_relations.collective_contract import commands
from labor_relations.collective_contract.collective_contract import COLLECTIVE
from labor_relations.collective_contract.knowledge import About, collective_facts
from labor_relations.collective_contract.look_ups import concerned
from labor_relations.collective_contract.register import COLLECTIVES, case_of
from labor_relations.collective_contract.terms import CollectiveEnd


def collectives(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(
        COLLECTIVES.select().where(COLLECTIVES.c.id.in_(keys), concerned(enquiry))
    ).all()
    cases = [About(row.id, row.employer, row.region, row.review_until, row.submitted_event) for row in rows]
    number = next_number(enquiry, CaseSeries.COLLECTIVE_CONTRACT, enquiry.today.year)
    streams = {one.contract: case_of(one.contract) for one in cases}
    return standing_in(enquiry, COLLECTIVE, streams, collective_facts(enquiry, cases, enquiry.today, number))


def again(it: Standing) -> commands.ResubmitCollectiveContract:
    """The same, signed anew today."""
    text = it.state.file.text
    anew = replace(text, adoption=replace(text.adoption, on=it.on), signed_on=it.on)
    return commands.ResubmitCollectiveContract(on=it.on, contract=it.case, text=anew, papers=EVERY_PAPER)


def end(it: Standing) -> commands.TerminateCollectiveContract:
    ground = CollectiveEnd.PARTIES_AGREED
    return commands.TerminateCollectiveContract(on=it.on, contract=it.case, ground=ground, since=it.on)


OF_COLLECTIVE = KindOfCase(
    COLLECTIVE.decide,
    (
        Possible("registerCollectiveContract", request_of("contract", commands.RegisterCollectiveContract)),
        Possible(
            "annulCollectiveContractRegistration",
            request_of(
                "contract",
                commands.AnnulCollectiveContractRegistration,
                ground=NumberCancellation.FILED_IN_ERROR,
            ),
        ),
        Possible(
            "giveCollectiveContractOpinion", request_of("contract", commands.GiveCollectiveContractOpinion)
        ),
        Possible(
            "serveCollectiveContractOpinion",
            request_of(
                "contract",
                commands.ServeCollectiveContractOpinion,
                served_on=today,
                method=ServiceMethod.DIRECT,
            ),
        ),
        Possible("resubmitCollectiveContract", again),
        Possible("withdrawCollectiveContract", request_of("contract", commands.WithdrawCollectiveContract)),
        Possible(
            "publishCollectiveContract",
            request_of("contract", commands.PublishCollectiveContract, published_on=today),
        ),
        Possible("terminateCollectiveContract", end),
        Possible(
            "annulCollectiveContractTermination",
            request_of("contract", commands.AnnulCollectiveContractTermination),
        ),
    ),
    collectives,
)
