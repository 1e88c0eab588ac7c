"""What restoring takes of memory: at most 350 MB, and twenty times the source."""

from __future__ import annotations

import pytest

from bench.growth import may, memory


@pytest.mark.long
@pytest.mark.parametrize("shape", ["prose", "thousands of notes", "many gaps"])
def test_a_long_source_is_restored_within_the_memory_it_may_take(shape: str) -> None:
    assert memory(shape, 10) <= may(10)
