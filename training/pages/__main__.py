"""Make pages: ``python -m training.pages FOLDER --count N --seed S``.

FOLDER gets ``works/ID/`` (gold.md, meta.json), ``sources/pages/`` (texts with joins, removed lines
and roles, and a manifest), ``pdf/`` (each PDF with the truth of its runs). A layout whose truth
does not agree with itself is left out and named in the manifest of faults.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from training.pages.extracting import EXTRACTORS
from training.pages.making import Layout, make

DEFAULT = Path(__file__).parents[2] / "build" / "pages"


def main() -> None:
    """Read the options, make the layouts, write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--count", type=int, default=20, help="layouts of some ten pages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--extractors", nargs="+", default=list(EXTRACTORS), choices=EXTRACTORS)
    options = parser.parse_args()
    for name in ("works", "sources/pages", "pdf"):
        (options.folder / name).mkdir(parents=True, exist_ok=True)
    work = partial(_make_one, options.folder, options.seed, tuple(options.extractors))
    numbers = range(options.first, options.first + options.count)
    with ProcessPoolExecutor(options.jobs) as pool:
        made = list(pool.map(work, numbers, chunksize=4))
    rows = [row for rows, _ in made for row in rows]
    faults = [fault for _, found in made for fault in found]
    manifest = options.folder / "sources" / "manifest.json"
    manifest.write_text(json.dumps(rows, ensure_ascii=False, indent=0), "utf-8")
    (options.folder / "faults.txt").write_text("".join(f"{fault}\n" for fault in faults), "utf-8")
    pages = sum({row["work"]: row["pages"] for row in rows}.values())
    print(f"{len(rows)} texts of {len({row['work'] for row in rows})} layouts, {pages} pages;")
    print(f"{len(faults)} left out, why stands in {options.folder / 'faults.txt'}")


def _make_one(
    folder: Path, seed: int, extractors: tuple[str, ...], number: int
) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        layout = make(seed, number, extractors)
    except ValueError as error:
        return [], [f"layout {number}: {error}"]
    if layout.faults:
        return [], [f"{layout.name}: {fault}" for fault in layout.faults[:3]]
    return list(_written(folder, layout)), [f"{layout.name}: {fault}" for fault in layout.left_out]


def _written(folder: Path, layout: Layout) -> Iterator[dict[str, Any]]:
    """Write a layout's files and yield a row of the manifest for each text."""
    home = folder / "works" / layout.name
    home.mkdir(parents=True, exist_ok=True)
    (home / "gold.md").write_text(layout.gold, "utf-8")
    (home / "meta.json").write_text(json.dumps(layout.about, ensure_ascii=False, indent=1), "utf-8")
    (folder / "pdf" / f"{layout.name}.pdf").write_bytes(layout.pdf)
    (folder / "pdf" / f"{layout.name}.runs.tsv").write_text(layout.runs, "utf-8")
    (folder / "pdf" / f"{layout.name}.styled.tsv").write_text(layout.styled, "utf-8")
    (folder / "pdf" / f"{layout.name}.structure.tsv").write_text(layout.structure, "utf-8")
    for text in layout.texts:
        stem = f"{layout.name}.{text.name}"
        for ending, content in text.files.items():
            path = folder / "sources" / "pages" / f"{stem}.{ending}"
            path.write_text(content, "utf-8", newline="")
        yield {
            "track": "pages", "work": layout.name, "base_work": layout.about["work"],
            "lang": layout.about["lang"], "kind": layout.about["kind"],
            "setter": layout.about["options"]["setter"], "layout": layout.about["options"]["setter"],
            "extractor": text.extractor, "damage": "+".join(text.damages) or "none",
            "file": f"pages/{stem}.txt", "pdf": f"{layout.name}.pdf", "pages": layout.about["pages"],
        }  # fmt: skip


if __name__ == "__main__":
    main()
