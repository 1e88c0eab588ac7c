"""Heads of several lines, and numbers that begin anew, come again and again and are no speakers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from publisher.languages import language
from publisher.restoring.roles.decoding import _goes_below_notes
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.stacked_heads import (
    by_stacked_heads,
    numbered_anew,
    stacked_heads,
)
from publisher.sources import transcript_from
from publisher.sources.pdf import read_pdf
from tests.sources.pdf.linking import linked

HEAD = [
    "Vastgesteld: 4 mei 2019",
    "Goedgekeurd door de raad",
    "Bekendgemaakt: 9 juni",
    "In werking",
]
BODY = [
    "De molenaar houdt aantekening van het water en legt",
    "die voor aan het bestuur, dat er eens per jaar over",
    "beraadslaagt en besluit wat er gedaan moet worden.",
]


def words(count: int) -> list[str]:
    name = "abcdefghijkl"[count]
    return [f"Regel {name} zegt iets anders dan de andere.", *(f"{name} {line}" for line in BODY)]


def found(pages: list[list[str]], what: str) -> list[str]:
    text = "\n\f".join("\n".join(page) for page in pages) + "\n"
    sheet = sheet_of(transcript_from(text, "a.txt", "nl").value, language("nl"))
    flags = stacked_heads(sheet) if what == "heads" else numbered_anew(sheet)
    return [sheet.worded[at].text for at in flags.nonzero()[0].tolist()]


@pytest.mark.parametrize("lines", [1, 2, 4])
def test_a_head_of_several_lines(lines: int) -> None:
    pages = [[*HEAD[:lines], "", *words(n), *words(n + 1)] for n in range(6)]
    assert found(pages, "heads") == 6 * HEAD[:lines]


def test_a_foot_of_several_lines() -> None:
    pages = [[*words(n), *words(n + 1), "", *HEAD[:3]] for n in range(6)]
    assert found(pages, "heads") == 6 * HEAD[:3]


def test_what_stands_below_other_lines_is_no_head() -> None:
    pages = [[f"Een ander begin {'abcdefg'[n]}", *HEAD, *words(n), *words(n + 1)] for n in range(6)]
    assert found(pages, "heads") == []


def test_numbers_that_begin_anew_in_each_chapter() -> None:
    names = ("HOOFDSTUK I", "HOOFDSTUK II", "HOOFDSTUK III")
    pages = [
        [name, *[line for n in range(1, 5) for line in (f"Artikel {n}.", *words(n))]]
        for name in names
    ]
    wanted = [f"Artikel {n}." for _ in names for n in range(1, 5)]
    assert [one for one in found(pages, "numbers") if one.startswith("Artikel")] == wanted


def test_speakers_with_numbers_do_not_count() -> None:
    said = (2, 1, 3, 1, 2, 3, 2, 1, 3, 2)
    page = [line for n in said for line in (f"Soldaat {n}.", *words(n))]
    assert found([page, page], "numbers") == []


@pytest.mark.parametrize(("last", "opens"), [("Opgehaald van het web op 4 mei", False), ("", True)])
def test_a_foot_below_notes_opens_no_sentence(last: str, *, opens: bool) -> None:
    """The note of the next page goes on in small letters, with a sentence begun at a foot."""
    pages = [
        [
            *words(n),
            "1. Een noot die hier ook eindigt.",
            last or f"De {'abcdef'[n]} molen staat in de",
        ]
        for n in range(5)
    ]
    for page in pages:
        page.insert(4, "noten gaan op de volgende bladzijde verder.")
    text = "\n\f".join("\n".join(page) for page in pages) + "\n"
    sheet = sheet_of(transcript_from(text, "a.txt", "nl").value, language("nl"))
    notes = np.array(
        [one.text[:1].isdigit() or one.text.startswith("noten") for one in sheet.worded]
    )
    assert bool(_goes_below_notes(sheet, notes).any()) is opens


@pytest.mark.parametrize(("gap", "pages", "sure"), [(2, 8, 8), (0, 8, 0), (2, 4, 0)])
def test_a_foot_that_stands_apart_on_all_pages_is_one(
    tmp_path: Path, gap: int, pages: int, sure: int
) -> None:
    drawn = [[*words(n), *words(n + 1), *[""] * gap, "Opgehaald op 4 mei"] for n in range(pages)]
    path = tmp_path / "foot.pdf"
    path.write_bytes(linked(*drawn))
    sheet = sheet_of(read_pdf(path, "foot.pdf", "nl").value, language("nl"))
    assert next(by_stacked_heads(sheet)).lines.sum() == sure
