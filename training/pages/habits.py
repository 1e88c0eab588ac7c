"""How a book is set, every habit drawn at random: paper, type, paragraphs, heads, notes, the rest."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, replace
from typing import Any

# Width and height in millimetres: pocket books to A4.
PAPERS = (
    (105, 165), (110, 180), (120, 190), (125, 200), (130, 205), (140, 215), (148, 210),
    (150, 225), (155, 230), (165, 240), (170, 240), (190, 250), (210, 297), (216, 279),
)  # fmt: skip
# Slips of a few lines, so that what is learned holds for short texts too; and their share.
SLIPS = ((95, 90), (100, 75), (105, 100), (110, 65), (120, 80), (130, 85))
SLIP = 0.12
SIZES = (8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 12.0)
HEADING_STYLES = ("plain", "caps", "smallcaps", "spaced", "italic", "bold", "bolditalic")
FOLIO_FORMS = (
    *("{}",) * 8,
    "- {} -",
    "— {} —",
    "({})",
    "[{}]",
    "{}.",
    "–{}–",
    "· {} ·",
    "{page} {}",
    "{page} {} ({all})",
)


@dataclass(frozen=True, slots=True)
class HeadingLook:
    """How headings of one level look; ``size`` is times that of the text, spaces are in ems."""

    style: str
    align: str
    size: float
    stop: bool
    narrow: bool
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Habits:
    """One way to set a book. Lengths are millimetres, of type points, of spaces ems.

    ``leaves`` are numbered and not pages (1r, 1v); a ``preface`` has Roman folios and the text after
    it begins with 1; ``opening_bare`` leaves out the head where a chapter begins its page; ``two_up``
    is a scan of the open book, two pages to a sheet. ``arguments`` are summaries below the headings
    of chapters, whose ``first_words`` are in small capitals; ``head_gap`` and ``foot_gap`` are from a
    head or foot to the text; ``tracking`` is the space between letterspaced letters. Tables are
    ``ruled`` between all cells and around them (``all``), between them and above and below
    (``open``), with a frame for each cell (``frames``), or not at all.
    """

    setter: str
    font: str
    paper: tuple[int, int]
    margins: tuple[int, int, int, int]
    size: float
    leading: float
    columns: int
    justified: bool
    hyphens: bool
    paragraphs: str
    indent: float
    gap: float
    first_indent: bool
    headings: tuple[HeadingLook, HeadingLook, HeadingLook]
    chapter_page: str
    numbering: str
    run_in: bool
    two_lines: bool
    parts: bool
    head: str
    head_style: str
    head_at: str
    head_place: str
    head_rule: bool
    head_gap: float
    foot_gap: float
    folio: str
    folio_form: str
    roman: bool
    leaves: bool
    preface: bool
    opening_bare: bool
    two_up: bool
    glued: bool
    first_page: int
    first_bare: bool
    mark: str
    mark_form: str
    label_form: str
    note_place: str
    note_reset: str
    note_size: float
    note_rule: bool
    note_every: int
    long_notes: int
    initials: str
    catchwords: bool
    signatures: bool
    contents: str
    contents_at: str
    figures: bool
    tables: bool
    ruled: str
    poems: bool
    verse_look: str
    lists: bool
    list_mark: str
    nested: bool
    quotes: str
    epigraphs: bool
    letters: bool
    speaker: str
    ornament: str
    emphasis: str
    tracking: float
    margin_figures: bool
    title_page: bool
    arguments: bool
    numbered: str
    first_words: bool
    books: bool
    heading_every: int

    def named(self) -> dict[str, Any]:
        """Return everything that was drawn, for the manifest."""
        return asdict(self)


def draw(chance: random.Random, setter: str, fonts: tuple[str, ...]) -> Habits:
    """Return habits; the same chance gives the same."""
    one = chance.choice
    paper = one(PAPERS)
    columns = 2 if paper[0] >= 148 and chance.random() < 0.25 else 1
    size = one(SIZES[:5] if columns == 2 or paper[0] < 125 else SIZES)
    habits = Habits(
        setter=setter,
        font=one(fonts),
        paper=paper,
        margins=_margins(chance),
        size=size,
        leading=round(size * one((1.15, 1.2, 1.25, 1.3, 1.4, 1.5)), 1),
        columns=columns,
        justified=chance.random() < 0.75,
        hyphens=chance.random() < 0.85,
        indent=one((0.8, 1.0, 1.2, 1.5, 2.0, 2.5)),
        gap=one((0.35, 0.5, 0.8, 1.0)),
        paragraphs=chance.choices(("indent", "gap", "plain"), (64, 25, 11))[0],
        first_indent=chance.random() < 0.3,
        headings=(_heading(chance, 0), _heading(chance, 1), _heading(chance, 2)),
        **_structure(chance),
        **_edges(chance),
        **_notes(chance),
        **_extras(chance),
    )
    return _on_slip(habits, chance) if chance.random() < SLIP else habits


def _on_slip(habits: Habits, chance: random.Random) -> Habits:
    """Return the habits for a slip of paper, with narrow margins."""
    inner, outer = chance.randint(8, 12), chance.randint(8, 14)
    margins = (inner, outer, chance.randint(13, 17), chance.randint(13, 17))
    return replace(habits, paper=chance.choice(SLIPS), margins=margins, columns=1)


def _margins(chance: random.Random) -> tuple[int, int, int, int]:
    """Return inner, outer, upper and lower margin."""
    inner, outer = chance.randint(12, 22), chance.randint(13, 28)
    return inner, outer, chance.randint(15, 24), chance.randint(16, 28)


def _heading(chance: random.Random, level: int) -> HeadingLook:
    sizes = ((1.0, 1.1, 1.2, 1.35, 1.5, 1.8), (1.0, 1.1, 1.2), (0.95, 1.0, 1.1))[level]
    return HeadingLook(
        style=chance.choice(HEADING_STYLES),
        align=chance.choices(("center", "left"), (60 - 15 * level, 40))[0],
        size=chance.choice(sizes),
        stop=chance.random() < 0.45,
        narrow=chance.random() < 0.3,
        before=chance.choice((3.2, 2.2, 1.6, 1.2)) * (1.0, 0.75, 0.55)[level],
        after=chance.choice((0.45, 0.9, 1.35)),
    )


def _structure(chance: random.Random) -> dict[str, Any]:
    numberings = ("none", "arabic", "roman", "chapter", "ordinal", "section", "paragraph")
    return {
        "chapter_page": chance.choices(("no", "page"), (65, 35))[0],
        "numbering": chance.choices(numberings, (40, 11, 13, 13, 9, 8, 6))[0],
        "run_in": chance.random() < 0.25,
        "two_lines": chance.random() < 0.5,
        "parts": chance.random() < 0.12,
        "heading_every": chance.choice((500, 700, 900, 1300, 2200)),
        "title_page": chance.random() < 0.3,
    }


def _edges(chance: random.Random) -> dict[str, Any]:
    heads = (
        "none",
        "title",
        "chapter",
        "title_chapter",
        "author_chapter",
        "title_author",
        "journal",
    )
    folios = ("none", "top_outer", "top_center", "top_inner", "bottom_center", "bottom_outer")
    return {
        "head": chance.choices(heads, (20, 14, 14, 20, 8, 14, 10))[0],
        "head_style": chance.choice(("plain", "italic", "smallcaps", "caps", "spaced")),
        "head_at": chance.choices(("top", "bottom"), (92, 8))[0],
        "head_place": chance.choice(("center", "center", "inner", "outer")),
        "head_rule": chance.random() < 0.3,
        "head_gap": chance.choice((3.5, 4.0, 4.5, 5.0, 6.0, 7.0)),
        "foot_gap": chance.choice((3.5, 4.5, 5.5, 6.5, 7.5)),
        "folio": chance.choices(folios, (7, 34, 8, 5, 30, 16))[0],
        "folio_form": chance.choice(FOLIO_FORMS),
        "roman": chance.random() < 0.05,
        "leaves": chance.random() < 0.04,
        "preface": chance.random() < 0.08,
        "opening_bare": chance.random() < 0.6,
        "two_up": chance.random() < 0.05,
        "glued": chance.random() < 0.2,
        "first_page": chance.choice((1, 1, 1, 3, 5, 7, 17, 113, 241)),
        "first_bare": chance.random() < 0.6,
    }


def _notes(chance: random.Random) -> dict[str, Any]:
    place = chance.choices(("foot", "chapter", "book"), (76, 10, 14))[0]
    mark = chance.choices(("number", "stars", "symbols", "letters"), (76, 9, 9, 6))[0]
    by_page = place == "foot" and (mark in ("stars", "symbols") or chance.random() < 0.35)
    return {
        "note_place": place,
        "mark": mark if place == "foot" else "number",
        "mark_form": chance.choice(("sup", "sup", "supparen", "paren", "bracket", "parens")),
        "label_form": chance.choice(("same", "same", "plain", "stop")),
        "note_reset": "page" if by_page else chance.choice(("through", "through", "chapter")),
        "note_size": chance.choice((0.78, 0.83, 0.88, 0.92)),
        "note_rule": chance.random() < 0.7,
        "note_every": chance.choice((0, 0, 120, 160, 220, 300, 450, 700)),
        "long_notes": chance.choice((0, 0, 1, 3)),
    }


def _extras(chance: random.Random) -> dict[str, Any]:
    contents = ("no", "leaders", "plain", "tight", "before", "run_on", "analytic")
    listed = chance.choices(contents, (56, 12, 9, 7, 5, 5, 6))[0]
    return {
        "initials": chance.choices(("none", "raised", "dropped"), (72, 14, 14))[0],
        "catchwords": chance.random() < 0.12,
        "signatures": chance.random() < 0.14,
        "contents": listed,
        "arguments": listed == "analytic" or chance.random() < 0.05,
        "contents_at": chance.choices(("front", "back"), (75, 25))[0],
        "figures": chance.random() < 0.22,
        "tables": chance.random() < 0.25,
        "poems": chance.random() < 0.2,
        "verse_look": chance.choice(("indent", "center", "small", "italic")),
        "lists": chance.random() < 0.25,
        "list_mark": chance.choice(("•", "–", "number", "letter", "none")),
        "quotes": chance.choice(("none", "none", "indent", "small", "italic", "both")),
        "epigraphs": chance.random() < 0.12,
        "letters": chance.random() < 0.1,
        "speaker": chance.choice(("smallcaps", "italic", "caps", "bold", "own_line", "plain")),
        "ornament": chance.choice(("* * *", "*", "—", "———", "* *  *", "⁂", "")),
        "emphasis": chance.choice(("none", "none", "italic", "spaced", "bold")),
        "tracking": chance.choice((0.08, 0.12, 0.18, 0.18, 0.25, 0.35)),
        "numbered": chance.choices(("", "{}.", "{})", "§ {}."), (91, 5, 2, 2))[0],
        "first_words": chance.random() < 0.1,
        "books": chance.random() < 0.08,
        "margin_figures": chance.random() < 0.1,
        "nested": chance.random() < 0.4,
        "ruled": chance.choices(("none", "all", "open", "frames"), (50, 30, 10, 10))[0],
    }
