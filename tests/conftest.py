"""Fixtures of the whole suite: where the repository is, where the shared texts are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# The same examples on every run: a red suite is a change of ours, never a throw of the dice.
settings.register_profile(
    "house",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with texts that may not lie in the repository; skip without it."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"{SHARED.name}/seeds is missing beside the repository")
    return SHARED
