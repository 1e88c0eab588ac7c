"""Every reference leads to its note and every note back to each of its references."""

from __future__ import annotations

import pytest

from publisher.model.edition import Edition
from tests.rendering.books import book_of, collection, pamphlet
from tests.rendering.reading import TYPE, XHTML, parsed, rendered, text_of, typed

BOOK = "# En bok\n\nEtt.[^1] Två.[^*]\n\n## B\n\nTre.[^1]\n\n"
NOTES = "[^1]: Först.\n\n    Andra stycket.\n\n[^*]: Stjärna, se 1.[^1]\n\n[^9?]: Lös.\n"


def test_one_reference_makes_the_number_the_way_back() -> None:
    notes = typed(parsed(rendered(book_of(BOOK + NOTES)), "notes.xhtml"), "endnote")
    link = notes[1].find(f".//{XHTML}a")
    assert link is not None
    assert (link.get("href"), link.get("role")) == ("chapter-01.xhtml#n2-ref1", "doc-backlink")
    assert link.get("aria-label") == "2: Tillbaka till texten"


def test_several_references_make_several_ways_back() -> None:
    notes = typed(parsed(rendered(book_of(BOOK + NOTES)), "notes.xhtml"), "endnote")
    links = [(a.text, a.get("href")) for a in notes[0].iter(f"{XHTML}a")]
    assert links == [
        ("a", "chapter-01.xhtml#n1-ref1"),
        ("b", "chapter-02.xhtml#n1-ref2"),
        ("c", "notes.xhtml#n1-ref3"),
    ]


def test_a_note_keeps_its_paragraphs_in_one_element() -> None:
    notes = typed(parsed(rendered(book_of(BOOK + NOTES)), "notes.xhtml"), "endnote")
    assert [text_of(p) for p in notes[0].iter(f"{XHTML}p")] == ["1 a b c Först.", "Andra stycket."]


def test_a_note_without_reference_is_printed_without_a_way_back() -> None:
    notes = typed(parsed(rendered(book_of(BOOK + NOTES)), "notes.xhtml"), "endnote")
    assert text_of(notes[2]) == "9 Lös."
    assert notes[2].find(f".//{XHTML}a") is None


def test_the_list_of_notes_has_type_role_and_name() -> None:
    section = typed(parsed(rendered(book_of(BOOK + NOTES)), "notes.xhtml"), "endnotes")[0]
    assert section.get("role") == "doc-endnotes"
    assert section.get("aria-labelledby") == "notes-title"


def test_a_book_without_notes_has_no_list_of_them() -> None:
    names = [document.name for document in rendered(book_of("# En bok\n\nText.")).documents]
    assert "notes.xhtml" not in names


@pytest.mark.parametrize("edition", [pamphlet(), collection()], ids=["pamphlet", "collection"])
def test_the_round_trip_ends_where_it_began(edition: Edition) -> None:
    rendering = rendered(edition)
    roots = {d.name: parsed(rendering, d.name) for d in rendering.documents}
    out, back = set(), set()
    for name, root in roots.items():
        for link in root.iter(f"{XHTML}a"):
            here = f"{name}#{link.get('id')}"
            if link.get(TYPE) == "noteref":
                out.add((here, link.get("href")))
            elif link.get("role") == "doc-backlink":
                note = next(e for e in link.iterancestors() if e.get(TYPE) == "endnote")
                back.add((link.get("href"), f"{name}#{note.get('id')}"))
    assert out == back
    assert out
