"""One layout from its seed: set, read back, extracted by every program, damaged, told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import Any

from training.pages.colours import FIRST_LABEL, FIRST_MARK, FIRST_WORD, Furniture, is_label, is_mark
from training.pages.consistency import faults_of_print, faults_of_truth
from training.pages.copytext import Copy, Numbering, numbered
from training.pages.damaging import damage, draw_damage
from training.pages.editing import edit
from training.pages.extracting import EXTRACTORS, extract
from training.pages.flow import BULLETS
from training.pages.glyphs import Glyph, blackened, glyphs
from training.pages.habits import Habits, draw
from training.pages.matching import joined_up, match
from training.pages.material import Stretch, draw_work, stretch_of
from training.pages.setters import setters
from training.pages.spreads import two_up
from training.pages.truth import Truth, keys_of

# Pages of a layout, about; and the share of a page that its text fills (measured on 23 layouts:
# headings, notes, verse, lists and new pages for chapters take the rest).
PAGES = 10
FILLED = 0.55
# Letters of a word with the space after it, and the width of a letter in ems.
LETTERS, LETTER = 6.4, 0.46
# Words: chapters that are shorter on average follow each other on a page.
CHAPTER = 500
POINTS = 72 / 25.4
# Styles of words that are set as those around them.
# Looks of blocks that are running text.
RUNNING = ("", "speech")
ON_THE_LINE = ("plain", "caps", "own_line")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text as one program gave it and as it was then damaged, with its tables by their ending."""

    name: str
    extractor: str
    damages: tuple[str, ...]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A set text: its PDF in black, the truth of its runs, the gold, what was extracted.

    ``styled`` has a row for each word that is set otherwise than those around it (``styled_of``),
    ``structure`` one for each row of a table and each item of a list (``structure_of``).
    ``faults`` is empty where everything agrees; ``left_out`` names what did not.
    """

    name: str
    about: dict[str, Any]
    pdf: bytes
    runs: str
    styled: str
    structure: str
    gold: str
    texts: tuple[Extracted, ...]
    left_out: tuple[str, ...]
    faults: tuple[str, ...]


def make(seed: int, number: int, extractors: Sequence[str] = tuple(EXTRACTORS)) -> Layout:
    """Return the layout of a number; the same seed and number give the same bytes of text."""
    chance = random.Random(f"{seed} {number}")
    work = draw_work(chance)
    setter = chance.choices(*zip(*((one, one.share) for one in setters()), strict=True))[0]
    habits = setter.tamed(draw(chance, setter.name, setter.faces(work.language)))
    stretch = stretch_of(work, _words(habits), chance)
    habits = tempered(habits, stretch)
    copy, numbering = numbered(edit(stretch, habits, chance))
    pdf = setter.set(copy, habits)
    pdf = two_up(pdf) if habits.two_up else pdf
    printed = glyphs(pdf)
    black = blackened(pdf)
    keys = keys_of(len(copy.notes), printed)
    name = f"{work.name}.{number}"
    truth = Truth(copy, numbering.places, keys, ())
    faults = tuple(faults_of_print(truth, printed))
    texts: list[Extracted] = []
    left_out: list[str] = []
    for extractor in extractors:
        own = random.Random(f"{seed} {number} {extractor}")
        made, wrong = _extracted(truth, extractor, extract(black, extractor), printed, own)
        texts += [made] if not wrong else []
        left_out += [f"{extractor}: {fault}" for fault in wrong]
    about = {
        "id": name, "lang": work.language, "title": copy.title, "author": copy.author,
        "work": work.name, "kind": work.kind, "pages": len(printed), "options": habits.named(),
    }  # fmt: skip
    runs = "".join(runs_of(truth, numbering, printed))
    styled, structure = "".join(styled_of(copy)), "".join(structure_of(copy, habits))
    return Layout(
        name, about, black, runs, styled, structure, truth.gold(), tuple(texts), tuple(left_out),
        faults,
    )  # fmt: skip


def tempered(habits: Habits, stretch: Stretch) -> Habits:
    """Return habits that a stretch allows.

    Where chapters are short none begins a page; a preface is the first of several; contents give
    the numbers of pages and not of leaves.
    """
    words = sum(len(text.split()) for _, text in stretch.pieces)
    chapters = sum(kind == "h2" for kind, _ in stretch.pieces)
    short = chapters * CHAPTER > words
    preface = habits.preface and chapters > 1
    return replace(
        habits,
        chapter_page="no" if short else habits.chapter_page,
        preface=preface,
        roman=habits.roman and not preface,
        first_page=1 if preface else habits.first_page,
        leaves=habits.leaves and habits.contents == "no" and not preface,
    )


def _words(habits: Habits) -> int:
    """Return how many words fill the pages."""
    inner, outer, top, bottom = habits.margins
    width = (habits.paper[0] - inner - outer) * POINTS
    height = (habits.paper[1] - top - bottom) * POINTS
    on_line = width / (habits.size * LETTER * LETTERS)
    return round(PAGES * FILLED * on_line * height / habits.leading)


def _extracted(
    truth: Truth,
    extractor: str,
    pages: Sequence[str],
    printed: Sequence[Sequence[Glyph]],
    chance: random.Random,
) -> tuple[Extracted, list[str]]:
    lines = match(pages, printed)
    joined_up(lines)
    clean = Truth(truth.copy, truth.places, truth.keys, lines)
    faults = list(faults_of_truth(clean))
    damages = draw_damage(chance)
    told = Truth(truth.copy, truth.places, truth.keys, damage(lines, damages, chance))
    files = {
        "txt": "".join(
            ("\f" if line.first and line.page > 1 else "") + line.text + "\n" for line in told.lines
        ),
        "joins.tsv": _rows(told.joins),
        "removed.tsv": _rows(told.removed),
        "roles.tsv": _rows(told.roles),
    }
    name = ".".join((extractor, "+".join(damages))).rstrip(".")
    return Extracted(name, extractor, damages, files), faults


def _rows(table: Callable[[], Iterator[str]]) -> str:
    return "".join(f"{row}\n" for row in table())


def runs_of(
    truth: Truth, numbering: Numbering, printed: Sequence[Sequence[Glyph]]
) -> Iterator[str]:
    """Yield a row for each run of the PDF: page, box in points from the top left, role, block, text.

    A run is what stands on one printed line and belongs to one block, note or kind of furniture.
    """
    for page, letters in enumerate(printed, 1):
        by_run = groupby(letters, key=lambda g: (g.line, owner_of(truth.copy, numbering, g.number)))
        for (_, (role, block)), group in by_run:
            run = list(group)
            sides = zip(*(glyph.box for glyph in run), strict=True)
            left, top, right, bottom = (
                f(s) for f, s in zip((min, min, max, max), sides, strict=True)
            )
            text = "".join(_spaced(run))
            yield (
                f"{page}\t{left:.1f}\t{top:.1f}\t{right:.1f}\t{bottom:.1f}\t{role}\t{block}\t{text}\n"
            )


def styled_of(copy: Copy) -> Iterator[str]:
    """Yield a row for each word of a block with a style of its own: block, look, place, style, text.

    Blocks and words count from 0, as in the gold text. A block that is set for show as a whole has
    a row without a word.
    """
    for number, block in enumerate(copy.blocks):
        if block.look not in RUNNING:
            yield f"{number}\t{block.look}\t\t\t\n"
        for place, word in enumerate(block.words):
            if word.style not in ("", *ON_THE_LINE):
                yield f"{number}\t{block.look}\t{place}\t{word.style}\t{word.text}\n"


def structure_of(copy: Copy, habits: Habits) -> Iterator[str]:
    """Yield a row for each row of a table and each item of a list.

    Of a table: block, ``row``, group, and the cells. Of a list: block, ``li``, group, level (from
    0), text, and whether a bullet is set before it (``•``). What has the same group stands together.
    """
    for number, block in enumerate(copy.blocks):
        if block.kind == "row":
            ends = list(accumulate(block.cells))
            words = [word.text for word in block.words]
            cells = [" ".join(words[a:b]) for a, b in pairwise((0, *ends))]
            yield "\t".join((str(number), "row", str(block.group), *cells)) + "\n"
        elif block.kind == "li":
            bullet = "•" if habits.list_mark in BULLETS and block.look != "entry" else ""
            yield f"{number}\tli\t{block.group}\t{block.depth}\t{block.text}\t{bullet}\n"


def owner_of(copy: Copy, numbering: Numbering, number: int) -> tuple[str, str]:
    """Return the role and the block or note that a number belongs to."""
    if number == 0:
        return "?", ""
    if number < FIRST_WORD:
        return Furniture(number).role, ""
    if is_label(number):
        return "note-label", str(number - FIRST_LABEL)
    if is_mark(number):
        return "note-mark", str(number - FIRST_MARK)
    stream, block, _, _ = numbering.places[number - FIRST_WORD]
    return (copy.blocks[block].kind if stream == "b" else "note"), str(block)


def _spaced(run: Sequence[Glyph]) -> Iterator[str]:
    last = run[0].number
    for glyph in run:
        if glyph.number != last:
            yield " "
        last = glyph.number
        yield glyph.text
