"""Records come back from JSON as they were, and nothing else comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

import pytest

from publisher.errors import DAMAGE
from publisher.jsonform import Records


class Colour(StrEnum):
    """An enum."""

    RED = "red"


class Pair(NamedTuple):
    """A named tuple."""

    left: str
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record."""

    word: str
    colour: Colour | str = "red"
    pair: Pair | None = None
    parts: tuple[object, ...] = ()
    table: dict[object, object] = field(default_factory=dict)


RECORDS = Records({known.__name__: known for known in (Colour, Pair, Leaf)})
VALUES = [
    Leaf("a"),
    Leaf("a", Colour.RED),
    Leaf("“!”", "red", Pair("=", (1, 2)), (1, 1.5, True, None, ("x", ())), {1: (2,), "!": "="}),
    (),
    frozenset({2, 1}),  # of words, the order in a set differs from run to run
    (date(2026, 3, 1), datetime(2026, 3, 1, 4, 5, tzinfo=UTC)),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    back = RECORDS.read(RECORDS.written(value))
    assert (back, type(back), repr(back)) == (value, type(value), repr(value))


def test_classes_that_are_not_named_are_not_written() -> None:
    with pytest.raises(TypeError, match="Severe"):
        RECORDS.written((Severe.ERROR,))


class Severe(StrEnum):
    """Another enum."""

    ERROR = "error"


@pytest.mark.parametrize(
    "text", ["", "{", "{}", '{"!": "Path", "=": "x"}', '{"!": "Leaf", "size": 1}', '{"!": "Leaf"}']
)
def test_what_nobody_wrote_is_damage(text: str) -> None:
    with pytest.raises(DAMAGE):
        RECORDS.read(text)
