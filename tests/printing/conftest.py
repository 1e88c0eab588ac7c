"""Where the books of these tests may load from."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.printing import FONT_FOLDERS, SearchPath


@pytest.fixture
def files(tmp_path: Path) -> SearchPath:
    """Return a search path with an empty house and the system's typefaces."""
    house = tmp_path / "house"
    house.mkdir()
    return SearchPath((house,), FONT_FOLDERS)
