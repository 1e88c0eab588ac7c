"""No heading skips a rank, whatever levels a text has."""

from __future__ import annotations

from lxml import etree

from publisher.model.rendering import EbookRendering
from tests.rendering.books import book_of, collection
from tests.rendering.reading import parsed, rendered

RANKS = ("h1", "h2", "h3", "h4", "h5", "h6")


def ranks(rendering: EbookRendering) -> list[int]:
    roots = [parsed(rendering, document.name) for document in rendering.documents]
    names = (etree.QName(e).localname for r in roots for e in r.iter() if isinstance(e.tag, str))
    return [int(name[1]) for name in names if name in RANKS]


def test_a_pamphlet_has_its_title_above_chapters_above_headings() -> None:
    book = rendered(book_of("# En bok\n\n## A\n\n### B\n\n#### C\n\n### D\n\nx\n\n[^1?]: n"))
    assert ranks(book) == [1, 2, 3, 4, 3, 2]


def test_a_level_that_a_text_leaves_out_is_no_gap() -> None:
    assert ranks(rendered(book_of("# En bok\n\n## A\n\n#### B\n\n#### C\n\nx"))) == [1, 2, 3, 3]


def test_a_deep_heading_before_a_higher_one_is_no_gap() -> None:
    found = ranks(rendered(book_of("# En bok\n\n## A\n\n#### B\n\n### C\n\n#### D\n\nx")))
    assert found == [1, 2, 3, 3, 4]


def test_a_collection_has_title_division_text_chapter() -> None:
    assert ranks(rendered(collection())) == [1, 2, 3, 4, 5, 6, 4, 4, 2, 3, 4, 4]
