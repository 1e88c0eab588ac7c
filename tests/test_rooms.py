"""Imports go one way, a library is used in the rooms that say so, and the command starts at once."""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.support.code import Module, imported, imported_modules, library_of, modules, room_of

MODULES = modules()

MAKERS = {"model", "errors", "languages"}
MAY_IMPORT = {
    "model": set[str](),
    "errors": {"model"},
    "languages": {"model", "errors", "kept"},
    "outputs": {"model", "errors", "stamps", "doors"},
    "codes": {"model"},
    "house": MAKERS | {"typefaces", "doors", "stamps", "jsonform"},
    "manuscript": MAKERS,
    "record": MAKERS,
    "rulings": MAKERS | {"doors"},
    # A file that says its own structure is read into a manuscript.
    "sources": MAKERS | {"manuscript", "pandoc", "kept"},
    "restoring": MAKERS,
    "editions": MAKERS,
    "rendering": MAKERS | {"typefaces", "kept"},
    "checking": {"model", "errors", "codes", "kept"},
    "catalogues": {"model", "errors"},
    "imposition": MAKERS,
    "proofs": {"model", "errors"},
    # A book claims no more than the checks of its finished file confirm.
    "epub": {"model", "errors", "checking", "archives"},
    "printing": {"model", "errors", "checking", "kept", "doors"},
    "webpage": {"model", "errors", "checking"},
    "pictures": {"model", "errors", "doors"},
    "plaintext": {"model", "errors", "checking"},
    "tei": {*MAKERS, "checking"},
    "docx": {*MAKERS, "checking", "pandoc", "archives"},
    # Programs and kinds of files behind one door each, and the user's folder for caches.
    "kept": set[str](),
    "expressions": {"kept"},
    "packaged": {"kept"},
    "structs": set[str](),
    # How the door of a room is made that loads its modules when they are asked for.
    "doors": set[str](),
    "pandoc": {"errors"},
    "archives": set[str](),
    "typefaces": {"errors"},
    # What was worked out once is known again.
    "stamps": set[str](),
    "jsonform": set[str](),
    "prepress": {"model", "errors"},
    "serving": {"errors"},
    "api": {"pipeline", "errors", "model"},
    "cli": {"pipeline", "codes", "outputs", "errors", "model"},
}
KNOWS_EVERY_ROOM = {"pipeline"}
# How classes and regular expressions are made and tables read: for whoever has some.
OPEN_TO_ALL = {"structs", "expressions", "packaged"}

