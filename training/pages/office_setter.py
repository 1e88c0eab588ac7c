"""Copy → a flat ODT for LibreOffice: its line breaks, pages, fields and footnotes.

A note's mark takes the colour of the text around it, and the label before its body that of its
paragraph, so that each can have its own though LibreOffice makes them. Catchwords and signatures
stand in frames of their own on pages that are known after a first run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.pages.colours import FIRST_LABEL, FIRST_MARK, Furniture, colour
from training.pages.copytext import Block, Copy, Note, Word
from training.pages.flow import FURTHER_IN, Flow
from training.pages.habits import Habits
from training.pages.headings import head_cut
from training.pages.office_boxes import below, framed
from training.pages.office_frame import (
    FORMS,
    HANGING,
    ems,
    label_form,
    looks,
    master_pages,
    page_layouts,
    styles,
)
from training.pages.office_xml import OASIS, SPACES, Styles, element, text

# Words of these looks stand right, left or in the middle.
PLACES = {
    "speaker": "Centred", "stage": "Centred", "dateline": "Right", "signature": "Right",
    "argument": "Argument", "closing": "Right", "attribution": "Right", "salutation": "Left",
}  # fmt: skip
TURN = "<text:line-break/>"
CONTENTS = Furniture.CONTENTS.value


def tamed(habits: Habits) -> Habits:
    """Return habits without those that this setter has not; its stars go on as daggers."""
    return replace(habits, mark="symbols" if habits.mark == "stars" else habits.mark, leaves=False)


def office_source(copy: Copy, habits: Habits, catchwords: Sequence[str] = ()) -> str:
    """Return the document in one file; ``catchwords`` has that of each page, where they are known."""
    book = _Document(copy, habits)
    body = "".join((*book.body(), book.flushed()))
    last = body.rindex("</text:p>")
    body = body[:last] + element("text:bookmark", {"text:name": "end"}) + body[last:]
    body = "".join(below(habits, book.made, catchwords)) + body
    masters = master_pages(copy, habits, book.made)
    declared = element(
        "text:variable-decl", {"text:name": "chapter", "office:value-type": "string"}
    )
    body = element("text:variable-decls", {}, declared) + body
    about = {f"xmlns:{name}": OASIS + space for name, space in SPACES.items()}
    about |= {"office:version": "1.3"}
    about |= {"office:mimetype": "application/vnd.oasis.opendocument.text"}
    automatic = "".join(book.made.rows.values()) + page_layouts(habits)
    parts = (
        styles(copy, habits),
        element("office:automatic-styles", {}, automatic),
        masters,
        element("office:body", {}, element("office:text", {}, body)),
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + element("office:document", about, "".join(parts))


class _Document(Flow):
    def __init__(self, copy: Copy, habits: Habits) -> None:
        super().__init__(copy, habits)
        self.made = Styles(looks(habits))
        # On what page the next paragraph begins, if it begins one.
        page = "Roman" if habits.preface else "Standard"
        self.turn = {
            "style:page-number": str(habits.first_page),
            "style:master-page-name": "Bare" if habits.first_bare else page,
        }
        self.waiting = ""

    def paragraph(self, parent: str, content: str, **own: str) -> str:
        """Return a paragraph; the first of the book says which page it stands on."""
        return self._placed(
            "text:p", parent, content, {f"fo:{k.replace('_', '-')}": v for k, v in own.items()}
        )

    def _placed(self, name: str, parent: str, content: str, own: dict[str, str]) -> str:
        about = {"text:style-name": self.made.paragraph(parent, own | self.turn)}
        self.turn = {}
        about |= {"text:outline-level": parent[1:]} if name == "text:h" else {}
        return element(name, about, content)

    def flushed(self) -> str:
        """Return a run-in heading that no paragraph followed, as a paragraph of its own."""
        waiting, self.waiting = self.waiting, ""
        return self.paragraph("Flush", waiting) if waiting else ""

    def endnotes(self, notes: Sequence[tuple[int, Note]]) -> Iterator[str]:
        yield self.flushed() + self._head(Furniture.NOTE_HEAD, "notes")
        for at, note in notes:
            before, after = label_form(self.habits)
            raised = self.habits.label_form == "same" and self.habits.mark_form.startswith("sup")
            sign = text(before + self.sign(at) + after)
            label = self.made.span(FIRST_LABEL + at, sign, "sup" if raised else "plain")
            yield self.paragraph("Footnote", f"{label} {self._words(note.words)}")

    def _head(self, kind: Furniture, name: str) -> str:
        return self.paragraph("NoteHead", self.made.span(kind.value, text(self.named[name])))

    def run(self, blocks: Sequence[Block], at: int) -> str:
        kind = blocks[0].kind
        before = "" if kind == "p" else self.flushed()
        match kind:
            case "verse":
                return before + "".join(self._verse(blocks))
            case "row":
                return before + self._table(blocks)
            case "li":
                return before + "".join(map(self._item, blocks))
            case _:
                return before + self._block(blocks[0], at)

    def _block(self, block: Block, at: int) -> str:
        words = self._words(block.words, block.turns)
        match block.kind:
            case "title":
                return self.paragraph("Title", self._named(self.copy.title) + words)
            case "front":
                made = self.paragraph("Front", words)
                if self.habits.title_page and block.look == "year":
                    self.turn = {"fo:break-before": "page"}
                return made
            case "h2" | "h3" | "h4":
                return self._heading(block, words, at)
            case "quote":
                return self.paragraph("Epigraph" if block.look == "epigraph" else "Quote", words)
            case "caption":
                box = self.paragraph("Box", "") if block.look == "figure" else ""
                return box + self.paragraph("Caption", words)
            case "break":
                ornament = text(self.habits.ornament or "*")
                return self.paragraph("Break", self.made.span(Furniture.BREAK.value, ornament))
            case _:
                return self._paragraph(block, at)

    def _named(self, heading: str) -> str:
        """Return what tells the running heads which chapter this is."""
        value = head_cut(heading, self.habits)
        about = {"text:name": "chapter", "text:display": "none", "office:value-type": "string"}
        return element("text:variable-set", about | {"office:string-value": value})

    def _heading(self, block: Block, words: str, at: int) -> str:
        if block.run_in:
            look = self.habits.headings[int(block.kind[1]) - 2].style
            self.waiting = self._words(block.words, look=look)
            return ""
        if self.turns(block):
            page = "Opening" if self.habits.opening_bare else "Standard"
            self.turn = {"style:master-page-name": page}
            self.turn |= {"style:page-number": "1"} if self.begins_text(block) else {}
        mark = element("text:bookmark", {"text:name": f"b{at}"})
        named = self._named(block.text) if block.kind == "h2" else ""
        name = "part" if block.look == "part" else block.kind
        return self._titled(name, mark + named + words)

    def _titled(self, name: str, content: str) -> str:
        """Return a heading; chapters and parts are of the first level, where numbering begins anew."""
        made = self._placed("text:p", name, content, {})
        level = {"h3": "2", "h4": "3"}.get(name, "1")
        return f'<text:h text:outline-level="{level}"{made[7:-9]}</text:h>'

    def _paragraph(self, block: Block, at: int) -> str:
        words = self._words(block.words)
        if self.waiting:
            words, self.waiting = f"{self.waiting} {words}", ""
            return self.paragraph("Body", words)
        if block.look in PLACES:
            return self.paragraph(PLACES[block.look], words)
        shown = self.margin_figure(at)
        figure = self._margin_figure(shown) if shown else ""
        if self.opens_chapter(block, at):
            return self._initial(block.words, figure)
        return self.paragraph("First" if self.follows_heading(at) else "Body", figure + words)

    def _margin_figure(self, figure: str) -> str:
        shown = self.made.span(Furniture.MARGIN_FIGURE.value, figure)
        return framed(self.made, shown, {"text:anchor-type": "paragraph"}, (-11, 0, 9))

    def _initial(self, words: Sequence[Word], figure: str) -> str:
        first, rest = words[0], self._words(words[1:])
        tail = self.made.span(first.number, text(first.text[1:])) + self._mark(first)
        dropped = self.habits.initials == "dropped"
        letter = self.made.span(first.number, text(first.text[0]), "plain" if dropped else "raised")
        content = f"{letter}{tail} {rest}"
        if dropped:
            return self.paragraph("Opening", content)
        return self.paragraph("Flush", figure + content)

    def _verse(self, lines: Sequence[Block]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            own = {"margin_top": f"{self.habits.size:.1f}pt"} if number == 1 else {}
            own |= {"margin_bottom": f"{self.habits.size:.1f}pt"} if number == len(lines) else {}
            words = self._words(line.words)
            if self.habits.margin_figures and number % 5 == 0:
                words += "<text:tab/>" + self.made.span(Furniture.MARGIN_FIGURE.value, str(number))
            yield self.paragraph("Verse", words, **own)

    def _table(self, rows: Sequence[Block]) -> str:
        columns = {"table:number-columns-repeated": str(len(rows[0].cells) or 1)}
        made = element("table:table-column", columns)
        for row in rows:
            at, cells = 0, ""
            for number, length in enumerate(row.cells or (len(row.words),)):
                words = self._words(row.words[at : at + length])
                open_sides = (number == 0, number == len(row.cells) - 1)
                own = self.made.cell(self.habits.ruled, *open_sides)
                cells += element("table:table-cell", own, self.paragraph("Cell", words))
                at += length
            made += element("table:table-row", {}, cells)
        return element("table:table", {}, made)

    def _item(self, block: Block) -> str:
        mark = self.bullet(block)
        bullet = self.made.span(Furniture.BULLET.value, mark) + " " if mark else ""
        edge = ems(self.habits, HANGING + FURTHER_IN * block.depth)
        own = {"margin_left": edge} if block.depth else {}
        return self.paragraph("Item", bullet + self._words(block.words), **own)

    def contents(self) -> str:
        kind = self.habits.contents
        rows = []
        for at, block in self.entries():
            about = {"text:reference-format": "page", "text:ref-name": f"b{at}"}
            page = self.made.span(CONTENTS, element("text:bookmark-ref", about, "1"))
            words = self.made.span(CONTENTS, text(self.entry(block, at).rstrip(".")))
            tab = self.made.span(CONTENTS, "<text:tab/>")
            comma, stop = (self.made.span(CONTENTS, sign) for sign in (",", ". —"))
            forms = dict.fromkeys(("leaders", "analytic", "plain"), words + tab + page)
            forms |= {"tight": f"{words}{comma} {page}", "before": f"{page} <text:s/>{words}"}
            rows.append(forms.get(kind, f"{words}{comma} {page}{stop}"))
        made = self.flushed() + self._head(Furniture.CONTENTS, "contents")
        rows = [" ".join(rows)] if kind == "run_on" else rows
        return made + "".join(self.paragraph("Entry", row) for row in rows)

    def _words(self, words: Sequence[Word], turns: Sequence[int] = (), look: str = "") -> str:
        made = []
        for at, word in enumerate(words):
            style = look or word.style or "plain"
            # Its small capitals are capitals, which some letters have not.
            lost = style == "smallcaps" and len(word.text.upper()) != len(word.text)
            shown = self.made.span(word.number, text(word.text), "plain" if lost else style)
            made.append(shown + self._mark(word) + (TURN if at in turns else ""))
        return " ".join(made).replace(f"{TURN} ", TURN)

    def _mark(self, word: Word) -> str:
        if word.note is None:
            return ""
        number = FIRST_MARK + word.note
        look = "sup" if self.habits.mark_form.startswith("sup") else "plain"
        before, after = FORMS[self.habits.mark_form]
        if self.habits.note_place != "foot":
            return self.made.span(number, text(before + self.sign(word.note) + after), look)
        note = self.made.span(number, self._footnote(word.note))
        if self._labelled_in_full():
            return note
        signs = (self.made.span(number, sign, look) if sign else "" for sign in (before, after))
        return note.join(signs)

    def _labelled_in_full(self) -> bool:
        """Tell whether the sign that a note is given has its brackets, in the text and below it."""
        return self.habits.note_reset == "chapter" and self.habits.label_form == "same"

    def _footnote(self, at: int) -> str:
        red, green, blue = colour(FIRST_LABEL + at)
        own = {"fo:color": f"#{red:02x}{green:02x}{blue:02x}"}
        name = self.made.paragraph("Footnote", {}, own)
        words = "<text:s/>" + self._words(self.copy.notes[at].words)
        before, after = FORMS[self.habits.mark_form] if self._labelled_in_full() else ("", "")
        given = {"text:label": before + self.sign(at) + after}
        # Numbers that begin anew with each chapter are counted only in a window.
        own_sign = self.habits.note_reset == "chapter"
        if own_sign and self.habits.label_form == "stop":
            words = self.made.span(FIRST_LABEL + at, ".") + words
        body = element("text:p", {"text:style-name": name}, words)
        citation = element("text:note-citation", given if own_sign else {}, "1")
        about = {"text:id": f"ftn{at}", "text:note-class": "footnote"}
        return element("text:note", about, citation + element("text:note-body", {}, body))
