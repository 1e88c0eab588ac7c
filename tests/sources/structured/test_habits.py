"""What people type in place of structure is told where it is sure, and stays where it is not."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

import pytest

from publisher import manuscript
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    FrontLine,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Quotation,
    Text,
    Verse,
    Words,
)
from publisher.sources.structured.habits import (
    with_bold_headings,
    with_typed_heads,
    with_typed_lists,
    with_typed_notes,
    with_typed_title,
    with_typed_verse,
)
from publisher.sources.structured.habits.typed import Typed
from publisher.sources.structured.numbering import numbered
from publisher.sources.structured.pasted import as_lines, is_pasted
from publisher.sources.structured.read_source import ReadSource


def blocks(markup: str) -> tuple[Block, ...]:
    return manuscript.read(markup, "a.docx", "en").blocks


def typed(markup: str) -> Typed:
    return Typed(numbered(blocks(markup), "a.docx"))


def written(made: Typed) -> str:
    return manuscript.write(Text("a.docx", "en", made.blocks, made.notes))


def codes(made: Typed) -> list[str]:
    return [f"{found.code} {found.severity}" for found in made.findings]


BODY = "Paper is made of rags, and it has always been so.\n\n"


def test_short_paragraphs_in_bold_are_the_headings_of_a_file_that_has_none() -> None:
    made = with_bold_headings(typed(f"**Rags**\n\n{BODY}{BODY}**Wood?**\n\n{BODY}{BODY}"))
    lines = written(made).split("\n\n")
    assert (lines[0], lines[3]) == ("# Rags", "# Wood?")
    assert codes(made) == ["sources/bold-headings warning"]
    assert made.findings[0].place.last == 4


def test_bold_is_left_where_the_file_has_headings_or_bold_is_no_heading() -> None:
    for markup in (
        f"## Paper\n\n**Rags**\n\n{BODY}{BODY}**Wood**\n\n{BODY}{BODY}",
        f"**Rags**\n\n{BODY}{BODY}",
        f"**Never burn rags.**\n\n{BODY}{BODY}**Never burn wood.**\n\n{BODY}{BODY}",
        f"**Anna Bergh**\n\n**Ib Lund**\n\n**Jo Smit**\n\n{BODY * 9}",
        f"**Rags**\n\n{BODY}**Wood**\n\n{BODY}",
    ):
        assert with_bold_headings(typed(markup)) == typed(markup)


def broken(*lines: str) -> tuple[Inline, ...]:
    """Return a run with breaks between its lines; an empty one parts stanzas."""
    made: list[Inline] = []
    for line in lines:
        made += (LineBreak(), Words(line)) if line else (LineBreak(),)
    return tuple(made[1:])


STANZA = ("the bell is for all,", "\u00a0\u00a0the rope is for one,", "and nobody answers the call")


def test_paragraphs_whose_lines_are_set_in_are_verse() -> None:
    made = with_typed_verse(Typed(numbered((Paragraph(broken(*STANZA)),), "a.docx")))
    assert (
        written(made) == "| the bell is for all,\n|   the rope is for one,\n| " + STANZA[2] + "\n"
    )
    assert codes(made) == ["sources/typed-verse note"]


def test_stanzas_are_parted_by_lines_that_are_empty_or_have_only_blanks() -> None:
    for empty in ("", "\u00a0"):
        lines = ("The bell is for all.", "The rope is for one.", empty, "Nobody answers it now.")
        made = with_typed_verse(Typed(numbered((Paragraph(broken(*lines)),), "a.docx")))
        assert written(made) == f"| {lines[0]}\n| {lines[1]}\n\n| {lines[3]}\n"


ADDRESS = ("The Mill Press of Wells", "14 Low Street, Upper Wells", "Wells in the county")


@pytest.mark.parametrize(
    "lines",
    [
        (*ADDRESS, ""),
        ("", *ADDRESS),
        ("Where are you going?", "", "To the mill, he said.", "", "Wait for me there."),
    ],
    ids=["a break at the end", "a break at the beginning", "paragraphs"],
)
def test_an_empty_line_that_parts_no_stanzas_makes_no_verse(lines: tuple[str, ...]) -> None:
    typed_so = Typed(numbered((Paragraph(broken(*lines)),), "a.docx"))
    assert with_typed_verse(typed_so) == typed_so


def test_prose_whose_lines_a_program_broke_is_no_verse() -> None:
    long = "the mill stood where the dyke had broken twice and what it raised was written down "
    for width in (60, 72, 78):
        lines = wrap(long * 4, width)
        for typed_lines in (lines, [*lines, "", *lines]):
            alone = Typed(numbered((Paragraph(broken(*typed_lines)),), "a.docx"))
            assert with_typed_verse(alone) == alone


def test_verse_within_a_quotation_parts_it() -> None:
    runs = (broken("He sang:"), broken(*STANZA, "", "it rings and is gone."), broken("And so on."))
    made = with_typed_verse(Typed(numbered((Quotation(runs),), "a.docx")))
    assert [type(block) for block in made.blocks] == [Quotation, Verse, Verse, Quotation]


def test_a_quotation_whose_paragraphs_are_lines_of_verse_is_verse() -> None:
    stanza = ("The salt is white, the road", "and the mare goes slow,", "and he who made this song")
    for last, kind in (("did not know why.", Verse), ("", Quotation)):
        lines = (
            (*stanza, last)
            if last
            else ("It rained.", "It was late.", "We all went.", "So it was.")
        )
        quoted = Quotation(tuple(map(broken, lines)))
        made = with_typed_verse(Typed(numbered((quoted,), "a.docx")))
        assert [type(block) for block in made.blocks] == [kind]


def test_a_first_row_in_bold_is_the_head_of_its_table() -> None:
    made = with_typed_heads(typed("= **Gate** | **Empty**\n= Harrow | 1\n= Weld | 2"))
    assert written(made) == "== Gate | Empty\n= Harrow | 1\n= Weld | 2\n"
    assert codes(made) == ["sources/typed-head note"]


@pytest.mark.parametrize(
    "rows",
    [
        "= **Gate** | Empty\n= Weld | 2",
        "= **A** | **B**\n= **C** | **D**",
        "== **A** | **B**\n= C | 2",
    ],
    ids=["one cell", "all in bold", "a head already"],
)
def test_other_rows_in_bold_are_no_heads(rows: str) -> None:
    assert with_typed_heads(typed(rows)) == typed(rows)


CHAPTER = f"## The Road\n\n{BODY}{BODY}"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "Emma Voskuyl\n\n## The Salt Road\n\n*Notes of a carter*\n\nHarrow, 1933.\n\n",
            "The Salt Road",
        ),
        ("Emma Voskuyl\n\n**The Salt Road**\n\nNotes of a carter\n\n", "The Salt Road"),
        ("## The Salt Road\n\nEmma Voskuyl\n\n", "The Salt Road"),
        ("## The Salt Road\n\nThe Roads of old\n\n", "The Salt Road"),
    ],
    ids=["in bold as a heading", "in bold before the headings", "as a heading", "like a chapter"],
)
def test_a_typed_title_page_has_title_and_front_lines(front: str, title: str) -> None:
    made = with_typed_title(typed(f"{front}{CHAPTER}{CHAPTER}"))
    end = [type(block) for block in made.blocks].index(Paragraph) - 1
    said = [block for block in made.blocks[:end] if isinstance(block, Heading)]
    assert [plain(block.content) for block in said] == [title]
    assert all(isinstance(b, FrontLine) for b in made.blocks[:end] if b not in said)
    assert codes(made) == ["sources/typed-title warning"]
    assert "*" not in written(made)


@pytest.mark.parametrize(
    "front",
    [
        f"## The Salt Road\n\n{BODY}",
        "## The Song\n\nThe salt is white,\n\nthe road is long.\n\n",
        "## One\n\n",
        "# The Salt Road\n\nEmma Voskuyl\n\n",
        "Emma Voskuyl\n\n",
        "## What is in it\n\nThe Road … 7\n\nThe Salt … 19\n\n",
        "**What is in it**\n\nThe Road … 7\n\n",
    ],
    ids=["a chapter", "a poem", "a heading alone", "a title", "no title", "contents", "bold ones"],
)
def test_other_short_lines_are_no_title_page(front: str) -> None:
    blocks = typed(f"{front}{CHAPTER}{CHAPTER}").blocks
    (first, *rest) = blocks
    if front.startswith("# "):
        assert isinstance(first, Heading)
        blocks = (replace(first, level=0), *rest)
    assert with_typed_title(Typed(blocks)).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Mill Press\\\n14 Low Street\\\nWells",
        "Paper is made of rags.\\\nIt has always been so.\\\nNobody knows why it is so.",
        "the bell is for all,\\\nthe rope is for one",
    ],
    ids=["an address", "sentences", "two lines"],
)
def test_other_lines_that_are_broken_are_no_verse(text: str) -> None:
    assert with_typed_verse(typed(f"{BODY}{text}\n\n{BODY}")).findings == ()


def test_paragraphs_whose_numbers_count_on_are_a_list() -> None:
    made = with_typed_lists(
        typed("a) Rags\n\nb) Wood\n\nc) Straw\n\nAnd glue.\n\n• Alum\n\n• Size\n")
    )
    assert written(made) == "a) Rags\nb) Wood\nc) Straw\n\nAnd glue.\n\n- Alum\n- Size\n"
    assert codes(made) == ["sources/typed-list note"] * 2


def test_numbers_that_do_not_count_on_from_one_are_left() -> None:
    for markup in ("3. Rags\n\n4. Wood\n", "1. Rags\n\nText.\n\n2. Wood\n", "1. Rags\n\n2) Wood\n"):
        assert with_typed_lists(typed(markup)) == typed(markup)


NOTES = "Rags [1] are old, *and wood[2]* new.\n\n## Notes\n\n[1] Of linen.\n\n[2] Of pines.\n"


def test_notes_that_were_typed_are_notes_if_each_mark_stands_once_and_in_order() -> None:
    made = with_typed_notes(typed(NOTES))
    assert written(made) == (
        "Rags[^1] are old, *and wood[^2]* new.\n\n[^1]: Of linen.\n\n[^2]: Of pines.\n"
    )
    assert codes(made) == ["sources/left-out note", "sources/typed-notes note"]
    raised = with_typed_notes(typed("a[1]{.sup} b[2]{.sup}\n\n[1]{.sup} A.\n\n[2]{.sup} B.\n"))
    assert written(raised) == "a[^1] b[^2]\n\n[^1]: A.\n\n[^2]: B.\n"


def test_notes_whose_marks_do_not_fit_stay_and_are_named() -> None:
    for markup in (NOTES.replace("Rags [1]", "Rags"), NOTES.replace("[2]*", "[1]*")):
        made = with_typed_notes(typed(markup))
        assert made.blocks == typed(markup).blocks
        assert codes(made) == ["sources/typed-notes warning"]


PAGE = [
    "Whoever has set a page by hand knows how the let-",
    "ters come to lie in the stick, and that the paper",
    "is damp when it comes to the press in the morn-",
    "ing. The pressman wets it on the evening before.",
] * 4


def test_lines_of_a_page_in_place_of_paragraphs_are_told_and_others_are_not() -> None:
    pasted = Text("a.docx", "und", blocks("\n\n".join(["## Paper", *PAGE])))
    assert is_pasted(pasted)
    made = as_lines(ReadSource(pasted))
    assert [line.text for line in made.value.lines()] == ["", "Paper", "", *PAGE]
    assert [found.code for found in made.findings] == ["sources/pasted-lines"]
    lost = Finding("sources/letters-lost", Severity.ERROR, "m", "h", Place("a.docx", 1, 2))
    _, named = as_lines(ReadSource(pasted, findings=(lost,))).findings
    assert named == replace(lost, place=Place("a.docx", 1, 4))
    whole = Text("a.docx", "und", blocks("\n\n".join([BODY] * 20)))
    verse = Text("a.docx", "und", blocks("\\\n".join(["the wheel goes round and round"] * 20)))
    assert not is_pasted(whole)
    assert not is_pasted(verse)
