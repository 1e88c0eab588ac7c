"""What pandoc writes from our own manuscripts as DOCX and ODT comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import manuscript
from publisher.model.findings import Severity
from publisher.model.inlines import plain, runs
from publisher.model.source_kinds import SourceKind
from publisher.model.text import Block, Figure, Heading, ItemList, Note, Table, Text
from publisher.sources.structured.pandoc.reading import read_with_pandoc
from publisher.sources.structured.read_source import ReadSource
from publisher.sources.structured.writing import as_transcript
from tests.support.pandoc_tree import needs_pandoc, write_file

pytestmark = needs_pandoc

GOLDEN = Path(__file__).parents[2] / "golden" / "works"
EVERYTHING = """\
# On paper[^1]

Paper is made of *rags*, of **wood**, of [Straw]{.smallcaps} and H[2]{.sub}O, on the 1[st]{.sup} day.[^2]

## What goes in

1. Rags[^3]
  - linen
  - cotton
    Cotton came late.
  Nobody used anything else.
2. Wood

- glue
- alum

7. Seven
8. Eight

> A sheet is known by its marks.
> And by its edge.

### Figures

! Table 1. What the mill made
== Year | Reams | Price
=| 1890 | 1,204 | 4 s.[^4]
=| 1891 | ^ | 5 s.
= Closed in 1892. | < | <

![A beater](pictures/beater.png)
! The *beater*, 1890

| The wheel goes round,
| the rags go down.

***

#### The end

Après-midi, 12 × 5 = 60, „so“ — «ainsi», naïve façade.

[^1]: A first note.
    > With a quotation,
    > in two parts.
    And a last paragraph.

[^2]: *Second* note.

[^3]: In a list.

[^4]: In a cell.
"""


TEXTS = {
    "everything": manuscript.read(EVERYTHING, "a.md", "en"),
    "a work": manuscript.read((GOLDEN / "radens-slut.en.md").read_text("utf-8"), "a.md", "en"),
}


@pytest.fixture(scope="module", params=[(n, e) for n in TEXTS for e in ("docx", "odt")], ids=str)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Text, ReadSource]:
    """Return a text, and what was read of it from the file that pandoc wrote."""
    name, ending = request.param
    path = tmp_path_factory.mktemp("trip") / f"a.{ending}"
    write_file(TEXTS[name], path)
    return TEXTS[name], read_with_pandoc(SourceKind(ending), path, path.name)


def test_every_letter_comes_back(pair: tuple[Text, ReadSource]) -> None:
    text, read = pair
    assert words_of(read.text) == words_of(text)


def test_headings_notes_lists_and_tables_come_back(pair: tuple[Text, ReadSource]) -> None:
    text, read = pair
    for kind in (Heading, ItemList, Table):
        assert [shape(b) for b in read.text.blocks if isinstance(b, kind)] == [
            shape(b) for b in text.blocks if isinstance(b, kind)
        ]
    assert list(map(shape_of_note, read.text.notes)) == list(map(shape_of_note, text.notes))


def test_pictures_come_back_with_their_captions(pair: tuple[Text, ReadSource]) -> None:
    text, read = pair
    there = [b for b in read.text.blocks if isinstance(b, Figure)]
    assert [plain(b.caption) for b in there] == [
        plain(b.caption) for b in text.blocks if isinstance(b, Figure)
    ]
    said = {b.alt for b in text.blocks if isinstance(b, Figure)}
    assert {b.alt for b in there if b.alt} <= said
    assert {b.picture for b in there} == {picture.name for picture in read.pictures}


def test_nothing_is_left_to_look_into_and_the_manuscript_says_it_all(
    pair: tuple[Text, ReadSource],
) -> None:
    _, read = pair
    made = as_transcript(read)
    assert [f for f in made.findings if f.severity is not Severity.NOTE] == []


def words_of(text: Text) -> list[str]:
    """Return all words, without blanks and quotation marks of the language, in their order."""
    found = [run for block in text.blocks for run in runs(block)]
    found += [run for note in text.notes for block in note.body or () for run in runs(block)]
    return " ".join(map(plain, found)).split()


def shape(block: Block) -> str:
    """Return a block as its manuscript has it: levels, numbers, cells, calls of notes.

    Neither format says which cells name their row, and what pandoc writes as ODT has no wide cells.
    """
    return (
        manuscript.write(Text("a", "en", (block,)))
        .replace("=|", "=")
        .replace("<", "")
        .replace(" | \n", " |\n")
    )


def shape_of_note(note: Note) -> list[str]:
    """Return the paragraphs; neither format has signs for labels, or says what a note quotes."""
    return [plain(run) for block in note.body or () for run in runs(block)]


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("work", ["de-generalstreik", "fr-soviets"])
def test_whole_works_come_as_their_truth_has_them(work: str, ending: str, shared: Path) -> None:
    data = shared / "score" / "data" / "pdf"
    path, gold = data / "sources" / "office" / f"{work}.{ending}", data / "works" / work / "gold.md"
    if not path.is_file():
        pytest.skip(f"{path.name} is missing")
    truth = manuscript.read(gold.read_text("utf-8"), "gold.md", "und")
    read = read_with_pandoc(SourceKind(ending), path, path.name).text
    assert list(map(shape_of_note, read.notes)) == list(map(shape_of_note, truth.notes))
    # The files have a title of their own above that of the work.
    assert headings(read)[1:] == headings(truth)


def headings(text: Text) -> list[str]:
    return [plain(block.content) for block in text.blocks if isinstance(block, Heading)]
