"""Fixtures of the whole suite: where the repository is, where the shared texts are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.fuzzing import register_profiles
from tests.support.workers import Sharing, rank_of

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# What the program keeps for later lies beside the tests, and not among what this user keeps.
os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache" / "home")

register_profiles()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first."""
    items.sort(key=lambda item: rank_of(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sharing:
    """Return who gives the tests to the workers."""
    config.option.loadscopereorder = False
    return Sharing(config, log)


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
