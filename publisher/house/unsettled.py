"""What `add` wrote into a manifest and a person has still to look at, and titles that look damaged."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.house.tables import Manifest
from publisher.languages import odd_capitals
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

# What `add` writes behind a title that is the name of a file, and behind a guess.
NO_TITLE = "no title was found: the file's name"
PLEASE_CHECK = "please check"
# A key, its value, and the comment behind it.
_LINE = compiled(r"\s*(?P<key>[\w-]+)\s*=\s*(?P<value>[^#]+?)\s*(?:#\s*(?P<comment>.*))?")
# Keys whose words stand on title pages and covers.
_SHOWN = ("title", "subtitle", "author")


def unsettled(manifest: Manifest) -> Iterator[Finding]:
    """Yield a finding for each line of a manifest that a person should look at."""
    for number, line in enumerate(manifest.text.splitlines(), start=1):
        if found := _LINE.fullmatch(line):
            place = Place(manifest.file, number, number)
            yield from _told(found["key"], found["value"], found["comment"] or "", place)


def _told(key: str, value: str, comment: str, place: Place) -> Iterator[Finding]:
    if comment.startswith(NO_TITLE):
        yield Finding(
            "house/title-of-file",
            Severity.WARNING,
            f"no title was found in the text: books are called {value}, after its file",
            "write the title here, and take away the comment behind it",
            place,
        )
    elif PLEASE_CHECK in comment:
        yield Finding(
            "house/please-check",
            Severity.NOTE,
            f"{key} {value} may be something else ({comment})",
            "compare it with the text, then take away the comment behind it",
            place,
        )
    if key in _SHOWN and (words := odd_capitals(value)):
        yield Finding(
            "house/odd-capitals",
            Severity.WARNING,
            f"capitals amid the words of {key}: {', '.join(words)}",
            "write them as they should be; they stand so on title page and cover",
            place,
        )
