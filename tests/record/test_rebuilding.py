"""The law of the ledger: manuscript and tables give every source back, letter for letter."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import manuscript
from publisher.errors import ManifestError, UsageError
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.text import Text
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.record import Entry, ledger_of, read_ledger, rebuild, with_removed, write_ledger
from publisher.restoring import restore
from publisher.rulings import draft, judge
from publisher.sources import read_source, transcript_from
from tests.support.cases import read_cases
from tests.support.fuzzing import examples
from tests.support.pages import languages, sources

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = sorted((ROOT / "seeds" / "works").glob("*/*.txt"))
ELSEWHERE = [
    *sorted((SHARED / "seeds").glob("*.txt")),
    *sorted((SHARED / "score" / "data" / "sources").rglob("*.txt")),
]
# No line of the ledger repeats more letters than a mark, a label or a misread word has.
MOST_LETTERS = 12


def restored(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Text:
    return restore(transcript, verdicts).value


def written(transcript: Transcript, text: Text) -> tuple[Text, str]:
    """Return the manuscript as it is read back, with what was removed, and the ledger's table."""
    again = manuscript.read(manuscript.write(text), text.source, text.language)
    aside = with_removed(again, manuscript.write_removed(text))
    return aside, write_ledger(ledger_of(transcript, text))


def rebuilt(transcript: Transcript, text: Text) -> str:
    again, table = written(transcript, text)
    return rebuild(again, read_ledger(table))


def letters_repeated(entry: Entry) -> int:
    return sum(letter.isalpha() for edit in entry.edits for letter in edit.put)


def check(path: Path) -> None:
    """Rebuild a file to the byte, and see that the ledger does not just copy its lines."""
    transcript = read_source(path, path.name).value
    again, table = written(transcript, restored(transcript))
    entries = read_ledger(table)
    assert rebuild(again, entries).encode(transcript.encoding) == path.read_bytes()
    assert [entry for entry in entries if letters_repeated(entry) > MOST_LETTERS] == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_source_of_the_house_is_rebuilt(path: Path) -> None:
    check(path)


@pytest.mark.long
@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.stem)
def test_every_shared_source_is_rebuilt(path: Path) -> None:
    check(path)


def test_a_page_put_in_reading_order_is_rebuilt() -> None:
    moved = 0
    for case in (case for case in read_cases() if case.room == "restoring"):
        transcript = transcript_from(case.source, "case.txt", case.language).value
        text = restored(transcript)
        moved += len(text.reordered)
        assert rebuilt(transcript, text) == case.source
    assert moved > 0


def rulings_on(transcript: Transcript, kinds: list[RulingKind]) -> list[Ruling]:
    """Return rulings of some kinds, each on a line of its own, as far as there are lines."""
    lines = (line.number for line in transcript.lines() if not line.blank)
    made = []
    for kind, line in zip(kinds, lines, strict=False):
        value = {RulingKind.HEADING: "3", RulingKind.EMENDATION: "tryckt", RulingKind.NOTE: "1"}
        value |= {RulingKind.EDITORS_NOTE: "tryckt"}
        with suppress(UsageError):
            place = Place("law.toml", line, line)
            sketch = Ruling(kind, "", line, value.get(kind, ""), "so", place)
            made.append(draft(transcript, sketch))
    return made


@given(sources, st.lists(st.sampled_from(list(RulingKind)), min_size=3, max_size=20))
@examples(100)
def test_a_source_is_rebuilt_whatever_is_ruled_on_it(text: str, kinds: list[RulingKind]) -> None:
    transcript = transcript_from(text, "law.txt", "sv").value
    try:
        verdicts = judge(transcript, rulings_on(transcript, kinds)).value
    except ManifestError:
        return
    assert rebuilt(transcript, restored(transcript, verdicts)) == text


@given(sources, languages)
@examples(150)
def test_any_source_is_rebuilt(text: str, language: str) -> None:
    transcript = transcript_from(text, "law.txt", language).value
    assert rebuilt(transcript, restored(transcript)) == text
