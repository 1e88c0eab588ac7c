"""Every hyphen, dash, quotation mark and private sign that restoring knows, each set once."""

from __future__ import annotations

from publisher.expressions import compiled

# What extractors leave at the end of a line whose last word goes on below: hyphens, the soft
# hyphen, the not sign that some fonts have in its place, pdfium's U+FFFE, and U+FFFD for a sign
# that could not be decoded.
HYPHENS = frozenset("-\u2010\u2011\u00ad¬\ufffe\ufffd")
# Of these, signs for a hyphen that only parts a word and is no letter of it.
SOFT_HYPHENS = frozenset("\u00ad¬")
# Of these, the ones that a text may keep as they are; the others become a plain hyphen.
PRINTED_HYPHENS = frozenset("-\u2010\u2011")
# Of these, the ones that would not be seen inside a line, or not as a hyphen.
UNSEEN_HYPHENS = frozenset("\u00ad\ufffe¬")
# Where an extractor has glued two printed lines at a hyphen.
GLUED = "\ufffe"

# No word is broken behind a dash or a slash, but no space follows it either.
TIES = frozenset("/—–")

# Signs that end a sentence, those that may close behind them, those that may open before one.
TERMINAL = frozenset(".!?…")
CLOSERS = "”\"»’'›)]*“‘†‡"
OPENERS = "“\"„«»‘'‚(["

# Of ``PRIVATE_SIGNS``: no transcript carries these (sources puts U+FFFD in their place, and keeps
# them in ``Line.raw``), and no ruling brings one in, so a note reference can stand as one character
# in a row through every later step.
FIRST_CALL = 0xF0000
CALL = compiled("[\U000f0000-\U000ffffd]")
CALL_AND_BLANK = compiled(f" ?{CALL.pattern}")


def without_references(text: str) -> str:
    """Return a row's text without the private signs for note references and the blanks before them."""
    if text.isascii() or CALL.search(text) is None:
        return text
    return CALL_AND_BLANK.sub("", text)
