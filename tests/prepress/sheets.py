"""Small files for printers: a book of pages with a line each, and faults put into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.house import read_profile
from publisher.model.house import BookFacts, BookSettings, Contributor, Series
from publisher.model.preflight import Preflight
from publisher.model.press import Paper, Profile
from publisher.prepress import finish_pages, preflight_pages
from publisher.printing import print_book, search_path_of
from tests.printing.tiny import STYLE, tiny

FACTS = BookFacts(
    name="tiny.sv",
    language="sv",
    identifier="urn:uuid:0",
    title="En bok & ett ark",
    modified=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    contributors=(Contributor("Anna Öst"),),
    publisher="Falsbenet",
    description="Hur ett ark blir en bok.",
    series=Series("Små tecken", "3"),
    isbn_print="978-91-7000-123-9",
)
# Swedish: "a line on the page".
LINE = "<p style='break-after: page'>En rad på <a href='https://example.org'>sidan</a>.</p>"
PAGE = "@page { size: 148mm 210mm; margin: 20mm }"
Change = Callable[[pikepdf.Pdf], None]


def designed(cover: str) -> BookFacts:
    """Return the facts of the small book with a design for its cover."""
    from dataclasses import replace

    return replace(FACTS, settings=BookSettings(cover=cover))


@cache
def book(pages: int = 24, page: str = PAGE) -> bytes:
    """Return the PDF of a book of ``pages`` pages, set as any book is, with a link on each."""
    return print_book(tiny(LINE * pages, STYLE + page), search_path_of()).pdf


def profile(name: str) -> tuple[Profile, Paper]:
    """Return a profile of the package with its first paper."""
    found = read_profile(None, name)
    return found, found.papers[0]


@cache
def finished(name: str, pages: int = 24) -> bytes:
    """Return the small book as the printer of a profile asks for it."""
    return finish_pages(book(pages), profile(name)[0], FACTS)


def judged(data: bytes, name: str) -> Preflight:
    """Return what the printer of a profile says to a file."""
    return preflight_pages(data, *profile(name), "book.pdf")


def codes(preflight: Preflight) -> set[str]:
    """Return the rules that a file breaks."""
    return {finding.code for finding in preflight.findings}


def changed(data: bytes, change: Change) -> bytes:
    """Return a file with something done to it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def drawing(content: bytes) -> Change:
    """Return a change that draws something more on page 3."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].contents_add(pdf.make_stream(content))

    return change


def picture(pixels: int, **more: object) -> Change:
    """Return a change that puts a grey picture of so many pixels on an inch of page 3."""

    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            b"\x80" * pixels * pixels,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=pixels,
            Height=pixels,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            **more,
        )
        page = pdf.pages[2]
        page.obj.Resources.XObject = Dictionary(Seen=image)
        page.contents_add(pdf.make_stream(b"q 72 0 0 72 200 300 cm /Seen Do Q"))

    return change


def box(name: str, values: list[float]) -> Change:
    """Return a change that gives page 3 another box."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj[name] = Array(values)

    return change
