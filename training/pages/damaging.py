"""What happens to extracted lines: lost hyphens, soft ones, no-break spaces, blank lines, misreading."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from training.pages.colours import is_mark
from training.pages.matching import Line

# Letters that a scanner takes for others.
MISREAD = {
    "e": "c", "c": "e", "n": "u", "u": "n", "h": "b", "m": "rn", "l": "1", "i": "l", "t": "f",
    "a": "o", "o": "0", "s": "f", "d": "cl", "r": "i", "v": "y", "f": "t",
}  # fmt: skip
# Of a thousand letters, those misread.
NOISE = {"noise2": 2, "noise5": 5, "noise10": 10}
SHY, NO_BREAK = "\u00ad", "\u00a0"
ENDS = "-\u00ad\u2010\u2011\ufffe"
DAMAGES = (
    "noff",
    "dbl",
    "nohyph",
    "shy",
    "nbsp",
    "trail",
    "supline",
    "noise2",
    "noise5",
    "noise10",
)
WEIGHTS = (18, 10, 12, 7, 9, 6, 7, 10, 8, 3)


def draw_damage(chance: random.Random) -> tuple[str, ...]:
    """Return no damage to six texts in ten, else one kind, or two of the ten."""
    if chance.random() < 0.6:
        return ()
    count = 2 if chance.random() < 0.25 else 1
    drawn = {chance.choices(DAMAGES, WEIGHTS)[0] for _ in range(count)}
    return tuple(sorted(drawn, key=DAMAGES.index, reverse=True))


def damage(lines: Sequence[Line], kinds: Sequence[str], chance: random.Random) -> list[Line]:
    """Return the lines, harmed in each of the ways in turn."""
    made = list(lines)
    for kind in kinds:
        if kind in NOISE:
            made = [_misread(line, NOISE[kind], chance) for line in made]
        else:
            made = list(WAYS[kind](made))
    return made


def _misread(line: Line, share: int, chance: random.Random) -> Line:
    text: list[str] = []
    numbers: list[int] = []
    for letter, number in zip(line.text, line.numbers, strict=True):
        wrong = chance.randrange(1000) < share and letter in MISREAD
        new = MISREAD[letter] if wrong else letter
        text.append(new)
        numbers += [number] * len(new)
    return Line("".join(text), numbers, line.page, line.first)


def _without_feeds(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(line.text, line.numbers, line.page, False)


def _doubled(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        if line.text.strip():
            yield Line("", [], line.page)


def _hyphens(new: str) -> Callable[[Sequence[Line]], Iterator[Line]]:
    """Return a way that puts something else for the hyphen at the end of a broken word."""

    def way(lines: Sequence[Line]) -> Iterator[Line]:
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            text = line.text.rstrip()
            goes_on = after is not None and text and text[-1] in ENDS and _goes_on(line, after)
            if not goes_on:
                yield line
                continue
            kept = len(text) - 1
            numbers = line.numbers[:kept] + line.numbers[kept : kept + 1] * len(new)
            yield Line(text[:-1] + new, numbers, line.page, line.first)

    return way


def _goes_on(line: Line, after: Line) -> bool:
    last = [n for n in line.numbers if n]
    return bool(last) and last[-1] in after.numbers


def _no_break(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(line.text.replace(" ", NO_BREAK), line.numbers, line.page, line.first)


def _trailing(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(line.text + " ", [*line.numbers, 0], line.page, line.first)


def _marks_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines cut around the marks of notes, which then stand on lines of their own."""
    for line in lines:
        start = 0
        cuts = [at for at in range(1, len(line.text)) if _cut_here(line, at)]
        for end in (*cuts, len(line.text)):
            yield Line(
                line.text[start:end], line.numbers[start:end], line.page, line.first and not start
            )
            start = end


def _cut_here(line: Line, at: int) -> bool:
    before, here = line.numbers[at - 1], line.numbers[at]
    return is_mark(before) != is_mark(here) and line.text[:at].strip() != ""


WAYS: dict[str, Callable[[Sequence[Line]], Iterator[Line]]] = {
    "noff": _without_feeds,
    "dbl": _doubled,
    "nohyph": _hyphens(""),
    "shy": _hyphens(SHY),
    "nbsp": _no_break,
    "trail": _trailing,
    "supline": _marks_apart,
}
