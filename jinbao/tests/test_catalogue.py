"""Every code has its sentence in every language, and says in it what the raiser gave."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest
from msgspec import toml

from jinbao.catalogue import PACKAGES, Catalogue, Speech, Unsaid, house, language_for, sentence
from jinbao.identifiers import Sex
from jinbao.ids import global_id

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
RAISERS = {"Refused", "NotAuthorised", "Unreadable", "sentence"}
HOUSE = Catalogue.of(*PACKAGES, strict=True)


class Raised(NamedTuple):
    """A code as it stands in the source, with the parameters that come with it, where they can be read."""

    code: str
    where: str
    given: frozenset[str] | None


def source_of(package: str) -> Path:
    return Path(str(files(package).joinpath("__init__.py"))).parent


def raised_in(package: str) -> Iterator[Raised]:
    source = source_of(package)
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                where = f"{package}/{path.relative_to(source)}:{node.lineno}"
                for code, given in codes_of(node):
                    yield Raised(code, where, given)


def codes_of(call: ast.Call) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Codes said outright: to a refusal, or to a rule of a register that refuses (`refusal="CODE"`)."""
    name = getattr(call.func, "id", getattr(call.func, "attr", None))
    if name in RAISERS and call.args:
        given = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        splatted = any(keyword.arg is None for keyword in call.keywords)
        for code in literals(call.args[0]):
            yield code, None if splatted or name == "Unreadable" else given
    for keyword in call.keywords:
        if keyword.arg == "refusal":
            for code in literals(keyword.value):
                yield code, frozenset()


def literals(expression: ast.expr) -> list[str]:
    """A literal, or both arms of a choice between two."""
    match expression:
        case ast.Constant(value=str(code)):
            return [code]
        case ast.IfExp(body=body, orelse=orelse):
            return literals(body) + literals(orelse)
    return []


def placeholders(text: str) -> frozenset[str]:
    names = (name for _, name, _, _ in Formatter().parse(text) if name)
    return frozenset(name.split(".")[0].split("[")[0] for name in names)


def page(package: str, language: str) -> dict[str, Any]:
    path = source_of(package) / "messages" / f"{language}.toml"
    return toml.decode(path.read_bytes()) if path.exists() else {}


