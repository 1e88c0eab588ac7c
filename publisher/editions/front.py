"""Front matter that only repeats the title page is left out of the front, and nothing else.

Sources open with title and byline, and the manifest knows both: the title page says them. A
line goes only when every word of it stands in the facts or is a byline's own ("by", "and",
"translated by"). Dates, lead-ins and publication notes stay, and so does every line that calls
a note. Page breaks of a line that goes move to the next block that stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from publisher.editions.chapters import FrontAndBody
from publisher.languages import Language
from publisher.model.house import WorkText
from publisher.model.inlines import plain, runs, walk
from publisher.model.letters import folded_words
from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    ItemList,
    NoteReference,
    PageBreak,
    Paragraph,
    Quotation,
    SectionBreak,
    Table,
    Verse,
)

Tokens: TypeAlias = tuple[str, ...]  # words, folded so that case and width do not count


def trim_front(text: FrontAndBody, covered: Covered) -> FrontAndBody:
    """Return a text without the front lines that the facts cover.

    A title that stays is a front line, for the book's own title page has the heading.
    """
    kept: list[Block] = []
    breaks: Inlines = ()
    for block in text.front:
        if covered(block):
            breaks += tuple(i for run in runs(block) for i in walk(run) if isinstance(i, PageBreak))
        else:
            kept.append(_as_front_line(block))
    # A page that begins in a line which goes begins with the next words that stay.
    blocks = (*kept, *text.body)
    with_breaks = _lead(blocks, breaks)
    return FrontAndBody(with_breaks[: len(kept)], with_breaks[len(kept) :])


def _as_front_line(block: Block) -> Block:
    return FrontLine(block.content, block.place) if isinstance(block, Heading) else block


def _lead(blocks: tuple[Block, ...], breaks: Inlines) -> tuple[Block, ...]:
    """Return blocks with the page breaks before their first words."""
    for index, block in enumerate(blocks):
        if breaks and runs(block):
            return (*blocks[:index], _before(block, breaks), *blocks[index + 1 :])
    return blocks


def _before(block: Block, breaks: Inlines) -> Block:
    match block:
        case Heading() | FrontLine() | Paragraph() | Caption():
            return replace(block, content=breaks + block.content)
        case Quotation(paragraphs=(first, *rest)):
            return replace(block, paragraphs=(breaks + first, *rest))
        case Verse(lines=(first, *rest)):
            return replace(block, lines=(breaks + first, *rest))
        case ItemList(items=(item, *others)):
            return replace(block, items=(replace(item, content=breaks + item.content), *others))
        case Table(caption=caption) | Figure(caption=caption) if caption:
            return replace(block, caption=breaks + caption)
        case Table(rows=(row, *below)) if row.cells:
            cell = replace(row.cells[0], content=breaks + row.cells[0].content)
            return replace(block, rows=(replace(row, cells=(cell, *row.cells[1:])), *below))
        case Quotation() | Verse() | ItemList() | Table() | Figure() | SectionBreak():
            return block
        case _:
            assert_never(block)


class Covered:
    """Tells whether everything that a front line says stands in the facts of the work.

    Besides the facts, the words that introduce a byline ("by", "translated by", "and") count as
    known, in the language of the text.
    """

    def __init__(self, work: WorkText, language: Language) -> None:
        names = [person.name for person in work.contributors]
        cues = language.cues
        fillers = (*cues.bylines, *cues.translators, *language.line_ends.conjunctions)
        titles = (work.title, work.subtitle or "", work.publication or "")
        phrases = {folded_words(text) for text in (*names, *titles, *fillers)} - {()}
        self._title = folded_words(f"{work.title} {work.subtitle or ''}")
        # The longest phrase first, so that a title is not taken for the name that opens it.
        self._phrases = sorted(phrases, key=lambda tokens: (-len(tokens), tokens))

    def __call__(self, block: Block) -> bool:
        """Return True for a title or front line that the title page makes superfluous."""
        if not isinstance(block, Heading | FrontLine):
            return False
        if any(isinstance(inline, NoteReference) for inline in walk(block.content)):
            return False
        tokens = folded_words(plain(block.content))
        return bool(tokens) and (_within(tokens, self._title) or self._spoken(tokens))

    def _spoken(self, tokens: Tokens) -> bool:
        while tokens:
            known = next((p for p in self._phrases if tokens[: len(p)] == p), None)
            if known is None:
                return False
            tokens = tokens[len(known) :]
        return True


def _within(tokens: Tokens, whole: Tokens) -> bool:
    size = len(tokens)
    return any(whole[at : at + size] == tokens for at in range(len(whole) - size + 1))
