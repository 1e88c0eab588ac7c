"""A house that is built once, and the command line at hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from publisher.cli import program

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs the program with some arguments."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(program(), [str(argument) for argument in arguments])

    return call


@pytest.fixture(scope="session")
def built_house(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """Return a new house whose English pamphlet is built; nobody may change it."""
    root = tmp_path_factory.mktemp("houses") / "press"
    assert run("new", root).exit_code == 0
    built = run("build", "the-first-sheet.en", "--house", root, "--jobs", 1)
    assert built.exit_code == 0, built.output
    return root


@pytest.fixture
def house(built_house: Path, tmp_path: Path) -> Path:
    """Return a copy of that house, to be changed."""
    return Path(shutil.copytree(built_house, tmp_path / "press"))
