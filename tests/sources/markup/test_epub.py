"""E-books: the order of the spine, notes in other files, headings by the contents, what is refused."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from publisher.errors import SourceError
from publisher.model.findings import Severity
from publisher.model.source_kinds import SourceKind
from publisher.sources import read_source
from publisher.sources.markup.readers import read_markup
from tests.sources.markup.reading import codes, epub, notes_of, pack, written


def test_pages_come_in_the_order_of_the_spine(tmp_path: Path) -> None:
    read = epub(tmp_path, {"b.xhtml": "<h1>One</h1><p>A.</p>", "a.xhtml": "<h1>Two</h1><p>B.</p>"})
    assert written(read) == "## One\n\nA.\n\n## Two\n\nB."
    assert (read.declared.title, read.declared.author) == ("The Mill", "Ib Lund")
    assert read.text.language == "en"


def test_notes_in_another_file_are_linked(tmp_path: Path) -> None:
    pages = {
        "one.xhtml": "<p>one<a epub:type='noteref' id='r' href='notes.xhtml#n'>1</a></p>",
        "notes.xhtml": "<section epub:type='endnotes'><h2>Notes</h2><ol><li id='n'><p>First. "
        "<a href='one.xhtml#r' role='doc-backlink'>back</a></p></li></ol></section>",
    }
    read = epub(tmp_path, pages)
    assert written(read) == "one[^1]\n\n[^1]: First."
    assert codes(read) == []
    assert {f.message.split(" set aside")[0] for f in notes_of(read)} == {
        "headings and rules above notes",
        "links from notes back to the text",
    }


def test_the_same_name_in_two_files_is_two_places(tmp_path: Path) -> None:
    page = "<p>{0}<a epub:type='noteref' href='#n'>1</a></p><aside epub:type='footnote' id='n'>{1}.</aside>"
    read = epub(
        tmp_path, {"a.xhtml": page.format("one", "First"), "b.xhtml": page.format("two", "Second")}
    )
    assert written(read) == "one[^1]\n\ntwo[^1.p1]\n\n[^1]: First.\n\n[^1.p1]: Second."


def test_what_is_outside_the_flow_comes_last(tmp_path: Path) -> None:
    read = epub(tmp_path, {"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}, outside="a.xhtml")
    assert written(read) == "B.\n\nA."


def test_a_page_that_is_in_no_order_is_named(tmp_path: Path) -> None:
    read = epub(tmp_path, {"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}, unlisted="b.xhtml")
    assert codes(read) == ["sources/page-outside"]


def test_a_page_that_the_package_does_not_name_is_named(tmp_path: Path) -> None:
    book = pack(tmp_path, {"a.xhtml": "<p>A.</p>"})
    with ZipFile(book, "a") as packed:
        packed.writestr("OPS/old.xhtml", "<html><body><p>Linen.</p></body></html>")
        packed.writestr("__MACOSX/OPS/._a.xhtml", b"\x00\x05\x16\x07")
    read = read_markup(SourceKind.EPUB, book, "book.epub")
    assert written(read) == "A."
    (found,) = [f.message for f in read.findings if f.code == "sources/page-outside"]
    assert found.startswith("a page “OPS/old.xhtml” is not in the reading order and was left out")


def test_headings_come_from_the_contents_where_none_are_marked(tmp_path: Path) -> None:
    ncx = (
        "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>One</text>"
        "</navLabel><content src='a.xhtml'/><navPoint><navLabel><text>Two</text></navLabel>"
        "<content src='a.xhtml#t'/></navPoint></navPoint><navPoint><navLabel><text>Gone</text></navLabel>"
        "<content src='a.xhtml#g'/></navPoint></navMap></ncx>"
    )
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    page = "<p class='c1'>One</p><p>A.</p><p id='t' class='c2'>Two</p><p>B.</p><p id='g'>C.</p>"
    read = epub(tmp_path, {"a.xhtml": page}, items=item, **{"toc.ncx": ncx})
    assert written(read) == "# One\n\nA.\n\n## Two\n\nB.\n\nC."
    assert codes(read) == ["sources/heading-not-found"]


def test_the_pages_that_a_book_has_of_itself_are_set_aside(tmp_path: Path) -> None:
    pages = {
        "cover.xhtml": "<section epub:type='cover'><img src='c.png' alt='Cover'/></section>",
        "half.xhtml": "<section epub:type='halftitlepage'><p>The Mill</p></section>",
        "title.xhtml": "<section epub:type='titlepage'><h1>The Mill</h1><p class='author'>Ib Lund</p>"
        "<p class='publisher'>Mill Press</p></section>",
        "imprint.xhtml": "<section epub:type='imprint'><p>Printed in Oslo</p></section>",
        "nav.xhtml": "<nav epub:type='toc'><ol><li><a href='one.xhtml'>One</a></li></ol></nav>",
        "one.xhtml": "<h2>One</h2><p>A.</p>",
        "end.xhtml": "<section epub:type='colophon'><p>Set in Junicode</p></section>",
    }
    read = epub(tmp_path, pages)
    assert written(read) == "# The Mill\n\n^ Ib Lund\n\n## One\n\nA."
    assert codes(read) == []
    assert {f.message.split(" set aside")[0] for f in notes_of(read)} == {
        "the cover",
        "the half title",
        "publisher and series on the title page",
        "the imprint",
        "the contents",
    }


def test_languages_of_pages_differ_from_that_of_the_book(tmp_path: Path) -> None:
    french = "<html xmlns='http://www.w3.org/1999/xhtml' lang='fr'><body><p>Bon.</p></body></html>"
    read = epub(
        tmp_path, {"a.xhtml": "<div lang='en'><p>A longer text.</p></div>", "b.xhtml": french}
    )
    assert "Bon." in written(read)
    assert all(f.severity is Severity.NOTE for f in read.findings)


PROTECTED = (
    "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:e='http://www.w3.org/2001/04/xmlenc#'>"
    "<e:EncryptedData><e:EncryptionMethod Algorithm='{0}'/></e:EncryptedData></encryption>"
)


def test_a_book_that_is_locked_is_refused(tmp_path: Path) -> None:
    locked = PROTECTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(SourceError, match="encrypted"):
        epub(tmp_path, {"a.xhtml": "<p>A.</p>"}, encryption=locked)


def test_disguised_typefaces_lock_nothing(tmp_path: Path) -> None:
    fonts = PROTECTED.format("http://www.idpf.org/2008/embedding")
    assert written(epub(tmp_path, {"a.xhtml": "<p>A.</p>"}, encryption=fonts)) == "A."


def test_a_page_that_the_book_does_not_hold_is_an_error(tmp_path: Path) -> None:
    item = '<item id="i0" href="gone.xhtml" media-type="application/xhtml+xml"/>'
    read = epub(tmp_path, {"a.xhtml": "<p>A.</p>", "b.xhtml": "<p>B.</p>"}, items=item)
    assert codes(read) == ["sources/page-missing"]
    with pytest.raises(SourceError, match=r"gone\.xhtml.* does not hold"):
        epub(tmp_path, {"a.xhtml": "<p>A.</p>"}, items=item)


def test_a_picture_in_the_order_is_shown_by_its_fallback_or_alone(tmp_path: Path) -> None:
    spine = '</manifest><spine><itemref idref="p"/><itemref idref="picture"/></spine><manifest>'
    item = '<item id="{0}" href="{0}.png" media-type="image/png"{1}/>'
    page = '<item id="f" href="f.xhtml" media-type="application/xhtml+xml"/>'
    items = item.format("p", ' fallback="f"') + item.format("picture", "") + page + spine
    pages = {"a.xhtml": "<p>A.</p>", "f.xhtml": "<p>The mill in 1880.</p>"}
    read = epub(tmp_path, pages, items=items, unlisted="f.xhtml")
    assert written(read) == "The mill in 1880.\n\n![](pictures/picture.png)\n\nA."


def test_a_place_in_the_order_that_stands_for_no_file_is_an_error(tmp_path: Path) -> None:
    spine = '</manifest><spine><itemref idref="lost"/></spine><manifest>'
    read = epub(tmp_path, {"a.xhtml": "<p>A.</p>"}, items=spine)
    assert written(read) == "A."
    assert codes(read) == ["sources/page-missing"]


def test_a_page_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    spine = '</manifest><spine><itemref idref="i0" linear="no"/></spine><manifest>'
    assert written(epub(tmp_path, {"a.xhtml": "<p>A.</p>"}, items=spine)) == "A."


def test_a_book_comes_in_by_the_door_of_all_sources(tmp_path: Path) -> None:
    book = pack(tmp_path, {"a.xhtml": "<h1>The Mill</h1><p>It was built.</p>"})
    outcome = read_source(book, "book.epub", None)
    assert [line.text for line in outcome.value.lines()] == ["# The Mill", "", "It was built."]
    assert outcome.value.language == "en"
