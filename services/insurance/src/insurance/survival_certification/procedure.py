"""Which streams an act of certification concerns: its own, and the pension that it holds or frees."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from insurance.items import PENSION_CLAIM, REVIEW
from insurance.law import STANDING
from insurance.pension.commands import ResumePension, SuspendPension
from insurance.pension.knowledge import pension_facts
from insurance.pension.pension import PENSION
from insurance.pension.register import case_of as pension_stream
from insurance.pension.terms import SuspensionGround
from insurance.survival_certification import commands, register
from insurance.survival_certification.certification import CERTIFICATION, Miss
from insurance.survival_certification.clocks import VALIDITY
from insurance.survival_certification.facts import CertificationFacts
from insurance.survival_certification.knowledge import always, certification_facts
from insurance.survival_certification.possible import OF_CERTIFICATION
from insurance.survival_certification.register import case_of
from insurance.survival_certification.validity import valid_until
from jinbao.calendar import Month
from jinbao.casework.rule_set.keeping import keeping
from jinbao.service import Enquiry, LookUp, Part, Slice


def certify(enquiry: Enquiry, command: commands.CertifySurvival) -> Iterator[Part]:
    facts = certification_facts(enquiry, [command.person], at=command.at, witnesses=command.witnesses)
    for parts in certified(enquiry, [command], facts):
        yield from parts
        if len(parts) > 1:
            yield from keeping(enquiry, STANDING)


def certified(
    enquiry: Enquiry, several: Sequence[commands.CertifySurvival], facts: dict[str, CertificationFacts]
) -> Iterator[tuple[Part, ...]]:
    """Each certification, with the pension that goes on by it where the caller may let it."""
    freed = [one.person for one in several if may_resume(enquiry, facts[one.person], one)]
    pensions = pension_facts(enquiry, freed) if freed else {}
    for one in several:
        certification = Part(case_of(one.person), CERTIFICATION, one, always(facts[one.person]))
        if (known := pensions.get(one.person)) is None:
            yield (certification,)
        else:
            resume = ResumePension(on=one.on, person=one.person, papers=one.papers)
            seen = {"certified_until": valid_until(one.seen_on), "certification": case_of(one.person)}
            now = replace(known, **seen)
            yield certification, Part(pension_stream(one.person), PENSION, resume, always(now))


def may_resume(enquiry: Enquiry, known: CertificationFacts, asked: commands.CertifySurvival) -> bool:
    """A station only collects (17.7): what it has certified the county is asked to resume."""
    return known.held and any(enquiry.actor.may(REVIEW, PENSION_CLAIM, known.place, asked.on))


def take_back(enquiry: Enquiry, command: commands.TakeBackSurvivalCertification) -> Iterator[Part]:
    facts = certification_facts(enquiry, [command.person])[command.person]
    yield Part(case_of(command.person), CERTIFICATION, command, always(facts))


def suspended(enquiry: Enquiry, persons: Sequence[str], month: Month, on: date) -> Iterator[tuple[Part, ...]]:
    """That each was not certified in time, with the pension that is held for it: a decision of its own."""
    facts, pensions = certification_facts(enquiry, persons), pension_facts(enquiry, persons)
    for person in persons:
        held = SuspendPension(on=on, person=person, ground=SuspensionGround.NOT_CERTIFIED, since=month)
        yield (
            Part(case_of(person), CERTIFICATION, Miss(month), always(facts[person])),
            Part(pension_stream(person), PENSION, held, always(pensions[person])),
        )


SLICE = Slice(
    "survival-certification",
    handlers={
        commands.CertifySurvival: certify,
        commands.TakeBackSurvivalCertification: take_back,
    },
    look_ups={
        "certification_by_person": LookUp(register.certification_by_person, file=True),
        "find_certifications": LookUp(register.find_certifications, file=True),
        "certifications_of": LookUp(register.certifications_of, file=True),
        "certification_history": LookUp(register.certification_history, file=True),
        "certification_clocks": LookUp(register.certification_clocks, file=True),
        "certification_actions": LookUp(OF_CERTIFICATION.actions),
    },
    fold=register.fold,
    clocks=(VALIDITY,),
)
