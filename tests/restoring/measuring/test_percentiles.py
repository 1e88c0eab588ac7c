"""Percentiles are those of numpy, to the last bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.restoring.measuring.percentiles import median, percentile

NUMBERS = st.lists(st.floats(0, 2000, width=32), min_size=1, max_size=60)


@given(NUMBERS, st.integers(0, 100), st.sampled_from(["float32", "float64", "int64"]))
def test_it_is_that_of_numpy(numbers: list[float], percent: int, kind: str) -> None:
    values: np.ndarray[Any, Any] = np.array(numbers).astype(kind)
    ours, theirs = percentile(values, percent), np.percentile(values, percent)
    assert (ours, ours.dtype) == (theirs, theirs.dtype)
    ours, theirs = median(values), np.median(values)
    assert (ours, ours.dtype) == (theirs, theirs.dtype)


def test_of_nothing_there_is_none() -> None:
    with pytest.raises(IndexError):
        percentile(np.array([]), 50)
