"""What is kept is what was made: found again, made anew when damaged, never needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.kept import digest, folder, kept

CONTENT = b"one sheet, two pages" * 100


class Maker:
    """Counts how often something is made."""

    def __init__(self, content: bytes = CONTENT) -> None:
        self.content, self.times = content, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.content


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which a thing is kept, in a folder that is there for one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() == tmp_path / "publisher"
    return folder() / "sheets" / "a1"


def ask(maker: Maker, made_from: str = "a1", most: int = 3) -> bytes:
    return bytes(kept("sheets", made_from, maker, most))


def test_a_thing_is_made_once(place: Path) -> None:
    maker = Maker()
    assert ask(maker) == ask(maker) == CONTENT
    assert (maker.times, place.is_file()) == (1, True)
    assert [path.name for path in place.parent.iterdir()] == ["a1"]


def test_what_it_is_made_from_tells_it_apart(place: Path) -> None:
    assert ask(Maker(b"old"), "a1") == b"old"
    assert ask(Maker(b"new"), "a2") == b"new"
    assert ask(Maker(b"?"), "a1") == b"old"


@pytest.mark.parametrize("at", [0, 9, 17, 30, 24 + 1999])
def test_one_wrong_bit_is_noticed(at: int, place: Path) -> None:
    ask(Maker())
    kept_bytes = bytearray(place.read_bytes())
    kept_bytes[at] ^= 4
    place.write_bytes(kept_bytes)
    maker = Maker()
    assert ask(maker) == CONTENT
    assert maker.times == 1
    assert ask(Maker(b"?")) == CONTENT


@pytest.mark.parametrize("length", [0, 1, 23, 24, 1000, -1])
def test_a_file_that_ends_early_is_noticed(length: int, place: Path) -> None:
    ask(Maker())
    place.write_bytes(place.read_bytes()[:length])
    assert ask(Maker()) == CONTENT
    place.write_bytes(place.read_bytes() + b"more")
    assert ask(Maker()) == CONTENT


def test_nothing_is_kept_too(place: Path) -> None:
    maker = Maker(b"")
    assert ask(maker) == ask(maker) == b""
    assert (maker.times, place.is_file()) == (1, True)


def test_a_folder_that_cannot_be_written_is_no_error(place: Path) -> None:
    place.parent.parent.write_text("a file where the folder should be", "utf-8")
    assert ask(Maker()) == ask(Maker()) == CONTENT


def test_a_folder_in_place_of_the_file_is_no_error(place: Path) -> None:
    place.mkdir(parents=True)
    assert ask(Maker()) == CONTENT
    assert list(place.parent.iterdir()) == [place]


def test_the_newest_are_kept(place: Path) -> None:
    for number in range(1, 6):
        ask(Maker(), f"a{number}", most=2)
        # Clocks of file systems may be too coarse to tell which is newer.
        os.utime(place.with_name(f"a{number}"), ns=(number, number))
    ask(Maker(), "a6", most=2)
    assert {path.name for path in place.parent.iterdir()} == {"a5", "a6"}


def test_what_is_mapped_outlives_its_file(place: Path) -> None:
    ask(Maker())
    mapped = kept("sheets", "a1", Maker(b"?"))
    place.unlink()
    assert mapped == CONTENT


def test_processes_may_ask_at_once(place: Path) -> None:
    code = (
        "from publisher.kept import kept; import sys;"
        f"sys.exit(bytes(kept('sheets', 'a1', lambda: {CONTENT!r})) != {CONTENT!r})"
    )
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [process.wait() for process in started] == [0] * 4
    assert [path.name for path in place.parent.iterdir()] == ["a1"]


def test_a_digest_tells_parts_apart(tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(b"ab")
    assert digest(file) == digest("ab") == digest(b"ab")
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("c", "ab")}) == 4


@pytest.mark.usefixtures("place")
def test_what_another_user_wrote_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled templates are programs, which would run."""
    ask(Maker(b"theirs"))
    monkeypatch.setattr("publisher.kept._believed", lambda: ())
    assert ask(Maker()) == CONTENT


def test_a_user_without_a_home_keeps_nothing_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("publisher.kept.folder", lambda: Path("~/.cache/publisher"))
    maker = Maker()
    assert ask(maker) == ask(maker) == CONTENT
    assert (maker.times, list(tmp_path.iterdir())) == (2, [])
