"""The account of a page: every letter painted is in a line, or in a finding that says why not.

Letters and digits are counted by what they are at base: ligatures parted, accents and case left
aside, so that a second program may spell them in its way.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from publisher.sources.pdf.cleaning import Unread
from publisher.sources.pdf.letters import ACCENTS, DOTLESS, UNMAPPED
from publisher.sources.pdf.printed import PrintedLine
from publisher.sources.pdf.sheets import Told
from publisher.structs import mutable

_DOTLESS = str.maketrans(DOTLESS)


@mutable
class Account:
    """What became of the letters of one page of a PDF, counted from 1.

    ``unread`` are those left out, by reason; ``unmapped`` the number of glyphs whose letters the
    file does not tell. ``missing`` letters are read by the witness alone, ``added`` ones by us
    alone. ``lost`` were painted, and are neither in a line nor among the unread. For ``trouble``,
    ``failed`` and ``witnessed`` see ``sheets.Told``. ``pictured`` where it has pictures and not one
    letter.
    """

    page: int
    unread: dict[Unread, str] = field(default_factory=dict)
    unmapped: int = 0
    missing: str = ""
    added: str = ""
    lost: str = ""
    trouble: str = ""
    failed: bool = False
    witnessed: bool = True
    pictured: bool = False


def base_letters(text: str) -> Counter[str]:
    """Count the letters and digits of a text."""
    plain = unicodedata.normalize("NFKD", text.translate(_DOTLESS)).casefold()
    # Counted first: a page has thousands of letters, and a few dozen different ones.
    counted = Counter(plain)
    return Counter(
        {sign: n for sign, n in counted.items() if sign.isalnum() and sign not in ACCENTS}
    )


def account(told: Told, unread: dict[Unread, str], lines: Iterable[PrintedLine]) -> Account:
    """Return the account of a page that was read into these lines."""
    written = "".join(run.text for line in lines for run in line.runs)
    found = Account(
        told.sheet.number,
        unread,
        written.count(UNMAPPED),
        trouble=told.trouble,
        failed=told.failed,
        witnessed=told.witnessed is not None,
        pictured=bool(told.sheet.pictures) and not any(map(str.isalnum, written)),
    )
    ours = base_letters(written + "".join(unread.values()))
    strips = told.sheet.strips
    painted = base_letters("".join(g.text for strip in strips for g in strip.glyphs))
    found.lost = _spelled(painted - ours)
    if told.witnessed is not None:
        theirs = base_letters(told.witnessed)
        found.missing = _spelled(theirs - ours)
        found.added = _spelled(base_letters(written) - theirs)
    return found


def _spelled(letters: Counter[str]) -> str:
    return "".join(sorted(letters.elements()))
