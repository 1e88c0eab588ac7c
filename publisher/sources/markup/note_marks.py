"""What the sign of a note looks like, in the text and before its body."""

from __future__ import annotations

from publisher.expressions import compiled

# A figure, a letter, stars and daggers, a small Roman number.
SIGN = r"\d{1,4}[a-z]?|[*†‡§¶‖#⁂]{1,4}\d{0,3}|[a-zA-Z]|[ivxlc]{1,7}|[IVXLC]{1,7}|[¹²³⁰⁴-⁹]{1,4}"
# The same in brackets, or with a word before it: "[1]", "(a)", "1)", "Note 1.", "[Fn. 1]",
# and as in French with a blank before the colon: "Note 1 :".
MARK = compiled(
    rf"\s*(?:[\[({{]\s*)?(?:[^\W\d_]{{2,10}}\.?\s*)?(?P<sign>{SIGN})(?:\s*(?:[\])}}][.:]?|[.:]))?\s*"
)
# A sign that opens the body of a note, parted from its words.
LABEL = compiled(
    rf"[\s\u00a0]*(?:[\[(]\s*(?P<inner>{SIGN})\s*[\])][.:]?|(?P<open>\d{{1,4}}|[*†‡§¶‖]{{1,4}})[.):]?)"
    r"(?=[\s\u00a0]|$)[\s\u00a0]*"
)
# One in brackets amid the words of a text.
BRACKETED = compiled(r"\[(\d{1,3}|[*†‡§]{1,3})\]")


def sign_of(words: str) -> str:
    """Return the sign in the words of a link, without its brackets; empty where it is none."""
    found = MARK.fullmatch(words)
    return found["sign"] if found else ""


def label_of(words: str) -> tuple[str, int]:
    """Return the sign that words open with, and how many letters it takes; empty where none does."""
    found = LABEL.match(words)
    return (found["inner"] or found["open"], found.end()) if found else ("", 0)
