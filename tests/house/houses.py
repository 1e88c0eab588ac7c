"""Small houses for tests, written into a folder."""

from __future__ import annotations

from pathlib import Path

HOUSE = 'name = "The Composing Room"\nlanguage = "en"\n'
WORK = 'author = "Anna Bergh"\n\n[en]\ntitle = "Reading proofs"\n'
EDITION = 'works = ["proofs"]\n\n[en]\ntitle = "All of it"\n'


def write_house(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write a house of one work and one edition; ``files`` replace or add (path under seeds)."""
    standard = {
        "house.toml": HOUSE,
        "works/proofs/work.toml": WORK,
        "works/proofs/en.txt": "Reading proofs\n\nIt is done twice.\n",
        "editions/all.toml": EDITION,
    }
    for name, content in {**standard, **(files or {})}.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root
