r"""Escapes: how a manuscript writes characters that would be read as markup.

A backslash before a character means the character itself. ``\u000a`` means the character with
that number (hexadecimal), for characters that are invisible or would break the line.
"""

from __future__ import annotations

import re

from publisher.expressions import compiled

# Control characters but the tab, Unicode's line and paragraph separators, the byte order mark.
UNSEEN = r"\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff"

# How words are set that stand in brackets before it: {.sup}.
STYLE = r"\{\.(?:smallcaps|sup|sub)\}"
# The signs to escape in running text: {p}, [^n], a star, a backslash, ]{lang= and ]{.sup}
IN_WORDS = compiled(rf"[\\*{UNSEEN}]|\{{(?=p)|\[(?=\^)|\](?=\{{lang=|{STYLE})")
# The same inside an emphasis, where an underscore opens and closes too
IN_EMPHASIS = compiled(rf"[\\*_{UNSEEN}]|\{{(?=p)|\[(?=\^)|\](?=\{{lang=|{STYLE})")
# The same inside a passage or a style, which brackets hold together
IN_PASSAGE = compiled(rf"[\\*_\[\]{UNSEEN}]|\{{(?=p)")
# In a label or printed mark: [^12=*] or [^12!]
IN_LABEL = compiled(rf"[\\\]=!?{UNSEEN}]")
# In a folio: {p 12}
IN_FOLIO = compiled(rf"[\\}}{UNSEEN}]")
# In an ornament: ***=* * *
IN_MARK = compiled(rf"[\\{UNSEEN}]")
# In the words that say what a picture shows, and in the name of its file: ![A press](pictures/a.png)
IN_ALT = compiled(rf"[\\\]{UNSEEN}]")
IN_PICTURE = compiled(rf"[\\){UNSEEN}]")
# Spaces and tabs at the edges of a line, which a text editor may strip.
AT_EDGE = compiled(r"(?m)^[ \t]|[ \t]$")
# The escapes themselves: \* and \u00ad. The numbers from D800 to DFFF are halves of UTF-16, and no
# characters: \ud800 is an escaped u before the figures.
ESCAPE = compiled(r"\\u(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)

# A language tag (BCP 47), as it stands after lang=
TAG = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
# A label with its escapes, as it stands between [^ and ]
LABEL = r"(?:\\.|[^\]\\\n])+?"
# 12=*: a label and its printed mark.
NAME = compiled(r"((?:\\.|[^\\=])*)(?:=(.*))?", re.DOTALL)
# 1.p7: the note marked 1 on page 7 (see Note in model/text).
PAGED_LABEL = compiled(r"(.+)\.p\d+\w*", re.DOTALL)


def escape(text: str, signs: re.Pattern[str]) -> str:
    """Return ``text`` with a backslash before every character that ``signs`` finds."""
    return signs.sub(_escaped, text)


def guard_edges(markup: str) -> str:
    """Return ``markup`` with the spaces at the edges of its lines written as numbers."""
    return AT_EDGE.sub(lambda blank: _numbered(blank[0]), markup)


def unescape(markup: str) -> str:
    """Return the text that ``escape`` was given."""
    return ESCAPE.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], markup)


def mark_of(label: str) -> str:
    """Return the printed mark that a label implies: ``1`` for ``1.p7``, else the label."""
    paged = PAGED_LABEL.fullmatch(label)
    return paged[1] if paged else label


def name_note(label: str, mark: str) -> str:
    """Return the markup between ``[^`` and ``]``: the label, and ``=mark`` if that is different."""
    name = escape(label, IN_LABEL)
    return name if mark == mark_of(label) else f"{name}={escape(mark, IN_LABEL)}"


def read_name(name: str) -> tuple[str, str]:
    """Return label and printed mark from the markup that ``name_note`` wrote."""
    parts = NAME.match(name)
    assert parts is not None, "the pattern matches any text"
    label = unescape(parts[1])
    return label, mark_of(label) if parts[2] is None else unescape(parts[2])


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}" if sign[0].isprintable() else _numbered(sign[0])


def _numbered(character: str) -> str:
    return f"\\u{ord(character):04x}"
