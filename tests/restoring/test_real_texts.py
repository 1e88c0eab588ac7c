"""What is told of real texts, which stand beside the repository and not in it."""

from __future__ import annotations

from pathlib import Path

from publisher import api
from publisher.manuscript import write
from publisher.restoring import restore


def test_quotations_are_told_by_type_that_is_hardly_smaller(shared: Path) -> None:
    """The text is set justified, its quotations stand flush, most of them behind a colon."""
    source = sorted((shared / "seeds").glob("*.txt"))[3]
    made = write(restore(api.read(source, "sv").value).value)
    assert made.count("\n> ") == 17
