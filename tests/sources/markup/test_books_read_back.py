"""Our own books, read back: letters, headings, notes, lists, tables and verse are the manuscript's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publisher import api, manuscript
from publisher.model.findings import Severity
from publisher.model.source_kinds import SourceKind
from publisher.model.text import Block, Figure, FrontLine, Note, Text
from publisher.sources.markup.readers import read_markup

KINDS = {".epub": SourceKind.EPUB, ".html": SourceKind.HTML}
TEXTS = {
    "all blocks": """# On Paper

^ by Anna Bergh

^ 1911

## First chapter

Paper is *made* of **rags**[^1] and of [Berg]{.smallcaps} water, H[2]{.sub}O, in the 1[er]{.sup}
mill.{p 2} On [Zeitung *und* Wald]{lang=de} more.

{p 3}A second paragraph\\
with a line break[^2].

> Quoted words here.
> A second quoted one.[^3]

***

| A line of verse
|   that stands in
| and ends.

| Another stanza
| of two.

## Second chapter

### A section below

- one
- two
  - nested
  - nested two
- three

1. Paper that was made by hand
  a) from linen
  b) from cotton
  Nobody has used anything else before 1800.
2. Paper that was not
  - from straw

! Table 1. What the mill made
== Year | Reams | Price
=| 1890 | 1,204 | 4 s.
=| 1891 | ^ | 5 s.[^4]
= Closed in 1892. | < | <

![A press](pictures/press.png)
! Fig. 1. The press[^5]

#### Deepest heading

The end.

[^1]: A note on *rags*.

[^2]: Another.
    With a second paragraph.

[^3]: Third.
    > quoted in a note
    and more.

[^4]: In a cell.

[^5]: Below a picture.
""".replace("[er]{.sup}\nmill", "[er]{.sup} mill"),
    # Swedish: about wood; it has no chapters, and one note is called twice.
    "no chapters": """# Om trä

Trä är gott.[^1] Det är nog allt.

1:o det första
2:o det andra

- § 3 ensamt

Han sade: «Non» och gick.[^1] Åter.[^2]

[^1]: Se ovan.

[^2]: Sist.
""",
    "letters": """# Letters

## To a friend

Dear friend,

> All is well.

| And verse
| in a letter

## To another

Text at the end, with {p 12}a page{p xiv} and more.
""",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_our_own_books_are_read_back(name: str, tmp_path: Path) -> None:
    source = tmp_path / "text.md"
    source.write_text(TEXTS[name], encoding="utf-8")
    language = "sv" if "trä" in TEXTS[name] else "en"
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (600, 400), "grey").save(tmp_path / "pictures" / "press.png")
    books = [tmp_path / f"book{ending}" for ending in KINDS]
    api.convert(source, *books, language=language)
    right = parts(manuscript.read(TEXTS[name], "text.md", language))
    for book in books:
        read = read_markup(KINDS[book.suffix], book, book.name)
        assert parts(read.text) == right
        assert read.text.language == language
        assert len(read.pictures) == TEXTS[name].count("![")
        assert [f.message for f in read.findings if f.severity is not Severity.NOTE] == []


def parts(text: Text) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return a text without what a book says anew: front lines, and the names of pictures."""
    blocks = (b for b in text.blocks if not isinstance(b, FrontLine))
    return tuple(replace(b, picture="") if isinstance(b, Figure) else b for b in blocks), text.notes
