"""Whole small sources with all that becomes of them: manuscript, broken words, what went, findings.

Read the difference by eye, then accept it: ``python -m tests.golden.restoring.test_golden``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from publisher.manuscript import write, write_findings, write_joins, write_removed
from publisher.model.findings import in_order
from publisher.restoring import restore
from publisher.sources import read_source

FOLDER = Path(__file__).parent
SOURCES = sorted(FOLDER.glob("*.txt"))
# The first five columns of joins.tsv: how sure a decision is changes with every list of words.
DECIDED = 5
ENDINGS = (".md", ".joins.tsv", ".removed.tsv", ".findings")


@cache
def made_of(path: Path) -> dict[str, str]:
    """Return what becomes of a source, by the ending of its golden file."""
    source = read_source(path, path.name, path.stem.partition(".")[2])
    text = restore(source.value)
    findings = in_order((*source.findings, *text.findings))
    joins = "".join(f"{line}\n" for line in decided(write_joins(text.value)))
    tables = write(text.value), joins, write_removed(text.value), write_findings(findings)
    return dict(zip(ENDINGS, tables, strict=True))


def decided(joins: str) -> Iterator[str]:
    return ("\t".join(line.split("\t")[:DECIDED]) for line in joins.splitlines())


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_source_becomes_what_it_became(path: Path, ending: str) -> None:
    assert made_of(path)[ending] == path.with_suffix(ending).read_text("utf-8")


def accept() -> None:
    """Write the golden files as the texts are now."""
    for path in SOURCES:
        for ending, table in made_of(path).items():
            path.with_suffix(ending).write_text(table, "utf-8")


if __name__ == "__main__":
    accept()
