"""Seeded faults: ours are found by the rule that is meant, and all that epubcheck finds is found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from publisher.checking.epub import check_epub
from tests.checking.epub.faults import AREAS, Fault, faults
from tests.conftest import ROOT
from tests.support.epubcheck import epubcheck

FAULTS = tuple(faults())
# What says only that the book claims too much, or does not claim what it could.
OF_CLAIMS = {"epub/false-claim", "epub/no-claim"}


def found(data: bytes) -> tuple[str, ...]:
    """Return the codes that publisher's own checks find, without those about claims."""
    codes = {finding.code for finding in check_epub(data, "bok.epub")}
    return tuple(sorted(codes - OF_CLAIMS))


def test_there_are_faults_of_all_areas() -> None:
    counted = Counter(fault.area for fault in FAULTS)
    assert all(counted[area] >= 20 for area in AREAS)
    assert len({(fault.area, fault.what) for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.area}: {f.what}")
def test_a_fault_is_found_by_its_rule(pamphlet_epub: bytes, fault: Fault) -> None:
    assert fault.code in found(fault.put_into(pamphlet_epub))


@pytest.mark.long
def test_what_epubcheck_finds_is_found(pamphlet_epub: bytes, tmp_path: Path) -> None:
    book, rows = tmp_path / "bok.epub", []
    for fault in FAULTS:
        data = fault.put_into(pamphlet_epub)
        book.write_bytes(data)
        rows.append((fault, epubcheck(book).numbers, found(data)))
    report(rows)
    assert [fault for fault, theirs, ours in rows if theirs and not ours] == []
    assert sum(bool(theirs) for _, theirs, _ in rows) > 150


def report(rows: list[tuple[Fault, tuple[str, ...], tuple[str, ...]]]) -> None:
    """Write the table of faults to build/faults.md, with its totals above it."""
    by_both = sum(bool(theirs and ours) for _, theirs, ours in rows)
    totals = (
        f"{len(rows)} faults, one in each copy of one book. epubcheck finds "
        f"{sum(bool(theirs) for _, theirs, _ in rows)}, publisher's own checks "
        f"{sum(bool(ours) for _, _, ours in rows)}, both {by_both}."
    )
    lines = ["# Seeded faults", "", totals, "", "| area | fault | epubcheck | own checks |"]
    lines.append("|---|---|---|---|")
    for fault, theirs, ours in rows:
        own = ", ".join(code.removeprefix("epub/") for code in ours)
        lines.append(f"| {fault.area} | {fault.what} | {', '.join(theirs) or '–'} | {own or '–'} |")
    (ROOT / "build/faults.md").write_text("\n".join(lines) + "\n", "utf-8")
