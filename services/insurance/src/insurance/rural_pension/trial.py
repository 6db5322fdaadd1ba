"""What would become of forms of enrolment that have not been handed in: each is put to the decider."""

from collections.abc import Sequence
from datetime import date

from insurance.rural_pension.answers import WouldEnrol
from insurance.rural_pension.commands.enrolment import SubmitEnrolment
from insurance.rural_pension.enrolment import ENROLMENT
from insurance.rural_pension.enrolment_register import case_of
from insurance.rural_pension.knowledge import enrolment_facts_of
from jinbao.actions import Action, actions
from jinbao.casework.people import known_people
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.service import Enquiry


def would_enrol(enquiry: Enquiry, keys: Sequence[WouldEnrol]) -> list[Action]:
    """For each form whether it would be taken today, and else why not; nothing is recorded."""
    found: dict[WouldEnrol, Action] = {}
    for day in sorted({key.form.on for key in keys}):
        same_day = [key for key in keys if key.form.on == day]
        found |= dict(zip(same_day, tried_on(enquiry, same_day, day), strict=True))
    return [found[key] for key in keys]


def tried_on(enquiry: Enquiry, keys: Sequence[WouldEnrol], day: date) -> list[Action]:
    entry = enquiry.call.historical_entry
    try:
        enquiry.authority.must_enter_history(enquiry.connection, enquiry.actor, entry, day, enquiry.today)
    except Refused as refused:
        return [Action.refused(SubmitEnrolment, refused)] * len(keys)
    on_record = known_people(enquiry.connection, [key.form.person for key in keys])
    facts = enrolment_facts_of(
        enquiry, {key.form.person: on_record.get(key.form.person, key.newcomer) for key in keys}, day
    )
    cases = enquiry.service.ledger.histories(ENROLMENT, [case_of(key.form.person) for key in keys])
    return [
        action
        for key in keys
        for action in actions(
            ENROLMENT.decide,
            cases[case_of(key.form.person)].state,
            [key.form],
            Desk(enquiry.actor, day, facts[key.form.person]),
        )
    ]
