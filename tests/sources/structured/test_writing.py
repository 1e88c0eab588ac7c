"""What a reader made becomes a manuscript, and its findings stand on the lines that they mean."""

from __future__ import annotations

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Heading,
    Item,
    ItemList,
    Note,
    NoteReference,
    Paragraph,
    Text,
    Words,
)
from publisher.model.transcript import STRUCTURED
from publisher.sources.structured.note_order import in_order_of_reference
from publisher.sources.structured.outline import TITLE, outlined
from publisher.sources.structured.read_source import ReadSource
from publisher.sources.structured.writing import as_transcript


def words(text: str) -> tuple[Words]:
    return (Words(text),)


def call(label: str) -> NoteReference:
    return NoteReference(label, label)


def note(label: str, text: str, *calls: str) -> Note:
    return Note(label, label, (Paragraph((*words(text), *map(call, calls))),))


BLOCKS: tuple[Block, ...] = (
    Heading(1, words("Paper")),
    ItemList((Item(words("rags")), Item(words("glue")))),
    Paragraph((*words("Of rags"), call("2"))),
)
TEXT = Text("a.docx", "und", BLOCKS, (note("2", "Linen."),))


def test_findings_get_the_lines_of_the_blocks_and_notes_that_they_mean() -> None:
    found = tuple(
        Finding("sources/x", Severity.NOTE, "m", "h", Place("a.docx", n, n)) for n in (1, 2, 3, 4)
    )
    made = as_transcript(ReadSource(TEXT, findings=found))
    lines = [line.text for line in made.value.lines()]
    assert lines == ["# Paper", "", "- rags", "- glue", "", "Of rags[^2]", "", "[^2]: Linen."]
    assert [(f.place.first, f.place.last) for f in made.findings] == [
        (1, 1),
        (3, 4),
        (6, 6),
        (8, 8),
    ]
    assert made.value.encoding == STRUCTURED


def test_what_the_manuscript_cannot_say_is_an_error_at_its_place() -> None:
    empty: tuple[Block, ...] = (*BLOCKS[:2], Paragraph(()), BLOCKS[2])
    made = as_transcript(ReadSource(Text("a.docx", "und", empty, TEXT.notes)))
    (found,) = made.findings
    assert (found.code, found.severity) == ("sources/structure-changed", Severity.ERROR)
    assert found.place.first == 6


def test_notes_stand_in_the_order_of_their_calls() -> None:
    notes = [note("a", "x"), note("b", "y", "c"), note("c", "z"), note("d", "called by none")]
    blocks = (Paragraph((call("b"), call("a"), call("e"))),)
    ordered = in_order_of_reference(blocks, notes)
    assert [one.label for one in ordered] == ["b", "a", "e", "c", "d"]
    assert [one.body is None for one in ordered] == [False, False, True, False, False]


def levels(*given: int) -> list[int]:
    blocks = [Heading(level, words("x")) for level in given]
    made = outlined(blocks, "a.docx")
    return [block.level for block in made.blocks if isinstance(block, Heading)]


def test_a_heading_alone_on_the_highest_level_is_the_title() -> None:
    assert levels(1, 2, 3, 2) == [1, 2, 3, 2]
    assert levels(1, 2, 1) == [2, 3, 2]
    assert levels(2, 3) == [2, 3]
    assert levels(3, TITLE, 1, 2) == [4, 1, 2, 3]


def test_levels_follow_each_other_without_gaps() -> None:
    assert levels(TITLE, 3, 6) == [1, 2, 3]


def test_levels_that_a_manuscript_has_not_are_named() -> None:
    blocks = [Heading(level, words("x")) for level in (1, 2, 3, 4, 5, 6)]
    (found,) = outlined(blocks, "a.docx").findings
    assert "2 of the deepest" in found.message
    assert (found.place.first, found.place.last) == (5, 6)
