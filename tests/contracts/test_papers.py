"""Whoever takes commands that name papers checks them against those that identity has published."""

from importlib import import_module
from typing import Any

import pytest

from gateway.settings import SERVICES, package_of
from jinbao.casework.paper import has_papers
from jinbao.casework.recorded_paper import SLICE, PaperRecorded
from jinbao.published import Hearing

TAKERS = [package_of(name) for name in SERVICES if name != "identity"]


@pytest.mark.parametrize("package", TAKERS)
def test_a_service_whose_commands_name_papers_knows_which_there_are(package: str) -> None:
    slices: Any = import_module(f"{package}.service").SLICES
    assert any(has_papers(command) for one in slices for command in one.handlers)
    assert SLICE in slices
    hears, _ = import_module(f"{package}.inbox").SOURCES["identity"]
    assert f"cn.jinbao.{PaperRecorded.__struct_config__.tag}" in Hearing(hears).types
