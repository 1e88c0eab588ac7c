"""One text as four programs set it is restored alike: its notes are linked, its stress is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.manuscript import write
from publisher.restoring import restore
from publisher.sources.pdf import read_pdf

MAKERS = Path(__file__).parents[1] / "sources" / "pdf" / "makers"


@pytest.mark.parametrize("maker", ["weasyprint", "typst", "tex", "libreoffice"])
def test_notes_and_emphasis_come_back_from_every_maker(maker: str) -> None:
    source = read_pdf(MAKERS / f"{maker}.pdf", f"{maker}.pdf", "en").value
    outcome = restore(source)
    made = write(outcome.value)
    assert "spring. *Nobody* bought the oars" in made
    assert "written, in *letters* that a child could read" in made
    assert "by one family,[^1] and" in made
    assert "and the pier held.[^2] The strangers" in made
    assert "[^1]: The name stands in the oldest register of the parish." in made
    assert "[^2]: The marks can be seen to this day." in made
    assert not [finding for finding in outcome.findings if "note" in finding.code]
