"""What one text of a house tells another of its words, and that nothing is read anew in vain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.pipeline.house_words import INDEX, words_of_house
from tests.cli.conftest import Run

BROKEN = """The Press at the Ford

By Nobody

The folders of the town came down to the ford each spring, and with them came the foot-
binder with his thread, who had learned his trade in the mill at Kelming-
ton, and stayed there until the autumn. He spoke little and folded well.
"""
WHOLE = """A Second Sheet

By Nobody

On the road to Kelmington stands a mill, and in it lived the footbinder of whom we speak.
Nobody in Kelmington knew his name, and nobody asked for it in the years he was there.
"""


@pytest.fixture
def two_texts(house: Path) -> Path:
    """Return a house with a text whose words are broken, and another that has them whole."""
    for name, text in (("ford", BROKEN), ("second", WHOLE)):
        folder = house / "seeds/works" / name
        folder.mkdir()
        (folder / "work.toml").write_text('title = "Ford"\n', encoding="utf-8")
        (folder / "en.txt").write_text(text, encoding="utf-8")
    return house


def manuscript(run: Run, house: Path) -> str:
    done = run("build", "ford", "--house", house, "--format", "epub", "--jobs", 1)
    assert done.exit_code == 0, done.output
    return (house / "build/works/ford.en/manuscript.md").read_text("utf-8")


def state(run: Run, house: Path, name: str) -> str:
    listed = json.loads(run("list", name, "--house", house, "--json").stdout)
    return str(listed["books"][0]["formats"]["epub"])


def test_a_broken_word_that_stands_whole_in_another_text_is_joined(
    run: Run, two_texts: Path
) -> None:
    assert "the footbinder with his thread" in manuscript(run, two_texts)
    told = (two_texts / "build/works/ford.en/words.tsv").read_text("utf-8")
    assert {"footbinder\t1", "kelmington\t1"} < set(told.splitlines())


def test_rulings_and_adopted_manuscripts_know_the_other_texts_too(
    run: Run, two_texts: Path
) -> None:
    line = next(n for n, text in enumerate(BROKEN.splitlines(), 1) if text.endswith("foot-"))
    ruled = run("rule", "ford", "keep", "--line", line, "--dry-run", "--house", two_texts)
    assert ruled.exit_code == 0, ruled.output
    assert "nothing changes by it" not in ruled.stdout
    built = manuscript(run, two_texts)
    assert run("manuscript", "adopt", "ford", "--house", two_texts).exit_code == 0
    assert (two_texts / "seeds/works/ford/en.md").read_text("utf-8") == built


def test_without_the_other_text_the_hyphen_stays(run: Run, two_texts: Path) -> None:
    (two_texts / "seeds/works/second/en.txt").write_text("Something else.\n", encoding="utf-8")
    assert "the foot-binder with his thread" in manuscript(run, two_texts)


def test_another_text_that_says_something_new_makes_a_book_stale(run: Run, two_texts: Path) -> None:
    manuscript(run, two_texts)
    assert state(run, two_texts, "ford") == "built"
    other = two_texts / "seeds/works/second/en.txt"
    other.write_text(f"{WHOLE}\nAnd nothing of weight.\n", encoding="utf-8")
    assert state(run, two_texts, "ford") == "built"
    other.write_text(WHOLE.replace("footbinder", "binder"), encoding="utf-8")
    assert (state(run, two_texts, "ford"), state(run, two_texts, "the-first-sheet")) == (
        "stale",
        "built",
    )
    assert "the foot-binder with his thread" in manuscript(run, two_texts)


def test_texts_in_other_languages_do_not_count(run: Run, two_texts: Path) -> None:
    works = two_texts / "seeds/works/second"
    (works / "en.txt").rename(works / "sv.txt")
    assert "the foot-binder with his thread" in manuscript(run, two_texts)


def test_sources_counted_before_are_taken_from_the_index(two_texts: Path) -> None:
    works = read_house(two_texts).value.works
    first = words_of_house(two_texts, works)
    index = two_texts / "build" / INDEX
    written = index.stat().st_mtime_ns
    assert words_of_house(two_texts, works).counted == first.counted
    assert index.stat().st_mtime_ns == written
    index.write_text("[]", encoding="utf-8")
    assert words_of_house(two_texts, works).counted == first.counted


def test_the_index_is_not_written_where_nothing_is_kept(two_texts: Path) -> None:
    (two_texts / "build" / INDEX).unlink()
    works = read_house(two_texts).value.works
    assert words_of_house(two_texts, works, keep=False).counted.texts["en"]["kelmington"] == 1
    assert not (two_texts / "build" / INDEX).exists()
