"""The door to pandoc: what it says when pandoc fails."""

from __future__ import annotations

import pytest

from publisher.errors import InstallationError, OutputError
from publisher.pandoc import find_pandoc, pandoc_version, run_pandoc, tree_version

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")


def test_it_says_its_version_and_that_of_its_trees() -> None:
    assert pandoc_version()[0].isdigit()
    assert tree_version() >= (1, 22)


def test_what_it_refuses_is_an_error_in_its_words() -> None:
    with pytest.raises(OutputError, match=r"pandoc gave up: .*JSON"):
        run_pandoc(("--from", "json", "--to", "plain"), b"{")


def test_a_program_that_cannot_be_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.pandoc.find_pandoc", lambda: "/nowhere/pandoc")
    with pytest.raises(InstallationError, match="cannot be run"):
        run_pandoc(("--version",), b"")
