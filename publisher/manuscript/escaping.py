r"""What is markup in a manuscript, and how a character that only looks like it is written.

A backslash before a character means the character itself; ``\u000a`` means the one with that
number, for characters that no one could see or that would break the line.
"""

from __future__ import annotations

import re

UNSEEN = r"\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff"

# {p} and [^n] in running text, a star, a backslash, ]{lang=
IN_WORDS = re.compile(rf"[\\*{UNSEEN}]|\{{(?=p)|\[(?=\^)|\](?=\{{lang=)")
# the same inside emphasis, where an underscore opens and closes too
IN_EMPHASIS = re.compile(rf"[\\*_{UNSEEN}]|\{{(?=p)|\[(?=\^)|\](?=\{{lang=)")
# the same inside a passage, which brackets hold together
IN_PASSAGE = re.compile(rf"[\\*_\[\]{UNSEEN}]|\{{(?=p)")
# [^12=*] or [^12!]
IN_LABEL = re.compile(rf"[\\\]=!?{UNSEEN}]")
# {p 12}
IN_FOLIO = re.compile(rf"[\\}}{UNSEEN}]")
# ***=* * *
IN_MARK = re.compile(rf"[\\{UNSEEN}]")
# "a \n b": blanks that an editor may strip
AT_EDGE = re.compile(r"(?m)^[ \t]|[ \t]$")
# \* and \u00ad
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)

# a language tag (BCP 47), as it stands after lang=
TAG = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
# a label with its escapes, as it stands between [^ and ]
LABEL = r"(?:\\.|[^\]\\\n])+?"
# 12=*: a label and its printed mark
NAME = re.compile(r"((?:\\.|[^\\=])*)(?:=(.*))?", re.DOTALL)
# 1.p7: the note marked 1 on page 7
PAGED_LABEL = re.compile(r"(.+)\.p\d+\w*", re.DOTALL)


def escape(text: str, signs: re.Pattern[str]) -> str:
    """Return ``text`` with a backslash before every character that ``signs`` finds."""
    return signs.sub(_escaped, text)


def guard_edges(markup: str) -> str:
    """Return ``markup`` with blanks at the start and end of its lines written as numbers."""
    return AT_EDGE.sub(lambda blank: _numbered(blank[0]), markup)


def unescape(markup: str) -> str:
    """Return what ``escape`` was given."""
    return ESCAPE.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], markup)


def mark_of(label: str) -> str:
    """Return the printed mark that a label implies: ``1`` for ``1.p7``, else the label."""
    paged = PAGED_LABEL.fullmatch(label)
    return paged[1] if paged else label


def name_note(label: str, mark: str) -> str:
    """Return what stands after ``[^``: the label, and ``=mark`` where it does not imply the mark."""
    name = escape(label, IN_LABEL)
    return name if mark == mark_of(label) else f"{name}={escape(mark, IN_LABEL)}"


def read_name(name: str) -> tuple[str, str]:
    """Return label and mark from what ``name_note`` wrote."""
    parts = NAME.match(name)
    assert parts is not None, "the pattern matches any text"
    label = unescape(parts[1])
    return label, mark_of(label) if parts[2] is None else unescape(parts[2])


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}" if sign[0].isprintable() else _numbered(sign[0])


def _numbered(character: str) -> str:
    return f"\\u{ord(character):04x}"
