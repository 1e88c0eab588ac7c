"""Kinds of invented text that are spoken or sung: plays, hearings, catechisms, poems, songs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from training.pages.headings import labels, roman
from training.pages.inventing import Inventor, Piece


class Speakers:
    """Who speaks in a text, and how a name stands before what is said; one habit for all of it."""

    FORMS = ("{}.", "{}:", "{}", "{}.", "{} —")

    def __init__(self, inventor: Inventor) -> None:
        self.inventor = inventor
        chance = inventor.chance
        self.names = [self._name() for _ in range(chance.randint(2, 7))]
        self.form = chance.choice(self.FORMS)
        self.place = chance.choice(("habit", "own line", "own line", "before", "before"))
        self.case = chance.choice((str, str.upper, str.upper, str))
        self.gestures = chance.choice((0.0, 0.08, 0.25))

    def _name(self) -> str:
        """Return a name of one word or two, or one that is cut short."""
        one = self.inventor.noun()
        return self.inventor.chance.choice((one, one, f"{self.inventor.noun()} {one}", one[:4]))

    def speech(self, said: str) -> Iterator[Piece]:
        """Yield who speaks and what is said, on one line or on two."""
        name = self.inventor.chance.choice(self.names)
        if self.place == "habit":
            yield "speech", f"{name.split()[0]}. {said}"
            return
        shown = self.form.format(self.case(name))
        if self.inventor.likely(self.gestures):
            shown += f" ({' '.join(self.inventor.some(self.inventor.chance.randint(1, 4)))})"
        if self.place == "own line":
            yield "line", shown
            yield "line", said
        else:
            yield "line", f"{shown} {said}"


def _play(inventor: Inventor, language: str) -> Iterator[Piece]:
    speakers, longest = Speakers(inventor), inventor.chance.choice((12, 30, 60))
    act, scene, listed = inventor.noun(), inventor.noun(), inventor.likely(0.5)
    forms = (
        "{name} {roman}.",
        "{number}. {name}",
        "{name} {number}",
        "{number}.",
        "{ordinal} {name}.",
    )
    form, entering = inventor.chance.choice(forms), inventor.likely(0.5)
    ordinals = labels(language)["ordinals"]

    def named(what: str, number: int) -> str:
        ordinal = ordinals[(number - 1) % len(ordinals)]
        return form.format(name=what, number=number, roman=roman(number), ordinal=ordinal)

    if listed:
        yield "h2", inventor.heading()
        yield from (("line", f"{name}, {inventor.sentence(1, 5)}") for name in speakers.names)
    for number in range(1, 200):
        yield "h2", named(act, number)
        yield "stage", inventor.sentence(4, 20)
        for at in range(1, inventor.chance.randint(3, 9)):
            yield "h3", named(scene, at)
            if entering:
                yield "line", f"{'. '.join(inventor.chance.sample(speakers.names, 2))}."
            for _ in range(inventor.chance.randint(6, 22)):
                yield from speakers.speech(inventor.sentence(1, longest))
                if inventor.likely(0.07):
                    yield "stage", f"({inventor.sentence(2, 8)})"


def _verse_play(inventor: Inventor, language: str) -> Iterator[Piece]:
    speakers, capitals = Speakers(inventor), inventor.likely(0.5)
    alone = inventor.likely(0.4)
    shortest = inventor.chance.choice((4, 6))
    for number in range(1, 200):
        yield "h2", f"{inventor.noun()} {roman(number)}."
        for _ in range(inventor.chance.randint(8, 30)):
            name = speakers.form.format(speakers.case(inventor.chance.choice(speakers.names)))
            count = inventor.chance.choice((1, 1, 2, 4, 9))
            lines = inventor.verses(count, shortest, shortest + 4, capitals=capitals)
            yield "stanza", ""
            if alone:
                yield "line", name
            else:
                lines[0] = f"{name} {lines[0]}"
            yield from (("verse", line) for line in lines)


def _hearing(inventor: Inventor, language: str) -> Iterator[Piece]:
    """Yield a meeting or a trial: days, speakers, calls from the hall in brackets."""
    speakers = Speakers(inventor)
    calls = [word.capitalize() for word in inventor.some(3)]
    while True:
        yield "h2", inventor.heading()
        yield "dateline", f"{inventor.noun()}, {inventor.date()}"
        for _ in range(inventor.chance.randint(5, 14)):
            yield from speakers.speech(inventor.paragraph())
            if inventor.likely(0.3):
                yield "line", f"({inventor.chance.choice(calls)}.)"


def _speeches(inventor: Inventor, language: str) -> Iterator[Piece]:
    while True:
        yield "h2", inventor.heading()
        yield "line", f"{' '.join(inventor.some(2)).capitalize()}!"
        for _ in range(inventor.chance.randint(6, 14)):
            yield "p", inventor.paragraph()
            if inventor.likely(0.15):
                yield "line", f"({' '.join(inventor.some(2)).capitalize()}.)"


def _catechism(inventor: Inventor, language: str) -> Iterator[Piece]:
    asks, answers = inventor.chance.choice(
        (("Q.", "A."), ("F.", "A."), ("D.", "R."), (f"{inventor.noun()}:", f"{inventor.noun()}:"))
    )
    form, number = (
        inventor.chance.choice(("{number}. {asks}", "{asks}", "{number}.", "{asks} {number}.")),
        0,
    )
    short = inventor.likely(0.5)
    while True:
        yield "h2", inventor.heading()
        for _ in range(inventor.chance.randint(6, 20)):
            number += 1
            question = inventor.sentence(4, 18)[:-1]
            yield "line", f"{form.format(number=number, asks=asks)} {question}?"
            said = inventor.sentence(3, 30) if short else inventor.paragraph()
            yield "line", f"{answers} {said}" if "asks" in form else said


def _interview(inventor: Inventor, language: str) -> Iterator[Piece]:
    dash = inventor.chance.choice(("— ", "– ", ""))
    while True:
        yield "h2", inventor.heading()
        yield "p", inventor.paragraph()
        for _ in range(inventor.chance.randint(6, 14)):
            yield "line", f"{dash}{inventor.sentence(4, 24)[:-1]}?"
            yield "p", inventor.paragraph()


def _poems(inventor: Inventor, language: str) -> Iterator[Piece]:
    """Yield poems under titles or figures, between them a paragraph now and then."""
    capitals, numbered, prose = (inventor.likely(share) for share in (0.75, 0.3, 0.3))
    shortest = inventor.chance.choice((2, 3, 4, 5))
    number = 0
    while True:
        number += 1
        yield "h2", f"{roman(number % 300)}." if numbered else inventor.heading()
        count = inventor.chance.choice((2, 3, 4, 4, 6, 8))
        for _ in range(inventor.chance.randint(2, 7)):
            yield "stanza", ""
            yield from _stanza(inventor.verses(count, shortest, shortest + 4, capitals=capitals))
        if inventor.likely(0.2):
            yield "signature", inventor.name()
        if prose:
            yield "p", inventor.paragraph()


def _stanza(lines: Sequence[str]) -> Iterator[Piece]:
    return (("verse", line) for line in lines)


def _epic(inventor: Inventor, language: str) -> Iterator[Piece]:
    """Yield cantos of many lines; few of them are parted."""
    capitals, shortest = inventor.likely(0.6), inventor.chance.choice((5, 6, 7))
    name = inventor.noun()
    for number in range(1, 300):
        yield "h2", f"{name} {roman(number)}."
        for _ in range(inventor.chance.randint(2, 6)):
            count = inventor.chance.randint(8, 40)
            yield "stanza", ""
            yield from _stanza(inventor.verses(count, shortest, shortest + 4, capitals=capitals))


def _songs(inventor: Inventor, language: str) -> Iterator[Piece]:
    while True:
        yield "h2", inventor.heading()
        refrain = inventor.verses(2, 3, 7, capitals=True)
        for number in range(1, inventor.chance.randint(3, 7)):
            stanza = inventor.verses(4, 3, 7, capitals=True)
            stanza[0] = f"{number}. {stanza[0]}"
            yield "stanza", ""
            yield from _stanza([*stanza, *refrain])


def _prayers(inventor: Inventor, language: str) -> Iterator[Piece]:
    """Yield lines that are called and answered, between paragraphs."""
    answer = f"{' '.join(inventor.some(3)).capitalize()}."
    while True:
        yield "h2", inventor.heading()
        yield "p", inventor.paragraph()
        for _ in range(inventor.chance.randint(4, 14)):
            yield "line", inventor.sentence(2, 8)
            yield "line", answer


SPOKEN: dict[str, Callable[[Inventor, str], Iterator[Piece]]] = {
    "play": _play,
    "verse play": _verse_play,
    "hearing": _hearing,
    "speeches": _speeches,
    "catechism": _catechism,
    "interview": _interview,
    "verse": _poems,
    "epic": _epic,
    "songs": _songs,
    "prayers": _prayers,
}
