"""The zipped pages of a library are one source, with the folios that its list names."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind
from publisher.sources import kind_of, read_source
from publisher.sources.zipped_pages import holds_pages, pages_in

# Swedish: “The mill” and “Then it burnt down”.
PAGES = {
    "Metadata": "TITLE: Kvarnen",
    "Pages.lst": "0001|Titelblad\n0002|11\n0003|12\n",
    "Pages/0002.txt": "Kvarnen stod vid vatt-\n",
    "Pages/0003.txt": "net. Sedan brann den.\n",
    "Pages/0001.txt": "Kvarnen\n",
}


def zipped(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "kvarnen.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return path


def test_pages_stand_in_their_order_with_their_folios(tmp_path: Path) -> None:
    path = zipped(tmp_path, PAGES)
    assert kind_of(path, "kvarnen.zip") is SourceKind.PAGES
    pages = read_source(path, "kvarnen.zip", "sv").value.pages
    texts = [[line.text for line in page.lines if line.text and not line.aside] for page in pages]
    found = [text for text in texts if text]
    assert found == [["Kvarnen"], ["Kvarnen stod vid vatt-"], ["net. Sedan brann den."]]
    assert [page.label for page in pages][-2:] == ["11", "12"]


def test_numbered_texts_in_one_folder_are_pages_and_others_are_none(tmp_path: Path) -> None:
    texts = {"mdp.39/00000001.txt": "The mill\n", "mdp.39/00000002.txt": "\n"}
    last = {"mdp.39/00000003.txt": "It burnt down.\n", "mdp.39.mets.xml": "<mets/>"}
    pages = read_source(zipped(tmp_path, texts | last), "mill.zip", "en").value.pages
    texts_of = [
        [line.text for line in page.lines if line.text and not line.aside] for page in pages
    ]
    assert [own for own in texts_of if own] == [["The mill"], ["It burnt down."]]
    assert not holds_pages([*texts, "mdp.39/readme.txt"])
    assert not holds_pages([*texts, "other/00000003.txt"])
    assert not holds_pages(["20240101.txt"])


def test_a_zip_that_is_damaged_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path, PAGES)
    monkeypatch.setattr("publisher.sources.zipped_pages._MOST", 10)
    with pytest.raises(SourceError, match="too large"):
        pages_in(path, "kvarnen.zip")
    path.write_bytes(path.read_bytes()[:80])
    with pytest.raises(SourceError, match="damaged"):
        pages_in(path, "kvarnen.zip")