ROOMS_OF_LIBRARY = {
    "fontTools": {"typefaces"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "ebooklib": {"epub"},
    "tinycss2": {"checking", "rendering", "sources"},
    "lxml": {"catalogues", "epub", "docx", "tei", "checking", "pictures", "sources"},
    "weasyprint": {"printing"},
    "pydyf": {"printing"},
    "playa": {"sources"},
    "pypdfium2": {"printing", "prepress", "proofs", "sources"},
    "PIL": {"pictures", "printing", "prepress", "proofs", "sources"},
    "pikepdf": {"checking", "imposition", "prepress", "sources"},
    "barcode": {"prepress"},
    "packaging": {"house", "pipeline"},
    "jpype": {"checking"},
    "numpy": {"languages", "restoring", "sources"},
    "platformdirs": {"kept"},
    "threadpoolctl": {"restoring"},
    "pyphen": {"languages", "printing"},  # evidence for the one, line ends for the other
    "wordfreq": {"languages"},
    "hunspell": {"languages"},
    "babel": {"languages"},
    "typer": {"cli"},
    "rich": {"cli"},
    "starlette": {"serving"},
    "uvicorn": {"serving"},
    "pydantic": {"house"},
    "pydantic_core": {"house"},
    "tomlkit": {"house", "rulings"},
    "watchfiles": {"pipeline"},
    "openpyxl": {"catalogues"},
    "slugify": {"house"},
    "langcodes": {"house"},
    "stdnum": {"house"},
    "rapidfuzz": {"restoring"},
    "charset_normalizer": {"sources"},
    "ftfy": {"sources"},
    "py3langid": {"sources"},
}

HEAVY = {"langcodes", "weasyprint", "ebooklib", "jinja2", "pydantic", "lxml", "numpy", "PIL"}
HEAVY |= {"wordfreq", "hunspell", "pyphen", "py3langid", "ftfy", "pypdfium2", "playa", "fontTools"}
# Only who watches a house and serves it waits for these.
HEAVY |= {"starlette", "uvicorn", "anyio"}
HELP = "import sys; sys.argv[1:] = ['--help']; from publisher.cli import main; main()"


def test_every_room_stands_in_the_table() -> None:
    rooms = {module.room for module in MODULES} - {"__init__", "__main__"}
    assert rooms - KNOWS_EVERY_ROOM <= MAY_IMPORT.keys()


def test_imports_go_one_way() -> None:
    forbidden = [
        f"{place}: {module.room} may not import {name}"
        for module in MODULES
        for name, place in imported(module)
        if (room := room_of(name)) and not allowed(module.room, room)
    ]
    assert forbidden == []


def allowed(room: str, other: str) -> bool:
    known = MAY_IMPORT.get(room, {"cli"}) | OPEN_TO_ALL
    return room == other or room in KNOWS_EVERY_ROOM or other in known


# The phases of restoring in their order: each imports only from those before it.
PHASES = (
    ("characters", "evidence", "learned"),
    ("measuring",),
    ("drafts", "numerals", "wording"),
    ("roles",),
    ("notes", "blocks", "safeguards"),
    ("words",),
    ("composing",),
    ("questions", "suspicion"),
    ("restore",),
    ("__init__",),
)


def test_the_phases_of_restoring_import_in_their_order() -> None:
    place = {name: at for at, names in enumerate(PHASES) for name in names}
    back = [
        f"{where}: {phase_of(module.name)} may not import {name}"
        for module in MODULES
        if module.room == "restoring"
        for name, where in imported(module)
        if name.startswith("publisher.restoring.")
        and place[phase_of(name)] > place[phase_of(module.name)]
    ]
    assert back == []


def phase_of(name: str) -> str:
    """Return the part of a module's name behind ``publisher.restoring``."""
    return [*name.split("."), "__init__"][2]


def test_a_name_is_imported_from_its_home() -> None:
    """Only a package's door passes on what it imported itself."""
    passed_on = {m.name: set() if m.is_door else names_imported(m) for m in MODULES}
    from_elsewhere = [
        f"{module.at(node)}: {alias.name} does not stand in {node.module}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in passed_on.get(node.module or "", ())
    ]
    assert from_elsewhere == []


def names_imported(module: Module) -> set[str]:
    nodes = (n for n in module.tree.body if isinstance(n, ast.Import | ast.ImportFrom))
    return {alias.asname or alias.name.split(".")[0] for node in nodes for alias in node.names}


def test_nobody_imports_relatively() -> None:
    assert [place for m in MODULES for name, place in imported(m) if name.startswith(".")] == []


def test_no_room_leads_back_to_itself() -> None:
    table = {room: set[str]() for room in MAY_IMPORT.keys() | KNOWS_EVERY_ROOM}
    for module in MODULES:
        found = {room_of(name) for name, _ in imported(module)}
        table.setdefault(module.room, set()).update({r for r in found if r} - {module.room})
    assert [room for room in table if room in reached(table, room)] == []


def test_no_module_leads_back_to_itself() -> None:
    """Within a room as between rooms: a reader can begin with the module that needs no other."""
    known = frozenset(module.name for module in MODULES)
    table = {module.name: imported_modules(module, known) for module in MODULES}
    assert sum(map(len, table.values())) > len(table)
    assert [name for name in table if name in reached(table, name)] == []


def reached(table: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(table[start])
    while ahead:
        room = ahead.pop()
        if room not in seen:
            seen.add(room)
            ahead.extend(table.get(room, ()))
    return seen


def test_each_library_lives_in_its_room() -> None:
    strangers = [
        f"{place}: {library} does not live in {module.room}"
        for module in MODULES
        for name, place in imported(module)
        if (library := library_of(name)) and module.room not in ROOMS_OF_LIBRARY.get(library, ())
    ]
    assert strangers == []


def test_every_library_of_the_table_is_used() -> None:
    used = {library_of(name) for module in MODULES for name, _ in imported(module)}
    assert ROOMS_OF_LIBRARY.keys() - used == set()


def test_help_loads_no_heavy_library() -> None:
    code = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); {HELP}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage" in done.stdout
    assert HEAVY & set(done.stdout.splitlines()[-1].split()) == set()


def test_a_manuscript_is_made_a_book_without_what_restores_texts(tmp_path: Path) -> None:
    """Neither numpy nor the weights of the network: they come with sources alone."""
    (tmp_path / "speech.md").write_text("# On paper\n\nPaper is made of rags.\n", "utf-8")
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules));"
        "sys.argv[1:] = ['convert', 'speech.md', 'speech.txt', '--language', 'en'];"
        "from publisher.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert (tmp_path / "speech.txt").is_file()
    assert {"numpy", "threadpoolctl", "publisher.restoring.roles"} & loaded == set()


# What a text without pictures, in no house, becomes an e-book without, once its cover is known.
NOT_FOR_AN_EBOOK = {"weasyprint", "pydyf", "fontTools", "pypdfium2", "PIL", "pikepdf", "playa"}
NOT_FOR_AN_EBOOK |= {"wordfreq", "py3langid", "hunspell", "langcodes", "charset_normalizer"}
NOT_FOR_AN_EBOOK |= {"pydantic", "tomlkit", "stdnum", "openpyxl", "packaging", "watchfiles"}


def test_an_ebook_is_made_without_what_it_does_not_need(tmp_path: Path) -> None:
    """All that is counted once lies ready, so that libraries of words and pages are not loaded."""
    (tmp_path / "speech.txt").write_text(SPEECH, "utf-8")
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules));"
        "sys.argv[1:] = ['convert', 'speech.txt', 'speech.epub'];"
        "from publisher.cli import main; main()"
    )
    run_in = partial(subprocess.run, capture_output=True, text=True, check=True, cwd=tmp_path)
    run_in([sys.executable, "-c", code])
    (tmp_path / "speech.epub").unlink()
    loaded = set(run_in([sys.executable, "-c", code]).stdout.splitlines()[-1].split())
    assert "numpy" in loaded
    assert NOT_FOR_AN_EBOOK & loaded == set()


# A word is broken and another joined, so that all tables of words are asked for.
SPEECH = """On Paper

Whoever folds a sheet of paper twice has eight pages, and the knife of the book-
binder opens three of its sides. Nobody in the work-
shop could say who had ordered the blue paper, nor what was to be printed on it in the
spring of that year, when the river stood so high that the mill could not turn its wheel.
"""


@pytest.mark.slow
def test_help_answers_at_once() -> None:
    """Processor time, so that a busy machine does not count; 0.3 s, or 15 bare starts of Python."""
    bare = best_of_five(lambda: run("pass"))
    assert best_of_five(lambda: run(HELP)) < max(0.3, 15 * bare)


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True)


def best_of_five(work: Callable[[], None]) -> float:
    return min(seconds(work) for _ in range(5))


def seconds(work: Callable[[], None]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
