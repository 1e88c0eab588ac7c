"""Node, Chromium and the readers of package.json: found, or the test is skipped with a clear line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CHECKS = HERE / "checks"
MODULES = HERE / "node_modules"
SCREENSHOTS = HERE.parents[1] / "build" / "readers"
_COUNTS = ("sections", "followed", "contents")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader saw of a book: sections, notes followed, entries of contents; what went wrong."""

    sections: int
    followed: int
    contents: int
    wrong: tuple[str, ...]
    popup: tuple[str, str] | None = None


def need_browser() -> str:
    """Return the path of Chromium; skip where it, Node or the npm packages are missing."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium: books are not opened in readers (install chromium)")
    if shutil.which("node") is None:
        pytest.skip("no Node: books are not opened in readers (install nodejs and npm)")
    if not (MODULES / "foliate-js").is_dir():
        pytest.skip("no npm packages: books are not opened in readers (npm ci in tests/readers)")
    return browser


def run(script: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Run a script on a folder with the browser and return what it prints; fail with what it says.

    Its pictures lie in build/readers/.
    """
    done = subprocess.run(
        ["node", str(script), str(folder), str(SCREENSHOTS)],
        env={**os.environ, "CHROMIUM": need_browser()},
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    results: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return results


def read_in(script: str, books: dict[str, bytes], folder: Path) -> dict[str, Read]:
    """Open books in a reader, by the name of its script in checks/; return what it saw of each."""
    need_browser()
    for name, data in books.items():
        (folder / f"{name}.epub").write_bytes(data)
    return {name: _read(found) for name, found in run(CHECKS / script, folder).items()}


def wrong(found: dict[str, Read], names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what went wrong in the books of these names, every one of which was read."""
    return {name: found[name].wrong for name in names if found[name].wrong}


def _read(found: dict[str, object]) -> Read:
    wrong, popup = found["wrong"], found.get("popup")
    assert isinstance(wrong, list)
    window = (str(popup["type"]), str(popup["text"])) if isinstance(popup, dict) else None
    sections, followed, contents = (_number(found, key) for key in _COUNTS)
    return Read(sections, followed, contents, tuple(map(str, wrong)), window)


def _number(found: dict[str, object], key: str) -> int:
    number = found.get(key, 0)
    assert isinstance(number, int)
    return number
