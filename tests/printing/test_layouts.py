"""Every format, with notes at each place: the figures hold, and links lead there and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from publisher.model.house import NotePlace
from publisher.printing import PrintedBook, print_book, search_path_of
from tests.printing.test_pages import specimen
from tests.support.print_figures import measure_pages

LAYOUTS = (
    ("a5", NotePlace.CHAPTER_END),
    ("a6", NotePlace.FOOT),
    ("a4", NotePlace.CHAPTER_END),
    ("b6", NotePlace.CHAPTER_END),
    ("digest", NotePlace.FOOT),
    ("half-letter", NotePlace.BOOK_END),
    ("100 x 150", NotePlace.CHAPTER_END),
)


@cache
def printed(page: str, notes: NotePlace) -> PrintedBook:
    """Return the specimen in a format, with its notes at a place."""
    book = specimen(notes)
    settings = replace(book.facts.settings, page=page)
    return print_book(replace(book, facts=replace(book.facts, settings=settings)), search_path_of())


@pytest.mark.parametrize(("page", "notes"), LAYOUTS)
def test_layout_has_no_faults(page: str, notes: NotePlace) -> None:
    book = printed(page, notes)
    found = measure_pages(book.pdf)
    assert book.findings == ()
    assert (found.off_grid, found.loose, found.widows, found.orphans) == ((), (), (), ())
    assert (found.stacks, found.stranded, found.outside) == ((), (), ())
    assert 55 <= found.measure <= 70
    assert found.share < 0.12


@pytest.mark.parametrize(("page", "notes"), LAYOUTS)
def test_calls_and_notes_lead_to_each_other(page: str, notes: NotePlace) -> None:
    with pikepdf.open(BytesIO(printed(page, notes).pdf)) as pdf:
        places = dict(destinations(pdf))
        links = dict(links_of(pdf))
    for n in range(1, 5):
        call, note = places[f"n{n}-ref1"], places[f"n{n}"]
        assert links[f"n{n}"] == call[0]
        assert links[f"n{n}-ref1"] == note[0]
        assert (call[0], -call[1]) < (note[0], -note[1])
        assert notes is not NotePlace.FOOT or call[0] == note[0]


def destinations(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, float]]]:
    """Yield names with their page and height."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = list(pdf.Root.Names.Dests.Names)
    for name, place in zip(names[::2], names[1::2], strict=True):
        yield str(name), (numbers[place[0].objgen], float(place[3]))


def links_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Yield where links lead, with the page they stand on."""
    for number, page in enumerate(pdf.pages):
        for link in page.get("/Annots", ()):
            if "/Dest" in link:
                yield str(link.Dest), number
