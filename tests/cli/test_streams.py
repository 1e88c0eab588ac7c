"""What is printed may go nowhere: a stream that is closed, or a disk that is full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.errors import OutputError

FULL = Path("/dev/full")
TEXT = "A title\n\n" + "The lamp was lit before it was dark, and nobody asked why.\n" * 9


def converted(folder: Path, streams: str) -> subprocess.CompletedProcess[bytes]:
    """Convert a text in a shell whose redirections are ``streams``."""
    (folder / "a.txt").write_text(TEXT)
    command = f'"{sys.executable}" -m publisher convert a.txt a.md --language en {streams}'
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("streams", ["2>&-", ">&-", "<&-", "<&- >&- 2>&-"])
def test_a_book_is_made_where_a_stream_is_closed(tmp_path: Path, streams: str) -> None:
    assert converted(tmp_path, streams).returncode == 0
    assert "nobody asked why" in (tmp_path / "a.md").read_text()


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is needed")
@pytest.mark.parametrize("command", ["convert a.txt a.md --language en", "--help", "doctor --json"])
def test_what_a_full_disk_does_not_take_is_said_in_words(tmp_path: Path, command: str) -> None:
    done = converted(tmp_path, f"; '{sys.executable}' -m publisher {command} >{FULL}")
    assert done.returncode == OutputError.exit_code
    assert done.stderr.endswith(
        b"publisher: what is printed cannot be written: No space left on device\n"
    )
    assert b"Traceback" not in done.stderr
    silent = converted(tmp_path, f">{FULL} 2>&1")
    assert silent.returncode == OutputError.exit_code
