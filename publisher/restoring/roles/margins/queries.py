"""What proofreaders have written into a text: their questions, and where a picture stood.

``[** typo?]`` asks the next reader; ``[Illustration: The quay.]`` gives the caption of a picture
(guidelines of Distributed Proofreaders). The words of a caption stay, all else is none of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut

QUERY = compiled(r"\[\*\*[^\[\]]{0,300}\]")
PICTURE = compiled(r"\s*\[Illustration(?P<colon>:\s*)?(?=[^\w])", re.I)
CLOSE = compiled(r"\]\s*$")
# Lines of a caption.
LONGEST = 8


def queries(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines with a proofreader's question."""
    for page in pages:
        for line in page.lines:
            if "[**" in line.text and (found := QUERY.findall(line.text)):
                why = "a question of proofreaders"
                rest = QUERY.sub("", line.text)
                yield Cut(line, rest, " ".join(found), why, FurnitureKind.OTHER)


def pictures(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines on which a picture is named, with its caption if it has one."""
    for page in pages:
        lines = page.lines
        for at, line in enumerate(lines):
            match = PICTURE.match(line.text) if "[" in line.text else None
            if match:
                yield from _caption(lines[at : at + LONGEST], match)


def _caption(lines: Sequence[Line], match: re.Match[str]) -> Iterator[Cut]:
    end = next((at for at, line in enumerate(lines) if CLOSE.search(line.text)), None)
    if end is None or any(line.blank for line in lines[:end]):
        return
    for at, line in enumerate(lines[: end + 1]):
        start = match.end() if at == 0 else 0
        close = CLOSE.search(line.text) if at == end else None
        stop = close.start() if close else len(line.text)
        margin = line.text[:start].strip() + line.text[stop:].strip()
        rest = line.text[start:stop].strip()
        yield Cut(line, rest, margin, "it names a picture", FurnitureKind.OTHER, caption=True)
