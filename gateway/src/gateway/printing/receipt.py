"""The receipt (收件回执、受理回执): what was handed in, whether it is accepted, and what comes next."""

from collections.abc import Iterator

from gateway.printing.asking import Asking
from gateway.printing.case import Case, Happened, Item, Step, case_of, names_of, office_of, proof_of
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from identity.contract import masked_number

HANDED_IN = (
    "enrolment-submitted",
    "enrolment-completed",
    "claim-filed",
    "claim-completed",
    "applied",
    "completed",
)
ACCEPTED = ("enrolment-first-reviewed", "claim-accepted", "accepted")


async def receipt(asking: Asking, kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    """Of what was handed in last. A station takes papers in but never accepts: handbook 17.7."""
    case, item = await case_of(asking, kind, id)
    handed_in, latest = case.last(*HANDED_IN), case.last(*HANDED_IN, *ACCEPTED)
    accepted = latest.what in ACCEPTED
    facts = [*about(case, item, handed_in, words)]
    if accepted:
        facts.append((words.say("ACCEPTED_ON"), words.say("DAY", on=str(latest.effective_on))))
    return Sheet(
        title=words.say("RECEIPT_OF_ACCEPTANCE" if accepted else "RECEIPT_OF_INTAKE"),
        case=handed_in.stream,
        parts=(
            Facts(facts),
            papers(handed_in, words),
            steps(item, words),
            Passage(words.titles("RECEIPT_ONCE", "RECEIPT_KEEP")),
        ),
        office=await office_of(asking, latest, case.region),
        on=str(latest.effective_on),
        proof=tuple(proof_of(latest, words)),
        masked=case.masked,
    )


def about(
    case: Case, item: Item, handed_in: Happened, words: Words, *, whole: bool = False
) -> Iterator[tuple[str, str | None]]:
    """The birthday in the number stays hidden: a receipt is carried about and lies on counters.

    The ``whole`` number is for decisions, which have to say beyond doubt whom they bind.
    """
    if case.person:
        number = case.person.id_number
        yield words.say("ABOUT" if case.heirs else "APPLICANT"), case.person.name
        yield words.say("ID_NUMBER"), number if whole or number is None else masked_number(number)
    yield words.say("PLACE"), case.region.whole(words)
    if case.heirs:
        yield words.say("HEIRS"), words.listed(names_of(one.person for one in case.heirs))
    yield words.say("ITEM"), words.either(item.zh, item.en)
    yield words.say("HANDED_IN_ON"), words.say("DAY", on=str(handed_in.effective_on))
    if consent := handed_in.detail.get("consent"):
        yield words.say("CONSENT"), words.label(consent)


def papers(handed_in: Happened, words: Words) -> Table | Passage:
    brought = handed_in.detail["papers"]
    if not brought:
        return Passage(words.titles("NO_PAPERS"), words.say("PAPERS"))
    rows = [(str(number), words.label(one["kind"]), one["sha256"]) for number, one in enumerate(brought, 1)]
    return Table(words.say("PAPERS"), words.titles("NUMBER", "PAPER", "FILE_HASH"), rows)


def steps(item: Item, words: Words) -> Table:
    rows = [
        (words.either(step.zh, step.en), words.label(step.level.upper()), time_for(step, words))
        for step in item.steps
    ]
    return Table(words.say("STEPS"), words.titles("STEP", "LEVEL", "CLOCK"), rows)


def time_for(step: Step, words: Words) -> str:
    if step.days is None:
        return words.say("AT_ONCE") if step.step == "intake" else ""
    return words.say("WORKING_DAYS" if step.counted == "working" else "NATURAL_DAYS", days=step.days)
