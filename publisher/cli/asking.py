"""``publisher doubts --ask``: one doubt after the other, answered with a key."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from publisher.cli.excerpt_output import print_excerpt
from publisher.cli.output import counted, print_error, print_words, wrapped
from publisher.cli.reasons_output import print_reasons
from publisher.errors import PublisherError
from publisher.pipeline.doubts import take_back, write_rulings
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.model.rulings import Ruling
    from publisher.pipeline.doubts import Answer, Entry

RIGHT, WRONG, LATER, WHY, UNDO, QUIT = "y", "n", "s", "w", "u", "q"
KEYS = {
    RIGHT: "right as it is",
    WRONG: "wrong",
    LATER: "later",
    WHY: "why?",
    UNDO: "take the last answer back",
    QUIT: "quit",
}


@frozen
class _Answered:
    """An answer that was written, and which entry it was about."""

    at: int
    answer: Answer


def ask(entries: Sequence[Entry]) -> None:
    """Ask about doubts one at a time, and write each answer at once.

    What is not answered is asked again the next time.
    """
    done: list[_Answered] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        _show(entry, at, len(entries))
        key = _key(_keys(entry, undo=bool(done)), entry)
        if key == QUIT:
            break
        if key == UNDO:
            at = _undo(at, done)
        elif key == LATER or _written(
            entry, at, entry.confirming if key == RIGHT else entry.proposals, done
        ):
            at += 1
    left = counted(len(entries) - len(done), "doubt")
    typer.echo(f"{counted(len(done), 'answer')} written, {left} left; “publisher build” obeys them")


def _show(entry: Entry, at: int, total: int) -> None:
    doubt = entry.doubt
    sure = f"{doubt.topic}, {doubt.confidence:.0%} sure"
    print_words(f"\n{at + 1} of {total}  {doubt.place}: {sure}")
    for lines in entry.lines:
        print_excerpt(lines)
    print_words(entry.question)


def _keys(entry: Entry, *, undo: bool) -> tuple[str, ...]:
    """Return the keys that answer a doubt; a ruling with gaps for a person cannot be written."""
    keys = [RIGHT] if entry.confirming else []
    if all(ruling.line or ruling.id for ruling in entry.proposals):
        # What is proposed may be the very thing that was done: then there is no other answer.
        kinds = {ruling.kind for ruling in entry.confirming}
        keys += [WRONG] if kinds != {ruling.kind for ruling in entry.proposals} else []
    keys += [LATER, *([WHY] if entry.reasons else []), *([UNDO] if undo else []), QUIT]
    return tuple(keys)


def _key(keys: tuple[str, ...], entry: Entry) -> str:
    choices = "  ".join(f"{key} {_meaning(key, entry)}" for key in keys)
    while True:
        typer.echo(wrapped(f"{choices}  >", sys.stdout) + " ", nl=False)
        line = sys.stdin.readline()
        key = line.strip().lower()[:1] if line else QUIT
        if not line:
            typer.echo()
        if key == WHY and entry.reasons:
            print_reasons(entry.reasons)
        elif key in keys:
            return key


def _meaning(key: str, entry: Entry) -> str:
    if key == WRONG:
        kinds = sorted({ruling.kind.value for ruling in entry.proposals})
        return f"{KEYS[key]} ({', '.join(kinds)})"
    return KEYS[key]


def _written(entry: Entry, at: int, rulings: tuple[Ruling, ...], done: list[_Answered]) -> bool:
    try:
        done.append(_Answered(at, write_rulings(entry, rulings)))
    except PublisherError as error:
        print_error(error)
        return False
    return True


def _undo(at: int, done: list[_Answered]) -> int:
    """Take the last answer back, and return which entry is asked about next.

    ``at`` is the entry asked about now, and stays so where the answer cannot be taken back.
    """
    try:
        take_back(done[-1].answer)
    except PublisherError as error:
        print_error(error)
        return at
    return done.pop().at
