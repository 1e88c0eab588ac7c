"""What proofreaders have written into a text: their questions, and where a picture stood.

``[** typo?]``, ``[P2** typo?]`` asks the next reader; ``[Illustration: The quay.]`` gives the
caption of a picture (guidelines of Distributed Proofreaders). The words of a caption stay, all else
is none of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut

QUERY = compiled(r"\[(?:[A-Z]\d)?\*\*[^\[\]]{0,300}\]")
PICTURE = compiled(r"\s*\[Illustration(?P<colon>:\s*)?(?=[^\w]|$)", re.I)
CLOSE = compiled(r"\]\s*$")
# Lines of a caption, and those of one of several paragraphs, as proofreaders mark them.
LONGEST, SEVERAL = 8, 40


def queries(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines with a proofreader's question."""
    for page in pages:
        for line in page.lines:
            if "**" in line.text and (found := QUERY.findall(line.text)):
                why = "a question of proofreaders"
                rest = QUERY.sub("", line.text)
                yield Cut(line, rest, " ".join(found), why, FurnitureKind.OTHER)


def pictures(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines on which a picture is named, with its caption if it has one."""
    for lines, match in _named(pages):
        end = next((at for at, line in enumerate(lines[:LONGEST]) if CLOSE.search(line.text)), None)
        if end is not None and not any(line.blank for line in lines[:end]):
            yield from _caption(lines[: end + 1], match)


def pictures_of_proofs(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the same of a text of proofreaders, in which a caption may have several paragraphs."""
    for lines, match in _named(pages):
        end = _end(lines[:SEVERAL])
        if end is not None:
            yield from _caption(lines[: end + 1], match)


def _named(pages: Sequence[Page]) -> Iterator[tuple[Sequence[Line], re.Match[str]]]:
    """Yield the lines of a page from each that names a picture on, with what names it."""
    for page in pages:
        for at, line in enumerate(page.lines):
            match = PICTURE.match(line.text) if "[" in line.text else None
            if match:
                yield page.lines[at:], match


def _caption(lines: Sequence[Line], match: re.Match[str]) -> Iterator[Cut]:
    """Yield what stays of lines between brackets; they name a picture up to the end of ``match``."""
    end = len(lines) - 1
    begins = True
    for at, line in enumerate(lines):
        if line.blank or line.aside is not None:
            continue
        start = match.end() if at == 0 else 0
        close = CLOSE.search(line.text) if at == end else None
        stop = close.start() if close else len(line.text)
        margin = line.text[:start].strip() + line.text[stop:].strip()
        rest = line.text[start:stop].strip()
        why, kind = "it names a picture", FurnitureKind.OTHER
        yield Cut(line, rest, margin, why, kind, caption=True, begins=begins)
        begins &= not rest


def _end(lines: Sequence[Line]) -> int | None:
    """Return which of some lines closes the bracket that opens the first one, as the last on it."""
    depth = 0
    for at, line in enumerate(lines):
        depth += line.text.count("[") - line.text.count("]")
        if depth <= 0:
            return at if CLOSE.search(line.text) else None
    return None
