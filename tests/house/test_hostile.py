"""Files that someone put into a house to break it: each is a mistake with its file, none a defect."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.rulings import read_rulings
from tests.house.houses import WORK, write_house

DEEP = f"a = {'[' * 3_000}\n"
HUGE = f"year = {'7' * 5_000}\n"
MANIFESTS = ("house.toml", "works/proofs/work.toml", "editions/all.toml")


@pytest.mark.parametrize("content", [DEEP, HUGE], ids=["deep", "huge"])
@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_nested_or_counted_without_end_is_a_mistake(
    tmp_path: Path, name: str, content: str
) -> None:
    with pytest.raises(ManifestError, match=f"seeds/{name}.*not TOML"):
        read_house(write_house(tmp_path, {name: content}))


@pytest.mark.parametrize("content", [DEEP, HUGE], ids=["deep", "huge"])
def test_so_it_is_among_rulings(tmp_path: Path, content: str) -> None:
    path = tmp_path / "en.rulings.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(ManifestError, match=r"en\.rulings\.toml"):
        read_rulings(path, "en.rulings.toml")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_a_pipe_or_a_folder_named_like_a_manifest_is_a_mistake(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    root = write_house(tmp_path)
    make(root / "seeds/editions/more.toml")
    with pytest.raises(ManifestError, match=r"more\.toml: this is not a file"):
        read_house(root)


def test_pictures_in_a_ring_too_long_or_outside_are_mistakes(tmp_path: Path) -> None:
    for number, picture in enumerate(("ring.png", "x" * 5_000, "../outside.png", "/dev/zero")):
        root = tmp_path / str(number)
        root.mkdir()
        (root / "ring.png").symlink_to("ring.png")
        work = f'cover_picture = "{picture}"\n{WORK}'
        with pytest.raises(ManifestError, match="house's folder"):
            read_house(write_house(root, {"works/proofs/work.toml": work}))
