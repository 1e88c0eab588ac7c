"""Every letter of a file is in the text that was read from it, or a finding names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from publisher.model.findings import Finding, Severity
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.model.text import Text
from publisher.sources.structured.pandoc.container import Held, Piece
from publisher.sources.structured.pandoc.state import excerpt

# Pieces that one finding shows.
MOST_SHOWN = 5


def check_letters(
    text: Text, in_tree: str, pieces: Sequence[Piece], added: Iterable[str], aside: str = ""
) -> Iterator[Finding]:
    """Yield findings about letters that the file has and the text has not.

    ``in_tree`` is all that pandoc gave, ``pieces`` what the file's own XML holds (none where nobody
    knows it), ``added`` what stands in the text without being among these pieces, ``aside`` what
    was taken out of it.
    """
    there = f"{_said(text)}\n{aside}"
    own = Counter(letters_and_figures(there)) - Counter(letters_and_figures("".join(added)))
    own_pieces = [p for p in pieces if p.held in (Held.TEXT, Held.HIDDEN)]
    in_file = Counter(letters_and_figures("".join(p.text for p in own_pieces)))
    if in_file - own:
        yield _lost(text, there, own_pieces, in_file - own)
    elif lost := Counter(letters_and_figures(in_tree)) - own:
        yield _lost(text, there, [], lost)
    yield from _beside(text.source, pieces)


def _said(text: Text) -> str:
    parts = [plain(run) for block in text.blocks for run in runs(block)]
    parts += [plain(run) for note in text.notes for run in note_runs(note)]
    return "\n".join(parts)


def _lost(text: Text, there: str, pieces: Sequence[Piece], letters: Counter[str]) -> Finding:
    known = letters_and_figures(there)
    missing = [p.text for p in pieces if letters_and_figures(p.text) not in known]
    shown = ", ".join(map(excerpt, missing[:MOST_SHOWN])) or excerpt("".join(sorted(letters)))
    message = f"{letters.total()} letters of the file are not in the text: {shown}"
    if len(missing) > MOST_SHOWN:
        message += f" and {len(missing) - MOST_SHOWN} pieces more"
    return Finding(
        "sources/letters-lost",
        Severity.ERROR,
        message,
        "compare with the file, and bring what is missing into its running text",
        Place(text.source, 1, 1),
    )


def _beside(shown: str, pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Yield a finding for each kind of text that a file has beside its own."""
    for held in (Held.DELETED, Held.CONCEALED, Held.COMMENT, Held.RUNNING, Held.CONTENTS):
        texts = list(
            dict.fromkeys(p.text for p in pieces if p.held is held and _has_letter(p.text))
        )
        if texts:
            words = ", ".join(map(excerpt, texts[:MOST_SHOWN]))
            more = f" and {len(texts) - MOST_SHOWN} more" if len(texts) > MOST_SHOWN else ""
            message = f"left out of the text, {held} of the file: {words}{more}"
            hint = "nothing to do, unless one of them belongs to the text"
            place = Place(shown, 1, 1)
            yield Finding("sources/left-out", Severity.NOTE, message, hint, place)
    hidden = [p.text for p in pieces if p.held is Held.HIDDEN]
    if hidden:
        words = ", ".join(map(excerpt, hidden[:MOST_SHOWN]))
        message = f"words that the file hides are in the text: {words}"
        hint = "delete them in the file, if they are not part of the text"
        yield Finding("sources/hidden", Severity.WARNING, message, hint, Place(shown, 1, 1))


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
