"""What a paper about a decision asks of the graph, and the shape of the answer."""

from msgspec import Struct

from gateway.printing.case import PLACE, Appeal, Person, Place
from gateway.printing.overpaid import Debtor, OverpaidMonth, Resident
from identity.contract import EmployerNumberKind
from jinbao.decider import Refused
from jinbao.money import Fen, yuan


class Decision(Struct, frozen=True, rename="camel"):
    event: str
    question: str
    outcome: str
    amount: str | None
    payable_from: str | None
    on: str
    office: str | None
    reasons: tuple[str, ...]
    inputs: tuple[dict[str, str], ...]
    parameters: tuple[dict[str, str], ...]
    steps: tuple[dict[str, str], ...]
    sentences: tuple[str, ...]
    law: tuple[str, ...]
    appeals: tuple[Appeal, ...]
    served_on: str | None
    overtaken_on: str | None
    rule_set: str
    stored: str

    def marked(self, name: str) -> tuple[str, ...]:
        """The marks by which inputs of this name are told apart: a claim's number."""
        parted = (one["name"].partition(":") for one in self.inputs)
        return tuple(mark for of, _, mark in parted if of == name)


class Month(Struct, frozen=True):
    month: str
    before: str
    after: str

    @property
    def difference(self) -> Fen:
        return yuan(self.after) - yuan(self.before)


class Heir(Struct, frozen=True):
    person: Person | None
    parts: int
    amount: str | None


class Made(Struct, frozen=True):
    event: str
    on: str


class Ruling(Struct, frozen=True):
    decision: Made | None


class Number(Struct, frozen=True):
    kind: str
    number: str
    until: str | None


class Employer(Struct, frozen=True):
    name: str
    numbers: tuple[Number, ...]

    @property
    def number(self) -> Number | None:
        """That by which every office knows the employer, or what it had before there was one for all."""
        standing = {one.kind: one for one in self.numbers if one.until is None}
        return next((standing[kind] for kind in EmployerNumberKind if kind in standing), None)


class Decided(Struct, frozen=True, rename="camel"):
    """The thing that a decision is about; what only some have is left out by the others.

    It is somebody's, a month's bill of an employer, or what an employer has agreed on.
    """

    person: Resident | None = None
    employer: Employer | None = None
    number: str | None = None
    region: Place | None = None
    scheme: str | None = None
    month: str | None = None
    due_on: str | None = None
    since: str | None = None
    decision: Decision | None = None
    claimed_on: str | None = None
    granted: int | None = None
    kind: str | None = None
    months: tuple[Month, ...] = ()
    heirs: tuple[Heir, ...] = ()
    overpaid: tuple[OverpaidMonth, ...] = ()
    debtors: tuple[Debtor, ...] = ()
    decisions: tuple[Decision, ...] = ()
    revoked_by: Ruling | None = None

    @property
    def masked(self) -> bool:
        return self.employer is None and (self.person is None or self.person.masked)

    def wanted(self, event: str | None) -> Decision:
        """The last, or one that was made before or beside it; raises NOT_FOUND, PAPER_NOT_ISSUED."""
        made = ((self.decision,) if self.decision else ()) + self.decisions
        if not made:
            raise Refused("PAPER_NOT_ISSUED")
        for one in made:
            if event in (None, one.event):
                return one
        raise Refused("NOT_FOUND", field="decision")

    def overtaken(self, decided: Decision) -> Decision | None:
        """The later one by which this holds no more; the tables are of that one."""
        return self.decision if self.decision and decided.event < self.decision.event else None


class DecisionAsked(Struct, frozen=True):
    decided: Decided | None


WHO = f"person {{ name idNumber masked hukouRegion {{ {PLACE} }} }}"
REVOKED = "revokedBy { decision { event on } }"
ALL = "decision { ...Whole } decisions { ...Whole }"
WHOLE = """fragment Whole on Decision {
  event question outcome amount payableFrom on office reasons inputs { name } parameters { name }
  steps { name } sentences law
  appeals { route length unit lastDay provisional } servedOn overtakenOn ruleSet stored
}"""
DOCUMENT = f"""query($id: ID!) {{
  decided: node(id: $id) {{
    ... on RuralPensionEnrolment {{ {WHO} {ALL} }}
    ... on RuralPensionClaim {{ {WHO} claimedOn: filedOn {REVOKED} decision {{ ...Whole }} }}
    ... on RuralPensionRuling {{
      {WHO} kind since months {{ month before after }} {REVOKED} decision {{ ...Whole }}
    }}
    ... on Inheritance {{
      {WHO} claimedOn: appliedOn heirs {{ person {{ name idNumber masked }} parts amount }} {ALL}
    }}
    ... on Overpayment {{
      {WHO} overpaid: months {{ month due paid overpaid }}
      debtors {{ person {{ name idNumber masked }} }} {ALL}
    }}
    ... on EmploymentRegistration {{ {WHO} {ALL} }}
    ... on UnemploymentRegistration {{ {WHO} {ALL} }}
    ... on DifficultyRecognition {{ {WHO} {ALL} }}
    ... on ZeroEmploymentFamily {{ {WHO} {ALL} }}
    ... on UnemploymentClaim {{ {WHO} claimedOn: filedOn granted: months {REVOKED} decision {{ ...Whole }} }}
    ... on UnemploymentRuling {{ {WHO} since decision {{ ...Whole }} }}
    ... on CollectiveContract {{
      employer {{ name numbers {{ kind number until }} }} number decisions {{ ...Whole }}
    }}
    ... on ContributionBill {{
      employer {{ name numbers {{ kind number until }} }} region {{ {PLACE} }} scheme month dueOn
      decisions {{ ...Whole }}
    }}
  }}
}}
{WHOLE}"""
