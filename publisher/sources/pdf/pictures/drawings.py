"""Drawings: paths that are no rules, no lines of tables and no boxes of text, gathered by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from publisher.sources.pdf.painted import Box, Path, Sheet, area, around, common, near
from publisher.sources.pdf.pictures.charts import between_axes, charts_on
from publisher.sources.pdf.pictures.words import Piece, Words

# Points: parts of one drawing are no further apart.
NEAR = 6.0
# Points: a drawing is so large in both ways; smaller ones are bullets, ornaments and signs.
LEAST = 30.0
# The share of a page from which on a path or a form is its ground, or the page itself.
WHOLE = 0.7
# Curved paths and slanting lines of a drawing; a rounded box has one, with its shadow two.
FEWEST = 3
# Lines and outlines of a chart: with its axes, their ticks and its bars it has as many, and a curve
# or letters.
CHART = 6
# The share of an axis along which the lines of a plot run.
PLOT = 0.4
# Times the size of a drawing that a straight path on it may have, as its axes and its frame do.
FRAME = 4.0
# Lines of running text, the letters of each, and the share of it that lies on a drawing, which
# make a box of text of that, or something that is not seen; and the share of a drawing that
# letters cover where it is one, however short its lines are.
LINES, LONG_LINE, ON_IT = 2, 40, 0.2
COVERED = 0.18
# Letters of the longest label that stands partly on a drawing, and of one beside it.
LABEL, SIGN = 30, 6
# Labels in a row below an axis, at least.
ROW = 3
# Points around a drawing in which its labels stand, and for the width of its lines.
FAR, LINE = 24.0, 1.0
# Sizes of a label: how far its letters reach below their line.
DESCENT = 0.25
# Dots or curves that a straight line of a drawing joins.
ENDS = 2
# Paths of a page that are looked at, and pairs of them; more than these are a map, and its parts lie
# close together.
MOST = 20_000


class Drawing(NamedTuple):
    """Where a drawing is, the number of its paths, and whether it is but a box of text."""

    box: Box
    paths: int
    text: bool


def drawings_on(sheet: Sheet, words: Words) -> list[Drawing]:
    """Return the drawings of a sheet."""
    page = sheet.width * sheet.height
    paths = [path for path in sheet.paths[:MOST] if area(_thick(path.box)) < WHOLE * page]
    drawn = [path for path in paths if path.drawn]
    forms = [common(form, sheet.frame) for form in sheet.forms if area(form) < WHOLE * page]
    forms = [_painted_in(form, paths) for form in forms if _is_drawing(form, paths, words)]
    charts = [_with_frames(chart, paths) for chart in charts_on(paths, words)]
    charts += [box for box in between_axes(paths) if _is_plot(box, drawn)]
    if not drawn and not forms and not charts:
        return []
    parts = [path.box for path in (*drawn, *_joining(paths, drawn))]
    framed = (_with_frames(one, paths) for one in gathered(parts))
    clusters = [cluster for cluster in framed if _is_drawn(cluster, paths)]
    found = (common(box, sheet.frame) for box in gathered([*clusters, *charts, *forms]))
    return [_drawing(box, paths, sheet, words) for box in found if _large(box)]


def _joining(paths: Sequence[Path], drawn: Sequence[Path]) -> list[Path]:
    """Return the straight lines that join dots and curves, as those between the corners of a figure."""
    lines = [path for path in paths if not path.drawn]
    if len(lines) * len(drawn) > MOST:
        return []
    touched = [(line, sum(_touch(line.box, path.box) for path in drawn)) for line in lines]
    return [line for line, count in touched if count >= ENDS]


def _touch(one: Box, other: Box) -> bool:
    return area(common(_wider(one, LINE), _wider(other, LINE))) > 0


def _drawing(box: Box, paths: Sequence[Path], sheet: Sheet, words: Words) -> Drawing:
    text = _is_text(box, words)
    whole = box if text else _with_labels(box, words)
    count = sum(near(box, path.box, NEAR) for path in paths)
    return Drawing(common(_wider(whole, LINE), sheet.frame), count, text)


def gathered(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes around those that lie near each other."""
    made: list[Box] = []
    for box in sorted(set(boxes), key=area, reverse=True):
        grown = box
        while close := [one for one in made if near(one, grown, NEAR)]:
            made = [one for one in made if one not in close]
            grown = reduce(around, close, grown)
        made.append(grown)
    return made


