"""Restored texts are kept, and books made of kept ones have the same bytes; ``publisher prune``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.outputs import STORE
from publisher.pipeline import stages
from publisher.pipeline.kept_texts import packed, unpacked
from publisher.pipeline.rulings import read_all_rulings
from publisher.pipeline.stages import read
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
NAME = "the-first-sheet.en"
HTML = f"build/pamphlets/{NAME}.html"
SOURCE = "seeds/works/the-first-sheet/en.txt"


@pytest.fixture
def restored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the sources of the texts that are restored from now on."""
    sources: list[str] = []

    def read_and_tell(work: object, *more: object) -> object:
        sources.append(work.source)  # type: ignore[attr-defined]
        return read(work, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "read", read_and_tell)
    return sources


def build(run: Run, house: Path, *more: object, name: str = NAME) -> bytes:
    done = run("build", name, "--house", house, "--format", "html", "--jobs", 1, *more)
    assert done.exit_code == 0, done.output
    path = house / HTML
    return path.read_bytes()


def stored(house: Path) -> list[Path]:
    return sorted(path for path in (house / "build" / STORE).rglob("*") if path.is_file())


def style(house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/house.css").write_text("p { color: black }", "utf-8")


def fact(house: Path) -> None:
    manifest = house / "seeds/works/the-first-sheet/work.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("Marsh", "March"), "utf-8")


def lost(house: Path) -> None:
    (house / HTML).unlink()


@pytest.mark.parametrize("change", [style, fact, lost])
def test_a_book_is_made_of_the_kept_text_with_the_same_bytes(
    run: Run, house: Path, restored: list[str], change: Callable[[Path], None]
) -> None:
    change(house)
    made = build(run, house)
    assert restored == []
    assert build(run, house, "--anew") == made
    assert restored == [SOURCE]


def test_an_edition_takes_the_texts_of_its_pamphlets(
    run: Run, house: Path, restored: list[str]
) -> None:
    build(run, house, "--language", "en", name="sampler")
    assert restored == []
    assert (house / "build/editions/sampler.en.html").is_file()


def test_a_source_that_has_changed_is_restored(run: Run, house: Path, restored: list[str]) -> None:
    source = house / SOURCE
    source.write_text(source.read_text("utf-8").replace("patience", "perseverance"), "utf-8")
    assert b"perseverance" in build(run, house)
    assert restored == [SOURCE]


@pytest.mark.parametrize("damage", [b"", b"x" * 200])
def test_a_kept_text_that_is_damaged_is_restored(
    run: Run, house: Path, restored: list[str], damage: bytes
) -> None:
    for path in stored(house):
        path.write_bytes(damage)
    before = (house / HTML).read_bytes()
    lost(house)
    assert build(run, house) == before
    assert restored == [SOURCE]


def test_prune_removes_what_no_text_needs(run: Run, house: Path, restored: list[str]) -> None:
    first = stored(house)
    source = house / SOURCE
    source.write_text(source.read_text("utf-8").replace("patience", "perseverance"), "utf-8")
    build(run, house)
    assert len(stored(house)) == len(first) + 1
    kept = json.loads(run("prune", "--house", house, "--keep", 9, "--json").stdout)
    assert (kept["removed"], kept["stays"]) == (0, len(first) + 1)
    dry = run("prune", "--house", house, "--dry-run")
    assert dry.stdout.startswith("1 restored text would go (0.0 MB); ")
    assert len(stored(house)) == len(first) + 1
    done = json.loads(run("prune", "--house", house, "--json").stdout)
    assert (done["removed"], done["stays"]) == (1, len(first))
    assert done["size"] == sum(path.stat().st_size for path in stored(house))
    restored.clear()
    lost(house)
    build(run, house)
    assert restored == []


def test_every_text_of_the_seeds_comes_back_as_it_was() -> None:
    works = read_house(ROOT).value.works
    for work, rulings in read_all_rulings(ROOT, works).items():
        text = read(work, rulings).text
        assert repr(unpacked(packed(text))) == repr(text)