def test_the_house_lists_every_package_that_is_built() -> None:
    built = toml.decode(PYPROJECT.read_bytes())["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert [path.rsplit("/", 1)[1] for path in built] == list(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("language", HOUSE.languages())
def test_every_code_has_its_sentence_where_it_is_raised(package: str, language: str) -> None:
    said = page("jinbao", language) | page(package, language)
    assert [raised for raised in raised_in(package) if raised.code not in said] == []


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("language", HOUSE.languages())
def test_a_sentence_speaks_only_of_what_the_raiser_gives(package: str, language: str) -> None:
    said = page("jinbao", language) | page(package, language)
    assert [
        raised
        for raised in raised_in(package)
        if raised.given is not None and not placeholders(said.get(raised.code, "")) <= raised.given
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_all_languages_say_the_same_things(package: str) -> None:
    pages = [page(package, language) for language in HOUSE.languages()]
    for said in pages:
        assert said.keys() == pages[0].keys()
        assert said.get("labels", {}).keys() == pages[0].get("labels", {}).keys()
        for code, text in said.items():
            if isinstance(text, str):
                assert (code, placeholders(text)) == (code, placeholders(pages[0][code]))


def test_no_code_has_two_sentences() -> None:
    codes = [code for package in PACKAGES for code in page(package, "zh") if code.isupper()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("language", HOUSE.languages())
def test_no_label_has_two_wordings(language: str) -> None:
    """All packages share one list of labels, so the last of two wordings would stand for both."""
    wordings: dict[str, set[str]] = {}
    for package in PACKAGES:
        for value, wording in page(package, language).get("labels", {}).items():
            wordings.setdefault(value, set()).add(wording)
    assert {value: several for value, several in wordings.items() if len(several) > 1} == {}


ON_PAPER = "PRINTED_"


def test_whatever_is_said_in_yuan_is_also_shown_in_yuan() -> None:
    in_fen = {
        (code, name)
        for package in PACKAGES
        for code, text in page(package, "zh").items()
        if isinstance(text, str) and not code.startswith(ON_PAPER)
        for _, name, form, _ in Formatter().parse(text)
        if form == "yuan" and HOUSE.kinds.get(name or "") != "yuan"
    }
    assert in_fen == set()


UNIT_SAID_TWICE = re.compile(r"\{\w+:yuan\}\s*(?:元|yuan)")


@pytest.mark.parametrize("language", HOUSE.languages())
def test_no_sentence_says_the_unit_twice(language: str) -> None:
    assert UNIT_SAID_TWICE.search("{wage:yuan} yuan")
    said = {code: text for package in PACKAGES for code, text in page(package, language).items()}
    assert [
        code for code, text in said.items() if isinstance(text, str) and UNIT_SAID_TWICE.search(text)
    ] == []


@pytest.mark.parametrize("language", HOUSE.languages())
def test_every_sentence_is_a_sentence(language: str) -> None:
    """It ends as one, or with a reason that is a sentence itself; what stands on paper has headings too."""
    ends = ("。", "}") if language == "zh" else (".", "?", "}")
    said = {code: text for package in PACKAGES for code, text in page(package, language).items()}
    spoken = {code: text for code, text in said.items() if not code.startswith(ON_PAPER)}
    assert [code for code, text in spoken.items() if isinstance(text, str) and not text.endswith(ends)] == []


def test_the_walk_finds_codes_however_they_are_raised() -> None:
    source = """
raise Refused("A", age=1)
raise decider.NotAuthorised("B" if late else "C", **params)
one_active("x", refusal="D")
raise Refused(code)
"""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    assert [found for call in calls for found in codes_of(call)] == [
        ("A", frozenset({"age"})),
        ("B", None),
        ("C", None),
        ("D", frozenset()),
    ]


SAID = [
    # text                 parameters                     zh                        en
    ("{n}", {"n": 3}, "3", "3"),
    ("{day}", {"day": date(2010, 7, 1)}, "2010年7月1日", "1 July 2010"),
    ("{day:day}", {"day": date(2010, 7, 1)}, "2010年7月1日", "1 July 2010"),
    ("{day:day}", {"day": "2010-07-01"}, "2010年7月1日", "1 July 2010"),
    ("{since:month}", {"since": "2010-07"}, "2010年7月", "July 2010"),
    ("{amount:yuan}", {"amount": 6_903}, "69.03元", "69.03 yuan"),
    ("{amount:yuan}", {"amount": -1}, "-0.01元", "-0.01 yuan"),
    ("{sex:label}", {"sex": Sex.FEMALE}, "女", "female"),
    ("{sex:label}", {"sex": "FEMALE"}, "女", "female"),
    ("{who:list}", {"who": ["MALE", "FEMALE"]}, "男、女", "male, female"),
    ("{years:list}", {"years": [2009, date(2010, 7, 1)]}, "2009、2010年7月1日", "2009, 1 July 2010"),
    ("{n:day|days}", {"n": 1}, "1 day", "1 day"),
    ("{n:day|days}", {"n": 2}, "2 days", "2 days"),
    ("{code}{language}", {"code": "c", "language": "l"}, "cl", "cl"),
]


def saying(text: str, *, strict: bool = True) -> Catalogue:
    return Catalogue(
        {
            language: Speech(speech.forms, {"SAID": text}, speech.labels)
            for language, speech in HOUSE.speeches.items()
        },
        strict,
    )


@pytest.mark.parametrize(("text", "params", "zh", "en"), SAID)
def test_parameters_are_written_as_the_language_does(
    text: str, params: dict[str, Any], zh: str, en: str
) -> None:
    assert saying(text).sentence("SAID", "zh", **params) == zh
    assert saying(text).sentence("SAID", "en", **params) == en


UNSAYABLE = [
    ("SAID", "{age}", {}),
    ("SAID", "{amount:yuan}", {"amount": 69.03}),
    ("SAID", "{day:day}", {"day": "1 July"}),
    ("SAID", "{age.years}", {"age": 3}),
    ("UNSAID", "", {}),
]


@pytest.mark.parametrize(("code", "text", "params"), UNSAYABLE)
def test_what_cannot_be_said_is_an_error_in_tests_and_a_code_at_run_time(
    code: str, text: str, params: dict[str, Any]
) -> None:
    assert saying(text, strict=False).sentence(code, "zh", **params) == code
    with pytest.raises(Unsaid):
        saying(text).sentence(code, "zh", **params)


SHOWN = [
    # name      what the raiser gives            what a caller reads of it
    ("person", "lin", global_id("Person", "lin")),
    ("region", "gongxian", global_id("Region", "gongxian")),
    ("recognition", "case", global_id("DifficultyRecognition", "case")),
    ("entry", 7, "7"),
    ("grade", 150_00, "150.00"),
    ("outstanding", 101_88, "101.88"),
    ("sex", Sex.FEMALE, "FEMALE"),
    ("papers", [Sex.FEMALE, Sex.MALE], "FEMALE, MALE"),
    ("on", date(2010, 7, 1), "2010-07-01"),
]


@pytest.mark.parametrize(("name", "given", "shown"), SHOWN)
def test_a_parameter_is_shown_as_the_graph_shows_such_things(name: str, given: Any, shown: str) -> None:
    assert HOUSE.text(name, given) == shown


def test_a_sentence_names_things_by_the_ids_that_its_reader_can_look_up() -> None:
    assert global_id("Person", "lin") in HOUSE.sentence("PERSON_EXISTS", "en", person="lin")


def test_a_value_without_a_label_shows_itself_at_run_time() -> None:
    assert saying("{step:label}", strict=False).sentence("SAID", "zh", step="NAMELESS") == "NAMELESS"
    with pytest.raises(Unsaid):
        saying("{step:label}").label("NAMELESS", "zh")


def test_a_language_that_nobody_wrote_gets_the_default() -> None:
    assert sentence("NOT_AUTHORISED", "fr") == sentence("NOT_AUTHORISED", "zh") == "您没有办理此事的权限。"


ACCEPTED = [
    (None, "zh"),
    ("", "zh"),
    ("en", "en"),
    ("en-GB,en;q=0.9", "en"),
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
    ("fr, en;q=0.5, zh;q=0.3", "en"),
    ("en;q=0.3, zh;q=0.5", "zh"),
    ("EN", "en"),
    ("en;q=0", "zh"),
    ("en;q=much", "zh"),
    ("fr", "zh"),
    ("*", "zh"),
    (";;,,=", "zh"),
]


@pytest.mark.parametrize(("header", "language"), ACCEPTED)
def test_the_reader_chooses_the_language(header: str | None, language: str) -> None:
    assert language_for(header) == language


def test_chinese_comes_first() -> None:
    assert house().languages() == ["zh", "en"]
    assert set(house().codes("zh")) == set(house().codes("en"))
