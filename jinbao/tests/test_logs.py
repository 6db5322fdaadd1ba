"""A log can be shown to anybody who keeps the machines running."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from msgspec import Struct

from jinbao.logs import write_logs
from jinbao.telemetry import Settings, measuring, traced

ZHANG_GUILAN = "511502198502290011"


class Form(Struct, frozen=True):
    name: str
    phone: str
    village: str


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


class Line(StringIO):
    """The one line that has been written."""

    def read_json(self) -> dict[str, object]:
        (line,) = self.getvalue().splitlines()
        said: dict[str, object] = json.loads(line)
        return said


@pytest.fixture
def line() -> Line:
    line = Line()
    write_logs(production=True, to=line)
    return line


def test_in_production_a_line_is_one_json_object(line: Line) -> None:
    structlog.get_logger().info("roster imported", village="李庄", rows=30)
    said = line.read_json()
    assert said.pop("timestamp")
    assert said == {"event": "roster imported", "level": "info", "village": "李庄", "rows": 30}


def test_fields_about_a_person_are_left_out_however_deep_they_stand(line: Line) -> None:
    structlog.get_logger().info(
        "registered",
        holder_name="张桂兰",
        id_number=ZHANG_GUILAN,
        form=Form("张桂兰", "13990912345", village="李庄"),
        members=[{"Name": "张明", "kinship": "son"}],
    )
    said = line.read_json()
    assert said["form"] == {"village": "李庄"}
    assert said["members"] == [{"kinship": "son"}]
    assert "holder_name" not in said
    assert "id_number" not in said


@pytest.mark.parametrize(
    "number", [ZHANG_GUILAN, "51150219850229001X", "511502850229001", "6222021234567890123", "13990912345"]
)
def test_a_number_that_looks_personal_is_masked_inside_any_text(line: Line, number: str) -> None:
    structlog.get_logger().info(f"身份证{number}已登记", row=f"{number},李庄", raw=int(number.rstrip("X")))
    text = line.getvalue()
    assert number not in text
    assert "身份证***已登记" in text
    assert "***,李庄" in text


@pytest.mark.parametrize(
    "public", ["0193c2a1-7b4e-7c3d-9e21-139909123456", "b7ad6b7169203331", "2026-11-22", 4041]
)
def test_ids_days_and_counts_stay_as_they_are(line: Line, public: str | int) -> None:
    structlog.get_logger().info("granted", what=public)
    assert line.read_json()["what"] == public


def test_lines_of_libraries_go_the_same_way(line: Line) -> None:
    logging.getLogger("uvicorn.access").info('"GET /graphql?number=%s" %d', ZHANG_GUILAN, 200)
    assert line.read_json()["event"] == '"GET /graphql?number=***" 200'


def test_what_an_exception_says_is_masked_too(line: Line) -> None:
    error = LookupError(f"no file of {ZHANG_GUILAN}")
    logging.getLogger("jinbao").error("look-up failed", exc_info=error)
    assert str(line.read_json()["exception"]).endswith("LookupError: no file of ***")


def test_a_line_names_the_trace_that_it_belongs_to(line: Line) -> None:
    with measuring(Settings(endpoint="http://127.0.0.1:9", share=0.0)), traced("insurance.Grant"):
        structlog.get_logger().info("granted")
    said = line.read_json()
    assert len(str(said["trace_id"])) == 32
    assert len(str(said["span_id"])) == 16


def test_on_a_terminal_a_line_reads_as_a_sentence(line: Line) -> None:
    write_logs(production=False, to=line)
    structlog.get_logger().warning("broker lost", service="insurance", phone="13990912345")
    said = line.getvalue()
    assert "broker lost" in said
    assert "service=insurance" in said
    assert "phone" not in said
