"""A broken word made whole: what the record of a join says is what stands in the text.

The words beside a break are taken out of their rows and the two halves of the result put in
their place, so that joins.tsv and the manuscript cannot say different things.
"""

from __future__ import annotations

from itertools import takewhile

from publisher.model.text import Join
from publisher.restoring.characters import CALL, HYPHENS


def join_halves(join: Join) -> tuple[str, str]:
    """Return the result of a join as what stands before the break and what stands behind it.

    A page may begin between the two. Spelling may have changed on either side (``ge-``
    ``executeerd``: ``ge`` and ``ëxecuteerd``).
    """
    begun = join.left.rstrip("".join(HYPHENS))
    if join.result.endswith(join.right):
        at = len(join.result) - len(join.right)
    elif join.result.startswith(begun):
        at = len(begun)
    else:
        at = len(join.result)
    return join.result[:at], join.result[at:]


def with_end(text: str, old: str, new: str) -> str:
    """Return a row's text with the word at its end replaced.

    Signs of note references are no letters of the word; they stay behind the letters they
    stood behind.
    """
    return _swapped(text[::-1], old[::-1], new[::-1])[::-1]


def with_beginning(text: str, old: str, new: str) -> str:
    """Return a row's text with the word at its beginning replaced, references kept as above."""
    return _swapped(text, old, new)


def _swapped(text: str, old: str, new: str) -> str:
    """Return a text that begins with a word, signs between its letters aside, with another one.

    What both words end in stays as it stands, with all signs in it.
    """
    if text.startswith(old):
        return new + text[len(old) :]
    alike = takewhile(
        lambda pair: pair[0] == pair[1], zip(reversed(old), reversed(new), strict=False)
    )
    kept = sum(1 for _ in alike)
    gone, at, signs = len(old) - kept, 0, []
    while gone and at < len(text):
        if CALL.fullmatch(text[at]):
            signs.append(text[at])
        else:
            gone -= 1
        at += 1
    return new[: len(new) - kept] + "".join(signs) + text[at:]
