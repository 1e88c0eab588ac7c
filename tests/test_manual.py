"""The manual says what the program is: every command, option, key, code, language and room."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from docs.findings_page import with_tables
from publisher.cli import program
from publisher.cli.guard import DEFECT
from publisher.errors import PublisherError
from publisher.house import manifest_schema
from publisher.imposition.sheets import SIZES
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.page_sizes import FORMATS
from publisher.model.places import Place
from publisher.model.rulings import RulingKind
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.sources.records import records_of
from tests.support.code import modules
from tests.support.manual import ROOT, anchors, links, page, pages, section
from tests.test_rooms import ROOMS_OF_LIBRARY

PAGES = pages()
COMMANDS = page("commands")
ROOMS = {module.room for module in modules()}
SCHEMAS = [
    schema
    for schema in vars(manifest_schema).values()
    if isinstance(schema, type) and issubclass(schema, manifest_schema.Schema)
]
# What people call a library whose modules have another name.
NAMES_OF_LIBRARIES = {
    "stdnum": "python-stdnum",
    "PIL": "Pillow",
    "barcode": "python-barcode",
    "charset_normalizer": "charset-normalizer",
    "fontTools": "fonttools",
    "hunspell": "chunspell",
    "playa": "playa-pdf",
    "pydantic_core": "pydantic",
    "slugify": "python-slugify",
}
README_BYTES = 7_000  # to be read in one go; the rest of the manual stands in docs/
PICTURE_BYTES = 150_000  # a clone stays small


def commands() -> dict[str, set[str]]:
    """Return the commands with their long options, as Typer knows them."""
    group = get_command(program())
    assert isinstance(group, TyperGroup)
    return {
        name: {option for p in command.params for option in p.opts if option.startswith("--")}
        for name, command in group.commands.items()
    }


@pytest.mark.parametrize(("command", "options"), sorted(commands().items()))
def test_every_command_and_option_is_explained(command: str, options: set[str]) -> None:
    text = section(COMMANDS, f"publisher {command}")
    assert text, f"docs/commands.md has no section on publisher {command}"
    assert {option for option in options if f"`{option}" not in text} == set()


def test_no_command_is_explained_that_is_gone() -> None:
    assert set(re.findall(r"^## publisher ([a-z-]+)", COMMANDS, re.MULTILINE)) == set(commands())


@pytest.mark.parametrize("name", PAGES)
def test_every_example_is_a_command_with_options_that_exist(name: str) -> None:
    examples = re.findall(r"^ {4}publisher ([a-z]+)(.*)$", PAGES[name], re.MULTILINE)
    wrong = [
        f"publisher {command}{rest}"
        for command, rest in examples
        if command not in commands()
        or set(re.findall(r"--[a-z-]+", rest)) - commands()[command] - {"--help"}
    ]
    assert wrong == []


def test_the_page_of_findings_is_what_the_code_says() -> None:
    text = page("findings")
    assert with_tables(text) == text, "make docs writes it again"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_key_of_the_manifests_is_explained(schema: type[manifest_schema.Schema]) -> None:
    keys = {field.alias or name for name, field in schema.model_fields.items()}
    text = page("house") + page("printers")
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_every_size_that_has_a_name_is_listed() -> None:
    assert {name for name in FORMATS if f"`{name}`" not in page("house")} == set()
    assert {
        name for name in SIZES if f"`{name}`" not in section(COMMANDS, "publisher booklet")
    } == set()


def test_every_key_of_a_transcript_is_explained() -> None:
    line = Line(1, "a", "", "b", 1, (Run("a"),), Geometry())
    outcome = Outcome(
        Transcript("a.pdf", "en", "pdf", (Page(1, (line,), certain=False),)),
        (Finding("sources/x", Severity.NOTE, "a", "b", Place("a.pdf", 1, 1)),),
    )
    keys = {key for record in records_of(outcome) for key in json.loads(record)}
    keys |= {field.name for kind in (Run, Geometry) for field in fields(kind)}
    text = section(page("inputs"), "The transcript of a PDF")
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_every_exit_code_is_listed() -> None:
    codes = {kind.exit_code for kind in PublisherError.__subclasses__()} | {DEFECT}
    assert {code for code in codes if f"| {code} |" not in page("findings")} == set()


def test_every_kind_of_ruling_is_listed() -> None:
    text = section(page("house"), "Rulings")
    assert {kind for kind in RulingKind if f"`{kind}`" not in text} == set()


def test_every_target_of_make_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = PAGES["README.md"] + PAGES["CONTRIBUTING.md"]
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert {name for name in targets if not re.search(rf"`{name}`|make {name}\b", told)} == set()


def test_every_language_with_a_file_is_listed() -> None:
    tags = {path.stem for path in (ROOT / "publisher/languages/data").glob("??.toml")}
    assert {tag for tag in tags if f"| `{tag}` |" not in page("languages")} == set()


def test_every_room_stands_on_the_map() -> None:
    table = set(re.findall(r"^\| `([a-z]+)/?(?:\.py)?` \|", page("architecture"), re.MULTILINE))
    assert ROOMS - {"__init__", "__main__"} - table == set()


def test_every_room_names_the_libraries_that_it_uses() -> None:
    rows = re.findall(
        r"^\| `([a-z]+)/?(?:\.py)?` \|.*\| (.*) \|$", page("architecture"), re.MULTILINE
    )
    told = {
        room: {name.lower() for name in names.split(", ")} for room, names in rows if room in ROOMS
    }
    used = {room: set[str]() for room in told}
    for library, rooms in ROOMS_OF_LIBRARY.items():
        for room in rooms:
            used[room].add(NAMES_OF_LIBRARIES.get(library, library).lower())
    assert {room: names - {""} for room, names in told.items()} == used


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_path_that_is_named_is_there(name: str) -> None:
    paths = re.findall(r"`([\w.-]+/[\w./-]*(?:/|\.py|\.toml|\.md))`", PAGES[name])
    places = (ROOT, ROOT / "publisher", ROOT / "publisher/restoring")
    gone = {path for path in paths if not any((place / path).exists() for place in places)}
    assert {path for path in gone if not re.search(r"[A-Z]{3}", path)} == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=\[ ]", needed)[0].lower() for needed in project["dependencies"]}
    told = page("decisions").lower()
    assert {name for name in names if name not in told} == set()


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    assert [link for link in links(PAGES[name]) if not leads_somewhere(name, link)] == []


def leads_somewhere(name: str, link: str) -> bool:
    """Tell whether a link reaches a file of the repository, and there a heading if it names one."""
    if link.startswith("https://"):
        return True
    path, _, wanted = link.partition("#")
    target = (ROOT / name).parent / path if path else ROOT / name
    return target.exists() and (not wanted or wanted in anchors(target.read_text(encoding="utf-8")))


def test_the_readme_leads_to_every_page() -> None:
    assert PAGES.keys() - {"README.md", *links(PAGES["README.md"])} == set()


def test_the_readme_stays_short() -> None:
    assert len(PAGES["README.md"].encode()) <= README_BYTES


def test_pictures_are_small() -> None:
    pictures = (ROOT / "docs").glob("*.png")
    assert [path.name for path in pictures if path.stat().st_size > PICTURE_BYTES] == []
