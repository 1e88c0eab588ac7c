"""Restores texts spoilt at random: ``python -m bench.fuzzing [--count N] [--seed S] [--jobs J]``.

Each text is a stretch of a source of this repository's own house, or lines made of the signs that
any room looks for, spoilt up to twelve times: lines and letters left out, doubled, moved, run
together, set in columns, filled with blanks, page ends and signs of other alphabets. Their sizes
are spread around 2 kB (half of all are longer) up to 60 kB. Each is read, restored, written as a
manuscript with its ledger, and rebuilt from both. What may not be:

- *stop*: anything is raised but the refusal of what is no text;
- *letters*: the sum of the letters did not come out, and the text was left as it stands;
- *ledger*: manuscript and ledger do not give the source back;
- *slow*: more than ``LIMIT`` seconds of processor time.

Each such text is written to ``build/fuzzing`` under its number; the same seed and number give the
same text.
"""

from __future__ import annotations

import argparse
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import FrameType

from publisher import manuscript
from publisher.errors import SourceError
from publisher.model.text import Text
from publisher.model.transcript import Transcript
from publisher.record import ledger_of, read_ledger, rebuild, with_removed, write_ledger
from publisher.restoring import restore
from publisher.sources import read_source, transcript_from

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "fuzzing"
# In bytes: the size that half of all texts stay below, how widely they are spread around it (the
# deviation of the logarithm: one in six is four times as long), and the largest.
MEDIAN, SPREAD, LARGEST = 2_000, 1.4, 60_000
# In seconds of processor time; a sound text of 60 kB takes a third of one.
LIMIT = 10
SPOILT = 12
LANGUAGES = ("en", "sv", "nl", "de", "fr", "es", "ru", "el", "he", "ar", "tlh")
LEFT = frozenset({"restoring/left-as-it-stands", "restoring/words-left-broken"})
SIGNS = (
    "kontra-", "ge-", "-", "—", "\N{SOFT HYPHEN}", "¬", "\N{REPLACEMENT CHARACTER}", "ﬁ", "ſ", "œ",
    "ΟΔΟΣ", "λόγος", "ςΣσ", "שלום", "עולם", "السلام", "мир", "ẞ", "ŉ", "İı", "ǅ", "n\u0308o",
    "1", "12.", "3)", "[4]", "*", "**", "†", "²", "1917", "- 3 -", "* * *", "IV.", "§ 5.", "£ 3",
    "Noter", "Notes", "CONTENTS", "...... 7", "http://example.org/a-b", "“", "’", "«", "»", "…",
    "<b>", "&amp;", "{{ x }}", "]]>", "[^1]", "{p}", "# ", "\\", "|", "_", "\t", " " * 40, "\f",
    "\f\f", "\r", "\n\n\n", "\ufeff", "\u2028", "\x0b", "\x1f", "\x00", "\ue0a0", "\U000ffffd",
    "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT MARK}", "word" * 60, "." * 90,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tried:
    """One text: its number, its size in bytes, the seconds it took, and what was wrong, if anything."""

    number: int
    size: int
    seconds: float
    fault: str = ""


class _TooSlowError(Exception):
    pass


def main() -> None:
    """Try texts and print what was wrong with how many of them; 1 is the exit code if any was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first one")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.count)
    with ProcessPoolExecutor(options.jobs) as pool:
        found = list(pool.map(partial(tried, options.seed), numbers, chunksize=20))
    sizes = sorted(one.size for one in found)
    slowest = max(found, key=lambda one: one.seconds)
    print(f"{len(found)} texts of {sizes[0]} to {sizes[-1]} bytes, half of them below", end=" ")
    print(f"{sizes[len(sizes) // 2]}; the slowest ({slowest.number}) took {slowest.seconds:.1f} s")
    faults = [one for one in found if one.fault]
    for kind, count in sorted(Counter(one.fault.split(":")[0] for one in faults).items()):
        print(f"{kind}: {count}")
    for one in faults:
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{options.seed}-{one.number}.txt"
        path.write_text(made(options.seed, one.number)[0], "utf-8", "surrogatepass", "")
        print(f"{path.relative_to(ROOT)}: {one.fault}")
    print(f"{len(faults)} of {len(found)} went wrong")
    raise SystemExit(bool(faults))


def tried(seed: int, number: int) -> Tried:
    """Return how the text of a number fared."""
    text, language = made(seed, number)
    started, size = time.process_time(), len(text.encode())
    try:
        with _limited():
            fault = _fault(text, language)
    except _TooSlowError:
        fault = f"slow: more than {LIMIT} s"
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be told
        fault = f"stop: {type(error).__name__}: {str(error)[:200]}"
    return Tried(number, size, time.process_time() - started, fault)


def made(seed: int, number: int) -> tuple[str, str]:
    """Return the text of a number, and the language it is said to be in."""
    chance = random.Random(f"{seed} {number}")
    size = min(LARGEST, int(chance.lognormvariate(0, SPREAD) * MEDIAN) + 1)
    text = _stretch(chance, size) if chance.random() < 0.7 else _signs(chance, size)
    for _ in range(chance.randint(0, SPOILT)):
        lines = chance.choice(SPOILING)(chance, text.split("\n"))
        text = "\n".join(lines)
    return _cut(text), chance.choice(LANGUAGES)


def _fault(text: str, language: str) -> str:
    """Return what is wrong with a text that was restored, nothing if all is well."""
    try:
        transcript = transcript_from(text, "source", language).value
    except SourceError:
        return ""
    restored = restore(transcript)
    left = [finding for finding in restored.findings if finding.code in LEFT]
    if left:
        return f"letters: {left[0].message}"
    if _rebuilt(transcript, restored.value) != transcript.raw():
        return "ledger: manuscript and ledger do not give the source back"
    return ""


def _rebuilt(transcript: Transcript, text: Text) -> str:
    again = manuscript.read(manuscript.write(text), text.source, text.language)
    whole = with_removed(again, manuscript.write_removed(text))
    return rebuild(whole, read_ledger(write_ledger(ledger_of(transcript, text))))


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@cache
def _own() -> tuple[str, ...]:
    paths = sorted((ROOT / "seeds" / "works").glob("*/*.txt"))
    return tuple(read_source(path, path.name).value.raw() for path in paths)


def _stretch(chance: random.Random, size: int) -> str:
    """Return a stretch of a source, with more of others behind it where it is too short."""
    found = ""
    while len(found) < size:
        whole = chance.choice(_own())
        at = chance.randrange(len(whole))
        found += whole[at : at + size - len(found)]
    return found


def _signs(chance: random.Random, size: int) -> str:
    words = [word for text in _own() for word in text[:3000].split()]
    found: list[str] = []
    while sum(map(len, found)) < size:
        words_of_line = [
            chance.choice(SIGNS if chance.random() < 0.3 else words)
            for _ in range(chance.randint(0, 12))
        ]
        found.append(chance.choice(("", "", "    ", "\t")) + " ".join(words_of_line) + "\n")
    return "".join(found)


def _cut(text: str) -> str:
    return text.encode("utf-8", "surrogatepass")[:LARGEST].decode("utf-8", "ignore")


def _some(chance: random.Random, lines: list[str]) -> slice:
    """Return a few lines that follow each other."""
    at = chance.randrange(len(lines))
    return slice(at, at + chance.randint(1, 12))


def _left_out(chance: random.Random, lines: list[str]) -> list[str]:
    some = _some(chance, lines)
    return [*lines[: some.start], *lines[some.stop :]]


def _doubled(chance: random.Random, lines: list[str]) -> list[str]:
    some = _some(chance, lines)
    return [*lines[: some.stop], *lines[some], *lines[some.stop :]]


def _repeated(chance: random.Random, lines: list[str]) -> list[str]:
    """Put one line among the others again and again, as a running head is."""
    line, every = chance.choice(lines), chance.randint(3, 40)
    return [
        one for at, old in enumerate(lines) for one in ([line, old] if at % every == 0 else [old])
    ]


def _moved(chance: random.Random, lines: list[str]) -> list[str]:
    some = _some(chance, lines)
    rest = [*lines[: some.start], *lines[some.stop :]]
    at = chance.randint(0, len(rest))
    return [*rest[:at], *lines[some], *rest[at:]]


def _run_together(chance: random.Random, lines: list[str]) -> list[str]:
    some, between = _some(chance, lines), chance.choice(("", " ", "-", "\f", "      "))
    return [*lines[: some.start], between.join(lines[some]), *lines[some.stop :]]


def _in_columns(chance: random.Random, lines: list[str]) -> list[str]:
    """Put two columns side by side, as an extractor leaves them."""
    half, width = (len(lines) + 1) // 2, chance.randint(20, 60)
    right = [*lines[half:], ""]
    return [
        f"{left:{width}}  {other}" for left, other in zip(lines[:half], right[:half], strict=False)
    ]


def _with_sign(chance: random.Random, lines: list[str]) -> list[str]:
    """Put a sign at the beginning, inside or at the end of some lines."""
    sign, share, place = chance.choice(SIGNS), chance.choice((0.02, 0.1, 0.5)), chance.random()
    return [
        line[: round(len(line) * place)] + sign + line[round(len(line) * place) :]
        if chance.random() < share
        else line
        for line in lines
    ]


def _in_place_of_letters(chance: random.Random, lines: list[str]) -> list[str]:
    sign, letter = chance.choice(SIGNS), chance.choice("aeinrst .,-1")
    some = _some(chance, lines)
    changed = [line.replace(letter, sign, 20) for line in lines[some]]
    return [*lines[: some.start], *changed, *lines[some.stop :]]


def _numbered(chance: random.Random, lines: list[str]) -> list[str]:
    """Put a figure before or behind some lines, as labels and marks of notes are."""
    form, every = (
        chance.choice(("{} ", "{}. ", "[{}] ", "{}", "({}) ", "*" * 2)),
        chance.randint(1, 30),
    )
    before, first = chance.random() < 0.5, chance.randint(0, 90)
    made: list[str] = []
    for at, line in enumerate(lines):
        label = form.format(first + at // every) if at % every == 0 else ""
        made.append(label + line if before else line + label)
    return made


def _paged(chance: random.Random, lines: list[str]) -> list[str]:
    every, folio = chance.randint(5, 60), chance.choice(("{}", "- {} -", "Page {}", ""))
    return [
        f"{folio.format(at // every)}\n\f{line}" if at % every == 0 else line
        for at, line in enumerate(lines)
    ]


def _without_blanks(chance: random.Random, lines: list[str]) -> list[str]:
    some = _some(chance, lines)
    put = chance.choice(("", "  ", "\N{NO-BREAK SPACE}"))
    changed = [line.replace(" ", put) for line in lines[some]]
    return [*lines[: some.start], *changed, *lines[some.stop :]]


def _in_capitals(chance: random.Random, lines: list[str]) -> list[str]:
    some, spaced = _some(chance, lines), chance.random() < 0.5
    changed = [" ".join(line) if spaced else line.upper() for line in lines[some]]
    return [*lines[: some.start], *changed, *lines[some.stop :]]


def _narrow(chance: random.Random, lines: list[str]) -> list[str]:
    """Break all lines anew, words as well."""
    width, text = chance.randint(3, 90), " ".join(lines)
    return [text[at : at + width] for at in range(0, len(text), width)]


SPOILING: tuple[Callable[[random.Random, list[str]], list[str]], ...] = (
    _left_out, _doubled, _repeated, _moved, _run_together, _in_columns, _with_sign, _with_sign,
    _in_place_of_letters, _numbered, _paged, _without_blanks, _in_capitals, _narrow,
)  # fmt: skip


if __name__ == "__main__":
    main()