def _with_labels(box: Box, words: Words) -> Box:
    """Return a drawing with the labels that stand out of it, and those at its sides and axes."""
    for piece in sorted(words.on(_wider(box, FAR)), key=lambda piece: piece.letters):
        size, place = piece.size, piece.box
        beside = place.top < box.bottom and box.top < place.bottom
        crossing = area(common(place, box)) > 0
        close = area(common(_wider(place, size), box)) > 0
        label = piece.letters <= LABEL and crossing
        sign = piece.letters <= SIGN and beside
        if label or (close and (sign or (piece.number and piece.letters <= LABEL))):
            box = _with_label(box, piece)
    for piece in _row_below(box, words):
        box = _with_label(box, piece)
    return box


def _with_label(box: Box, piece: Piece) -> Box:
    return around(box, piece.box._replace(bottom=piece.box.bottom + DESCENT * piece.size))


def _row_below(box: Box, words: Words) -> list[Piece]:
    """Return the labels of an axis: short pieces apart from each other, on one line right below."""
    below = [
        piece
        for piece in words.on(_wider(box, FAR))
        if piece.box.top >= box.bottom - piece.size and piece.box.bottom > box.bottom
    ]
    if not below:
        return []
    first = min(piece.box.bottom for piece in below)
    row = [piece for piece in below if piece.box.bottom - first <= LINE]
    short = all(piece.letters <= LABEL for piece in row)
    inside = all(
        piece.box.left >= box.left - piece.size and piece.box.right <= box.right + piece.size
        for piece in row
    )
    close = all(first - piece.size <= box.bottom + piece.size for piece in row)
    return row if len(row) >= ROW and short and inside and close else []


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _thick(box: Box) -> Box:
    """Return a box as large as the line is that a path without width draws."""
    return Box(box.left, box.top, max(box.right, box.left + 1), max(box.bottom, box.top + 1))


def _with_frames(cluster: Box, paths: Sequence[Path]) -> Box:
    """Return a drawing with the straight lines on it: axes, frames, bars."""
    most = FRAME * area(cluster)
    for path in paths:
        if not path.drawn and area(_thick(path.box)) <= most:
            shared = area(common(_thick(path.box), cluster))
            if shared > 0 and _large_enough_with(cluster, path.box):
                cluster = around(cluster, path.box)
    return cluster


def _large_enough_with(cluster: Box, line: Box) -> bool:
    """Tell whether a line leaves a drawing about as large as it is: a rule across the page does not."""
    return area(around(cluster, line)) <= FRAME * area(cluster)


def _is_drawn(cluster: Box, paths: Sequence[Path]) -> bool:
    """Tell whether what lies together is more than a box with rounded corners."""
    within = [path for path in paths if near(cluster, path.box, NEAR)]
    drawn, parts = sum(path.drawn for path in within), sum(path.parts for path in within)
    return drawn >= FEWEST or (drawn > 0 and parts >= CHART)


def _is_plot(span: Box, drawn: Sequence[Path]) -> bool:
    """Tell whether curves or slanting lines stand between two axes, and most of these on both sides."""
    within = [path.box for path in drawn if common(path.box, span) == path.box]
    if sum(path.drawn for path in drawn if path.box in within) < FEWEST:
        return False
    box = reduce(around, within)
    return box.right - box.left >= PLOT * (span.right - span.left)


def _is_drawing(form: Box, paths: Sequence[Path], words: Words) -> bool:
    within = [path for path in paths if _is_within(common(path.box, form))]
    curves = sum(path.drawn for path in within)
    lettered = bool(words.on(form))
    return curves >= FEWEST or (len(within) >= CHART and lettered and not _is_text(form, words))


def _painted_in(form: Box, paths: Sequence[Path]) -> Box:
    """Return the part of a form that is drawn on; makers let forms be larger than what they hold."""
    parts = [common(path.box, form) for path in paths]
    return reduce(around, (part for part in parts if _is_within(part)))


def _is_within(part: Box) -> bool:
    return part.left <= part.right and part.top <= part.bottom


def _is_text(box: Box, words: Words) -> bool:
    """Tell whether running text stands on a part of the page, or through it."""
    lettered = [(piece, area(common(piece.box, box))) for piece in words.pieces]
    long = sum(
        piece.letters >= LONG_LINE and shared >= ON_IT * area(piece.box)
        for piece, shared in lettered
    )
    return long >= LINES or sum(shared for _, shared in lettered) >= COVERED * area(box)


def _large(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) >= LEAST
