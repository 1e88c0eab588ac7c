"""Help and errors of commands are in words for people, without names of Python types."""

from __future__ import annotations

import re

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from publisher.cli import program
from tests.cli.conftest import Run

GROUP = get_command(program())
assert isinstance(GROUP, TyperGroup)


@pytest.mark.parametrize("command", GROUP.commands)
def test_help_names_no_python_types(run: Run, command: str) -> None:
    told = run(command, "--help").stdout
    assert "Options:" in told
    assert re.findall(r"<(?:list|str|int|float|path|file)\b[^>]*>|x[<>]=|=x", told) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--format", "doc"], "'--format': 'doc' is not one of 'epub'"),
        (["rule", "tarov", "joint"], "'KIND': 'joint' is not one of 'join'"),
        (["doubts", "--below", "3"], "'--below': it should be less than or equal to 1"),
        (["booklet", "--paper", "thin"], "'--paper': it should be a valid number\n"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert f"Invalid value for {words}" in done.stderr
