"""The package's own tables are parsed once, and anew when one has changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import packaged
from publisher.packaged import packaged_table, packaged_tables

PACKAGE = Path(packaged.__file__).parent
# Reads its manifests and profiles itself, with the lines of what is wrong in them.
HOUSE = PACKAGE / "house"


@pytest.fixture
def times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are parsed, in a folder for caches that is there for one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    parsed: list[str] = []
    loads: Callable[[str], dict[str, object]] = tomllib.loads

    def noted(text: str) -> dict[str, object]:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", noted)
    return parsed


def test_a_table_is_parsed_once(times: list[str], tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text("size = 0.1\nnames = ['Å', \"b\"]\n", "utf-8")
    other.write_text("[a]\nb = true\n", "utf-8")
    for _ in range(2):
        assert packaged_table(one) == {"size": 0.1, "names": ["Å", "b"]}
        assert packaged_tables([other, one])[0] == {"a": {"b": True}}
    assert len(times) == 3
    one.write_text("size = 0.2\n", "utf-8")
    assert packaged_table(one) == {"size": 0.2}


def test_all_tables_of_the_package_are_read_as_they_are() -> None:
    """JSON, in which they are kept, has no dates, as manifests and profiles of ``house`` have them."""
    paths = [path for path in sorted(PACKAGE.rglob("*.toml")) if HOUSE not in path.parents]
    whole = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    assert len(paths) > 50
    assert packaged_tables(paths) == whole
