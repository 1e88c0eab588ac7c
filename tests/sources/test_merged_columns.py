"""Two columns written side by side with a single blank between them are named; run-on lines are not."""

from __future__ import annotations

from publisher.languages import lexicon
from publisher.model.findings import Severity
from publisher.sources import transcript_from
from tests.sources.prose import paragraphs

WIDTH = 32


def column(number: int) -> list[str]:
    """Return lines as narrow as a column, with words broken where the patterns allow."""
    found, line = [], ""
    for word in " ".join(paragraphs(number)).split():
        room = WIDTH - len(line) - 2
        places = [at for at in lexicon("en").breaks(word) if at <= room]
        if len(line) + len(word) < WIDTH:
            line = f"{line} {word}".strip()
        elif places and line:
            found.append(f"{line} {word[: max(places)]}-")
            line = word[max(places) :]
        else:
            found.append(line)
            line = word
    return [*found, line]


def codes(lines: list[str]) -> dict[str, Severity]:
    found = transcript_from("\n".join(lines), "a.txt", "en").findings
    return {finding.code: finding.severity for finding in found}


def side_by_side(lines: list[str], count: int = 40) -> list[str]:
    left, right = lines[:count], lines[count : 2 * count]
    return [f"{a} {b}" for a, b in zip(left, right, strict=True)]


def test_columns_side_by_side_with_one_blank_are_an_error() -> None:
    assert codes(side_by_side(column(12)))["sources/columns-merged"] is Severity.ERROR


def test_a_column_as_it_was_printed_and_lines_that_were_run_together_are_none() -> None:
    narrow = column(12)
    assert "sources/columns-merged" not in codes(narrow[:80])
    together = [f"{a} {b}" for a, b in zip(narrow[:80:2], narrow[1:80:2], strict=True)]
    assert any("- " in line for line in together)
    assert "sources/columns-merged" not in codes(together)
