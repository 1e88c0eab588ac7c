"""Tags of careless makers are not believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.sources.pdf.page_reader import PageReader
from publisher.sources.pdf.tags import believed
from tests.sources.pdf.making import column, sheet


@pytest.mark.parametrize(
    ("tags", "kept"),
    [
        (["H1", "P", "P", "P", "P", "P"], True),
        (["H1", "H1", "H1", "P", "P", "P"], False),
        (["P", "P", "P", "", "", ""], False),
    ],
)
def test_tags_are_believed_where_they_cover_the_page(tags: list[str], kept: bool) -> None:
    lines = column(["the ferry was rowed by one family"] * 6, 50, 100)
    tagged = [replace(line, tag=tag) for line, tag in zip(lines, tags, strict=True)]
    (page,) = believed(PageReader().pages(sheet(tagged))[0])
    assert [line.tag for line in page.lines] == (tags if kept else [""] * 6)
