"""Service of documents: each way asks for something of its own to show for it."""

from datetime import date
from typing import Any

import pytest
from disputing import CLERK, DIRECTOR, HOME, LI, RECEIPT

from jinbao.actor import Actor
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import NotAuthorised, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration.steps import ARBITRATION
from labor_relations.arbitration.steps import DIRECT as DIRECT_COMMISSION
from labor_relations.arbitration.working_out import AWARD
from labor_relations.service_of_documents.commands import (
    AnnulService,
    PublishServiceNotice,
    RecordServiceAttempt,
    ServeDocument,
)
from labor_relations.service_of_documents.events import Item, NoticePublished, Served
from labor_relations.service_of_documents.service import SERVICE, ServiceFacts
from labor_relations.service_of_documents.terms import (
    FailedServiceAttempt,
    NoticeMedium,
    ServedDocument,
    ServiceAnnulment,
    ServiceReceiver,
    ServiceWitness,
)

DIRECT, LEFT, MAIL, NOTICE = ServiceMethod
ISSUED = date(2010, 3, 1)


class Delivery:
    """One document on its way to one addressee."""

    def __init__(self, document: ServedDocument = ServedDocument.AWARD) -> None:
        self.document, self.state = document, SERVICE.initial

    def ask(self, kind: Any, day: str, by: Actor = CLERK, **rest: Any) -> Any:
        on = date.fromisoformat(day)
        command = kind(on=on, arbitration="case", document=self.document, worker=LI, **rest)
        known = ServiceFacts(
            person=LI,
            place=HOME,
            of_item=ARBITRATION,
            annuls=DIRECT_COMMISSION,
            item=Item("case", self.document, 1, LI),
            issued_on=ISSUED,
            law=AWARD.law,
        )
        [said] = list(SERVICE.decide(self.state, command, Desk(by, on, known)))
        event = said.event if isinstance(said, Effective) else said
        self.state = SERVICE.evolve(self.state, event)
        return event

    def attempt(self, day: str, outcome: FailedServiceAttempt) -> Any:
        return self.ask(RecordServiceAttempt, day, attempted_on=date.fromisoformat(day), outcome=outcome)

    def publish(self, day: str) -> Any:
        return self.ask(
            PublishServiceNotice, day, published_on=date.fromisoformat(day), medium=NoticeMedium.BOARD
        )

    def serve(self, day: str, method: ServiceMethod, **rest: Any) -> Any:
        return self.ask(
            ServeDocument, day, **{"served_on": date.fromisoformat(day), "method": method, **rest}
        )


@pytest.mark.parametrize(
    ("method", "shown", "code"),
    [
        (DIRECT, {"receiver": ServiceReceiver.ADDRESSEE, "proof": RECEIPT}, None),
        (DIRECT, {"receiver": ServiceReceiver.ADDRESSEE}, "SERVICE_RECEIPT_MISSING"),
        (MAIL, {"proof": RECEIPT}, "RECEIVER_MISSING"),
        (
            DIRECT,
            {"proof": RECEIPT, "receiver": ServiceReceiver.FAMILY, "employer": "f"},
            "EMPLOYER_HAS_NO_FAMILY",
        ),
        (DIRECT, {"served_on": date(2010, 2, 28)}, "SERVED_BEFORE_ISSUED"),
        (DIRECT, {"served_on": date(2010, 3, 3)}, "SERVED_IN_FUTURE"),
        (LEFT, {"proof": RECEIPT, "witnessed": ServiceWitness.BY_WITNESS}, "NOT_REFUSED_TO_TAKE"),
        (NOTICE, {}, "NOTICE_NOT_OVER"),
    ],
    ids=str,
)
def test_each_way_of_service_has_something_to_show(
    method: ServiceMethod, shown: dict[str, Any], code: str | None
) -> None:
    delivery = Delivery()
    if code is None:
        assert isinstance(delivery.serve("2010-03-02", method, **shown), Served)
        with pytest.raises(Refused, match="ALREADY_SERVED"):
            delivery.serve("2010-03-03", method, **shown)
    else:
        with pytest.raises(Refused, match=code):
            delivery.serve("2010-03-02", method, **shown)


def test_what_is_refused_is_left_before_a_witness() -> None:
    delivery = Delivery()
    delivery.attempt("2010-03-02", FailedServiceAttempt.REFUSED_TO_TAKE)
    with pytest.raises(Refused, match="WITNESS_MISSING"):
        delivery.serve("2010-03-02", LEFT, proof=RECEIPT)
    left = delivery.serve("2010-03-02", LEFT, proof=RECEIPT, witnessed=ServiceWitness.BY_RECORDING)
    assert (left.on, left.witnessed) == (date(2010, 3, 2), ServiceWitness.BY_RECORDING)


def test_a_mediation_statement_is_signed_for_and_never_left_or_announced() -> None:
    delivery = Delivery(ServedDocument.MEDIATION_STATEMENT)
    delivery.attempt("2010-03-02", FailedServiceAttempt.REFUSED_TO_TAKE)
    delivery.attempt("2010-03-02", FailedServiceAttempt.NOT_FOUND)
    with pytest.raises(Refused, match="MUST_BE_SIGNED_FOR"):
        delivery.serve("2010-03-02", LEFT, proof=RECEIPT, witnessed=ServiceWitness.BY_WITNESS)
    with pytest.raises(Refused, match="MUST_BE_SIGNED_FOR"):
        delivery.publish("2010-03-03")


def test_a_service_that_was_recorded_wrongly_is_annulled_by_the_director_and_recorded_anew() -> None:
    delivery, shown = Delivery(), {"receiver": ServiceReceiver.ADDRESSEE, "proof": RECEIPT}
    wrong = {"ground": ServiceAnnulment.WRONG_DAY, "papers": (RECEIPT,)}
    with pytest.raises(Refused, match="NOT_SERVED"):
        delivery.ask(AnnulService, "2010-03-02", DIRECTOR, **wrong)
    delivery.attempt("2010-03-02", FailedServiceAttempt.RETURNED)
    delivery.serve("2010-03-02", DIRECT, **shown)
    with pytest.raises(NotAuthorised):
        delivery.ask(AnnulService, "2010-03-05", **wrong)
    annulled = delivery.ask(AnnulService, "2010-03-05", DIRECTOR, **wrong)
    assert (annulled.on, annulled.served_on) == (date(2010, 3, 5), date(2010, 3, 2))
    assert delivery.publish("2010-03-05").until == date(2010, 5, 4)
    assert delivery.serve("2010-03-05", DIRECT, **shown).on == date(2010, 3, 5)


@pytest.mark.parametrize(
    ("published_on", "served_on"), [("2010-03-02", "2010-05-01"), ("2022-01-04", "2022-02-03")], ids=str
)
def test_a_public_notice_comes_last_and_takes_as_long_as_the_law_of_its_day_says(
    published_on: str, served_on: str
) -> None:
    delivery = Delivery()
    with pytest.raises(Refused, match="OTHER_WAYS_NOT_TRIED"):
        delivery.publish(published_on)
    delivery.attempt(published_on, FailedServiceAttempt.RETURNED)
    announced = delivery.publish(published_on)
    assert isinstance(announced, NoticePublished)
    assert announced.until == date.fromisoformat(served_on)
    with pytest.raises(Refused, match="NOTICE_RUNS"):
        delivery.publish(published_on)
    with pytest.raises(Refused, match="NOTICE_NOT_OVER"):
        delivery.serve(published_on, NOTICE)
    assert delivery.serve(served_on, NOTICE).on == announced.until
