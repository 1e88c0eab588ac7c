"""A house may want the pages of the printed book in its e-books."""

from __future__ import annotations

from dataclasses import replace

from publisher.checking.epub import check_epub
from publisher.model.formats import Format
from publisher.model.house import BookSettings, PageOrigin
from publisher.pipeline.stages import make_book
from tests.epub.opening import members, metas
from tests.rendering.books import collection


def test_the_e_book_lists_the_pages_of_the_pdf() -> None:
    edition = collection()
    settings = BookSettings(page_list=PageOrigin.PRINT)
    edition = replace(edition, facts=replace(edition.facts, settings=settings))
    pdf, epub = (make_book(edition, None, form) for form in (Format.PDF, Format.EPUB))
    navigation = members(epub.content)["EPUB/nav.xhtml"].decode()
    listed = navigation.partition('epub:type="page-list"')[2].count("<li>")
    assert pdf.extent.pages is not None
    assert pdf.extent.pages - 5 < listed <= pdf.extent.pages
    assert metas(epub.content, "pageBreakSource") == ["Hand och öga (Tryckt utgåva)"]
    assert check_epub(epub.content, "bok.epub") == epub.findings == ()
