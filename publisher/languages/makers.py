"""What those who made a file of a text say above it: who they are, and how they have worked.

They write in any language above a text in another one, so the words of all are known everywhere.
"""

from __future__ import annotations

import re
from functools import cache

from publisher.expressions import compiled
from publisher.languages.loading import known_languages, language

# How volunteers and libraries name what they have done, in English as a rule.
_DONE = (
    r"(?:(?:Re)?Produced|E-?text prepared|Transcribed|Scanned|Digiti[sz]ed|This e-?(?:text|book)"
    r" was(?: produced| prepared)?|HTML version|Prepared|Proofread"
    r"|This (?:book )?content was (?:\w+ )?(?:contributed|provided))"
)
# A line in which they name themselves, whatever stands around it.
MAKERS = compiled(
    rf"\s*{_DONE} by\b.*|\s*This e-?(?:text|book) was (?:produced|prepared)\b.*"
    r"|\s*Transcribed from the \d{4}\b.*|\s*This (?:e-?text|e-?book|file) (?:is|has|contains)\b.*"
    r"|\s*(?:A )?Note (?:by|from) .{0,60}\b(?:preparer|transcriber|producer|proofreader)s?\b.*",
    re.IGNORECASE,
)
# The same above a title page, where nothing else begins so: for whom, and from what, as well.
_ABOVE = compiled(rf"\W*{_DONE} (?:by|from|for)\b.*", re.IGNORECASE | re.DOTALL)
# Which signs of theirs stand for italics.
_SIGNS = compiled(
    r"\W*[^.]{0,40}\b(?:indicat|denot|represent)\w*\b[^.]{0,30}\b(?:italic|bold)", re.IGNORECASE
)


def is_of_makers(text: str) -> bool:
    """Tell whether a block above a title is of makers of its file: names, or the head of a note."""
    said = text.lstrip("[({*-–—_ \t").casefold()
    return (
        said.startswith(_heads())
        or _ABOVE.fullmatch(text) is not None
        or _SIGNS.match(text) is not None
    )


@cache
def _heads() -> tuple[str, ...]:
    return tuple(head for tag in known_languages() for head in language(tag).cues.makers_notes)
