"""The newcomer's way, command by command, each with what it took.

Commands run as a person runs them, in a house of their own below an empty folder. Where the
program asks, it asks through a pseudo-terminal; each answer, and each value that is written into
a manifest, counts as so many seconds of a person's time.
"""

from __future__ import annotations

import os
import pty
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.first_book.facts import WORK, fill_house, fill_work
from bench.first_book.making import LANGUAGES

PUBLISHER = (sys.executable, "-c", "from publisher.cli import main; main()")
# Seconds of a person for each question answered and each value written.
ANSWER = 5
# What stands at the end of a question of “doubts --ask”, and the answer: right as it is.
PROMPT, RIGHT = b"  > ", b"y\n"
PICTURE = re.compile(r"^!\[.*?\]\(pictures/(?P<name>[^)]+)\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """What was done: its words, seconds by the clock and of the processor, answers, what it printed."""

    words: str
    seconds: float = 0.0
    processor: float = 0.0
    prompts: int = 0
    printed: str = ""
    exit_code: int = 0

    @property
    def total(self) -> float:
        """Return the seconds of machine and person together."""
        return self.seconds + ANSWER * self.prompts


def walk(folder: Path, sources: Sequence[Path]) -> Iterator[Step]:
    """Go from an empty folder to finished books, a source for each language, and yield each step."""
    house = folder / "press"
    yield command(folder, "new", "press")
    for source, language in zip(sources, LANGUAGES, strict=True):
        more = ("--work", WORK) if language != LANGUAGES[0] else ()
        yield command(house, "add", os.path.relpath(source, house), *more)
    yield command(house, "status", WORK)
    yield Step("write seeds/house.toml", prompts=fill_house(house))
    yield command(house, "build", WORK)
    pictures = {language: pictures_of(house, language) for language in LANGUAGES}
    yield Step("write the work.toml of the work", prompts=fill_work(house, pictures))
    yield asked(house, "doubts", WORK, "--ask")
    yield command(house, "build", WORK)
    yield command(house, "check", WORK)
    yield command(house, "status", WORK)


def pictures_of(house: Path, language: str) -> tuple[str, ...]:
    """Return the names of the pictures of a text, in its order, as its manuscript shows them."""
    manuscript = house / "build" / "works" / f"{WORK}.{language}" / "manuscript.md"
    found = PICTURE.finditer(manuscript.read_text("utf-8"))
    return tuple(match["name"] for match in found)


def command(folder: Path, *arguments: str) -> Step:
    """Run a command in a folder to its end."""
    started, used = time.monotonic(), _processor()
    done = subprocess.run(
        [*PUBLISHER, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    spent = time.monotonic() - started, _processor() - used
    return Step(_words(arguments), *spent, 0, done.stdout + done.stderr, done.returncode)


def asked(folder: Path, *arguments: str) -> Step:
    """Run a command at a terminal and answer each question that it asks."""
    started, used = time.monotonic(), _processor()
    terminal, own = pty.openpty()
    with subprocess.Popen(
        [*PUBLISHER, *arguments], cwd=folder, stdin=own, stdout=own, stderr=own
    ) as process:
        os.close(own)
        printed, answered = b"", 0
        while piece := _read(terminal):
            printed += piece
            if printed.endswith(PROMPT):
                os.write(terminal, RIGHT)
                answered += 1
    os.close(terminal)
    spent = time.monotonic() - started, _processor() - used
    return Step(_words(arguments), *spent, answered, printed.decode(), process.returncode)


def _processor() -> float:
    """Return the seconds of the processor that all programs started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _read(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing when the program behind it has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def _words(arguments: Sequence[str]) -> str:
    return " ".join(("publisher", *arguments))
