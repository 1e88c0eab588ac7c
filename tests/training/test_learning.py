"""Learned tables: what a fold leaves out, and what stands at the head of a table."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench.score_texts import Source
from bench.score_texts import sources as texts
from bench.scoring.tracks import DATA, sources_of
from training import confidence, folds, observing
from training.fitting import fit_log_odds, pools, single
from training.observing import Observed

SOME = [
    Observed("join", stated / 100, right=stated % 10 != 0, work="work") for stated in range(50, 100)
]


def test_clue_that_tells_the_choice_weighs_for_it() -> None:
    rows = [{"always": 1.0, "seen": float(at % 2)} for at in range(200)]
    model = fit_log_odds(rows, [at % 2 for at in range(200)], 2)
    assert model.column(1)["seen"] > 3
    assert model.chances([{"always": 1.0, "seen": 1.0}])[0].argmax() == 1


def test_pools_rise_and_hold_every_decision() -> None:
    found = list(pools([single(one.stated, right=one.right) for one in SOME]))
    shares = [pool.right / pool.total for pool in found]
    assert shares == sorted(shares)
    assert sum(pool.total for pool in found) == len(SOME)


def test_table_says_what_it_was_learned_from_and_is_read_again() -> None:
    text = confidence.written([], SOME, "python -m training.confidence")
    assert text.startswith("# Learned from: the tracks core and damage")
    assert tomllib.loads(text)["join"]["points"]


def test_table_without_any_source_has_no_topic() -> None:
    assert tomllib.loads(confidence.written([], [], "python -m training.folds")) == {}


@pytest.mark.skipif(not DATA.is_dir(), reason="there is no shared/score beside the repository")
def test_observation_that_was_stopped_goes_on_with_the_next_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = texts(confidence.TRACKS)
    observed: list[str] = []

    def observe_now(source: Source) -> list[Observed]:
        observed.append(source.name)
        return SOME

    monkeypatch.setattr(observing, "KEPT", tmp_path)
    monkeypatch.setattr(observing, "_observed_now", observe_now)
    assert observing.observe(first) == SOME
    assert [observing.observe(one) for one in (first, second)] == [SOME, SOME]
    assert observed == [first.name, second.name]
    monkeypatch.setattr(observing, "_press", lambda: "another press")
    observing.observe(first)
    assert observed == [first.name, second.name, first.name]


@pytest.mark.skipif(not DATA.is_dir(), reason="there is no shared/score beside the repository")
def test_fold_keeps_no_text_of_its_works_and_no_page_of_its_typesetter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, set[str]] = {}
    monkeypatch.setattr(folds, "observe_all", lambda known: [])
    monkeypatch.setattr(folds, "FOLDS", tmp_path)
    monkeypatch.setattr(folds, "learn_all", lambda pages, without: None)
    monkeypatch.setattr(
        folds, "_write", lambda folder, texts: kept.update({folder.name: {t.name for t in texts}})
    )
    folds.main(())
    for source in [*sources_of("core"), *sources_of("damage")]:
        assert source.name not in kept[f"work-{source.fold}"]
        assert source.name not in kept[f"family-{source.family}"]
        assert any(source.name in texts for texts in kept.values())
