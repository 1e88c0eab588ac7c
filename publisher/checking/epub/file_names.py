"""Checks of the names in the archive, which every system must be able to take (OCF 3.3, section 4.2.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publisher.checking.epub.opened import CONTAINER, OpenedBook
from publisher.checking.epub.syntax import UNCHECKED
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

NAME = Rule("epub/file-name")
ALIKE = Rule("epub/names-alike")

# What OCF forbids in names: signs that some system takes amiss, controls, private use, specials.
_FORBIDDEN = compiled(r'[\x00-\x20"*:<>?\\|\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]')


def check_names(book: OpenedBook) -> Iterator[Finding]:
    """Check that names have no characters that some system forbids, and no folder is empty."""
    for name in book.files:
        where = f"{book.shown}/{name}"
        if sign := _FORBIDDEN.search(name):
            yield NAME.broken(f"U+{ord(sign[0]):04X} in the name of a file", where)
        if name.endswith("."):
            yield NAME.broken("a file name ends in a dot", where)
        if name.endswith("/"):
            yield NAME.broken("the archive has an entry for a folder", where)


def check_alike(book: OpenedBook) -> Iterator[Finding]:
    """Check that no two names differ only in capitals, or in how letters are put together."""
    seen: dict[str, str] = {}
    for name in book.files:
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            yield ALIKE.broken(
                f"“{other}” and “{name}” may be the same file", f"{book.shown}/{name}"
            )


def check_beside(book: OpenedBook) -> Iterator[Finding]:
    """Check that there is nothing beside the container, such as signatures or keys."""
    for name in book.files:
        if name.startswith("META-INF/") and name != CONTAINER:
            yield UNCHECKED.broken(
                "these checks do not know this kind of file", f"{book.shown}/{name}"
            )
