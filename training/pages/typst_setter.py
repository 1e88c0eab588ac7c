"""Copy → Typst: the source of a book in which every word has its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.pages.colours import FIRST_LABEL, FIRST_MARK, Furniture
from training.pages.copytext import Block, Copy, Note, Word
from training.pages.flow import FURTHER_IN, Flow
from training.pages.habits import Habits, HeadingLook
from training.pages.headings import head_cut
from training.pages.typst_frame import frame, quoted


def tamed(habits: Habits) -> Habits:
    """Return habits without those that this setter has not: its initials are raised."""
    return replace(habits, initials="raised") if habits.initials == "dropped" else habits


def typst_source(copy: Copy, habits: Habits, catchwords: Sequence[str] = ()) -> str:
    """Return the source; ``catchwords`` has the first word of each page but the first."""
    return "\n".join((frame(copy, habits, catchwords), *_Setter(copy, habits).body()))


class _Setter(Flow):
    def endnotes(self, notes: Sequence[tuple[int, Note]]) -> Iterator[str]:
        head = f"#f({Furniture.NOTE_HEAD.value}, {quoted(self.named['notes'])})"
        yield f"#block(above: 2em, below: 1em, sticky: true, text(weight: 700)[{head}])"
        for at, note in notes:
            label = f"#label({FIRST_LABEL + at}, {self.number(at)})"
            words = self._words(note.words)
            yield f"#par(first-line-indent: 0pt)[#text(size: {self.habits.note_size}em)[{label} {words}]]"

    def run(self, blocks: Sequence[Block], at: int) -> str:
        kind = blocks[0].kind
        match kind:
            case "verse":
                return self._verse(blocks)
            case "row":
                return self._table(blocks)
            case "li":
                return "\n".join(self._item(block) for block in blocks)
            case _:
                return self._block(blocks[0], at)

    def _block(self, block: Block, at: int) -> str:
        match block.kind:
            case "title":
                size = 1.9 if self.habits.title_page else 1.5
                return self._display(block, f"size: {size}em", "center", 0, 1.2)
            case "front":
                turn = "\n#pagebreak()" if self.habits.title_page and block.look == "year" else ""
                return self._display(block, "size: 1.1em", "center", 0.6, 1.6) + turn
            case "h2" | "h3" | "h4":
                return self._heading(block, at)
            case "quote":
                return self._quotation(block)
            case "caption":
                return self._caption(block)
            case "break":
                return self._break()
            case _:
                return self._paragraph(block, at)

    def _display(self, block: Block, style: str, align: str, above: float, below: float) -> str:
        words = self._words(block.words, block.turns)
        return (
            f"#block(above: {above}em, below: {below}em, width: 100%, sticky: true, align({align}, "
            f"par(justify: false, first-line-indent: 0pt, text(hyphenate: false, {style})[{words}])))"
        )

    def _heading(self, block: Block, at: int) -> str:
        look = self.habits.headings[["h2", "h3", "h4"].index(block.kind)]
        if block.run_in:
            return f"#head-style-{block.kind}[{self._words(block.words)}] "
        if block.look == "part":
            look = HeadingLook("caps", "center", 1.6, False, False, 4.0, 2.0)
        style = f"size: {look.size}em"
        made = self._display(block, style, look.align, look.before, look.after)
        made = f"#head-style-{block.kind}[{made}]"
        if look.narrow:
            made = f"#pad(x: 18%, {made[1:]})"
        shown = head_cut(block.text, self.habits)
        entry = self.entry(block, at)
        marks = ""
        if block.kind == "h2":
            turn = self.turns(block)
            reset = "#counter(footnote).update(0)" if self.habits.note_reset == "chapter" else ""
            marks = ("#pagebreak(weak: true)#metadata(0)<opening>" if turn else "") + reset
            marks += "#metadata(0)<text-begins>" if self.begins_text(block) else ""
            marks += f"#metadata({quoted(shown)})<chap>"
        if block.kind in ("h2", "h3"):
            marks += f"#metadata((t: {quoted(entry)}, l: {int(block.kind[1])}))<toc>"
        return f"{marks}\n{made}"

    def _paragraph(self, block: Block, at: int) -> str:
        words = self._words(block.words)
        before = self.before(at)
        shown = self.margin_figure(at)
        margin = f"#margin({quoted(shown)})\n" if shown else ""
        if before and before.run_in:
            return f"{words}\n"
        match block.look:
            case "speaker" | "stage":
                return self._display(block, 'style: "italic"', "center", 0.8, 0.6)
            case "dateline" | "signature" | "closing" | "attribution":
                made = self._display(block, "size: 1em", "right", 0.7, 0.9)
                return made.replace("sticky: true", "sticky: false")
            case "argument":
                return f"#block(inset: (x: 2em), above: 0.6em, below: 1.2em, text(size: 0.9em)[{words}])"
            case "salutation":
                return self._display(block, "size: 1em", "left", 0.8, 0.6)
        if self.opens_chapter(block, at):
            return f"{margin}{self._initial(block.words)}\n"
        return f"{margin}{words}\n"

    def _initial(self, words: Sequence[Word]) -> str:
        first, rest = words[0], self._words(words[1:])
        letter = f"#text(size: 2.4em)[#w({first.number}, {quoted(first.text[0])})]"
        tail = f"#w({first.number}, {quoted(first.text[1:])}){self._mark(first)}"
        return f"#par(first-line-indent: 0pt)[{letter}{tail} {rest}]"

    def _quotation(self, block: Block) -> str:
        look = "indent" if block.look == "epigraph" else self.habits.quotes
        style = {"small": "size: 0.9em", "italic": 'style: "italic"', "both": "size: 0.9em"}
        inset = 2.2 if look in ("indent", "both") else 0.0
        words = self._words(block.words)
        styled = f"text({style.get(look, '')})[{words}]"
        return f"#block(inset: (x: {inset}em), above: 0.9em, below: 0.9em, {styled})"

    def _verse(self, lines: Sequence[Block]) -> str:
        look = {"small": "size: 0.9em", "italic": 'style: "italic"'}.get(self.habits.verse_look, "")
        every = 5 if self.habits.margin_figures else 0
        rows = []
        for number, line in enumerate(lines, 1):
            figure = f"#h(1fr)#f({Furniture.MARGIN_FIGURE.value}, {quoted(str(number))})"
            more = figure if every and number % every == 0 else ""
            rows.append(self._words(line.words) + more)
        stanza = " #linebreak() ".join(rows)
        align = "center" if self.habits.verse_look == "center" else "left"
        return (
            f"#block(inset: (left: 2em), above: 0.9em, below: 0.9em, align({align}, par(justify: false,"
            f" first-line-indent: 0pt, hanging-indent: 1.5em, text({look})[{stanza}])))"
        )

    def _item(self, block: Block) -> str:
        mark = self.bullet(block)
        bullet = f"#w({Furniture.BULLET.value}, {quoted(mark)}) " if mark else ""
        words = f"par(first-line-indent: 0pt, hanging-indent: 1.2em)[{bullet}{self._words(block.words)}]"
        return f"#pad(left: {FURTHER_IN * block.depth}em, {words})" if block.depth else f"#{words}"

    def _table(self, rows: Sequence[Block]) -> str:
        cells: list[str] = []
        for row in rows:
            at = 0
            for length in row.cells or (len(row.words),):
                cells.append(f"[{self._words(row.words[at : at + length])}]")
                at += length
        count = len(rows[0].cells) or 1
        stroke = "0.5pt" if self.habits.ruled in ("all", "frames") else "none"
        if self.habits.ruled == "open":
            stroke = "(x, y) => (left: if x > 0 { 0.5pt }, top: 0.5pt, bottom: 0.5pt)"
        return (
            "#block(above: 1em, below: 1em, breakable: false)[#set par(justify: false)\n"
            f"#table(columns: {count}, stroke: {stroke}, inset: 3pt, {', '.join(cells)})]"
        )

    def _caption(self, block: Block) -> str:
        words = f"par(justify: false, first-line-indent: 0pt, text(size: 0.88em)[{self._words(block.words)}])"
        if block.look == "table":
            return f"#block(above: 1em, below: 0.4em, sticky: true, {words})"
        box = "rect(width: 70%, height: 6em, stroke: 0.4pt)"
        shown = f"align(center, {box} + {words})"
        return f"#block(above: 1em, below: 1em, breakable: false, width: 100%, {shown})"

    def _break(self) -> str:
        ornament = self.habits.ornament or "*"
        shown = f"#f({Furniture.BREAK.value}, {quoted(ornament)})"
        return f"#block(above: 1em, below: 1em, width: 100%, align(center)[{shown}])"

    def contents(self) -> str:
        head = f"#f({Furniture.CONTENTS.value}, {quoted(self.named['contents'])})"
        head = f"#block(above: 2em, below: 1em, sticky: true, text(weight: 700)[{head}])"
        return f"{head}\n#contents-{self.habits.contents.replace('_', '-')}()\n#v(1.5em)"

    def _words(self, words: Sequence[Word], turns: Sequence[int] = ()) -> str:
        made = []
        for at, word in enumerate(words):
            text = f"#w({word.number}, {quoted(word.text)})"
            if word.style:
                text = f"#style-{word.style}[{text}]"
            made.append(text + self._mark(word) + (" #linebreak()" if at in turns else ""))
        return " ".join(made)

    def _mark(self, word: Word) -> str:
        if word.note is None:
            return ""
        note = self.copy.notes[word.note]
        if self.habits.note_place != "foot":
            return f"#mark({FIRST_MARK + word.note}, {self.number(word.note)})"
        return f"#footnote[#metadata({word.note}){self._words(note.words)}]"
