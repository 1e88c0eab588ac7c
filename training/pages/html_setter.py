"""Copy → a web page for WeasyPrint: the same habits, in another typesetter's ways.

Marks of notes are text, so that each can have its colour; those that are numbered anew on each page,
and catchwords, are right in a second run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from training.pages.colours import FIRST_LABEL, FIRST_MARK, Furniture, colour
from training.pages.copytext import Block, Copy, Note, Word
from training.pages.flow import FURTHER_IN, Flow
from training.pages.habits import Habits
from training.pages.headings import head_cut
from training.pages.html_style import style
from training.pages.second_run import Known

MARKS = {"sup": "{}", "supparen": "{})", "paren": "{})", "bracket": "[{}]", "parens": "({})"}
CONTENTS = Furniture.CONTENTS.value


def tamed(habits: Habits) -> Habits:
    """Return habits without those that this setter has not."""
    return replace(habits, leaves=False, preface=False)


def html_source(copy: Copy, habits: Habits, told: Known) -> str:
    """Return the page with its style sheet; ``told`` is what a first run told."""
    body = "\n".join(_Page(copy, habits, told.numbers).body())
    language = escape(copy.language, quote=True)
    return (
        f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><title>{escape(copy.title)}</title>'
        f"<style>{style(copy, habits, told.catchwords)}</style><body>{body}<a id='end'></a></body></html>"
    )


class _Page(Flow):
    def endnotes(self, notes: Sequence[tuple[int, Note]]) -> Iterator[str]:
        head = furniture(Furniture.NOTE_HEAD.value, self.named["notes"])
        yield f'<p class="note-head">{head}</p>'
        for at, note in notes:
            yield f'<p class="endnote">{self._label(at)} {self._words(note.words)}</p>'

    def run(self, blocks: Sequence[Block], at: int) -> str:
        match blocks[0].kind:
            case "verse":
                return f'<div class="verse">{"".join(self._lines(blocks))}</div>'
            case "row":
                rows = "".join(f"<tr>{self._cells(row)}</tr>" for row in blocks)
                return f"<table>{rows}</table>"
            case "li":
                return "".join(map(self._item, blocks))
            case _:
                return self._block(blocks[0], at)

    def _lines(self, lines: Sequence[Block]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            figure = ""
            if self.habits.margin_figures and number % 5 == 0:
                figure = margin_figure(str(number))
            yield f"<div>{figure}{self._words(line.words)}</div>"

    def _cells(self, row: Block) -> str:
        at, made = 0, ""
        for length in row.cells or (len(row.words),):
            made += f"<td>{self._words(row.words[at : at + length])}</td>"
            at += length
        return made

    def _item(self, block: Block) -> str:
        mark = self.bullet(block)
        bullet = furniture(Furniture.BULLET.value, mark) + " " if mark else ""
        further = f' style="margin-left: {FURTHER_IN * block.depth}em"' if block.depth else ""
        return f'<p class="item"{further}>{bullet}{self._words(block.words)}</p>'

    def _block(self, block: Block, at: int) -> str:
        words = self._words(block.words, block.turns)
        match block.kind:
            case "break":
                shown = furniture(Furniture.BREAK.value, self.habits.ornament or "*")
                return f'<p class="break">{shown}</p>'
            case "caption":
                box = '<div class="box"></div>' if block.look == "figure" else ""
                return f'<div class="caption">{box}{words}</div>'
            case "h2" | "h3" | "h4" if not block.run_in:
                return self._heading(block, words, at)
            case "title" | "front" | "quote":
                return f'<div class="{block.kind} {block.look}">{words}</div>'
            case "h3" | "h4":
                return f'<p class="opened"><span class="{block.kind}-look">{words}</span> '
            case _:
                return self._paragraph(block, words, at)

    def _heading(self, block: Block, words: str, at: int) -> str:
        shown = escape(head_cut(block.text, self.habits), quote=True)
        named = f' data-chapter="{shown}"' if block.kind == "h2" else ""
        return f'<{block.kind} id="b{at}" class="{block.look}"{named}>{words}</{block.kind}>'

    def _paragraph(self, block: Block, words: str, at: int) -> str:
        before = self.before(at)
        if before and before.run_in:
            return f"{words}</p>"
        shown = self.margin_figure(at)
        figure = margin_figure(shown) if shown else ""
        first = " first" if self.follows_heading(at) else ""
        if self.opens_chapter(block, at):
            words = self._initial(block.words)
        return f'<p class="{block.look}{first}">{figure}{words}</p>'

    def _initial(self, words: Sequence[Word]) -> str:
        first, rest = words[0], self._words(words[1:])
        letter = furniture(first.number, first.text[0])
        tail = furniture(first.number, first.text[1:]) + self._mark(first)
        return f'<span class="{self.habits.initials}">{letter}</span>{tail} {rest}'

    def _words(self, words: Sequence[Word], turns: Sequence[int] = ()) -> str:
        made = []
        for at, word in enumerate(words):
            text = furniture(word.number, word.text)
            text = f'<span class="{word.style}">{text}</span>' if word.style else text
            made.append(text + self._mark(word) + ("<br>" if at in turns else ""))
        return " ".join(made)

    def _mark(self, word: Word) -> str:
        if word.note is None:
            return ""
        form = self.habits.mark_form
        shown = furniture(FIRST_MARK + word.note, MARKS[form].format(self.sign(word.note)))
        shown = f"<sup>{shown}</sup>" if form.startswith("sup") else shown
        if self.habits.note_place != "foot":
            return shown
        words = self._words(self.copy.notes[word.note].words)
        return f'{shown}<span class="note">{self._label(word.note)} {words}</span>'

    def _label(self, note: int) -> str:
        sign = self.sign(note)
        form = {"same": MARKS[self.habits.mark_form], "plain": "{}", "stop": "{}."}
        return furniture(FIRST_LABEL + note, form[self.habits.label_form].format(sign))

    def contents(self) -> str:
        kind = self.habits.contents
        rows = [
            f'<p class="entry"><a href="#b{at}" class="{kind}">{furniture(CONTENTS, shown)}</a></p>'
            for at, shown in ((at, self.entry(block, at)) for at, block in self.entries())
        ]
        head = furniture(CONTENTS, self.named["contents"])
        return f'<p class="note-head">{head}</p>{"".join(rows)}'


def furniture(number: int, text: str) -> str:
    """Return text in the colour of a number."""
    red, green, blue = colour(number)
    return f'<span style="color:#{red:02x}{green:02x}{blue:02x}">{escape(text)}</span>'


def margin_figure(shown: str) -> str:
    """Return a figure in the margin."""
    return f'<span class="margin">{furniture(Furniture.MARGIN_FIGURE.value, shown)}</span>'
