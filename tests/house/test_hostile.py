"""Files that someone put into a house to break it: each is a mistake with its file, none a defect."""

from __future__ import annotations

import os
import re
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


def link_in_a_ring(path: Path) -> None:
    path.symlink_to(path.name)


NO_FILES = {"pipe": os.mkfifo, "folder": os.mkdir, "ring": link_in_a_ring}


@pytest.mark.parametrize("name", ["sv.txt", "en.md", "work.toml", "../../house.toml"])
@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_a_mistake_wherever_one_is_expected(
    tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    root = write_house(tmp_path)
    path = root / "seeds/works/proofs" / name
    path.unlink(missing_ok=True)
    make(path)
    with pytest.raises(ManifestError, match=f"{re.escape(path.name)}: this is not a file"):
        read_house(root)


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_rulings_that_cannot_be_read_are_not_passed_over(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "en.rulings.toml"
    assert read_rulings(path, path.name) == ()
    make(path)
    with pytest.raises(ManifestError, match=r"en\.rulings\.toml: this is not a file"):
        read_rulings(path, path.name)


def test_a_source_may_link_within_its_house_and_not_out_of_it(tmp_path: Path) -> None:
    root, secret = write_house(tmp_path / "house"), tmp_path / "secret.txt"
    secret.write_text("The key lies below the mat.\n")
    source = root / "seeds/works/proofs/sv.txt"
    source.symlink_to("en.txt")
    with pytest.raises(ManifestError, match=r"sv\.title"):
        read_house(root)
    source.unlink()
    source.symlink_to(secret)
    with pytest.raises(ManifestError, match=r"sv\.txt: this links to a file outside of the house"):
        read_house(root)


def test_a_work_may_lie_on_another_disk(tmp_path: Path) -> None:
    root = write_house(tmp_path / "house")
    (root / "seeds/works/proofs").rename(tmp_path / "proofs")
    (root / "seeds/works/proofs").symlink_to(tmp_path / "proofs")
    assert [work.source for work in read_house(root).value.works] == ["seeds/works/proofs/en.txt"]


@pytest.mark.parametrize("name", ["w" * 240, "na\udcefve"], ids=["long", "not UTF-8"])
def test_a_name_that_no_product_could_have_is_a_mistake(tmp_path: Path, name: str) -> None:
    root = write_house(tmp_path)
    (root / "seeds/works" / name).mkdir()
    with pytest.raises(ManifestError, match="name of a work: expected at most 180 small letters"):
        read_house(root)


def test_pictures_in_a_ring_too_long_or_outside_are_mistakes(tmp_path: Path) -> None:
    for number, picture in enumerate(("ring.png", "x" * 5_000, "../outside.png", "/dev/zero")):
        root = tmp_path / str(number)
        root.mkdir()
        (root / "ring.png").symlink_to("ring.png")
        work = f'cover_picture = "{picture}"\n{WORK}'
        with pytest.raises(ManifestError, match="house's folder"):
            read_house(write_house(root, {"works/proofs/work.toml": work}))
