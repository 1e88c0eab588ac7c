"""The README is the manual: every command, option, manifest key and finding code stands in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from publisher.cli import app
from publisher.house import forms
from tests.support.code import modules

MANUAL = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ROOMS = {module.room for module in modules()}
CODE = re.compile(r"([a-z]+)/[a-z]+(?:-[a-z]+)*")
FORMS = [
    form for form in vars(forms).values() if isinstance(form, type) and issubclass(form, forms.Form)
]


def commands() -> dict[str, set[str]]:
    """Return the commands with their long options, as Typer knows them."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return {
        name: {option for p in command.params for option in p.opts if option.startswith("--")}
        for name, command in group.commands.items()
    }


def codes_of_the_package() -> set[str]:
    """Return every text in the code that has the form of a finding code."""
    constants = (n for m in modules() for n in ast.walk(m.tree) if isinstance(n, ast.Constant))
    texts = (n.value for n in constants if isinstance(n.value, str))
    matches = (CODE.fullmatch(text) for text in texts)
    return {match[0] for match in matches if match and match[1] in ROOMS}


def codes_of_the_manual() -> set[str]:
    """Return the codes that have a line of their own in the table of findings."""
    return set(re.findall(r"^\| `([a-z]+/[a-z-]+)` \|", MANUAL, re.MULTILINE))


def section(heading: str) -> str:
    """Return what stands under a heading of level 3, to the next heading; empty without it."""
    found = re.search(rf"^### {re.escape(heading)}\b.*?(?=^##)", MANUAL, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize(("command", "options"), sorted(commands().items()))
def test_every_command_and_option_is_explained(command: str, options: set[str]) -> None:
    text = section(f"publisher {command}")
    assert text, f"the manual has no section on publisher {command}"
    assert {option for option in options if f"`{option}" not in text} == set()


def test_no_command_is_explained_that_is_gone() -> None:
    assert set(re.findall(r"^### publisher ([a-z-]+)", MANUAL, re.MULTILINE)) == set(commands())


def test_every_finding_code_has_its_line() -> None:
    assert codes_of_the_package() - codes_of_the_manual() == set()


def test_no_finding_is_explained_that_is_gone() -> None:
    assert codes_of_the_manual() - codes_of_the_package() == set()


@pytest.mark.parametrize("form", FORMS)
def test_every_key_of_the_manifests_is_explained(form: type[forms.Form]) -> None:
    keys = {field.alias or name for name, field in form.model_fields.items()}
    assert {key for key in keys if f"`{key}`" not in MANUAL} == set()


def test_every_language_with_a_file_is_listed() -> None:
    data = Path(__file__).parents[1] / "publisher" / "languages" / "data"
    tags = {path.stem for path in data.glob("??.toml")}
    assert {tag for tag in tags if f"`{tag}`" not in MANUAL} == set()


def test_every_room_stands_on_the_map() -> None:
    table = set(re.findall(r"^\| `([a-z]+)/?(?:\.py)?` \|", MANUAL, re.MULTILINE))
    assert ROOMS - {"__init__", "__main__"} - table == set()
