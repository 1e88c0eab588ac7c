"""The package keeps to the figures that good text tools reach, and names no machine."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.code import (
    Function,
    Module,
    body_length,
    body_lines,
    functions,
    line_kinds,
    modules,
    nesting,
    parameters,
)

MODULES = modules()
ROOT = Path(__file__).parents[1]
LANGUAGES = {path.stem for path in (ROOT / "publisher" / "languages" / "data").glob("??.toml")}

LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 7
MOST_PARAMETERS = 6
DEEPEST_NESTING = 4
DUPLICATE = 6  # lines
COMMENTS = 5  # lines that are only a comment, for 100 lines of code
# How a class that holds values is marked.
VALUES = re.compile(r"dataclass|frozen|mutable")
CATCH_ALL = {"Exception", "BaseException", "None"}

# Every host that a file may name: standards and their namespaces, licences, sources of open
# texts, made-up ones. Whoever needs another says so here; package indexes are the user's to set.
HOSTS = frozenset(
    [
        "creativecommons.org",
        "www.gnu.org",
        "fsf.org",
        "www.w3.org",
        "www.idpf.org",
        "purl.org",
        "schema.org",
        "www.tei-c.org",
        "id.loc.gov",
        "www.daisy.org",
        "www.editeur.org",
        "ns.adobe.com",
        "www.aiim.org",
        "www.color.org",
        "www.npes.org",
        "www.prismstandard.org",
        "www.verapdf.org",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
        "www.tei-c.org",
        "relaxng.org",
        "openoffice.org",
        "schemas.openxmlformats.org",
        "purl.oclc.org",
        "reproducible-builds.org",
        "runeberg.org",
        "example.org",
        "www.example.org",
        "x.org",
    ]
)
HOST = re.compile(
    r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:org|com|net|io|dev|gov)(?![\w-]|\.\w)", re.IGNORECASE
)
# Names of this shape that are none: a package of Java, a member of the lock of npm packages.
NO_HOSTS = {"java.io", "opencollective.com"}
MACHINE_PATH = re.compile(r"(?<![\w.~}/-])/(?:work|root|home/\w+|Users/\w+)/\w")


@pytest.mark.parametrize(
    "tool",
    [
        ("ruff", "check", "--output-format", "concise"),
        ("ruff", "format", "--check"),
        pytest.param(("mypy",), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_the_tools_of_style_find_nothing(tool: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_too_long() -> None:
    assert [(m.path, m.length) for m in MODULES if m.length > LONGEST_FILE] == []


def test_the_usual_file_is_short() -> None:
    lengths = [module.length for module in MODULES if module.length]
    assert statistics.median(lengths) <= MEDIAN_FILE


def test_the_usual_function_is_short() -> None:
    lengths = [body_length(function) for module in MODULES for function in functions(module)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def test_no_function_is_too_long() -> None:
    assert too_much(body_length, LONGEST_FUNCTION) == []


def test_no_function_takes_too_many_parameters() -> None:
    """Commands stand apart: each of their parameters is an option that a person may type."""
    many = too_much(parameters, MOST_PARAMETERS)
    assert [place for place in many if not place.startswith("publisher/cli/")] == []


def test_no_function_is_nested_too_deeply() -> None:
    assert too_much(nesting, DEEPEST_NESTING) == []


def too_much(measure: Callable[[Function], int], bound: int) -> list[str]:
    return [
        f"{module.at(function)}: {function.name} has {measure(function)}, not {bound}"
        for module in MODULES
        for function in functions(module)
        if measure(function) > bound
    ]


@pytest.mark.parametrize("room", ["restoring", "printing"])
def test_reasons_are_told_where_they_are_needed_most(room: str) -> None:
    """What these rooms do rests on measurements and on habits of printers that no code shows."""
    kinds = [line_kinds(module.source) for module in MODULES if module.room == room]
    code, comments = map(sum, zip(*kinds, strict=True))
    assert 100 * comments >= COMMENTS * code


def test_no_run_of_lines_stands_in_two_functions() -> None:
    """Who changes one would not know of the other; only tables may look alike."""
    places: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for module in MODULES:
        for function in functions(module):
            lines = body_lines(module, function)
            for start in range(len(lines) - DUPLICATE + 1):
                run = lines[start : start + DUPLICATE]
                places[tuple(text for _, text in run)].add(f"{module.path}:{run[0][0]}")
    assert [sorted(found) for found in places.values() if len(found) > 1] == []


def test_values_are_frozen() -> None:
    """All nouns of the model, and nine in ten elsewhere: a reader may keep a place that moves."""
    marks = [
        (m.room, m.at(mark), ast.unparse(mark)) for m in MODULES for mark in dataclass_marks(m)
    ]
    loose = [(room, place) for room, place, mark in marks if "frozen" not in mark]
    assert [place for room, place in loose if room == "model"] == []
    assert len(loose) <= len(marks) / 10, loose


def dataclass_marks(module: Module) -> Iterator[ast.expr]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            yield from (mark for mark in node.decorator_list if VALUES.match(ast.unparse(mark)))


def test_only_the_command_line_catches_everything() -> None:
    catching = [
        (module.room, module.at(handler.body[0]))
        for module in MODULES
        for handler in ast.walk(module.tree)
        if isinstance(handler, ast.ExceptHandler) and caught(handler) & CATCH_ALL
    ]
    assert [place for room, place in catching if room != "cli"] == []
    assert len(catching) <= 1


def caught(handler: ast.ExceptHandler) -> set[str]:
    names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(name) if name else "None" for name in names}


def test_no_code_compares_with_a_language() -> None:
    """A new language is a file; only the test of data may name one."""
    comparisons = [
        module.at(node)
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Compare) and LANGUAGES & constants(node)
    ]
    assert comparisons == []


def constants(node: ast.AST) -> set[object]:
    found = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def test_every_module_begins_with_annotations_from_the_future() -> None:
    bare = [m.path for m in MODULES if has_code(m) and "annotations" not in future_imports(m)]
    assert bare == []


def has_code(module: Module) -> bool:
    return any(isinstance(n, ast.FunctionDef | ast.ClassDef) for n in module.tree.body)


def future_imports(module: Module) -> set[str]:
    imports = (n for n in module.tree.body if isinstance(n, ast.ImportFrom))
    return {alias.name for n in imports if n.module == "__future__" for alias in n.names}


def test_no_file_names_a_package_index_or_a_machine() -> None:
    named = [
        f"{path}: {line.strip()[:80]}"
        for path in committed_texts()
        for line in path.read_text(encoding="utf-8").splitlines()
        if strange_hosts(line) or MACHINE_PATH.search(line)
    ]
    assert named == []


@pytest.mark.parametrize("ending", ["com", "net", "Io"])
def test_a_strange_host_is_seen(ending: str) -> None:
    host = f"index.elsewhere.{ending}"
    assert strange_hosts(f"see https://{host}/simple and www.w3.org.") == {host.lower()}


def strange_hosts(line: str) -> set[str]:
    return {host.lower() for host in HOST.findall(line)} - HOSTS - NO_HOSTS


def committed_texts() -> list[Path]:
    """Return the committed files that are UTF-8 text; seeds may be in any encoding."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository here, so nobody knows which files belong to it")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and readable(path)]


def readable(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True
