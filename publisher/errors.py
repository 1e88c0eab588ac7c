"""The errors that stop a run, in words for people; each class has its exit code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from publisher.structs import frozen


class PublisherError(Exception):
    """An error that stops the run.

    ``message`` says what was found, ``hint`` what to do, ``place`` where: ``file:line`` or
    ``file: key``.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        """Return ``place: message`` and the hint on a line of its own."""
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n    hint: {self.hint}" if self.hint else head


class UsageError(PublisherError):
    """The command was used wrongly (a name that does not exist, a missing file)."""

    exit_code = 2


class SourceError(PublisherError):
    """A source text cannot be read, or a line of it would be lost."""

    exit_code = 3


class ManifestError(PublisherError):
    """A manifest has ``mistakes``; all of them stand in the message."""

    exit_code = 4

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        place: str = "",
        mistakes: tuple[Mistake, ...] = (),
    ) -> None:
        super().__init__(message, hint=hint, place=place)
        self.mistakes = mistakes


class DesignError(PublisherError):
    """A template, a style or a typeface is missing or wrong."""

    exit_code = 5


class PreflightError(PublisherError):
    """A printer would refuse the file; the reasons stand in the message."""

    exit_code = 7


class OutputError(PublisherError):
    """A product cannot be written."""

    exit_code = 6


class InstallationError(PublisherError):
    """A library is installed in a version that the program cannot work with."""

    exit_code = 8


# How a damaged file shows itself, anywhere on the walk through it: an object of another kind than
# it should be, a number out of bounds, a structure that leads back into itself.
DAMAGE = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


# Behind what tomllib says stands the line: 1935-09 or 12 May 1912 after the “=”, a day that is none.
_DATE_CUT = r"Expected newline.*\n[^=]*=\s*\d{4}-\d{1,2}\s*(?:#|$)"
_NO_DATE = r"(?:Expected newline|Invalid date).*\n[^=]*=\s*\d{4}-\d{1,2}-\d{1,2}"
_NO_TEXT = r"Expected newline.*\n[^=]*=\s*\d+[^\d\s.]*\s+[^\s#=]+\s*[^=]*$"
# What tomllib says of a file, and what a person who wrote it has done.
_TOML = (
    (
        r"Illegal character|Unterminated string|Expected \"'\"",
        "a quotation mark is missing: {line}",
    ),
    (r"Unescaped", "write two backslashes where one is meant: {line}"),
    (r"Cannot overwrite|Cannot declare", "this key or table is there already: {line}"),
    (r"Expected '='", "“=” is missing behind the key: {line}"),
    (r"Unclosed array", "the list is not closed; put ] at its end"),
    (r"Unclosed inline table", "the table is not closed; put }} at its end"),
    (r"Expected '\]", "the head of a table is not closed; put ] at its end: {line}"),
    (_DATE_CUT, "text stands in quotation marks, a date without its day too: {line}"),
    (_NO_DATE, "there is no such day; a date is written 1935-09-06: {line}"),
    (_NO_TEXT, "text stands in quotation marks: {line}"),
    (r"Expected newline", "one key on each line; something is too much: {line}"),
    (r"Invalid statement", "this is neither a key nor a table: {line}"),
    (r"Invalid value", "text stands in quotation marks, lists in brackets: {line}"),
)


def toml_in_words(message: str, text: str, line: int) -> str:
    """Return what tomllib says of a text, in the words of the person who wrote it.

    ``line`` is the line (from 1) that it speaks of, 0 for the last one.
    """
    lines = text.splitlines() or [""]
    said = " ".join(lines[min(line, len(lines)) - 1].split())
    for pattern, words in _TOML:
        if re.search(pattern, f"{message}\n{said}"):
            return words.format(line=said)
    return f"{message[:1].lower()}{message[1:]}"


# A folder, a pipe (which would never end), or a link that leads nowhere.
NO_FILE = "this is not a file"


@frozen(order=True)
class Mistake:
    """One thing wrong: the file as people see it, its line (0: unknown), the key, the matter."""

    file: str
    line: int
    key: str
    matter: str

    def __str__(self) -> str:
        """Return ``file:line: key: matter``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.matter}" if self.key else f"{place}: {self.matter}"


def refusal(mistakes: Iterable[Mistake], where: str) -> ManifestError:
    """Return one error with all mistakes in it, in order of file and line.

    ``where``: ``the manifests``, what was read until its end.
    """
    found = tuple(sorted(set(mistakes)))
    count = "one mistake" if len(found) == 1 else f"{len(found)} mistakes"
    lines = "".join(f"\n  {mistake}" for mistake in found)
    return ManifestError(f"{count} in {where}{lines}", mistakes=found)


# Known names that a message lists; a house may have thousands.
MANY = 50


def nearest(name: str, known: Iterable[str]) -> str:
    """Return words that name the nearest known name, or all, up to MANY, where none is near.

    What was given is the beginning of the name that is meant, where only one begins with it.
    """
    from difflib import get_close_matches  # only those who have erred wait for it

    names = sorted(known)
    small = {other.lower(): other for other in names}
    close = [other for other in small if name and other.startswith(name.lower())]
    # A work, and its text in each language, are one.
    if not close or any(not other.startswith(close[0]) for other in close):
        close = get_close_matches(name.lower(), small, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{small[close[0]]}”?"
    more = f", and {len(names) - MANY} more" if len(names) > MANY else ""
    return f"known: {', '.join(names[:MANY])}{more}" if names else "none is known"
