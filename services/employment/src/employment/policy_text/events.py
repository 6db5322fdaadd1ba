"""What can happen to a policy text.  Kept for good: a change is a v2, never an edit.

Stream policy-text/<policy>.  ``terms`` says of each version, the first one first, when it is in force now.
"""

from datetime import date

from employment.policy_text.terms import InForce, PolicyDocument, PolicyWording
from jinbao.events import Event


class Entered(Event, frozen=True, tag="employment.policy-text.entered.v1"):
    """``region`` is where it holds, with all below it."""

    policy: str
    region: str
    on: date
    document: PolicyDocument
    wording: PolicyWording
    terms: tuple[InForce, ...]
    officer: str


class Revised(Event, frozen=True, tag="employment.policy-text.revised.v1"):
    """A new version takes the place of the one before it, from the day on which it is in force."""

    policy: str
    region: str
    on: date
    number: int
    wording: PolicyWording
    terms: tuple[InForce, ...]
    officer: str


class DocumentCorrected(Event, frozen=True, tag="employment.policy-text.document-corrected.v1"):
    policy: str
    region: str
    on: date
    document: PolicyDocument
    officer: str


class WordingCorrected(Event, frozen=True, tag="employment.policy-text.wording-corrected.v1"):
    """What was typed in was not what the document says; the document itself is the same."""

    policy: str
    region: str
    on: date
    number: int
    wording: PolicyWording
    terms: tuple[InForce, ...]
    officer: str


class Repealed(Event, frozen=True, tag="employment.policy-text.repealed.v1"):
    """From that day on no version is in force, as another document says."""

    policy: str
    region: str
    on: date
    since: date
    document: str
    terms: tuple[InForce, ...]
    officer: str


class RepealTakenBack(Event, frozen=True, tag="employment.policy-text.repeal-taken-back.v1"):
    """It was entered by mistake that it is repealed."""

    policy: str
    region: str
    on: date
    terms: tuple[InForce, ...]
    officer: str


PolicyTextEvent = Entered | Revised | DocumentCorrected | WordingCorrected | Repealed | RepealTakenBack
