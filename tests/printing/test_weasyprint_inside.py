"""WeasyPrint's inside is changed only while a book is printed, and known in one package only."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pydyf
import pytest
import weasyprint
import weasyprint.draw
import weasyprint.pdf
from packaging.requirements import Requirement
from weasyprint.layout import LayoutContext, block, inline

from publisher.errors import InstallationError
from publisher.printing import SearchPath, print_book, weasyprint_70
from publisher.printing.weasyprint_70 import versions
from publisher.printing.weasyprint_70.patching import Patch, Patches
from tests.printing.tiny import tiny
from tests.support.code import modules

PARTS: tuple[tuple[Any, str], ...] = (
    (block, "block_container_layout"),
    (inline, "split_inline_box"),
    (inline, "text_align"),
    (weasyprint.draw, "draw_text"),
    (weasyprint.pdf, "add_tags"),
    (weasyprint.pdf, "build_fonts_dictionary"),
    (LayoutContext, "_update_footnote_area"),
    (LayoutContext, "current_page_footnotes"),
    (pydyf.PDF, "page_references"),
)
ORIGINALS = [vars(owner).get(name) for owner, name in PARTS]

# What WeasyPrint documents as its interface (docs/api_reference.rst, "Python API").
PUBLIC = {
    "weasyprint": {"HTML", "CSS", "Attachment", "Document", "Page"},
    "weasyprint.document": {"Document", "DocumentMetadata", "Page"},
    "weasyprint.urls": {"URLFetcher", "URLFetcherResponse", "FatalURLFetchingError"},
    "weasyprint.text.fonts": {"FontConfiguration"},
    "weasyprint.css.counters": {"CounterStyle"},
}
DOCUMENTED = {f"{module}.{name}" for module, names in PUBLIC.items() for name in names}
INSIDE = "publisher/printing/weasyprint_70/"


def exchanged() -> list[str]:
    now = (vars(owner).get(name) for owner, name in PARTS)
    pairs = zip(PARTS, now, ORIGINALS, strict=True)
    return [name for (_, name), part, original in pairs if part is not original]


def test_importing_the_room_changes_nothing() -> None:
    """Each part is still what WeasyPrint or pydyf has defined; one of them exists only if patched."""
    made_by = [getattr(getattr(part, "fget", part), "__module__", "") for part in ORIGINALS]
    homes = [owner.__module__ if isinstance(owner, type) else owner.__name__ for owner, _ in PARTS]
    strangers = [
        (name, maker)
        for (_, name), home, maker in zip(PARTS, homes, made_by, strict=True)
        if maker.partition(".")[0] != home.partition(".")[0]
    ]
    assert strangers == [("current_page_footnotes", "")]


def test_the_list_of_parts_is_that_of_the_patches() -> None:
    with weasyprint_70.patched():
        assert exchanged() == [name for _, name in PARTS]


def test_printing_a_book_leaves_weasyprint_as_it_was(files: SearchPath) -> None:
    assert print_book(tiny("<p>Text</p>"), files).pages == 1
    assert exchanged() == []


def test_an_error_puts_the_parts_back() -> None:
    with pytest.raises(ZeroDivisionError), weasyprint_70.patched():
        raise ZeroDivisionError
    assert exchanged() == []


def test_nested_use_ends_with_the_outermost() -> None:
    with weasyprint_70.patched():
        once = [vars(owner)[name] for owner, name in PARTS]
        with weasyprint_70.patched():
            assert [vars(owner)[name] for owner, name in PARTS] == once
        assert [vars(owner)[name] for owner, name in PARTS] == once
    assert exchanged() == []


def test_use_that_overlaps_in_threads_ends_with_the_last() -> None:
    """The thread enters first and leaves while this one is still inside."""
    entered, leave = threading.Event(), threading.Event()

    def other() -> None:
        with weasyprint_70.patched():
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    assert entered.wait(10)
    with weasyprint_70.patched():
        leave.set()
        thread.join(10)
        assert exchanged() == [name for _, name in PARTS]
    assert exchanged() == []


def test_a_patch_that_fails_takes_the_others_back_out() -> None:
    library = SimpleNamespace(first=1, second=2)

    def fail(_: object) -> object:
        raise AttributeError

    patches = Patches((Patch(library, "first", lambda _: 10), Patch(library, "second", fail)))
    with pytest.raises(AttributeError), patches.installed():
        pass
    assert vars(library) == {"first": 1, "second": 2}
    with pytest.raises(AttributeError), patches.installed():  # and may be tried again
        pass


def test_a_patch_may_wrap_an_earlier_one_and_add_what_was_absent() -> None:
    library = SimpleNamespace(part=1)
    add: Callable[[Any], Any] = lambda before: before + 1  # noqa: E731
    patches = Patches(
        (Patch(library, "part", add), Patch(library, "part", add), Patch(library, "new", str))
    )
    with patches.installed():
        assert vars(library) == {"part": 3, "new": "None"}
    assert vars(library) == {"part": 1}


@pytest.mark.parametrize(
    ("library", "version", "known"),
    [(weasyprint, "71.0", "70"), (weasyprint, "7.0", "70"), (pydyf, "0.14.1", "0.13")],
)
def test_another_version_is_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, files: SearchPath, library: Any, version: str, known: str
) -> None:
    monkeypatch.setattr(library, "__version__", version)
    with pytest.raises(InstallationError, match=rf" {version} is installed; .* {known}") as it:
        print_book(tiny("<p>Text</p>"), files)
    assert "pip install 'weasyprint==70.*' 'pydyf==0.13.*'" in str(it.value)
    assert exchanged() == []


@pytest.mark.parametrize("version", ["70.0", "70.1", "70"])
def test_minor_versions_are_known(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(weasyprint, "__version__", version)
    with weasyprint_70.patched():
        assert exchanged()


def test_the_known_versions_are_those_that_get_installed(root: Path) -> None:
    listed = tomllib.loads((root / "pyproject.toml").read_text())["project"]["dependencies"]
    wanted = {r.name: r.specifier for r in map(Requirement, listed)}
    for name, known in (("weasyprint", versions.WEASYPRINT), ("pydyf", versions.PYDYF)):
        *front, last = known.split(".")
        following = ".".join([*front, str(int(last) + 1)])
        assert f"{known}.9" in wanted[name]
        assert following not in wanted[name]
    assert weasyprint_70.__name__.endswith(f"_{versions.WEASYPRINT}")


PRINTS = """
from publisher.errors import InstallationError
from publisher.printing import search_path_of, print_book
from tests.printing.tiny import tiny
try:
    print_book(tiny("<p>Text</p>"), search_path_of())
