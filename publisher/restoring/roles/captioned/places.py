"""How a line stands to a picture: below it, above it, or beside it, and how far away."""

from __future__ import annotations

from typing import TypeAlias

from publisher.model.transcript import Line

# Left, upper, right and lower side in points.
Box: TypeAlias = tuple[float, float, float, float]

# The share of the narrower one of line and picture that they share where one is below the other;
# less where a caption that names itself stands below several pictures in a row.
SHARED, IN_A_ROW = 0.5, 0.3
# Heights of a line by which it may reach into the box of a picture.
INTO = 0.5


def box_of(line: Line) -> Box | None:
    """Return the box of a line, None where its source does not tell."""
    return line.geometry.box if line.geometry and not line.blank else None


def height_of(box: Box) -> float:
    """Return the height of a line in points, never 0."""
    return max(box[3] - box[1], 1.0)


def below(picture: Box, line: Box, share: float = SHARED) -> float | None:
    """Return how far a line is below a picture, in its own heights; None where it is not below it."""
    away = (line[1] - picture[3]) / height_of(line)
    return max(0.0, away) if away >= -INTO and share_width(picture, line, share) else None


def above(picture: Box, line: Box) -> float | None:
    """Return how far a line is above a picture, in its own heights; None where it is not above it."""
    away = (picture[1] - line[3]) / height_of(line)
    return max(0.0, away) if away >= -INTO and share_width(picture, line) else None


def beside(picture: Box, line: Box) -> float | None:
    """Return how far a line is beside a picture, in its own heights; None where it is not beside it."""
    middle = (line[1] + line[3]) / 2
    away = max(line[0] - picture[2], picture[0] - line[2]) / height_of(line)
    level = picture[1] - height_of(line) <= middle <= picture[3] + height_of(line)
    return max(0.0, away) if level and away >= -INTO else None


def share_width(one: Box, other: Box, share: float = SHARED) -> bool:
    """Tell whether two boxes stand in one column: most of the narrower one is in the other."""
    shared = min(one[2], other[2]) - max(one[0], other[0])
    return shared >= share * min(one[2] - one[0], other[2] - other[0])


def on_its_axis(picture: Box, line: Box) -> bool:
    """Tell whether a line stands in the middle of the width of a picture."""
    middles = (picture[0] + picture[2]) / 2, (line[0] + line[2]) / 2
    return abs(middles[0] - middles[1]) <= height_of(line)
