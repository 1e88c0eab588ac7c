"""A book claims to be accessible only when nothing was found in that very file."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.checking.epub import check_epub
from publisher.epub import make_epub
from publisher.model.findings import Outcome, Severity
from publisher.rendering import find_design, render_ebook
from tests.epub.conftest import packed, picture
from tests.epub.opening import members, metas, spoiled
from tests.rendering.books import book_of, pamphlet

CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
TEMPLATES = find_design().templates[-1]
# A template of the house, what is spoiled in it, and the finding that says why.
FAULTS = (
    ("book/cover.html", ' alt="{{ alt }}"', "", "epub/alt-missing"),
    ("macros/blocks.html", "h{{ rank }}", "h6", "epub/heading-order"),
    ("macros/notes.html", ' epub:type="endnote"', "", "epub/noteref-misdirected"),
    ("book/document.html", ' xml:lang="{{ language }}"', "", "epub/language-missing"),
)


def made_by(house: Path, name: str, old: str, new: str) -> Outcome[bytes]:
    """Return the book of a house with a template of its own."""
    template = house / "templates" / name
    template.parent.mkdir(parents=True)
    text = (TEMPLATES / name).read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new), "utf-8")
    return make_epub(render_ebook(pamphlet(), find_design(house)), picture())


def test_a_sound_book_claims_conformance(pamphlet_epub: bytes) -> None:
    assert metas(pamphlet_epub, "dcterms:conformsTo") == [CLAIM]
    assert metas(pamphlet_epub, "a11y:certifiedBy", "conformance") == ["Vinkelhaken & Co"]
    assert check_epub(pamphlet_epub, "bok.epub") == ()


def test_without_a_house_the_program_certifies() -> None:
    (certifier,) = metas(packed(book_of("# En bok\n\nText.")), "a11y:certifiedBy", "conformance")
    assert certifier is not None
    assert certifier.startswith("publisher ")


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS)
def test_a_fault_of_a_template_takes_the_claim_away(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    book = made_by(tmp_path, name, old, new)
    assert metas(book.value, "dcterms:conformsTo") == []
    found = {finding.code: finding for finding in book.findings}
    assert found[code].severity is Severity.ERROR
    assert "does not claim" in found["epub/no-claim"].message


def test_a_claim_that_is_no_longer_true_is_found(pamphlet_epub: bytes) -> None:
    data = spoiled(pamphlet_epub, "cover.xhtml", 'alt="Omslag', 'data-alt="Omslag')
    assert "epub/false-claim" in {finding.code for finding in check_epub(data, "bok.epub")}


def test_the_claim_changes_the_package_document_alone(tmp_path: Path, pamphlet_epub: bytes) -> None:
    sound = members(pamphlet_epub)
    claimless = members(made_by(tmp_path, "book/cover.html", ' alt="{{ alt }}"', "").value)
    assert {name for name in sound if sound[name] != claimless[name]} == {
        "EPUB/cover.xhtml",
        "EPUB/content.opf",
    }
    assert list(sound)[-1] == "EPUB/content.opf"
