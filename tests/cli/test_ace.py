"""``publisher check --full`` asks Ace about EPUBs, where it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.checking.validators.ace import find_ace
from tests.cli.conftest import Run
from tests.epub.opening import spoiled
from tests.readers.browser import MODULES

EPUB = "build/pamphlets/the-first-sheet.en.epub"


@pytest.mark.slow
def test_ace_judges_good_and_bad_books(
    run: Run, built_house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{MODULES / '.bin'}:{os.environ['PATH']}")
    if find_ace(os.environ) is None:
        pytest.skip("no Chromium, no Node or no npm packages: Ace is not run")
    sound = (built_house / EPUB).read_bytes()
    good, bad = tmp_path / "good.epub", tmp_path / "bad.epub"
    good.write_bytes(sound)
    bad.write_bytes(spoiled(sound, "cover.xhtml", 'alt="', 'data-alt="'))
    done = run("check", good, bad, "--fast", "--full")
    assert done.exit_code == 1
    assert "error[epub/ace]: image-alt" in done.stderr
    assert f"{good}  no faults" in " ".join(done.stdout.split("\n"))


def test_without_ace_it_is_said_how_to_get_it(
    run: Run, built_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("check", built_house / EPUB, "--full")
    assert "Ace was not run" in done.stderr
    assert "npm install" in done.stderr
    assert "Ace" not in run("check", built_house / EPUB).stderr