except InstallationError as error:
    print(error)
"""


def test_a_version_that_lacks_the_known_parts_is_the_same_error(root: Path, tmp_path: Path) -> None:
    """A WeasyPrint 71 that has kept its public interface and nothing else."""
    for module, names in PUBLIC.items():
        folder = tmp_path / Path(*module.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        classes = (f"class {name}(Exception): pass\n" for name in sorted(names))
        (folder / "__init__.py").write_text("".join(classes))
    with (tmp_path / "weasyprint" / "__init__.py").open("a") as file:
        file.write('__version__ = "71.0"\n')
    done = subprocess.run(
        [sys.executable, "-c", PRINTS],
        env={"PYTHONPATH": f"{tmp_path}:{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "WeasyPrint 71.0 is installed" in done.stdout, done.stderr


def test_one_package_alone_looks_inside_weasyprint() -> None:
    """Any other module imports no more than WeasyPrint documents, and nothing of pydyf."""
    private = [
        f"{module.path}: {name}"
        for module in modules()
        if not module.path.startswith(INSIDE)
        for node in ast.walk(module.tree)
        for name in libraries(node)
        if name not in DOCUMENTED
    ]
    assert private == []


def test_imports_of_the_inside_are_seen_by_the_test_above() -> None:
    """Guards the test above: it would be empty if it saw no imports at all."""
    inside = [module for module in modules() if module.path.startswith(INSIDE)]
    found = {name for m in inside for node in ast.walk(m.tree) for name in libraries(node)}
    assert {"weasyprint.layout.block", "pydyf"} <= found - DOCUMENTED


def libraries(node: ast.AST) -> Iterator[str]:
    """Yield what an import takes from WeasyPrint or pydyf, with the module it takes it from."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    yield from (name for name in names if name.split(".")[0] in ("weasyprint", "pydyf"))
