"""Every reference leads to its note and every note back to each of its references."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.edition import Edition
from publisher.model.house import BookSettings, NotePlace
from publisher.model.rendering import EbookRendering
from tests.rendering.books import book_of, collection, pamphlet
from tests.rendering.reading import TYPE, XHTML, parsed, rendered, rendered_print, text_of, typed

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


CHAPTER_END = BookSettings(notes=NotePlace.CHAPTER_END)
# A preface calls note 0; "se 4" (see 4) calls a note in a note; "Lös" (loose) is called nowhere.
SCATTERED = (
    "# En bok\n\n^ Förord[^0]\n\nEtt.[^1] Två.[^2]\n\n## B\n\nTre.[^3] Igen.[^1]\n\n## C\n\nSlut.\n\n"
    "[^0]: Noll.\n\n[^1]: En.\n\n[^2]: Två, se 4.[^4]\n\n[^3]: Tre.\n\n[^4]: Fyra.\n\n[^9?]: Lös.\n"
)


def at_chapter_ends(source: str) -> EbookRendering:
    edition = book_of(source)
    return rendered(replace(edition, facts=replace(edition.facts, settings=CHAPTER_END)))


@pytest.mark.parametrize(
    ("chapter", "notes"), [(1, "n1 n2 n3 n5"), (2, "n4"), (3, "n6")], ids=["front", "own", "loose"]
)
def test_notes_stand_at_the_end_of_the_chapter_that_calls_them(chapter: int, notes: str) -> None:
    root = parsed(at_chapter_ends(SCATTERED), f"chapter-0{chapter}.xhtml")
    assert [note.get("id") for note in typed(root, "endnote")] == notes.split()


def test_a_note_leads_back_to_calls_in_later_chapters() -> None:
    notes = typed(parsed(at_chapter_ends(SCATTERED), "chapter-01.xhtml"), "endnote")
    links = [a.get("href") for a in notes[1].iter(f"{XHTML}a")]
    assert links == ["chapter-01.xhtml#n2-ref1", "chapter-02.xhtml#n2-ref2"]


def test_notes_at_chapter_ends_have_a_heading_below_the_chapters() -> None:
    root = parsed(at_chapter_ends(SCATTERED), "chapter-02.xhtml")
    (section,) = typed(root, "endnotes")
    heading = section.find(f"{XHTML}h3")
    assert heading is not None
    assert (heading.text, section.get("aria-label")) == ("Noter", "Noter: B")
    assert "notes.xhtml" not in [d.name for d in at_chapter_ends(SCATTERED).documents]


def test_print_has_its_notes_where_it_wants_them() -> None:
    edition = book_of(SCATTERED)
    settings = BookSettings(print_notes=NotePlace.CHAPTER_END)
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    assert "notes.xhtml" in [d.name for d in rendered(edition).documents]
    printed = rendered_print(edition).markup
    assert 'id="c1-notes"' in printed
    assert 'id="notes"' not in printed


def test_a_note_may_quote() -> None:
    source = (
        "# En bok\n\nEtt.[^1] Två.[^2]\n\n[^1]: Så här:\n    > Citat.\n    > Mer.\n    Slut.\n\n"
    )
    rendering = rendered(book_of(f"{source}[^2]: > Bara citat."))
    notes = typed(parsed(rendering, "notes.xhtml"), "endnote")
    tags = [str(child.tag).removeprefix(XHTML) for child in notes[0]]
    assert tags == ["p", "blockquote", "p"]
    assert [text_of(child) for child in notes[1]] == ["2", "Bara citat."]
