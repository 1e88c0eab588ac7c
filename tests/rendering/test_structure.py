"""A book as its structure: sections in their order, blocks as they were restored."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.house import Picture
from publisher.model.inlines import plain
from publisher.model.rendering import BookPicture, Resource
from publisher.model.structure import Section, StructuredText, blocks_of, inlines_of
from publisher.model.text import Figure, Heading, NoteReference
from publisher.rendering import render_structure
from tests.rendering.books import book_of, collection, pamphlet


def only(manuscript: str) -> StructuredText:
    (text,) = render_structure(book_of(f"# En bok\n\n{manuscript}")).texts
    return text


def outline(sections: tuple[Section, ...]) -> list[object]:
    return [(plain(section.heading), outline(section.sections)) for section in sections]


def test_sections_stand_in_each_other_by_their_levels() -> None:
    text = only("## Ett\n\nA.\n\n### Två\n\nB.\n\n#### Tre\n\nC.\n\n### Fyra\n\nD.\n\n## Fem\n\nE.")
    assert outline(text.sections) == [
        ("Ett", [("Två", [("Tre", [])]), ("Fyra", [])]),
        ("Fem", []),
    ]


def test_a_level_that_is_left_out_makes_no_gap() -> None:
    assert outline(only("## Ett\n\n#### Två\n\nA.\n\n### Tre\n\nB.").sections) == [
        ("Ett", [("Två", []), ("Tre", [])])
    ]


def test_blocks_before_the_first_heading_have_a_section_without_one() -> None:
    text = only("Först.\n\n## Ett\n\nA.")
    assert outline(text.sections) == [("", []), ("Ett", [])]


def test_every_block_of_the_edition_is_there_once() -> None:
    for edition in (pamphlet(), collection()):
        for part, text in zip(edition.parts, render_structure(edition).texts, strict=True):
            body = [block for chapter in part.chapters for block in chapter.blocks]
            kept = [block for block in (*part.front, *body) if not isinstance(block, Heading)]
            assert list(blocks_of(text)) == kept


def test_headings_and_notes_are_walked_too() -> None:
    words = " ".join(map(plain, inlines_of(only("## Ett[^1]\n\nA.\n\n[^1]: Not."))))
    assert sorted(words.split()) == ["A.", "Ett", "Not."]
    calls = [i for run in inlines_of(only("## Ett[^1]\n\nA.\n\n[^1]: Not.")) for i in run]
    assert any(isinstance(inline, NoteReference) for inline in calls)


def test_spaces_and_quotation_marks_stay_as_they_are() -> None:
    assert "".join(map(plain, inlines_of(only("»J. R. Berg» – ja")))) == "»J. R. Berg» – ja"


def test_what_xml_cannot_hold_is_made_visible() -> None:
    text = only("A\x1bB.[^1]\n\n[^1]: C\x0eD.")
    assert "".join(map(plain, inlines_of(text))) == "A␛B.C␎D."


def test_pages_have_the_labels_of_the_e_book() -> None:
    text = only("A{p 12}b{p}c")
    assert text.pages == ((1, "[11]"), (2, "12"), (3, "[13]"))
    assert text.opens_page


def test_figures_have_the_words_of_a_person_and_pictures_their_files() -> None:
    edition = book_of("# En bok\n\n![Ett](pictures/a.png)\n\n![Två](pictures/b.png)")
    (division,) = edition.divisions
    said = (Picture("a.png", "", alt="En karta"), Picture("b.png", "", decorative=True))
    part = replace(division.parts[0], pictures=said)
    edition = replace(edition, divisions=(replace(division, parts=(part,)),))
    ready = tuple(
        BookPicture(part.id, name, Resource(f"pictures/{name}", "image/png", b""), "", False, 30.0)
        for name in ("a.png", "b.png")
    )
    (text,) = render_structure(edition, ready).texts
    assert [block.alt for block in blocks_of(text) if isinstance(block, Figure)] == ["En karta", ""]
    assert [(p.name, p.millimetres, p.decorative) for p in text.pictures] == [
        ("a.png", 30.0, False),
        ("b.png", 30.0, True),
    ]
