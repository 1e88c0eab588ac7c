"""Unusual labels and marks written as the usual ones, for whoever looks at lines or cuts notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from publisher.model.transcript import Line, Page, Transcript
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.unusual_signs.answers import Answer
from publisher.restoring.roles.unusual_signs.forms import Kind, Spot

# How a piece of a line is to be written: where it stands, what is put there.
Piece = tuple[Spot, str]


def respelled(transcript: Transcript, answers: Iterable[Answer]) -> Transcript:
    """Return a source with the labels and marks of some notes as the network knows them.

    ``a``, ``(1*)`` become ``1)``, and signs ``*)``, ``**)`` in the order of their page.
    """
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for answer in answers:
        usual = "*" * answer.nth if _is_sign(answer) else str(answer.label.number)
        pieces[answer.label.at].append((answer.label, f"{usual}) "))
        pieces[answer.mark.at].append((answer.mark, f"{usual})"))
    return replace(transcript, pages=tuple(_pages(transcript.pages, pieces)))


def _pages(pages: Iterable[Page], pieces: Mapping[int, Sequence[Piece]]) -> Iterator[Page]:
    begun = 0
    for page in pages:
        changed = any(at in pieces for at in range(begun, begun + len(page.lines)))
        lines = (_line(line, pieces.get(begun + at, ())) for at, line in enumerate(page.lines))
        yield replace(page, lines=tuple(lines)) if changed else page
        begun += len(page.lines)


def _line(line: Line, pieces: Sequence[Piece]) -> Line:
    return replace(line, text=_with(line.text, pieces)) if pieces else line


def _with(text: str, pieces: Sequence[Piece]) -> str:
    """Return a text with pieces of it written anew; a label is parted from what it labels."""
    for spot, usual in sorted(pieces, key=lambda piece: -piece[0].start):
        start, end = _place(text, spot.start), _place(text, spot.end - 1) + 1
        before, after = text[:start], text[end:]
        if usual.endswith(" "):
            text = f"{before}{usual}{after.lstrip()}"
        else:
            text = f"{before.rstrip()}{usual}{after}"
    return text


def _place(text: str, filled: int) -> int:
    """Return where the character stands before which so many are no blanks."""
    at = -1
    for at, sign in enumerate(text):
        if not sign.isspace():
            if not filled:
                return at
            filled -= 1
    return at + 1


def respelled_rows(
    rows: Sequence[Row], pages: Sequence[Page], answers: Iterable[Answer], notes: Set[int]
) -> tuple[Row, ...]:
    """Return the rows with the labels and marks of ``notes`` (orders of rows) as all are cut.

    No letter is added: ``a See`` becomes ``[a] See``. The answers were found on the ``pages``.
    """
    places = _places(pages)
    at = {(row.number, row.page): nth for nth, row in reversed(list(enumerate(rows)))}
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for answer in answers:
        label, mark = (at.get(places[spot.at], -1) for spot in (answer.label, answer.mark))
        if min(label, mark) >= 0 and rows[label].order in notes:
            printed = f"{_sign(answer)})" if _is_sign(answer) else f"[{_sign(answer)}]"
            pieces[label].append((answer.label, f"{printed} "))
            pieces[mark].append((answer.mark, printed))
    return tuple(
        replace(row, text=_with(row.text, pieces[nth])) if nth in pieces else row
        for nth, row in enumerate(rows)
    )


def called(
    answers: Iterable[Answer], pages: Sequence[Page], marks: Set[tuple[int, int, str]]
) -> tuple[Answer, ...]:
    """Return the answers whose marks call notes; ``marks`` are (physical line, page, sign)."""
    places = _places(pages)
    return tuple(one for one in answers if (*places[one.mark.at], _sign(one)) in marks)


def _places(pages: Iterable[Page]) -> Sequence[tuple[int, int]]:
    """Return the number and the page of every line."""
    return [(line.number, page.index) for page in pages for line in page.lines]


def _is_sign(answer: Answer) -> bool:
    return answer.label.kind is Kind.SIGN


def _sign(answer: Answer) -> str:
    """Return what a label and its mark say."""
    return answer.label.sign if _is_sign(answer) else answer.label.sign.strip("*")
