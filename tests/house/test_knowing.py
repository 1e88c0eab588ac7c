"""Manifests that have not changed are not read again, and what is known of them is what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.model.house import WorkText
from publisher.stamps import Stamp
from tests.house.houses import write_house

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
WORK = """title = "Proofs"
author = [{ name = "Ida Borgis", sort = "Borgis, Ida" }]
contributors = [{ name = "N. N.", role = "prf" }]
series = { name = "Sheets", position = 2 }
rights_status = "permission"
shelfmark = "A 1"
[pictures."a.png"]
alt = "a press"
[en]
subtitle = "A beginning"
"""
EDITION = """works = ["proofs"]
[en]
title = "All"
"""


class Notebook:
    """A memory in a dictionary, which counts what it was asked in vain."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, str]] = {}
        self.read: list[str] = []

    def recall(self, key: str, stamp: Stamp) -> str | None:
        known = self.known.get(key)
        if known is None or known[0] != stamp.text:
            self.read.append(key)
            return None
        return known[1]

    def remember(self, key: str, stamp: Stamp, value: str) -> None:
        self.known[key] = (stamp.text, value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"works/proofs/work.toml": WORK, "works/proofs/odd name.txt": "x"}
    root = write_house(tmp_path, files)
    pictures = root / "seeds/works/proofs/pictures"
    pictures.mkdir()
    for name in ("a.png", "b.png"):
        (pictures / name).write_bytes(PNG)
    (root / "seeds/editions").mkdir(exist_ok=True)
    (root / "seeds/editions/all.toml").write_text(EDITION, "utf-8")
    return root


def test_what_is_known_is_what_was_read(root: Path) -> None:
    memory = Notebook()
    first = read_house(root, memory)
    assert {"seeds/house.toml", "seeds/works/proofs", "seeds/editions/all.toml"} <= {*memory.read}
    memory.read.clear()
    again = read_house(root, memory)
    assert memory.read == []
    assert again == first == read_house(root)
    assert repr(again) == repr(first)
    assert {one.code for one in again.findings} == {"house/unused-file", "house/unused-picture"}


def test_a_house_that_is_called_otherwise_is_known(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Notebook()
    read_house(root, memory)
    memory.read.clear()
    for folder, called in ((root.parent, Path(root.name)), (root, Path())):
        monkeypatch.chdir(folder)
        assert read_house(called, memory) == read_house(called)
        assert memory.read == []


def other_title(root: Path) -> None:
    path = root / "seeds/works/proofs/work.toml"
    path.write_text(path.read_text("utf-8").replace("A beginning", "An ending"), "utf-8")


def another_language(root: Path) -> None:
    (root / "seeds/works/proofs/sv.txt").write_text("Korrektur\n", "utf-8")


def shown_picture(root: Path) -> None:
    (root / "seeds/works/proofs/en.txt").write_text("![a](pictures/b.png)\n", "utf-8")


def picture_gone(root: Path) -> None:
    (root / "seeds/works/proofs/pictures/b.png").unlink()


def other_house(root: Path) -> None:
    path = root / "seeds/house.toml"
    path.write_text(f"{path.read_text('utf-8')}\nplace = 'Tarov'\n", "utf-8")


@pytest.mark.parametrize(
    "change", [other_title, another_language, shown_picture, picture_gone, other_house]
)
def test_what_has_changed_is_read_again(root: Path, change: Callable[[Path], None]) -> None:
    memory = Notebook()
    before = read_house(root, memory)
    change(root)
    after = read_house(root, memory)
    assert after == read_house(root)
    assert (after.value, after.findings) != (before.value, before.findings)


def test_mistakes_are_told_each_time(root: Path) -> None:
    memory = Notebook()
    path = root / "seeds/works/proofs/work.toml"
    path.write_text(f"titel = 1\n{WORK}", "utf-8")
    told = []
    for known in (memory, memory, Notebook()):
        with pytest.raises(ManifestError) as error:
            read_house(root, known)
        told.append(str(error.value))
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("file", ["house.toml", "works/proofs/work.toml", "editions/all.toml"])
def test_a_picture_of_a_cover_that_goes_is_a_mistake(root: Path, file: str) -> None:
    path = root / "seeds" / file
    key = 'cover_picture = "cover.png"\n'
    content = path.read_text("utf-8")
    said = f"{content}\n[books]\n{key}" if file == "house.toml" else f"{key}{content}"
    path.write_text(said, "utf-8")
    (root / "cover.png").write_bytes(PNG)
    memory = Notebook()
    assert read_house(root, memory) == read_house(root, memory)
    (root / "cover.png").write_bytes(b"no picture")
    with pytest.raises(ManifestError, match="expected a JPEG or PNG"):
        read_house(root, memory)


def test_links_are_followed_each_time(root: Path) -> None:
    folder = root / "seeds/works/proofs"
    (folder / "en.txt").rename(folder / "words")
    (folder / "en.txt").symlink_to("words")
    memory = Notebook()
    for _ in range(2):
        read_house(root, memory)
    assert "seeds/works/proofs" not in memory.known
    works: tuple[WorkText, ...] = read_house(root, memory).value.works
    assert works == read_house(root).value.works
