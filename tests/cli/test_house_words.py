"""What one text of a house tells another of its words, and that nothing is read anew in vain."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.outputs import STATE
from publisher.pipeline.house_memory import open_memory
from publisher.pipeline.house_words import HouseWords, words_of_house
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


def test_a_house_that_is_built_from_scratch_asks_no_earlier_state(
    run: Run, two_texts: Path
) -> None:
    assert "the footbinder with his thread" in manuscript(run, two_texts)
    shutil.rmtree(two_texts / "build")  # while the program runs on, as “publisher watch” does
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


def counts(words: HouseWords) -> list[int]:
    return [words.index.texts_with("en", word) for word in ("kelmington", "footbinder", "nowhere")]


def test_sources_counted_before_are_taken_from_the_state(two_texts: Path) -> None:
    with open_memory(two_texts) as memory:
        works = read_house(two_texts).value.works
        first = words_of_house(memory, works)
        assert counts(first) == [1, 1, 0]
        again = words_of_house(memory, works)
        assert (counts(again), again.counted) == ([1, 1, 0], frozenset())
        memory.state.renew()
        anew = words_of_house(memory, works)
        assert (counts(anew), len(anew.counted)) == ([1, 1, 0], len(works))
        assert [finding.code for finding in memory.findings] == ["pipeline/state-damaged"]


def test_words_that_come_and_go_are_counted_as_if_all_were_counted_anew(two_texts: Path) -> None:
    source = two_texts / "seeds/works/second/en.txt"
    works = read_house(two_texts).value.works
    for text in (WHOLE.replace("footbinder", "binder"), WHOLE, "Something else.\n", WHOLE):
        source.write_text(text, "utf-8")
        with open_memory(two_texts) as memory:
            counted = counts(words_of_house(memory, works))
            memory.state.renew()
            assert counts(words_of_house(memory, works)) == counted
    with open_memory(two_texts) as memory:
        assert counts(words_of_house(memory, works[:1])) == [0, 0, 0]


def test_nothing_is_written_where_nothing_is_kept(two_texts: Path) -> None:
    (two_texts / "build" / STATE).unlink()
    with open_memory(two_texts, keep=False) as memory:
        words = words_of_house(memory, read_house(two_texts).value.works)
        assert words.index.texts_with("en", "kelmington") == 1
    assert not (two_texts / "build" / STATE).exists()
