"""What a manuscript looks like, piece by piece."""

from __future__ import annotations

import pytest

from publisher.manuscript import read, write
from publisher.manuscript.escaping import unescape
from publisher.model.inlines import plain, runs
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    Cell,
    Emphasis,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Style,
    Styled,
    Table,
    TableRow,
    Text,
    Verse,
    Words,
)


def words(text: str) -> Inlines:
    return (Words(text),)


# 1. bone, a) calf, b) cow, all is boiled; glue. Paper by year and sheets, "without | line".
COWS = ItemList((Item(words("a) kalv")), Item(words("b) ko"))))
NESTED = ItemList(
    (Item(words("1. ben"), (COWS, Paragraph(words("Allt kokas.")))), Item(words("lim")))
)
TABLE = Table(
    (
        TableRow((Cell(words("År")), Cell(words("Ark"))), head=True),
        TableRow((Cell(words("1890")), Cell(words("12"))), named=True),
        TableRow((Cell(words("utan | streck")),)),
    ),
    words("Papper"),
)
SPANS = Table(
    (
        TableRow((Cell(words("a"), columns=2, rows=2), Cell(words("b")))),
        TableRow((Cell(words("^")),)),
        TableRow((Cell(()), Cell(words("c")))),
    )
)

# On the back of the book; glue; by Ada Falk; fold first; one, two; thread and needle sew your
# book; 1. bone, 2. glue; the press, 1912; no, she said; so.
BLOCKS: list[tuple[Block, str]] = [
    (Heading(1, words("Om bokens rygg")), "# Om bokens rygg"),
    (Heading(3, words("Lim")), "### Lim"),
    (FrontLine(words("Av Ada Falk")), "^ Av Ada Falk"),
    (Paragraph(words("Falsa först.")), "Falsa först."),
    (Quotation((words("Ett."), words("Två."))), "> Ett.\n> Två."),
    (Verse((words("Tråd och nål"), (), words("syr din bok"))), "| Tråd och nål\n|\n| syr din bok"),
    (Verse((words("Tråd"), words("syr")), (0, 3)), "| Tråd\n|    syr"),
    (ItemList((Item(words("ben")), Item(words("lim")))), "- ben\n- lim"),
    (ItemList((Item(words("1. ben")), Item(words("2. lim")))), "1. ben\n2. lim"),
    (ItemList((Item(words("§ 3 ben")), Item(words("(b) lim")))), "§ 3 ben\n(b) lim"),
    # One alone looks like a numbered paragraph.
    (ItemList((Item(words("1. ben")),)), "- 1. ben"),
    (Paragraph(words("1. ben")), "1. ben"),
    (NESTED, "1. ben\n  a) kalv\n  b) ko\n  Allt kokas.\n- lim"),
    (ItemList((Item(words("ben"), (Paragraph(words("a) ko")),)),)), "- ben\n  \\a) ko"),
    (TABLE, "! Papper\n== År | Ark\n=| 1890 | 12\n= utan \\| streck"),
    (SPANS, "= a | < | b\n= ^ | < | \\^\n=  | c"),
    (Paragraph(words("= lika")), r"\= lika"),
    (
        Figure("press.png", "A [press]", words("Pressen")),
        "![A [press\\]](pictures/press.png)\n! Pressen",
    ),
    (Figure("a).png"), "![](pictures/a\\).png)"),
    (Paragraph(words("![x](pictures/a.png)")), r"\![x](pictures/a.png)"),
    (Caption(words("Pressen, 1912.")), "! Pressen, 1912."),
    (SectionBreak(), "***"),
    (SectionBreak("* * *"), "***=* * *"),
    (Paragraph(words("- Nej, sade hon.")), r"\- Nej, sade hon."),
    (Paragraph(words("#")), r"\#"),
    (Paragraph(words("format = 2")), r"\format = 2"),
    (Paragraph((NoteReference("1", "1"), Words(": så"))), r"[^1!]\: så"),
]

