"""What a book may load, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import DesignError
from publisher.printing import SearchPath, print_book
from tests.printing.tiny import tiny

PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><title>x</title></svg>'


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.css",
        "file:///etc/passwd",
        "../outside.svg",
        "%2e%2e/outside.svg",
        "link.svg",
        "ftp://example.org/x",
        "//example.org/x.png",
        "missing.svg",
        "house",
    ],
)
def test_an_address_outside_the_books_own_files_is_a_design_error(
    files: SearchPath, address: str
) -> None:
    house = files.folders[0]
    (house.parent / "outside.svg").write_text(PIXEL)
    (house / "link.svg").symlink_to(house.parent / "outside.svg")
    with pytest.raises(DesignError, match=r"may not be loaded|not among the files"):
        print_book(tiny(f'<p>x<img alt="x" src="{address}"></p>'), files)


@pytest.mark.parametrize(
    "rule", ["@import url({});", "@font-face {{ font-family: X; src: url({}) }}"]
)
def test_the_same_holds_for_addresses_in_styles(files: SearchPath, rule: str) -> None:
    with pytest.raises(DesignError, match="may not be loaded"):
        print_book(tiny("<p>x</p>", rule.format("file:///etc/passwd")), files)


def test_links_attach_no_files(files: SearchPath) -> None:
    body = '<link rel="attachment" href="file:///etc/passwd"><p>x</p>'
    assert b"EmbeddedFiles" not in print_book(tiny(body), files).pdf


def test_a_file_of_the_house_is_loaded(files: SearchPath) -> None:
    (files.folders[0] / "ornament.svg").write_text(PIXEL)
    assert print_book(tiny('<p>x<img alt="x" src="ornament.svg"></p>'), files).pages == 1


def test_the_first_folder_that_has_a_file_gives_it(tmp_path: Path) -> None:
    house, package = tmp_path / "house", tmp_path / "package"
    for folder in (house, package):
        folder.mkdir()
        (folder / "x.svg").write_text(folder.name)
    assert SearchPath((house, package)).file("x.svg") == house / "x.svg"
