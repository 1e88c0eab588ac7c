"""Copy → XeLaTeX: TeX's own line breaks, pages and footnotes, in one column or two.

Every word is set between colour specials, which TeX's hyphenation passes over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.pages.colours import FIRST_LABEL, FIRST_MARK, Furniture, colour
from training.pages.copytext import Block, Copy, Note, Word
from training.pages.flow import FURTHER_IN, Flow
from training.pages.habits import Habits, HeadingLook
from training.pages.headings import head_cut
from training.pages.tex_frame import escaped, frame, look_of

RIGHT = ("dateline", "signature", "closing", "attribution")
# Words of a last cell; where one has more its column is set in lines.
WORDS_ON_A_LINE = 3


def tex_source(copy: Copy, habits: Habits, catchwords: Sequence[str] = ()) -> str:
    """Return the source; it is to be run twice, for page numbers in the contents.

    ``catchwords`` has that of each page, where they are known.
    """
    body = "\n\n".join(_Book(copy, habits).body())
    head = frame(copy, habits, catchwords)
    return f"{head}\n\\begin{{document}}\n{body}\\label{{end}}\n\\end{{document}}\n"


def coloured(number: int, text: str) -> str:
    """Return text in the colour of a number, as TeX writes it."""
    return raw(number, escaped(text))


def raw(number: int, source: str) -> str:
    """Return TeX source in the colour of a number."""
    red, green, blue = (f"{level / 255:.4f}" for level in colour(number))
    return f"\\w{{{red} {green} {blue}}}{{{source}}}"


def words_in(number: int, text: str) -> str:
    """Return each word of a text in the same colour."""
    return " ".join(coloured(number, word) for word in text.split())


class _Book(Flow):
    def endnotes(self, notes: Sequence[tuple[int, Note]]) -> Iterator[str]:
        yield self._head(Furniture.NOTE_HEAD)
        for at, note in notes:
            label = f"\\labelform{{{_levels(FIRST_LABEL + at)}}}{{{escaped(self.sign(at))}}}"
            yield f"{{\\noindent\\notesize {label} {self._words(note.words)}\\par}}"

    def _head(self, kind: Furniture) -> str:
        name = self.named["contents" if kind is Furniture.CONTENTS else "notes"]
        return (
            f"\\bigskip{{\\noindent\\bfseries {words_in(kind.value, name)}\\par}}\\nobreak\\medskip"
        )

    def run(self, blocks: Sequence[Block], at: int) -> str:
        first = blocks[0]
        match first.kind:
            case "verse":
                return self._verse(blocks)
            case "row":
                return self._table(blocks)
            case "li":
                return "\n\n".join(self._item(block) for block in blocks)
            case "break":
                shown = words_in(Furniture.BREAK.value, self.habits.ornament or "*")
                return f"\\medskip{{\\centering {shown}\\par}}\\medskip"
            case "caption":
                return self._caption(first)
            case "h2" | "h3" | "h4":
                return self._heading(first, at)
            case "quote":
                return self._quotation(first)
            case _:
                return self._paragraph(first, at)

    def _verse(self, lines: Sequence[Block]) -> str:
        look = {"small": "\\small", "italic": "\\itshape", "center": "\\centering"}
        rows = []
        for number, line in enumerate(lines, 1):
            figure = ""
            if self.habits.margin_figures and number % 5 == 0:
                figure = "\\hfill " + coloured(Furniture.MARGIN_FIGURE.value, str(number))
            rows.append(self._words(line.words) + figure)
        made = "\\par\n".join(f"\\noindent {row}" for row in rows)
        style = look.get(self.habits.verse_look, "")
        return f"\\medskip{{\\leftskip=2em plus 0pt {style} {made}\\par}}\\medskip"

    def _table(self, rows: Sequence[Block]) -> str:
        lines = []
        for row in rows:
            at, cells = 0, []
            for length in row.cells or (len(row.words),):
                cells.append(self._words(row.words[at : at + length]))
                at += length
            lines.append(" & ".join(cells))
        columns = ["l"] * (len(rows[0].cells) or 1)
        if any(row.cells and row.cells[-1] > WORDS_ON_A_LINE for row in rows):
            columns[-1] = "p{11em}"
        body = " \\\\\n".join(lines)
        if self.habits.ruled != "none":
            columns = ["|".join(columns)]
            columns = columns if self.habits.ruled == "open" else ["|", *columns, "|"]
            body = "\\hline\n" + " \\\\\\hline\n".join(lines) + "\\\\\\hline"
        table = f"\\begin{{tabular}}{{{''.join(columns)}}}\n{body}\n\\end{{tabular}}"
        return f"\\medskip{{\\noindent\\small{table}\\par}}\\medskip"

    def _item(self, block: Block) -> str:
        mark = self.bullet(block)
        bullet = coloured(Furniture.BULLET.value, mark) + " " if mark else ""
        further = f"\\leftskip={FURTHER_IN * block.depth}em " if block.depth else ""
        return f"{{{further}\\noindent\\hangindent=1.2em {bullet}{self._words(block.words)}\\par}}"

    def _caption(self, block: Block) -> str:
        box = (
            "\\fbox{\\rule{0pt}{5em}\\hspace{0.6\\linewidth}}\\par\\nobreak "
            if block.look == "figure"
            else ""
        )
        return f"\\medskip{{\\centering {box}\\small {self._words(block.words)}\\par}}\\medskip"

    def _heading(self, block: Block, at: int) -> str:
        look = self.habits.headings[["h2", "h3", "h4"].index(block.kind)]
        words = self._words(block.words, block.turns)
        if block.run_in:
            return f"{{{look_of(look.style, self.habits)}{words}}} \\runningin"
        if block.look == "part":
            look = HeadingLook("caps", "center", 1.6, False, False, 4.0, 2.0)
        turn = "\\clearpage" if self.turns(block) else ""
        turn += "\\pagenumbering{arabic}" if self.begins_text(block) else ""
        turn += "\\thispagestyle{opening}" if turn and self.habits.opening_bare else ""
        marks = f"\\label{{b{at}}}"
        if block.kind == "h2":
            shown = escaped(head_cut(block.text, self.habits))
            marks += f"\\markboth{{{shown}}}{{{shown}}}"
            marks += "\\setcounter{footnote}{0}" if self.habits.note_reset == "chapter" else ""
        align = "\\centering" if look.align == "center" else "\\raggedright"
        side = (
            "\\leftskip=0.15\\linewidth plus 1fil\\rightskip=\\leftskip" if look.narrow else align
        )
        points = look.size * self.habits.size
        size = f"\\fontsize{{{points:.1f}}}{{{points * 1.25:.1f}}}\\selectfont"
        size += look_of(look.style, self.habits)
        shape = f"{side}\\parindent=0pt\\hyphenpenalty=10000 {size}"
        return (
            f"{turn}\\headgap{{{look.before}em}}{{{shape}{marks}{words}\\par}}"
            f"\\nobreak\\vskip {look.after}em\\nobreak\\opening"
        )

    def _quotation(self, block: Block) -> str:
        look = "both" if block.look == "epigraph" else self.habits.quotes
        inset = "\\leftskip=2.2em\\rightskip=2.2em " if look in ("indent", "both") else ""
        size = "\\small " if look in ("small", "both") else ""
        italic = "\\itshape " if look == "italic" else ""
        return (
            f"\\medskip{{{inset}{size}{italic}\\noindent {self._words(block.words)}\\par}}\\medskip"
        )

    def _paragraph(self, block: Block, at: int) -> str:
        words = self._words(block.words)
        before = self.before(at)
        if block.kind == "title":
            return f"{{\\centering\\hyphenpenalty=10000\\LARGE {words}\\par}}\\bigskip"
        if block.kind == "front":
            turn = "\\clearpage" if self.habits.title_page and block.look == "year" else "\\bigskip"
            return f"{{\\centering\\large {words}\\par}}{turn}"
        if before and before.run_in:
            return f"{words}\\par"
        if block.look in RIGHT:
            return f"{{\\raggedleft {words}\\par}}\\smallskip"
        if block.look in ("speaker", "stage"):
            return f"\\smallskip{{\\centering\\itshape {words}\\par}}\\smallskip"
        if block.look == "argument":
            return f"{{\\leftskip=2em\\rightskip=2em\\small\\noindent {words}\\par}}\\medskip"
        if self.opens_chapter(block, at):
            return self._initial(block.words)
        figure = ""
        if shown := self.margin_figure(at):
            figure = f"\\marginfigure{{{coloured(Furniture.MARGIN_FIGURE.value, shown)}}}"
        start = "\\noindent " if block.look == "salutation" else ""
        return f"{start}{figure}{words}\\par"

    def _initial(self, words: Sequence[Word]) -> str:
        first, rest = words[0], self._words(words[1:])
        letter = coloured(first.number, first.text[0])
        tail = coloured(first.number, first.text[1:]) + self._mark(first)
        if self.habits.initials == "dropped":
            return f"\\lettrine{{{letter}}}{{}}{tail} {rest}\\par"
        return f"\\noindent{{\\Huge {letter}}}{tail} {rest}\\par"

    def contents(self) -> str:
        """Return the headings with their pages: leaders, plain, tight, the page before, run on."""
        shown = Furniture.CONTENTS.value
        rows = []
        for at, block in self.entries():
            page, text = raw(shown, f"\\pageref{{b{at}}}"), words_in(shown, self.entry(block, at))
            dots = raw(shown, ".")
            leaders = f"{text} \\leaders\\hbox to 0.6em{{\\hss {dots}\\hss}}\\hfill\\ {page}"
            rows.append(
                {
                    "leaders": leaders,
                    "analytic": leaders,
                    "plain": f"{text} \\hfill {page}",
                    "tight": f"{text}{coloured(shown, ',')} {page}",
                    "before": f"{page}\\quad {text}",
                }.get(
                    self.habits.contents,
                    f"{text}{coloured(shown, ',')} {page}{coloured(shown, '.')} {coloured(shown, '—')}",
                )
            )
        head = self._head(Furniture.CONTENTS)
        if self.habits.contents == "run_on":
            return f"{head}{{\\noindent {' '.join(rows)}\\par}}\\bigskip"
        entries = "\n".join(f"{{\\parindent=0pt\\hangindent=1em {row}\\par}}" for row in rows)
        return f"{head}{entries}\\bigskip"

    def _words(self, words: Sequence[Word], turns: Sequence[int] = ()) -> str:
        made = []
        for at, word in enumerate(words):
            text = coloured(word.number, word.text)
            text = f"{{{look_of(word.style, self.habits)}{text}}}" if word.style else text
            made.append(text + self._mark(word) + ("\\\\" if at in turns else ""))
        return " ".join(made)

    def _mark(self, word: Word) -> str:
        if word.note is None:
            return ""
        mark = _levels(FIRST_MARK + word.note)
        if self.habits.note_place != "foot":
            return f"\\markform{{{mark}}}{{{escaped(self.sign(word.note))}}}"
        body = self._words(self.copy.notes[word.note].words)
        return f"\\note{{{mark}}}{{{_levels(FIRST_LABEL + word.note)}}}{{{body}}}"


def _levels(number: int) -> str:
    return " ".join(f"{level / 255:.4f}" for level in colour(number))
