"""What goes with a case as long as it lasts: who and what, its documents and who has them, its awards."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from labor_relations.arbitration import events as happened
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.limitation import Break, Limitation
from labor_relations.arbitration.ruling import Ruling, follow
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument

DOCUMENT = ServedDocument


class Issued(Struct, frozen=True):
    """A document that waits to be served, on one side or on both."""

    document: ServedDocument
    number: int
    on: date
    sides: tuple[Side, ...] = (Side.WORKER, Side.EMPLOYER)


class OnHand(Struct, frozen=True):
    """A document that an addressee has, and since when."""

    document: ServedDocument
    number: int
    addressee: str
    on: date


class Dossier(Struct, frozen=True):
    """What goes with a case as long as it lasts; ``accepted`` is how often it was.

    ``rulings`` are its awards, by which it goes on also where it has ended otherwise.
    """

    filed_on: date
    parties: Parties
    claims: tuple[ArbitrationClaim, ...]
    employed_until: date | None
    breaks: tuple[Break, ...]
    limitations: tuple[Limitation, ...]
    issued: tuple[Issued, ...] = ()
    on_hand: tuple[OnHand, ...] = ()
    accepted: int = 0
    rulings: tuple[Ruling, ...] = ()

    def ruling(self, partial: int) -> Ruling | None:
        return next((one for one in self.rulings if one.partial == partial), None)

    def followed(self, event: happened.OfAward) -> "Dossier":
        """What becomes of a ruling; a court's that sets it aside is served like a document of the case."""
        rulings = tuple(follow(one, event) if one.partial == event.partial else one for one in self.rulings)
        dossier = replace(self, rulings=rulings)
        if isinstance(event, happened.SetAsideRuled) and event.is_set_aside:
            return dossier.issue(DOCUMENT.SET_ASIDE_RULING, event.on, number=event.partial + 1)
        return dossier

    @property
    def respondent(self) -> Side:
        return self.parties.applicant.other

    def addressees(self, side: Side) -> tuple[str, ...]:
        """On whom a document for a side is served; representatives take it for all they stand for."""
        if side is Side.EMPLOYER:
            return (*self.parties.employers, *self.parties.operators)
        if self.parties.representatives:
            return self.parties.representatives
        heirs = {one.dead: one.heirs for one in self.parties.successions}
        return tuple(each for worker in self.parties.workers for each in heirs.get(worker, (worker,)))

    def side_of(self, addressee: str) -> Side | None:
        return next((side for side in Side if addressee in self.addressees(side)), None)

    def addressees_for(self, worker: str) -> tuple[str, ...]:
        """On whom is served what concerns one worker."""
        return self.parties.representatives or self.heirs_of(worker) or (worker,)

    def heirs_of(self, worker: str) -> tuple[str, ...]:
        return next((one.heirs for one in self.parties.successions if one.dead == worker), ())

    def issue(self, document: ServedDocument, on: date, *sides: Side, number: int = 1) -> "Dossier":
        one = Issued(document, number, on, sides or tuple(Side))
        return replace(self, issued=(*self.issued, one))

    def issue_next(self, document: ServedDocument, on: date) -> "Dossier":
        """Another of a kind of which there can be several."""
        before = sum(one.document is document for one in self.issued)
        return self.issue(document, on, number=before + 1)

    def found(self, document: ServedDocument, number: int) -> Issued | None:
        return next((one for one in self.issued if (one.document, one.number) == (document, number)), None)

    def served_on(self, document: ServedDocument, number: int, addressee: str) -> date:
        """On which day somebody got what they have."""
        what = (document, number, addressee)
        return next(one.on for one in self.on_hand if (one.document, one.number, one.addressee) == what)

    def has(self, document: ServedDocument, number: int, addressees: Iterable[str]) -> bool:
        """Whether all of them have it."""
        held = {one.addressee for one in self.on_hand if (one.document, one.number) == (document, number)}
        return held.issuperset(addressees)
