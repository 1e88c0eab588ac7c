"""The package's own tables: TOML files that are parsed once on a machine."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publisher.kept import digest, known

# Sets of tables, those of two versions of the program and of all languages; some 10 kB each.
_MOST = 200


def packaged_table(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file of the package, without dates; raise OSError without a file."""
    (content,) = packaged_tables([path])
    return content


def packaged_tables(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the contents of several, in their order, which are always asked for together."""
    texts = [path.read_text("utf-8") for path in paths]
    # To parse them takes fifteen times as long as to read what was kept.
    read: list[dict[str, Any]] = known(
        "tables", digest(*texts), lambda: [tomllib.loads(text) for text in texts], _MOST
    )
    return read
