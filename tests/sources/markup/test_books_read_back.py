"""Our own books, read back: every block, note and front line is that of the manuscript."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publisher import api, manuscript
from publisher.model.findings import Severity
from publisher.model.inlines import mapped, plain
from publisher.model.source_kinds import SourceKind
from publisher.model.text import (
    Block,
    Emphasis,
    Figure,
    FrontLine,
    Inlines,
    Note,
    PageBreak,
    Passage,
    Styled,
    Text,
)
from publisher.sources.structured.readers import reader_of
from tests.support.pandoc_tree import needs_pandoc

KINDS = {
    ".epub": SourceKind.EPUB,
    ".html": SourceKind.HTML,
    ".tei": SourceKind.TEI,
    ".docx": SourceKind.DOCX,
}
TEXTS = {
    "all blocks": """# On Paper

^ A treatise in two parts

^ by Anna Bergh

^ translated by Ib Lund

^ 1911

^ First published in *The Lamp*, 3 May 1911

## First chapter

Paper is *made* of **rags**[^1] and of [Berg]{.smallcaps} water, H[2]{.sub}O, in the 1[er]{.sup}
mill.{p 2} On [Zeitung *und* Wald]{lang=de} more.[^e1]

{p 3}A second paragraph\\
with a line break[^2].

> Quoted words here.
> A second quoted one.[^3]

***

| A line of verse
|   that stands in
| and ends.

| Another stanza
| of two.[^e2]

***=* * *

After a printed sign, a note that is lost,[^9!] and one again.[^1]

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

§ 3 Third
§ 4 Fourth

1. One paragraph with a number.

! Table 1. What the mill made
== Year | Reams | Price
=| 1890 | 1,204 | 4 s.
=| 1891 | ^ | 5 s.[^4]
= Closed in 1892. | < | <

![A press](pictures/press.png)
! Fig. 1. The press[^5]

! Fig. 2. A picture that is lost

#### Deepest heading

The end.

[^1]: A note on *rags*.

[^2]: Another.
    With a second paragraph.

[^3]: Third.
    > quoted in a note
    and more.

[^4]: In a cell.

[^5]: Below a picture; see also[^2].

[^e1]: The editor says *so*.

[^e2]: > The editor quotes.

[^7?]: A note that nobody calls.
    In two paragraphs.
""".replace("[er]{.sup}\nmill", "[er]{.sup} mill"),
    "a title with a note": """# The Mill and *its* Men[^1]

^ by Carl Ek

## The *first* part[^2]

1. A numbered paragraph alone.

== Year | Price[^3]
= 1890 | 2,5
= 1891 | −1,0

= a | b
= c | d

| Ring the bell,
|     far in.

MILLER. Speak, man.

- bullets
  1) sub one
    - third level
      i. fourth
      ii. fourth two
  2) sub two
- end

1. One
2. Two

[^1]: To the title.

[^2]: In a heading.

[^3]: In a head.
""",
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


# The lines of title page and imprint, as books word them.
FRONTS = {
    "all blocks": {
        "A treatise in two parts",
        "Anna Bergh",
        "Translated by Ib Lund",
        "1911",
        "First published in The Lamp, 3 May 1911",
    },
    "a title with a note": {"Carl Ek"},
}


@pytest.mark.slow
@needs_pandoc
@pytest.mark.parametrize("name", TEXTS)
def test_our_own_books_are_read_back(name: str, tmp_path: Path) -> None:
    source = tmp_path / "text.md"
    source.write_text(TEXTS[name], encoding="utf-8")
    language = "sv" if "trä" in TEXTS[name] else "en"
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (600, 400), "grey").save(tmp_path / "pictures" / "press.png")
    books = [tmp_path / f"book{ending}" for ending in KINDS]
    api.convert(source, *books, language=language)
    right = manuscript.read(TEXTS[name], "text.md", language)
    for book in books:
        kind = KINDS[book.suffix]
        read = reader_of(kind)(book, book.name)
        kept = without_pages_and_languages if kind is SourceKind.DOCX else unchanged
        assert parts(read.text) == parts(kept(right)), book.suffix
        assert fronts(read.text) == FRONTS.get(name, set()), book.suffix
        assert read.text.language in (language, "und" if kind is SourceKind.DOCX else language)
        assert len(read.pictures) == TEXTS[name].count("![")
        # The picture that is lost in the manuscript is so in the book.
        odd = [f for f in read.findings if f.severity is not Severity.NOTE]
        assert {f.code for f in odd} <= {"sources/picture-missing", "sources/note-uncalled"}


def parts(text: Text) -> tuple[tuple[Block, ...], set[tuple[str, object]]]:
    """Return a text without front lines and the names of pictures, its notes in any order."""
    blocks = (b for b in text.blocks if not isinstance(b, FrontLine))
    named = tuple(replace(b, picture="") if isinstance(b, Figure) else b for b in blocks)
    return named, {(note.label, note.body) for note in text.notes}


def fronts(text: Text) -> set[str]:
    return {plain(block.content) for block in text.blocks if isinstance(block, FrontLine)}


def unchanged(text: Text) -> Text:
    return text


def without_pages_and_languages(text: Text) -> Text:
    """Return a text as a word processor has it, which knows no pages of a source."""
    blocks = tuple(mapped(block, _stripped) for block in text.blocks)
    notes = tuple(_stripped_note(note) for note in text.notes)
    return replace(text, blocks=blocks, notes=notes)


def _stripped_note(note: Note) -> Note:
    return replace(note, body=note.body and tuple(mapped(block, _stripped) for block in note.body))


def _stripped(content: Inlines) -> Inlines:
    made: Inlines = ()
    for inline in content:
        if isinstance(inline, Passage):
            made = (*made, *_stripped(inline.content))
        elif isinstance(inline, Emphasis | Styled):
            made = (*made, replace(inline, content=_stripped(inline.content)))
        elif not isinstance(inline, PageBreak):
            made = (*made, inline)
    return manuscript.tidy(made)
