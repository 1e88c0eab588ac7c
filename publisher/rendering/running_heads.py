"""Running heads and spines: a title that is too long is cut where its sense allows."""

from __future__ import annotations

from publisher.expressions import compiled

# Letters that fit: letter-spaced small capitals at the left, italics at the right.
LEFT, RIGHT = 48, 60
# Signs after which a title has said something whole: "Title: subtitle", "First. Second", "A (1921)".
# A stop behind two letters or fewer, or behind a figure that is no year, ends no sentence: "the 19.
# century" as Danes and Germans write it, "letters from J. P. Hall", "the life of Dr. Hall".
_WHOLE = compiled(
    r"(?=[:;]\s|\s[–—(\[]|[?!]\s|(?:(?<=[^\W\d_]{3})|(?<=\d{4})|(?<=[)\]”“»«’\"'])|(?<=[?!…]))\.\s)"
)
_LEAST = 6  # letters of such a part; "Dr. Brown" has said nothing after "Dr."
# Letters of small words that lead on and may not end a head: the last word (Dutch "tegen", against;
# "under"), then the ones before it (Swedish "och", and).
_SHORT, _SHORTEST = 5, 3
_ENDS = ",;:–—-("


def head_of(title: str, longest: int) -> str:
    """Return a title as a running head of at most ``longest`` letters.

    It ends with a part of it that is whole in itself, else, with dots, before a word.
    """
    title = " ".join(title.split())
    if len(title) <= longest:
        return title
    # The longest whole part that fits says most.
    whole = [end for end in _wholes(title) if len(end) <= longest]
    return whole[-1] if whole else _cut(title, longest - 2)


def title_alone(title: str) -> str:
    """Return the first part of a title that is whole in itself: without what explains it."""
    title = " ".join(title.split())
    return next(iter(_wholes(title)), title)


def _wholes(title: str) -> list[str]:
    """Return the beginnings of a title that say something whole, the shortest first."""
    ends = (_with_sign(title, match.start()) for match in _WHOLE.finditer(title))
    return [end for end in ends if len(end) >= _LEAST]


def _with_sign(title: str, end: int) -> str:
    """Return a title up to a place, with a question mark or an exclamation that ends it there."""
    return title[: end + 1] if title[end] in "?!" else title[:end].rstrip()


def _cut(title: str, longest: int) -> str:
    """Return the words that fit, without those at the end that lead on, and dots."""
    words = title[: longest + 1].split(" ")
    fitting = words[:-1] if len(words) > 1 else [title[:longest]]
    letters = _SHORT
    while len(fitting) > 2 and _leads_on(fitting[-1], letters):
        fitting.pop()
        letters = _SHORTEST
    return f"{' '.join(fitting).rstrip(_ENDS)} …"


def _leads_on(word: str, letters: int) -> bool:
    return len(word) <= letters and word.islower() and word.isalpha()
