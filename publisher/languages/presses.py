"""Lines that name who printed, published or sold a book (``VERLAG J. STADE``, ``HALE & CO.``).

Presses stand on title pages of any language, as names of persons do; so the words of all
languages are known everywhere.
"""

from __future__ import annotations

import re
from functools import cache

from publisher.expressions import compiled
from publisher.languages.loading import known_languages, language

# Letters of the shortest word that ends longer ones (``Hyperionverlag``, ``boktryckeri``): a
# shorter one (``press``) ends words of other kinds as well (``express``).
ENDS_OTHERS = 6
# Words of the longest line that names a press and no more: a longer one is a sentence or a title.
LONGEST = 16
# Who has the right to copy, in every language.
RIGHTS = compiled(r"©|\(c\)\s*\d{4}|^\W*copy(?:right|left|righted)\b", re.IGNORECASE)
# Several owners of one firm, in every language: ``HARPER & BROTHERS``, ``Jorgensen & Co.``
FIRM = compiled(
    r"&\s+(?:co|cie|comp|bro|son|söhn|sohn|søn|zo[on]n|fils|figli|hijos)\w{0,5}\b"
    r"|\b(?:co|inc|ltd|corp)\.?,?$",
    re.IGNORECASE,
)


def names_press(line: str) -> bool:
    """Tell whether a short line names who printed or sold a book, or who has its rights."""
    if len(line.split(maxsplit=LONGEST)) > LONGEST:
        return False
    return any(found.search(line) for found in (RIGHTS, FIRM, _words()))


@cache
def _words() -> re.Pattern[str]:
    """Return what finds the words of all languages by which presses are told."""
    own = {word for tag in known_languages() for word in language(tag).cues.publishers}
    whole: list[str] = []
    ends: list[str] = []
    for word in sorted(own, key=lambda one: (-len(one), one)):
        pattern = r"\s+".join(map(re.escape, word.split()))
        (ends if word.isalpha() and len(word) >= ENDS_OTHERS else whole).append(pattern)
    return re.compile(
        rf"(?:(?<!\w)(?:{'|'.join(whole)})|(?:{'|'.join(ends)}))(?!\w)", re.IGNORECASE
    )
