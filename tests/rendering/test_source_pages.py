"""Page marks and page list."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.edition import Division
from publisher.model.rendering import PageTarget
from publisher.model.text import PageBreak, Paragraph, Words
from publisher.rendering.source_pages import page_labels
from tests.rendering.books import book_of, collection
from tests.rendering.reading import markup, rendered, rendered_print


def pages(source: str) -> list[tuple[str, str]]:
    return [(p.label, p.href) for p in rendered(book_of(f"# En bok\n\n{source}")).page_list]


def test_a_text_without_pages_has_no_page_list() -> None:
    assert pages("Text.") == []
    assert 'epub:type="page-list"' not in rendered(book_of("# En bok\n\nText.")).navigation


def test_the_first_page_begins_on_the_title_page() -> None:
    assert pages("Ett.{p} Två.") == [("1", "titlepage.xhtml#p1"), ("2", "chapter-01.xhtml#p2")]


def test_pages_without_folio_are_counted_in_brackets() -> None:
    part = book_of("# En bok\n\nA{p}b{p 12}c{p}d{p 14}e{p}f").parts[0]
    assert list(page_labels(part).values()) == ["[10]", "[11]", "12", "[13]", "14", "[15]"]


def test_roman_folios_stand_as_they_are() -> None:
    part = book_of("# En bok\n\nA{p iv}b{p}c").parts[0]
    assert list(page_labels(part).values()) == ["1", "iv", "3"]


def test_a_page_that_begins_in_text_and_note_is_marked_in_the_text() -> None:
    edition = book_of("# En bok\n\nEtt.[^1] Två.{p} Tre.\n\n[^1]: Not.")
    part = edition.parts[0]
    # In English: a note that goes over the page.
    body = (Paragraph((Words("Not som går "), PageBreak(2), Words("över."))),)
    note = replace(part.notes[0], note=replace(part.notes[0].note, body=body))
    divisions = (Division(None, (replace(part, notes=(note,)),)),)
    listed = rendered(replace(edition, divisions=divisions)).page_list
    assert [page.href for page in listed] == ["titlepage.xhtml#p1", "chapter-01.xhtml#p2"]


def test_pages_of_notes_alone_are_marked_in_the_notes() -> None:
    source = "Ett.[^1]\n\n[^1]: Not som går{p 2} över."
    assert pages(source)[1:] == [("2", "notes.xhtml#p2")]


def test_pages_of_a_collection_say_of_which_text_they_are() -> None:
    listed = rendered(collection()).page_list
    assert listed[-1] == PageTarget("Läsarens öga: 4", "text-02-notes.xhtml#t2-p4")
    assert len({page.label for page in listed}) == len(listed)


def test_page_sources_name_the_publication_or_the_text() -> None:
    sources = rendered(collection()).page_sources
    assert sources == ("Aftonskolans småskrifter 7, 1911", "Läsarens öga")


def test_print_has_no_marks_of_the_sources_pages() -> None:
    edition = book_of("# En bok\n\ngeneral{p}sekreterare")
    assert "pagebreak" in markup(rendered(edition), "chapter-01.xhtml")
    assert "generalsekreterare" in rendered_print(edition).markup
