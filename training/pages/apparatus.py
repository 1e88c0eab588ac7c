"""What stands around a text: tables, summaries of chapters, a list of books."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.pages.copytext import Block, words_of
from training.pages.phrases import Phrases

# What a column of a table holds below its head.
COLUMNS = ("number", "year", "price", "date", "share", "thousands", "word")
# Kinds of columns of a table that has one of texts at most, and how often it has one.
MOST, LONG = 4, 0.6
# Words of a cell, at least and at most.
WORDS = {"text": (4, 14), "word": (1, 2)}
# Formats of books, as their titles give them.
FORMATS = ("8°", "4°", "12°", "in-8", "gr. 8°")


def summary(phrases: Phrases, chance: random.Random) -> str:
    """Return what a chapter is about, point by point between dashes, as older books have it."""
    points = (phrases.heading(2, 6).rstrip(".") for _ in range(chance.randint(3, 8)))
    return f"{' — '.join(points)}."


def table(
    phrases: Phrases, chance: random.Random, group: int, *, ruled: bool = False
) -> Iterator[Block]:
    """Yield a caption and rows; each column below its head holds one kind of thing.

    The last cells of a ruled table may be texts of several lines.
    """
    yield Block("caption", words_of(phrases.heading(3, 8)), look="table", group=group)
    kinds = [chance.choice(COLUMNS) for _ in range(chance.randint(2, 4))]
    if ruled and len(kinds) < MOST and chance.random() < LONG:
        kinds.append("text")
    for row in range(chance.randint(3, 9)):
        cells = [phrases.heading(1, 2)]
        cells += [
            phrases.heading(1, 1) if row == 0 else cell(kind, phrases, chance) for kind in kinds
        ]
        lengths = tuple(len(one.split()) for one in cells)
        yield Block("row", words_of(" ".join(cells)), cells=lengths, group=group)


def cell(kind: str, phrases: Phrases, chance: random.Random) -> str:
    """Return what stands in a cell of a kind of column; one in twelve has a dash."""
    number = chance.randint(1, 999)
    if chance.randrange(12) == 0:
        return "—"
    match kind:
        case "year":
            return str(1500 + number % 450)
        case "price":
            return f"{number % 90},{chance.choice(('—', '50', '75', '05'))}"
        case "date":
            return f"{number % 28 + 1}. {number % 12 + 1}. {1700 + number % 220}"
        case "share":
            return f"{number / 10:.1f} %"
        case "thousands":
            return f"{number}.{chance.randint(100, 999)}"
        case "text" | "word":
            return phrases.heading(*WORDS[kind])
        case _:
            return str(number)


def books(phrases: Phrases, chance: random.Random, group: int) -> Iterator[Block]:
    """Yield entries of a bibliography: author, title, place, year, format, pages."""
    for _ in range(chance.randint(5, 14)):
        name, initial = phrases.heading(1, 1).strip("."), phrases.heading(1, 1)[0]
        title, place = phrases.heading(3, 9).rstrip("."), phrases.heading(1, 1).strip(".")
        year, pages = chance.randint(1680, 1940), chance.randint(16, 640)
        text = f"{name}, {initial}.: {title}. {place} {year}. {chance.choice(FORMATS)}. {pages} p."
        yield Block("li", words_of(text), look="entry", group=group)
