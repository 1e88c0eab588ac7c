"""Broken, odd and hostile PDFs: each is read, or refused in words, and none is silently empty."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.sources.isolation.batch import SECONDS
from tests.sources.isolation.faults import FAULTS, Fate
from tests.sources.isolation.making import SENTENCE

# What the child of the door does not survive, its parent refuses in words.
REFUSED = {"refused", "died"}
FEWEST = 60


def test_there_are_many_faults() -> None:
    assert len(FAULTS) >= FEWEST


def test_each_file_is_read_or_refused_in_words_and_none_is_silently_empty(tmp_path: Path) -> None:
    """All of them in one process, for starting one for each would take most of the time."""
    command = [sys.executable, "-m", "tests.sources.isolation.batch", str(tmp_path)]
    root = Path(__file__).parents[3]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=root, timeout=20 * SECONDS
    )
    became = {name: (fate, said) for name, fate, said in map(json.loads, done.stdout.splitlines())}
    assert became.keys() == FAULTS.keys()
    wrong = {
        name: became[name] for name, (fate, _) in FAULTS.items() if not _right(fate, *became[name])
    }
    assert wrong == {}


def _right(fate: Fate, became: str, said: str) -> bool:
    read = became == "read" and SENTENCE in " ".join(said.split())
    refused = became in REFUSED and bool(said)
    # A file that may go either way may also give other letters than those of the sentence.
    some = became == "read" and any(char.isalnum() for char in said)
    return {Fate.READ: read, Fate.REFUSED: refused, Fate.EITHER: some or refused}[fate]