# secretary general; line
INLINES: list[tuple[Inlines, str]] = [
    (words("2 * 3 \\ {p} [^1] {q} [x] a_b"), r"2 \* 3 \\ \{p} \[^1] {q} [x] a_b"),
    ((Words("general"), PageBreak(2), Words("sekreterare")), "general{p}sekreterare"),
    ((PageBreak(2, "12"), PageBreak(3, "xi}")), r"{p 12}{p xi\}}"),
    ((Words("rad"), LineBreak(), Words("rad")), "rad\\\nrad"),
    ((Emphasis(words("a")), Emphasis(words("b"), strong=True)), "*a***b**"),
    ((Emphasis((Words("a "), Emphasis(words("b_c"), strong=True))),), r"*a __b\_c__*"),
    ((Emphasis((Emphasis(words("a")), Words(" b")), strong=True),), "**_a_ b**"),
    ((Emphasis(words(" a")), Words(" ")), "*\\ a*\\u0020"),
    ((NoteReference("1.p7", "1"),), "[^1.p7!]"),
    ((NoteReference("o3", ""), NoteReference("4", "*")), "[^o3=!][^4=*!]"),
]


@pytest.mark.parametrize(("block", "markup"), BLOCKS)
def test_every_block_has_its_markup_and_is_read_back(block: Block, markup: str) -> None:
    notes = (Note("1", "1", None),) if "[^1!]" in markup else ()
    text = Text("a.md", "sv", (block,), notes)
    assert write(text) == f"{markup}\n"
    assert read(f"{markup}\n", "a.md", "sv") == text


@pytest.mark.parametrize(("inlines", "markup"), INLINES)
def test_every_inline_has_its_markup_and_is_read_back(inlines: Inlines, markup: str) -> None:
    calls = [inline for inline in inlines if isinstance(inline, NoteReference)]
    notes = tuple(Note(call.label, call.mark, None) for call in calls)
    text = Text("a.md", "sv", (Heading(2, inlines),), notes)
    assert write(text) == f"## {markup}\n"
    assert read(f"## {markup}", "a.md", "sv") == text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # 2 * 3 and *) note; wide; indented; one line and one more
        ("*a **b** c*", "*a __b__ c*"),
        ("***a***", "**_a_**"),
        ("**a *b***", "**a _b_**"),
        ("2 * 3 och *) not", r"2 \* 3 och \*) not"),
        ("##   Glest  ", "## Glest"),
        ("  indraget", "indraget"),
        ("en rad\nen till", "en rad\n\nen till"),
        ("> a\n\n> b", "> a\n\n> b"),
        ("a_b {p12} {p", r"a_b \{p12} \{p"),
    ],
)
def test_other_markup_that_people_write_is_read(markup: str, expected: str) -> None:
    assert write(read(markup, "a.md", "sv")) == f"{expected}\n"


def test_notes_stand_at_the_end_with_flags_for_lost_ones_and_orphans() -> None:
    # First, then, last, again; two, and more; star; nobody knows.
    manuscript = (
        "Först[^2] sedan[^*] sist[^3!] igen[^2].\n\n"
        "[^2]: Två,\n    och mer.\n\n[^*]: Stjärna.\n\n[^9?]: Ingen vet.\n"
    )
    text = read(manuscript, "a.md", "sv")
    assert [(note.label, note.body is None) for note in text.notes] == [
        ("2", False),
        ("*", False),
        ("3", True),
        ("9", False),
    ]
    assert text.notes[0].body == (Paragraph(words("Två,")), Paragraph(words("och mer.")))
    assert write(text) == manuscript


def test_notes_may_stand_between_paragraphs() -> None:
    # note, more
    text = read("> a[^1]\n[^1]: Not.\n\n   Mer.\n> b", "a.md", "sv")
    assert text.blocks[1] == Quotation((words("b"),))
    assert text.notes == (Note("1", "1", (Paragraph(words("Not.")), Paragraph(words("Mer.")))),)


