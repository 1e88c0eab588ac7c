"""Lines that a library stamps on every page of its copies: who has scanned it, and when it was fetched.

Google, the Internet Archive and Microsoft name themselves at the foot of each page, HathiTrust and
JSTOR say where a copy came from, and Project Runeberg's pages lead to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled

# Recognition reads a drawn name as it can (``VjOOQIC``), so what follows may be anything short.
STAMPS = compiled(
    r"\s*+(?:Digiti[sz]ed by\s\S.{0,60}"
    r"|Original from (?-i:[A-Z][A-Za-z .,&]{2,60})"
    r"|Generated (?:on|at|for) .{0,80}hathitrust.{0,120}"
    r"|Public Domain(?:, |\s*/\s*)Google-digiti[sz]ed.{0,120}"
    r"|This content downloaded from .{0,120}|All use subject to .{0,120}"
    r"|<< (?:prev\. page|Previous) .{0,120}|Full resolution \(JPEG\) .{0,200}"
    r"|Below is the raw OCR text .{0,200}|Project Runeberg, .{0,120})\s*",
    re.I,
)
# What one of them begins with, in small letters; most lines begin otherwise.
BEGINNINGS = (
    "digiti",
    "original from",
    "generated ",
    "public domain",
    "this content",
    "all use",
    "<< ",
    "full res",
    "below is",
    "project run",
)
# Such lines in a source, for one may be a sentence of its text.
FEWEST = 2


def stamps(texts: Sequence[str]) -> list[int]:
    """Return the lines, by their index, that a library has stamped on the pages of its copy."""
    found = list(_stamps(texts))
    return found if len(found) >= FEWEST else []


def _stamps(texts: Sequence[str]) -> Iterator[int]:
    for at, text in enumerate(texts):
        if text.lstrip()[:16].lower().startswith(BEGINNINGS) and STAMPS.fullmatch(text):
            yield at
