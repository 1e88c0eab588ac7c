"""How many rows, cells and items are told rightly: ``python -m bench.structures [FOLDER]``.

FOLDER is one that ``python -m training.pages`` has filled; its tables say which cells each row of
a table has, and on which level each item of a list stands. Items that nothing shows but how they
are set (entries of a bibliography, lists without bullets) are counted by themselves.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from publisher import api
from publisher.model.inlines import plain
from publisher.model.markers import MARKER
from publisher.model.text import ItemList, Table, Text
from publisher.restoring import restore

FOLDER = Path(__file__).parents[1] / "build" / "pages"
# How many: kind of source → what is counted → number.
Counts = dict[str, Counter[str]]


def main() -> None:
    """Print for each kind of source the shares of what is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args().folder
    rows = json.loads((folder / "sources" / "manifest.json").read_text("utf-8"))
    counts: Counts = defaultdict(Counter)
    for path, kind, row in _sources(folder, rows):
        truth = _truth(folder / "pdf" / f"{row['work']}.structure.tsv")
        if truth:
            text = restore(api.read(path, row["lang"]).value).value
            counts[kind] += _compared(truth, text)
    listed = "items", "levels", "unsigned"
    print(
        f"{'':<24}{'rows':>14}{'cells':>14}{'made up':>9}{''.join(f'{w:>14}' for w in listed)}{'made up':>9}"
    )
    for kind, own in sorted(counts.items()):
        shown = (_share(own, what) for what in ("rows", "cells"))
        of_lists = "".join(_share(own, what) for what in listed)
        told = f"{''.join(shown)}{own['rows made up']:>9}{of_lists}{own['items made up']:>9}"
        print(f"{kind:<24}{told}", flush=True)


def _sources(
    folder: Path, rows: Sequence[dict[str, Any]]
) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Yield every text and every PDF with its kind and its row of the manifest."""
    seen: set[str] = set()
    for row in rows:
        damaged = "" if row["damage"] == "none" else ", damaged"
        yield folder / "sources" / row["file"], f"{row['extractor']}{damaged}", row
        if row["work"] not in seen:
            seen.add(row["work"])
            yield folder / "pdf" / row["pdf"], f"pdf, {row['setter']}", row


def _truth(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _compared(truth: Sequence[Sequence[str]], text: Text) -> Counter[str]:
    """Return how many rows, cells, items and levels there are, and how many are right."""
    tables = [block for block in text.blocks if isinstance(block, Table)]
    told = [[_same(plain(c.content)) for c in r.cells] for t in tables for r in t.rows]
    items = Counter(
        (level, text)
        for block in text.blocks
        if isinstance(block, ItemList)
        for level, text in _items(block, 0)
    )
    made: Counter[str] = Counter()
    texts = Counter(text for _, text in items.elements())
    left = texts.copy()
    rows = Counter("".join(row) for row in told)
    cells = Counter(("".join(row), at, cell) for row in told for at, cell in enumerate(row))
    for _, kind, _, *own in truth:
        if kind == "row":
            whole = "".join(map(_same, own))
            made["rows"] += 1
            made["rows right"] += whole in rows
            for at, cell in enumerate(own):
                made["cells"] += 1
                made["cells right"] += (whole, at, _same(cell)) in cells
            rows[whole] -= 1
        else:
            level, words = int(own[0]), _same(own[1])
            signed = MARKER.match(own[1]) or "".join(own[2:])
            for what in ("items", "levels") if signed else ("unsigned",):
                made[what] += 1
                made[f"{what} right"] += (
                    items[level, words] if what == "levels" else texts[words]
                ) > 0
            left[words] -= 1
    made["rows made up"] = sum(number for number in rows.values() if number > 0)
    made["items made up"] = sum(number for number in left.values() if number > 0)
    return made


def _items(block: ItemList, level: int) -> Iterator[tuple[int, str]]:
    for item in block.items:
        yield level, _same(plain(item.content))
        for below in item.below:
            if isinstance(below, ItemList):
                yield from _items(below, level + 1)


def _same(text: str) -> str:
    """Return a text by its letters and figures alone: hyphens and blanks are another matter."""
    return "".join(filter(str.isalnum, text))


def _share(counts: Counter[str], what: str) -> str:
    all_, right = counts[what], counts[f"{what} right"]
    return f"{right}/{all_} {right / all_:.2f}".rjust(14) if all_ else "-".rjust(14)


if __name__ == "__main__":
    main()
