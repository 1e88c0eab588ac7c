"""One note that is called thousands of times: every book of it comes out, and in its time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from publisher import api

MANY = 4_000
# Processor seconds; where each reference was compared with all others these took 13 to 44.
SECONDS = {"html": 7, "epub": 9, "pdf": 30}


@pytest.mark.slow
@pytest.mark.parametrize("form", SECONDS)
def test_a_note_may_be_called_thousands_of_times(tmp_path: Path, form: str) -> None:
    source = tmp_path / "called.md"
    source.write_text(f"# Called\n\n{'word[^1] ' * MANY}\n\n[^1]: A note.\n")
    started = time.process_time()
    api.convert(source, tmp_path / f"called.{form}", language="en")
    assert time.process_time() - started < SECONDS[form]
    assert (tmp_path / f"called.{form}").stat().st_size
