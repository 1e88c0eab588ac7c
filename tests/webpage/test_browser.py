"""Pages in Chromium, with scripts forbidden: notes open and close, nothing runs out, axe agrees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from publisher.model.formats import Format
from publisher.model.rendering import PageRendering, Resource
from publisher.pipeline.converting import ConvertOptions, convert
from publisher.webpage import make_page
from tests.readers.browser import MODULES, SCREENSHOTS, need_browser, run
from tests.readers.shelf import AT_CHAPTER_ENDS, WIDE, with_settings
from tests.rendering.books import book_of, collection, pamphlet
from tests.rendering.reading import rendered_page
from tests.rendering.turned import turned_book

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("reading.mjs")
SEEDS = Path(__file__).parents[2] / "seeds" / "works"
FAULTS = (
    ("p { width: 60em; }", "run out"),
    (".notes li:target { position: static; }", "the note is not shown"),
    (".beside { visibility: hidden; }", "does not close it"),
    ("p { color: #999; background: #fff; }", "color-contrast"),
)


def restyled(rendering: PageRendering, style: str) -> PageRendering:
    """Return a book whose last style sheet ends with something more."""
    *others, last = rendering.styles
    more = Resource(last.name, last.media_type, last.content + style.encode())
    return replace(rendering, styles=(*others, more))


def look_at(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what Chromium saw of each page of a folder, which gets a PDF of each beside it."""
    need_browser()
    if not (MODULES / "@daisy" / "axe-core-for-ace").is_dir():
        pytest.skip("no axe among the npm packages: pages are not judged (npm ci in tests/readers)")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return run(SCRIPT, folder)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages of rich books and of a sample, and with bad ones."""
    folder = tmp_path_factory.mktemp("pages")
    books = {
        "pamphlet": pamphlet(),
        "collection": collection(),
        "chapter-end": with_settings(collection(), AT_CHAPTER_ENDS),
        "wide": book_of(WIDE),
        "from-right-to-left": turned_book("he"),
    }
    for name, edition in books.items():
        (folder / f"{name}.html").write_bytes(make_page(rendered_page(edition)).value)
    for number, (style, _) in enumerate(FAULTS):
        bad = restyled(rendered_page(pamphlet()), f"@media screen {{ {style} }}")
        (folder / f"bad-{number}.html").write_bytes(make_page(bad).value)
    source = SEEDS / "reading-proofs" / "en.txt"
    assert convert(source, (folder / f"sample.{Format.HTML}",), ConvertOptions()).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def seen(pages: Path) -> dict[str, dict[str, Any]]:
    """Return what Chromium saw of these pages."""
    return look_at(pages)


def test_nothing_is_wrong_with_any_page(seen: dict[str, dict[str, Any]]) -> None:
    good = {name: page for name, page in seen.items() if not name.startswith("bad-")}
    assert {name: page["wrong"] for name, page in good.items() if page["wrong"]} == {}
    assert {name: page["followed"] for name, page in good.items()} == dict.fromkeys(good, 2)
    assert len(good) == 6


def test_a_line_holds_some_sixty_five_letters(seen: dict[str, dict[str, Any]]) -> None:
    assert 55 <= seen["sample"]["letters"] <= 75


def test_on_paper_notes_stand_at_the_end(pages: Path, seen: dict[str, dict[str, Any]]) -> None:
    with pypdfium2.PdfDocument(pages / "pamphlet.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    words = " ".join(text.split())
    # "Each line begins …" is text, "Brass, sometimes tin." is a note.
    assert words.index("Varje rad börjar") < words.index("Mässing, ibland tenn.")
    assert words.count("Mässing, ibland tenn.") == 1
    assert b"/Link" in (pages / "pamphlet.pdf").read_bytes()


@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_a_spoiled_page_is_seen_to_be_spoiled(seen: dict[str, dict[str, Any]], number: int) -> None:
    wrong, message = seen[f"bad-{number}"]["wrong"], FAULTS[number][-1]
    assert any(message in what for what in wrong), wrong
