"""What restoring takes of memory: at most 350 MB, and twenty times the source."""

from __future__ import annotations

import pytest

from bench.growth import may, memory

# Known to take more, as docs/figures.md says.
OVER = pytest.mark.xfail(strict=True)


@pytest.mark.long
@pytest.mark.parametrize(
    "shape",
    [
        "prose",
        pytest.param("thousands of notes", marks=OVER),
        "many gaps",
    ],
)
def test_a_long_source_is_restored_within_the_memory_it_may_take(shape: str) -> None:
    assert memory(shape, 10) <= may(10)
