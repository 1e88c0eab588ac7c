"""A house of some works, each the longest of the seeds with a title of its own."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

from bench.command import SEEDS

HOUSE = 'format = 1\nname = "Many"\nlanguage = "en"\n'
WORK = 'format = 1\ntitle = "Part {number}"\nauthor = "Ida Borgis"\npublished = 2026-03-01\n'


def house_of(root: Path, works: int) -> Path:
    """Write the manifests and sources of so many works into a folder, and return it.

    The texts are those of the seeds in turn, each under its language.
    """
    texts = cycle(sorted(SEEDS.glob("works/*/*.txt")))
    for number, text in enumerate(islice(texts, works)):
        folder = root / f"seeds/works/part-{number:04}"
        folder.mkdir(parents=True)
        (folder / "work.toml").write_text(WORK.format(number=number), "utf-8")
        (folder / text.name).write_bytes(text.read_bytes())
    (root / "seeds/house.toml").write_text(HOUSE, "utf-8")
    return root
