"""A book with every kind of picture is sound, and says of its pictures what is true."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from publisher.checking.epub import check_epub
from publisher.epub import make_epub
from publisher.model.findings import Outcome
from publisher.model.house import Picture
from publisher.pictures import pictures_for_screens
from publisher.rendering import find_design, render_ebook
from tests.epub.conftest import picture as cover
from tests.epub.opening import members, metas, spoiled
from tests.pictures.made import book_with, flat, picture, saved
from tests.printing.test_figures import every_kind
from tests.support.epubcheck import Verdict, epubcheck

pytestmark = pytest.mark.slow


def made(*pictures: Picture) -> Outcome[bytes]:
    edition = book_with(*pictures)
    ready = pictures_for_screens(edition)
    assert ready.findings == ()
    return make_epub(render_ebook(edition, find_design(), pictures=ready.value), cover())


def test_a_book_of_pictures_is_sound_and_claims_to_be_accessible(tmp_path: Path) -> None:
    leaf = Picture("leaf.png", str(tmp_path / "leaf.png"), decorative=True)
    (tmp_path / "leaf.png").write_bytes(flat())
    book = made(*every_kind(tmp_path), leaf)
    assert book.findings == ()
    (tmp_path / "bok.epub").write_bytes(book.value)
    assert epubcheck(tmp_path / "bok.epub") == Verdict(0, 0, ())
    assert metas(book.value, "schema:accessMode") == ["textual", "visual"]
    assert metas(book.value, "schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in metas(book.value, "schema:accessibilityFeature")
    assert len(metas(book.value, "dcterms:conformsTo")) == 1
    files = [name for name in members(book.value) if name.startswith("EPUB/pictures/")]
    assert len(files) == 8


def test_a_book_with_a_picture_that_nobody_has_described_claims_nothing(tmp_path: Path) -> None:
    book = made(picture(tmp_path, "a.png", flat(), None))
    assert {finding.code for finding in book.findings} == {"epub/alt-missing", "epub/no-claim"}
    assert metas(book.value, "schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in metas(book.value, "schema:accessibilityFeature")
    assert metas(book.value, "dcterms:conformsTo") == []


def test_nobody_promises_that_a_picture_that_moves_does_not_flash(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    for content, hazard in ((moving, "unknown"), (flat(), "none")):
        book = made(picture(tmp_path, "a.gif", content))
        assert metas(book.value, "schema:accessibilityHazard") == [hazard]


def test_a_drawing_that_cannot_be_read_is_found_in_a_finished_book(tmp_path: Path) -> None:
    (drawing,) = (one for one in every_kind(tmp_path) if one.name == "plan.svg")
    book = made(drawing)
    assert book.findings == ()
    broken = spoiled(book.value, "pictures/plan.svg", "</svg>", "")
    assert "epub/media-type" in {finding.code for finding in check_epub(broken, "bok.epub")}
