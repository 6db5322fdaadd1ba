"""A decision in sentences, in the reader's language; the words stand in catalogues beside the rules."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

from jinbao.citation import in_words
from jinbao.decision import Appeal, Decision, Operand, ParameterUsed, Reason, Step
from jinbao.ids import global_id
from jinbao.money import as_yuan
from jinbao.rules import Source, Value
from jinbao.verification import Finding

Language: TypeAlias = Literal["zh", "en"]
Catalogue: TypeAlias = Mapping[str, Mapping[str, str]]

PACKAGE = re.compile(r"[a-z_]+(\.[a-z_]+)+")


NAMELESS: Mapping[str, str] = {}


def explain(decision: Decision, language: Language, names: Mapping[str, str] = NAMELESS) -> list[str]:
    """The answer, how it was worked out, why not, by which law, by which office, and how to contest it.

    ``names`` are those of places and offices, by their ids; who is not among them is shown by the id.
    """
    return list(_Explanation(decision, language, names).sentences())


def explain_law(source: Source, language: Language) -> str:
    """A document with the article of it, where one is named."""
    return in_words(source.cited, language)


def explain_finding(finding: Finding, language: Language) -> str:
    """What a verification found, as a sentence."""
    return _words("jinbao", language)["finding"][finding.code].format_map(msgspec.to_builtins(finding))


class _Explanation:
    """One decision in one language: our words for the calculation, the slice's for its names and reasons."""

    def __init__(self, decision: Decision, language: Language, names: Mapping[str, str]) -> None:
        package, _, self.question = decision.question.rpartition(".")
        if PACKAGE.fullmatch(decision.question) is None:
            raise ValueError(f"{decision.question} is no question of a slice")
        self.decision, self.language, self.names = decision, language, names
        self.ours = _words("jinbao", language)
        self.slices = _words(package, language)
        self.steps = {step.name: step for step in decision.steps}
        self.units = {
            "on": "day",
            **{f"input:{each.name}": each.unit for each in decision.inputs},
            **{f"parameter:{each.name}": each.unit for each in decision.parameters},
            **{f"step:{each.name}": each.unit for each in decision.steps},
        }

    def sentences(self) -> Iterator[str]:
        yield self.answer()
        yield from (_begun(self.step(step)) for step in self.decision.steps)
        yield from (self.reason(reason) for reason in self.decision.reasons)
        yield from (self.parameter(used) for used in self.decision.parameters)
        if self.decision.decided_by.office:
            yield self.decided()
        yield from (self.appeal(appeal) for appeal in self.decision.appeals)

    def answer(self) -> str:
        decision = self.decision
        question = self.slices["question"][self.question]
        amount = None if decision.amount is None else decision.amount.fen
        kind: str = decision.outcome
        if kind == "granted" and decision.payable_from is None:
            kind = "granted_plainly" if amount is None else "granted_once"
        return self.ours["sentence"][kind].format(
            question=question,
            amount=self.value("amount", amount, "fen"),
            payable_from=self.value("payable_from", decision.payable_from, "month"),
        )

    def step(self, step: Step) -> str:
        joiners, template = self.ours["joiner"], self.template(step)
        operands = [self.operand(each) for each in step.operands]
        values = [self.shown(each) for each in step.operands]
        calculation = template.format(
            *operands,
            operands=joiners.get(step.operator, joiners["other"]).join(operands),
            values=joiners["other"].join(values),
            first=step.operands[0].value if step.operands else "",
            result=self.value(step.name, step.result, step.unit),
            rounding=self.ours["rounding"][step.rounding] if step.rounding else "",
        )
        return self.ours["sentence"]["step"].format(name=self.term(step.name), calculation=calculation)

    def template(self, step: Step) -> str:
        operators = self.ours["operator"]
        if not step.operands:
            return operators["none"]
        if step.operator in ("least", "greatest", "every") and len(step.operands) == 1:
            return operators["only"]
        return operators.get(f"{step.operator}_{step.unit}", operators[step.operator])

    def reason(self, reason: Reason) -> str:
        step = self.steps[reason.step]
        shown = {_bare(each.reference): self.shown(each) for each in step.operands}
        sentence = self.slices["reason"][reason.code].format(**shown, of=_mark(step.name))
        law = explain_law(reason.law, self.language)
        return self.ours["sentence"]["reason"].format(reason=sentence, law=law)

    def parameter(self, used: ParameterUsed) -> str:
        sentence = self.ours["sentence"]
        local = "" if used.place is None else sentence["local"]
        note = local.format(place=self.name(used.place), approved_by=used.source.approved_by)
        return sentence["parameter"].format(
            name=self.term(used.name),
            value=self.value(used.name, used.value, used.unit),
            law=explain_law(used.source, self.language),
            promulgated_on=used.promulgated_on,
            in_force_from=used.in_force_from,
            note=note if used.official else note + sentence["unofficial"],
        )

    def decided(self) -> str:
        by, decision = self.decision.decided_by, self.decision
        return self.ours["sentence"]["decided"].format(
            office=self.name(by.office), on=decision.on, known_by=decision.known_by
        )

    def name(self, id: str | None) -> str:
        return self.names.get(id or "", id or "")

    def appeal(self, appeal: Appeal) -> str:
        length = self.value(appeal.parameter, appeal.length, appeal.unit)
        return self.ours["sentence"][appeal.route].format(length=length)

    def operand(self, operand: Operand) -> str:
        name = operand.reference.partition(":")[2] or operand.reference
        return f"{self.term(name)} {self.shown(operand)}"

    def shown(self, operand: Operand) -> str:
        name = operand.reference.partition(":")[2] or operand.reference
        return self.value(name, operand.value, self.units.get(operand.reference, "count"))

    def term(self, name: str) -> str:
        """The name in words, or as it is where they are lost: old decisions outlive catalogues.

        Of a name that tells one of several (``ending:RESIGNED``) the whole may have words of its own.
        """
        bare, _, mark = name.partition(":")
        words = {**self.ours["term"], **self.slices["term"]}
        return words.get(name, words.get(bare, name)).format(of=_Key(mark))

    def value(self, name: str, value: Value, unit: str) -> str:
        units, own = self.ours["unit"], self.slices["value"]
        if value is None:
            return units["nothing"]
        if isinstance(value, bool):
            return units["truth_true"] if value else units["truth_false"]
        if value == date.max.isoformat():
            return units["open_end"]
        yuan = _grouped(as_yuan(value)) if isinstance(value, int) else ""
        several = units.get(unit, "{value}")
        written = self.ours["one"].get(unit, several) if value == 1 else several
        said = _Key(value) if isinstance(value, str) else value
        return own.get(_bare(name), written).format(value=said, yuan=yuan)


class _Key(str):
    """A text; a type of the graph as its format says that it is a key there, to be shown as an id."""

    __slots__ = ()

    def __format__(self, kind: str) -> str:
        return global_id(kind, self) if kind else str(self)


def _bare(name: str) -> str:
    """The name without what it is and which of several: ``child_born`` of ``input:child_born:2``."""
    parts = [part for part in name.split(":") if part not in ("input", "parameter", "step")]
    return parts[0]


def _begun(sentence: str) -> str:
    """A sentence may begin with a term."""
    return sentence[:1].upper() + sentence[1:]


def _mark(name: str) -> _Key:
    return _Key(name.partition(":")[2])


def _grouped(yuan: str) -> str:
    whole, point, fen = yuan.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{fen}"


@lru_cache
def _words(package: str, language: str) -> Catalogue:
    text = files(package).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
