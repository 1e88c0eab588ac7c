"""The sources in seeds/ are what the reprinter makes of the manuscripts, and lose no letter."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from publisher.house import read_house
from publisher.manuscript import read, write
from publisher.model.findings import Severity
from publisher.model.inlines import note_runs, plain, references, runs
from publisher.model.text import Decision, Join, Text
from training.reprinting.house import ROOT, SETTINGS, manuscript_of, reprint_work, seed_of

WORKS = sorted(SETTINGS)
PRINT_ANEW = "print them anew: python -m training.reprinting.house"


@pytest.mark.parametrize(("work", "language"), WORKS)
def test_the_source_is_the_manuscript_reprinted(work: str, language: str) -> None:
    made = reprint_work(work, language)
    assert seed_of(work, language).read_bytes() == made.data, PRINT_ANEW
    for ending, table in made.tables.items():
        kept = manuscript_of(work, language).with_suffix(f".{ending}")
        assert kept.read_text("utf-8") == table, PRINT_ANEW


@pytest.mark.parametrize(("work", "language"), WORKS)
def test_the_source_holds_every_letter_of_the_truth(work: str, language: str) -> None:
    made = reprint_work(work, language)
    source = made.data.decode(SETTINGS[work, language].encoding)
    assert letters(source) == letters(shown(made.truth))


def letters(text: str) -> Counter[str]:
    """Count letters and figures; a trema that the line's end took away does not count."""
    return Counter(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalnum())


def shown(text: Text) -> str:
    """Return all that was printed: text, marks, bodies with their labels, furniture."""
    pieces = [plain(run) for block in text.blocks for run in runs(block)]
    pieces += [reference.mark for reference in references(text)]
    pieces += [piece.text for piece in text.furniture]
    for note in text.notes:
        pieces += [plain(run) for run in note_runs(note)]
        pieces.append(note.mark if note.body else "")
    return " ".join(pieces)


@pytest.mark.parametrize(("work", "language"), WORKS)
def test_the_truth_without_pages_is_the_manuscript(work: str, language: str) -> None:
    manuscript = read(manuscript_of(work, language).read_text("utf-8"), work, language)
    truth = reprint_work(work, language).truth
    assert words_of(truth) == words_of(manuscript)
    assert write(read(write(truth), truth.source, language)) == write(truth)


def words_of(text: Text) -> list[tuple[str, ...]]:
    return [tuple(plain(run) for run in runs(block)) for block in text.blocks]


def test_the_works_together_show_every_kind_of_damage() -> None:
    truths = [reprint_work(work, language).truth for work, language in WORKS]
    joins = [join for truth in truths for join in truth.joins]
    assert {join.decision for join in joins} == set(Decision)
    assert any(join.decision is Decision.JOIN and not joined_plainly(join) for join in joins)
    assert any(note.body is None for truth in truths for note in truth.notes)
    assert any(twice_called(truth) for truth in truths)
    kinds = {str(piece.kind) for truth in truths for piece in truth.furniture}
    assert kinds == {"page-number", "running-head", "pull-quote", "rule", "other"}


def joined_plainly(join: Join) -> bool:
    return join.result == join.left.rstrip("-¬\u00ad") + join.right


def twice_called(text: Text) -> bool:
    calls = Counter(reference.label for reference in references(text))
    return max(calls.values(), default=0) > 1


def test_the_house_reads_without_a_warning() -> None:
    found = read_house(ROOT)
    assert [str(f) for f in found.findings if f.severity is not Severity.NOTE] == []
    assert {(text.work, text.language) for text in found.value.works} == set(SETTINGS)