def test_places_are_lines_of_the_manuscript() -> None:
    text = read("# T\n\n> a\\\nb\n> c\n\n[^1?]: n\n    m\n", "a.md", "sv")
    places = [block.place for block in text.blocks] + [text.notes[0].place]
    assert [(place.first, place.last) for place in places if place] == [(1, 1), (3, 5), (7, 8)]


def test_pages_are_counted_through_text_and_notes() -> None:
    text = read("a{p}b *c{p 4}*[^1]\n\n[^1]: d{p}e", "a.md", "sv")
    assert text.notes[0].body == (Paragraph((Words("d"), PageBreak(4), Words("e"))),)


def test_an_empty_manuscript_is_an_empty_text() -> None:
    assert write(read("\n\n", "a.md", "sv")) == ""


def test_passages_in_other_languages_are_read_and_written() -> None:
    # He quotes ... word for word, and done.
    manuscript = "Han [citerar *Das [Kapital]* [mot à mot]{lang=fr}]{lang=de} och [klart].\n"
    text = read(manuscript, "a.md", "sv")
    assert isinstance(text.blocks[0], Paragraph)
    _, passage, _ = text.blocks[0].content
    assert isinstance(passage, Passage)
    assert (passage.language, passage.content[-1]) == ("de", Passage("fr", words("mot à mot")))
    assert read(write(text), "a.md", "sv") == text


def test_brackets_without_a_language_stay_brackets() -> None:
    manuscript = "[Ett *två] tre* [[fyra] \\]{lang=nl} ]{lang}\n"
    text = read(manuscript, "a.md", "sv")
    assert plain(runs(text.blocks[0])[0]) == "[Ett två] tre [[fyra] ]{lang=nl} ]{lang}"
    assert write(text) == manuscript


def test_small_capitals_and_letters_above_and_below_the_line_are_read_and_written() -> None:
    # The 1st of May, m2 of [H2O]
    manuscript = "[Anna *Berg*]{.smallcaps}: 1[er]{.sup} maj, m[2]{.sup} av \\[H[2]{.sub}O]{.x}\n"
    text = read(manuscript, "a.md", "sv")
    assert isinstance(text.blocks[0], Paragraph)
    name, _, superior, *_, inferior, _ = text.blocks[0].content
    assert name == Styled(Style.SMALL_CAPITALS, (Words("Anna "), Emphasis(words("Berg"))))
    assert superior == Styled(Style.SUPERIOR, words("er"))
    assert inferior == Styled(Style.INFERIOR, words("2"))
    assert plain(text.blocks[0].content) == "Anna Berg: 1er maj, m2 av [H2O]{.x}"
    assert read(write(text), "a.md", "sv") == text


def test_a_note_may_hold_quotations() -> None:
    manuscript = "a[^1]\n\n[^1]: Så:\n    > ett\n    > två\n    \\> tre\n"
    text = read(manuscript, "a.md", "sv")
    quotation = Quotation((words("ett"), words("två")))
    assert text.notes[0].body == (Paragraph(words("Så:")), quotation, Paragraph(words("> tre")))
    assert write(text) == manuscript


def test_a_manuscript_may_say_its_format_on_its_first_line() -> None:
    said = read("format = 1\n\n# Glue\n", "a.md", "sv")
    assert said == read("# Glue\n", "a.md", "sv")
    assert said.blocks[0].place == Place("a.md", 3, 3)


def test_a_format_is_told_on_the_first_line_alone() -> None:
    first, second = read("Glue.\n\nformat = 2\n", "a.md", "sv").blocks
    assert (first, second) == (Paragraph(words("Glue.")), Paragraph(words("format = 2")))


def test_half_a_character_of_utf_16_is_no_escape() -> None:
    assert unescape(r"a \ud800 b \uDFFF \ud7ff") == "a ud800 b uDFFF \ud7ff"
