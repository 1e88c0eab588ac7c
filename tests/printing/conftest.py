"""Where the books of these tests may load from."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.printing import FONT_FOLDERS, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a shelf with an empty house and the system's typefaces."""
    house = tmp_path / "house"
    house.mkdir()
    return Shelf((house,), FONT_FOLDERS)
