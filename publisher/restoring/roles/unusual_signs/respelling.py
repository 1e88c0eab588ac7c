"""Unusual labels and marks written as the usual ones, for whoever looks at lines or cuts notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from publisher.model.transcript import Line, Page, Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.unusual_signs.forms import WORDED, Answer, Kind, Spot

# How a piece of a line is to be written: where it stands, what is put there.
Piece = tuple[Spot, str]


def respelled(transcript: Transcript, answers: Iterable[Answer]) -> Transcript:
    """Return a source with the labels and marks of some notes as the network knows them.

    ``a``, ``(1*)`` become ``1)``, and signs ``*)``, ``**)`` in the order of their page.
    """
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for answer in answers:
        usual = _usual(answer)
        if not (answer.label.kind is Kind.FIGURE and answer.whole):
            pieces[answer.label.at].append((answer.label, f"{usual}) "))
        pieces[answer.mark.at].append((answer.mark, f"{usual})"))
    return replace(transcript, pages=tuple(_pages(transcript.pages, pieces)))


def _usual(answer: Answer) -> str:
    """Return the usual sign for a label and its mark: of a misread one what answers it."""
    read = answer.read
    if answer.neither:
        return "*" if _is_star(answer.label) else "1"
    if read.kind is not Kind.SIGN:
        return str(read.number)
    return "*" * (answer.nth if answer.whole else len(read.sign))


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
        start = _place(text, spot.start)
        end = _place(text, spot.end - 1) + 1 if spot.end > spot.start else start
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
    spotted = _in_rows(rows, pages)
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for one in answers:
        (label, own), (mark, calling) = spotted(one.label), spotted(one.mark)
        answer = replace(one, label=own, mark=calling)
        if min(label, mark) >= 0 and rows[label].order in notes:
            printed = _printed(answer)
            if not answer.whole:
                pieces[label] += _star_for(answer.label, " ")
                pieces[mark] += _star_for(answer.mark) if _reads_star(answer) else ()
                continue
            if not answer.label.form.startswith(WORDED):
                pieces[label].append((answer.label, f"{printed.lstrip()} "))
            pieces[mark].append((answer.mark, printed))
    return tuple(
        replace(row, text=_with(row.text, pieces[nth])) if nth in pieces else row
        for nth, row in enumerate(rows)
    )


def _in_rows(rows: Sequence[Row], pages: Sequence[Page]) -> Callable[[Spot], tuple[int, Spot]]:
    """Return what finds the row of a spot (-1 for none), and where in that row it stands.

    A line that an extractor has glued together at its hyphens is several rows.
    """
    places, lines = _places(pages), [line.text for page in pages for line in page.lines]
    of_line: dict[tuple[int, int], list[int]] = defaultdict(list)
    for nth, row in enumerate(rows):
        of_line[row.number, row.page].append(nth)

    def find(spot: Spot) -> tuple[int, Spot]:
        said = _filled(lines[spot.at])[spot.start : spot.end]
        start, length = spot.start, spot.end - spot.start
        for nth in of_line.get(places[spot.at], ()):
            text = _filled(rows[nth].text)
            if start < len(text) or (start == len(text) and not length):
                same = text[start : start + length] == said
                return (nth if same else -1), replace(spot, start=start, end=start + length)
            start -= len(text)
        return -1, spot

    return find


def _filled(text: str) -> str:
    return "".join(text.split())


def _star_for(spot: Spot, behind: str = "") -> Iterator[Piece]:
    """Yield a star for what is misread and has no letters; one with letters stays as it is."""
    if spot.kind is Kind.MISREAD and spot.sign and _is_star(spot):
        yield spot, f"{' ' * spot.printed.startswith(' ')}*){behind}"


def _reads_star(answer: Answer) -> bool:
    """Tell whether what is misread on one side is a star on the other."""
    star = answer.neither or answer.read.sign == "*"
    return star and _is_star(answer.mark)


def _is_star(spot: Spot) -> bool:
    """Tell whether what is misread has no letter or figure, and may be written as a star."""
    return not any(map(str.isalnum, spot.sign))


def with_misread(
    verdicts: Verdicts, rows: Sequence[Row], pages: Sequence[Page], answers: Iterable[Answer]
) -> Verdicts:
    """Return a person's decisions, and which notes misread labels open and misread marks call.

    ``rows`` are those that open a note.
    """
    opening = {(row.number, row.page) for row in rows}
    places, texts = _places(pages), [line.text for page in pages for line in page.lines]
    bodies, notes = list(verdicts.bodies), list(verdicts.notes)
    for answer in answers:
        line, page = places[answer.label.at]
        if answer.whole or (line, page) not in opening:
            continue
        sign = "1" if answer.neither else answer.read.sign
        if answer.read is answer.mark or (answer.neither and not _reads_star(answer)):
            bodies.append((line, sign))
        if answer.read is answer.label and not _reads_star(answer):
            before = "".join(texts[answer.mark.at].split())[: answer.mark.start]
            notes.append((places[answer.mark.at][0], before, answer.mark.sign, f"{sign}.p{page}"))
    return replace(verdicts, bodies=tuple(bodies), notes=tuple(notes))


def called(
    answers: Iterable[Answer], pages: Sequence[Page], marks: Set[tuple[int, int, str]]
) -> tuple[Answer, ...]:
    """Return the answers whose marks call notes; ``marks`` are (physical line, page, sign)."""
    places = _places(pages)
    return tuple(one for one in answers if (*places[one.mark.at], _sign(one)) in marks)


def _places(pages: Iterable[Page]) -> Sequence[tuple[int, int]]:
    """Return the number and the page of every line."""
    return [(line.number, page.index) for page in pages for line in page.lines]


def _printed(answer: Answer) -> str:
    """Return how a mark is written for the cutting of notes, with the blank before ``*)``."""
    sign, blank = _sign(answer), answer.mark.printed.startswith(" ")
    closed = answer.mark.form in (")", "()")
    if _is_sign(answer) or (blank and closed):
        return f"{' ' * (blank and closed)}{sign})"
    return f"[{sign}]"


def _is_sign(answer: Answer) -> bool:
    return answer.label.kind is Kind.SIGN


def _sign(answer: Answer) -> str:
    """Return what a label and its mark say."""
    if not answer.whole:
        return "*" if _reads_star(answer) else answer.mark.sign
    return answer.label.sign if _is_sign(answer) else answer.label.sign.strip("*")
