"""Strategies that draw whole texts, page breaks numbered in order and notes in order of call."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from publisher.manuscript import tidy
from publisher.model.text import (
    Block,
    Caption,
    Cell,
    Emphasis,
    Figure,
    FrontLine,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Note,
    NoteBlock,
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

# Half of all letters look like markup somewhere.
LETTERS = st.one_of(
    st.sampled_from("abp1 \t\n\\*_{}[]^!?:=#>|-~\u00a0\u00ad\u2028\ufeff\ufffe\r\x00"),
    st.characters(exclude_categories=["Cs"]),
)
WORDS = st.one_of(
    st.sampled_from(
        [
            "{p}",
            "{p 12}",
            "[^1]",
            "[^1]: ",
            "# ",
            "- ",
            "***",
            "> a",
            "| ",
            "^",
            "<",
            "! ",
            "= ",
            "=|",
            "1. ",
            "a) x",
            "![a](pictures/b)",
            ": x",
            "[",
            "]{lang=nl}",
            "]{.sup}",
        ]
    ),
    st.text(LETTERS, min_size=1, max_size=12),
)
LABELS = st.one_of(
    st.sampled_from(["1", "2", "*", "1.p7", "**.p12", "a]b", "x!", "=", "?"]),
    st.text(LETTERS, min_size=1, max_size=4),
)
OF_ONE: list[type[FrontLine | Paragraph | Caption]] = [FrontLine, Paragraph, Paragraph, Caption]
FOLIOS = st.one_of(st.none(), st.text(LETTERS, max_size=4))


@dataclass
class Author:
    """Draws pieces in reading order and counts pages on the way."""

    draw: st.DrawFn
    page: int = 1
    marks: dict[str, str] = field(default_factory=dict)
    may_call: bool = True

    def inlines(self, depth: int = 0, least: int = 1) -> Inlines:
        size = self.draw(st.integers(least, 3))
        content = tidy(self.inline(depth) for _ in range(size))
        return content if content or least == 0 else (Words("x"),)

    def inline(self, depth: int) -> Inline:
        kinds = ["words", "words", "page", "line"]
        kinds += ["call"] * self.may_call + ["emphasis", "emphasis", "passage", "style"] * (
            depth < 3
        )
        match self.draw(st.sampled_from(kinds)):
            case "words":
                return Words(self.draw(WORDS))
            case "call":
                return self.call()
            case "page":
                self.page += 1
                return PageBreak(self.page, self.draw(FOLIOS))
            case "line":
                return LineBreak()
            case "passage":
                language = self.draw(st.sampled_from(["nl", "zh-Hant"]))
                return Passage(language, self.inlines(depth + 1))
            case "style":
                return Styled(self.draw(st.sampled_from(Style)), self.inlines(depth + 1))
            case _:
                return Emphasis(self.inlines(depth + 1), self.draw(st.booleans()))

    def call(self) -> NoteReference:
        label = self.draw(LABELS)
        mark = self.draw(st.sampled_from([label, "1", "*", ""]))
        self.marks.setdefault(label, mark)
        return NoteReference(label, mark)

    def runs(self) -> tuple[Inlines, ...]:
        return tuple(self.inlines(least=0) for _ in range(self.draw(st.integers(1, 3))))

    def block(self) -> Block:
        match self.draw(st.integers(0, 6)):
            case 6:
                return self.items(0)
            case 5:
                caption = self.caption()
                return Table(self.rows(), caption)
            case 4:
                name = self.draw(st.text(LETTERS, min_size=1, max_size=6))
                return Figure(name, self.draw(WORDS), self.caption())
            case 0:
                return Heading(self.draw(st.integers(2, 4)), self.inlines(least=0))
            case 1:
                return SectionBreak(self.draw(st.sampled_from(["***", "* * *", "", "\\ ", "—\n"])))
            case 2:
                return Quotation(self.runs()) if self.draw(st.booleans()) else self.verse()
            case _:
                return self.draw(st.sampled_from(OF_ONE))(self.inlines())

    def verse(self) -> Verse:
        lines = self.runs()
        indents = tuple(self.draw(st.integers(0, 4)) if line else 0 for line in lines)
        return Verse(lines, indents if any(indents) else ())

    def caption(self) -> Inlines:
        return self.inlines() if self.draw(st.booleans()) else ()

    def items(self, depth: int) -> ItemList:
        return ItemList(tuple(self.item(depth) for _ in range(self.draw(st.integers(1, 3)))))

    def item(self, depth: int) -> Item:
        content = self.inlines(least=0)
        below: list[Paragraph | ItemList] = []
        for _ in range(self.draw(st.integers(0, 2))):
            # Two lists below one item would be one list.
            if depth < 2 and not (below and isinstance(below[-1], ItemList)):
                below.append(self.items(depth + 1))
            else:
                below.append(Paragraph(self.inlines()))
        return Item(content, tuple(below))

    def rows(self) -> tuple[TableRow, ...]:
        """Draw rows of up to three columns; cells that are several rows high begin in the first."""
        height, high = self.draw(st.integers(1, 3)), self.draw(st.integers(0, 3))
        made: list[TableRow] = []
        for row in range(height):
            rows = min(height, high) if row == 0 and high else 1
            first = (Cell(self.inlines(least=0), rows=rows),) if row == 0 or row >= high else ()
            wide = self.draw(st.integers(1, 3))
            rest = tuple(
                Cell(self.inlines(least=0), wide) for _ in range(self.draw(st.integers(0, 2)))
            )
            head = self.draw(st.booleans())
            made.append(TableRow((*first, *rest), head, not head and self.draw(st.booleans())))
        return tuple(made)

    def note(self, label: str) -> Note:
        mark = self.draw(st.sampled_from([label, "1", "*", ""]))
        first = Paragraph(self.inlines(least=0))
        quoted = [Quotation(self.runs())] if self.draw(st.booleans()) else []
        further = [Paragraph(self.inlines()) for _ in range(self.draw(st.integers(0, 2)))]
        body: list[NoteBlock] = [first, *quoted, *further]
        return Note(label, mark, tuple(body))

    def notes(self) -> tuple[Note, ...]:
        """Draw notes in order of first call (bodies may call further ones), then orphans."""
        notes: list[Note] = []
        while len(notes) < len(self.marks):
            label = list(self.marks)[len(notes)]
            lost = self.draw(st.booleans())
            notes.append(Note(label, self.marks[label], None) if lost else self.note(label))
        self.may_call = False
        orphans = self.draw(st.lists(LABELS, max_size=2, unique=True))
        return (*notes, *(self.note(label) for label in orphans if label not in self.marks))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Draw a text in the form in which a manuscript can hold it."""
    author = Author(draw)
    title = (Heading(1, author.inlines(least=0)),) if draw(st.booleans()) else ()
    blocks = (*title, *(author.block() for _ in range(draw(st.integers(0, 4)))))
    return Text("a.md", "sv", blocks, author.notes())
