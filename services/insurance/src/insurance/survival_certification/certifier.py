"""Who may certify that somebody lives, never a relative, and what proves it for each way of doing so."""

from datetime import date

from insurance.items import INTAKE, PENSION_CLAIM, REVIEW
from insurance.survival_certification.commands import CertifySurvival
from insurance.survival_certification.facts import CertificationFacts
from insurance.survival_certification.terms import SurvivalWay
from insurance.survival_certification.validity import known_way, parameter
from jinbao.actor import Actor, Place
from jinbao.decider import NotAuthorised, Refused
from jinbao.desk import Desk

ON_PAPER = (SurvivalWay.AGENCY_OF_RESIDENCE, SurvivalWay.DATA_COMPARISON)


def step_of(by: Actor, place: Place, on: date) -> str:
    """Whoever takes papers in certifies (17.7: a station only collects), and so does whoever reviews."""
    return REVIEW if any(by.may(REVIEW, PENSION_CLAIM, place, on)) else INTAKE


def must_certify(desk: Desk[CertificationFacts], command: CertifySurvival) -> None:
    """An office of the place, the one where an absent person lives, or the person with their own phone."""
    match command.way:
        case SurvivalWay.SELF_SERVICE:
            must_be_oneself(desk)
        case SurvivalWay.AGENCY_OF_RESIDENCE:
            if desk.known.at is None:
                raise Refused("AGENCY_MISSING", field="at")
            must_be_an_office(desk, desk.known.at)
        case _:
            must_be_an_office(desk, desk.known.place)


def must_be_oneself(desk: Desk[CertificationFacts]) -> None:
    by = desk.by
    if by.person != desk.known.person or by.office is not None:
        raise NotAuthorised("SELF_SERVICE_BY_OTHERS", person=desk.known.person)


def must_be_an_office(desk: Desk[CertificationFacts], place: Place) -> None:
    desk.must(step_of(desk.by, place, desk.on), PENSION_CLAIM, place)
    if desk.by.person in {desk.known.person, *desk.known.kin}:
        raise NotAuthorised("CERTIFIER_IS_KIN", law=parameter("certifier_unrelated", desk.on).source.cited)


def must_be_proven(known: CertificationFacts, command: CertifySurvival, certifier: str) -> None:
    """By what the way of certifying asks for; the law of the day on which they were seen knows the way."""
    if known_way(command.way, command.seen_on) is None:
        raise Refused("WAY_NOT_KNOWN", field="way", on=command.seen_on)
    if command.way is SurvivalWay.HOME_VISIT and not (command.geotag and command.papers):
        must_be_witnessed(known, command, certifier)
    if command.way in ON_PAPER and not command.papers:
        raise Refused("EVIDENCE_MISSING", field="papers")


def must_be_witnessed(known: CertificationFacts, command: CertifySurvival, certifier: str) -> None:
    """By enough people who are known, no relatives, and not who certifies."""
    needed = parameter("certification_witnesses", command.seen_on)
    partial = known.kin | {known.person, certifier}
    if involved := next((one for one in command.witnesses if one in partial), None):
        law = parameter("certifier_unrelated", command.seen_on).source.cited
        raise Refused("WITNESS_INVOLVED", field="witnesses", law=law, person=involved)
    if len(known.witnesses.intersection(command.witnesses)) < needed.number:
        raise Refused("VISIT_UNPROVEN", field="witnesses", law=needed.source.cited, witnesses=needed.number)
