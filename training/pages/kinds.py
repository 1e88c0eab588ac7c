"""The kinds of invented text: in which order headings, paragraphs, verse and lists follow.

Every kind draws its own habits when it begins (how its chapters are named, how its speakers stand)
and keeps them. Word order has no meaning, but what stands where is that of the kind.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from training.pages.headings import labels, roman
from training.pages.inventing import Inventor, Piece
from training.pages.kinds_spoken import SPOKEN

Kind = Callable[[Inventor, str], Iterator[Piece]]


def invent(language: str, kind: str, chance: random.Random) -> Iterator[Piece]:
    """Yield (kind of block, text) without end, in chapters; see KINDS."""
    return KINDS[kind](Inventor(language, chance), language)


def _treatise(inventor: Inventor, language: str) -> Iterator[Piece]:
    often = inventor.chance.choice((0.0, 0.08, 0.2))
    short = inventor.likely(0.25)
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(5, 14)):
            yield "p", inventor.sentence(8, 60) if short else inventor.paragraph()
            if inventor.likely(often):
                yield inventor.chance.choice(("h3", "h3", "h4")), inventor.heading()


def _letters(inventor: Inventor, language: str) -> Iterator[Piece]:
    named, number = inventor.likely(0.5), 0
    while True:
        number += 1
        yield "h2", inventor.heading() if named else f"{number}."
        yield "dateline", f"{inventor.noun()}, {inventor.date()}"
        yield "salutation", ""
        for _ in range(inventor.chance.randint(2, 7)):
            yield "p", inventor.paragraph()
        yield "closing", ""
        yield "signature", inventor.name()
        if inventor.likely(0.3):
            yield "p", f"P. S. {inventor.sentence()}"


def _statutes(inventor: Inventor, language: str) -> Iterator[Piece]:
    form = inventor.chance.choice(("§ {}.", "{}.", "Art. {}.", "§{}", f"{inventor.noun()} {{}}."))
    alone, titled, article = inventor.likely(0.4), inventor.likely(0.6), 0
    part, chapter = inventor.noun(), labels(language)["chapter"]
    for title in range(1, 300):
        yield "h2", f"{part} {roman(title)}." if titled else inventor.heading()
        if titled:
            yield "h2", inventor.heading()
        if titled and inventor.likely(0.3):
            yield "h3", f"{chapter} {title}."
        for _ in range(inventor.chance.randint(3, 12)):
            article += 1
            number = form.format(article)
            text = f"{inventor.sentence()} {inventor.sentence()}"
            if alone:
                yield "h4", number
            yield "p", text if alone else f"{number} {text}"
            if inventor.likely(0.2):
                yield from _lettered(inventor)


def _lettered(inventor: Inventor) -> Iterator[Piece]:
    """Yield points of a list, or paragraphs that look like them."""
    form = inventor.chance.choice(
        ("{letter})", "({letter})", "{number})", "{number}.", "{number}°")
    )
    kind = inventor.chance.choice(("li", "li", "line"))
    for at in range(inventor.chance.randint(2, 6)):
        mark = form.format(letter=chr(97 + at), number=at + 1)
        yield kind, f"{mark} {inventor.sentence(3, 22)[:-1]};"


def _recipes(inventor: Inventor, language: str) -> Iterator[Piece]:
    listed, measures = inventor.likely(0.5), inventor.rare(4)
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(3, 9)):
            yield "h3", inventor.heading()
            things = [
                f"{inventor.chance.randint(1, 900)} {inventor.chance.choice(measures)}. {inventor.rare(1)[0]}"
                for _ in range(inventor.chance.randint(3, 7))
            ]
            if listed:
                yield from (("li", thing) for thing in things)
            yield (
                "p",
                inventor.paragraph() if listed else f"{', '.join(things)}. {inventor.paragraph()}",
            )


def _register(inventor: Inventor, language: str) -> Iterator[Piece]:
    kind = inventor.chance.choice(("li", "line"))
    while True:
        yield "h2", inventor.heading()
        yield "p", inventor.paragraph()
        for _ in range(inventor.chance.randint(10, 30)):
            entry = f"{inventor.noun()}, {' '.join(inventor.some(3))}"
            yield kind, f"{entry}, {inventor.chance.randint(1, 400)}"


def _dictionary(inventor: Inventor, language: str) -> Iterator[Piece]:
    stop = inventor.chance.choice((",", ".", ":", " —", " ="))
    while True:
        yield "h2", inventor.chance.choice("ABCDEFGHIKLMNOPRSTUVZ")
        for _ in range(inventor.chance.randint(8, 25)):
            yield "line", f"{inventor.noun()}{stop} {inventor.sentence(3, 30)}"


def _dialogue(inventor: Inventor, language: str) -> Iterator[Piece]:
    opening = inventor.chance.choice(("— {}", "“{}”", "»{}«", "– {}", "« {} »", "„{}“", "- {}"))
    numbered, chapter = inventor.likely(0.5), 0
    while True:
        chapter += 1
        yield "h2", f"{roman(chapter)}." if numbered else inventor.heading()
        for _ in range(inventor.chance.randint(12, 30)):
            said = inventor.sentence(1, 18)
            yield "line", opening.format(said) if inventor.likely(0.6) else inventor.paragraph()
            if inventor.likely(0.04):
                yield "break", ""


def _aphorisms(inventor: Inventor, language: str) -> Iterator[Piece]:
    form, alone = inventor.chance.choice(("{}.", "{}", "({})", "— {} —")), inventor.likely(0.4)
    number, longest = 0, inventor.chance.choice((20, 40, 90))
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(8, 25)):
            number += 1
            text = inventor.sentence(6, longest)
            if alone:
                yield "h4", form.format(number)
            yield "p", text if alone else f"{form.format(number)} {text}"


def _chronicle(inventor: Inventor, language: str) -> Iterator[Piece]:
    headed, year = inventor.likely(0.4), inventor.year() - 60
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(6, 20)):
            year += inventor.chance.randint(0, 3)
            day = str(year) if inventor.likely(0.6) else f"{inventor.date()}"
            if headed:
                yield "h3", f"{day}."
            yield "p", inventor.paragraph() if headed else f"{day}. {inventor.paragraph()}"


def _sermons(inventor: Inventor, language: str) -> Iterator[Piece]:
    while True:
        yield "h2", inventor.heading()
        yield "quote", inventor.sentence(8, 30)
        yield (
            "attribution",
            f"{inventor.noun()} {inventor.chance.randint(1, 40)}, {inventor.chance.randint(1, 40)}.",
        )
        for part in range(1, inventor.chance.randint(2, 5)):
            if inventor.likely(0.5):
                yield "h3", f"{roman(part)}."
            for _ in range(inventor.chance.randint(2, 5)):
                yield "p", inventor.paragraph()
        yield "line", f"{inventor.noun()}."


def _manifesto(inventor: Inventor, language: str) -> Iterator[Piece]:
    """Yield calls: lines of their own, in capitals or not, between paragraphs and points."""
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(4, 9)):
            yield "p", inventor.paragraph()
            if inventor.likely(0.4):
                call = f"{' '.join(inventor.some(inventor.chance.randint(2, 7))).capitalize()}!"
                yield "line", call.upper() if inventor.likely(0.4) else call
            if inventor.likely(0.25):
                yield from _lettered(inventor)
        yield "dateline", f"{inventor.noun()}, {inventor.date()}"
        for _ in range(inventor.chance.randint(1, 4)):
            yield "signature", f"{inventor.name()}."


def _fables(inventor: Inventor, language: str) -> Iterator[Piece]:
    moral, number, counted = f"{inventor.noun()}.", 0, inventor.likely(0.5)
    while True:
        number += 1
        yield "h2", f"{number}. {inventor.heading()}" if counted else inventor.heading()
        for _ in range(inventor.chance.randint(1, 4)):
            yield "p", inventor.paragraph()
        yield inventor.chance.choice(("p", "quote")), f"{moral} {inventor.sentence(6, 20)}"


def _textbook(inventor: Inventor, language: str) -> Iterator[Piece]:
    rule, exercise = 0, inventor.noun()
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(3, 7)):
            rule += 1
            yield "h3", f"§ {rule}. {inventor.heading()}"
            yield "p", inventor.paragraph()
            if inventor.likely(0.5):
                yield "h4", f"{exercise} {rule}."
                yield from _lettered(inventor)
            if inventor.likely(0.3):
                yield "quote", inventor.sentence(5, 30)


def _news(inventor: Inventor, language: str) -> Iterator[Piece]:
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(3, 7)):
            yield "h3", inventor.heading()
            if inventor.likely(0.3):
                yield "line", inventor.name()
            where = f"{inventor.noun()}, {inventor.date()}. — "
            for at in range(inventor.chance.randint(1, 4)):
                yield (
                    "p",
                    (where if at == 0 and inventor.likely(0.5) else "") + inventor.paragraph(),
                )


def _report(inventor: Inventor, language: str) -> Iterator[Piece]:
    for first in range(1, 400):
        yield "h2", f"{first}. {inventor.heading()}"
        yield "p", inventor.paragraph()
        for second in range(1, inventor.chance.randint(2, 5)):
            yield "h3", f"{first}.{second}. {inventor.heading()}"
            for third in range(inventor.chance.randint(1, 4)):
                if inventor.likely(0.2):
                    yield "h4", f"{first}.{second}.{third + 1} {inventor.heading()}"
                yield "p", inventor.paragraph()
            if inventor.likely(0.3):
                yield from _lettered(inventor)


def _novel(inventor: Inventor, language: str) -> Iterator[Piece]:
    named, number = inventor.chance.choice(("roman", "figure", "chapter", "words")), 0
    while True:
        number += 1
        heads = {"roman": roman(number % 300), "figure": f"{number}.", "words": inventor.heading()}
        yield "h2", heads.get(named, f"{labels(language)['chapter']} {number}")
        if named == "chapter" and inventor.likely(0.5):
            yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(10, 26)):
            yield "p", inventor.paragraph() if inventor.likely(0.6) else inventor.sentence(2, 20)
            if inventor.likely(0.03):
                yield "break", ""


def _mottoes(inventor: Inventor, language: str) -> Iterator[Piece]:
    verse = inventor.likely(0.5)
    while True:
        yield "h2", inventor.heading()
        if verse:
            yield "stanza", ""
            for line in inventor.verses(inventor.chance.randint(2, 5), 4, 8, capitals=True):
                yield "verse", line
        else:
            yield "quote", inventor.sentence(6, 25)
        yield "attribution", f"{inventor.name()}."
        for _ in range(inventor.chance.randint(5, 12)):
            yield "p", inventor.paragraph()


def _families(inventor: Inventor, language: str) -> Iterator[Piece]:
    number = 0
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(8, 20)):
            number += 1
            life = f"* {inventor.date()}, † {inventor.date()}"
            yield "line", f"{number}. {inventor.name()}, {life}. {inventor.sentence(3, 20)}"


def _proverbs(inventor: Inventor, language: str) -> Iterator[Piece]:
    longest = inventor.chance.choice((9, 14, 24))
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(10, 30)):
            yield "line", inventor.sentence(3, longest)


def _books(inventor: Inventor, language: str) -> Iterator[Piece]:
    form, number = inventor.chance.choice(("{}. ", "[{}] ", "{} ", "")), 0
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(8, 20)):
            number += 1
            entry = (
                f"{inventor.noun()}, {inventor.noun()[0]}.: {inventor.heading()}. {inventor.noun()}"
            )
            yield (
                "line",
                f"{form.format(number)}{entry} {inventor.year()}. {inventor.chance.randint(16, 640)} p.",
            )


def _travels(inventor: Inventor, language: str) -> Iterator[Piece]:
    while True:
        yield "h2", f"{inventor.noun()}, {inventor.date()}"
        for _ in range(inventor.chance.randint(3, 9)):
            yield "p", " ".join(inventor.paragraph() for _ in range(inventor.chance.randint(1, 3)))


KINDS: dict[str, Kind] = {
    "treatise": _treatise,
    "letters": _letters,
    "statutes": _statutes,
    "recipes": _recipes,
    "register": _register,
    "dictionary": _dictionary,
    "dialogue": _dialogue,
    "aphorisms": _aphorisms,
    "chronicle": _chronicle,
    "sermons": _sermons,
    "manifesto": _manifesto,
    "fables": _fables,
    "textbook": _textbook,
    "news": _news,
    "report": _report,
    "novel": _novel,
    "mottoes": _mottoes,
    "families": _families,
    "proverbs": _proverbs,
    "books": _books,
    "travels": _travels,
    **SPOKEN,
}
