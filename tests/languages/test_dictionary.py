"""Tests of spelling dictionaries, as either Hunspell library reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.languages import dictionary
from publisher.languages.dictionary import Dictionary, installed, system_library

AFFIXES = "SET ISO8859-1\nCOMPOUNDFLAG c\nCOMPOUNDMIN 3\nSFX s Y 1\nSFX s 0 s .\n"
WORDS = "4\nrättvisa\nlandsting/c\nmöte/cs\nÅbo\n"


@pytest.fixture(params=("the system's library", "the one of chunspell"))
def small(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Dictionary:
    """Return a dictionary of four words in an eight-bit code page."""
    if request.param == "the one of chunspell":
        monkeypatch.setattr(dictionary, "system_library", lambda: None)
    elif system_library() is None:
        pytest.skip("no Hunspell library of the system is installed")
    (tmp_path / "xx.aff").write_text(AFFIXES, encoding="latin-1")
    (tmp_path / "xx.dic").write_text(WORDS, encoding="latin-1")
    found = installed(("yy", "xx"), (tmp_path,))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("rättvisa", True),
        ("Rättvisa", True),
        ("rattvisa", False),
        ("landstingsmöte", False),
        ("landstingmöte", True),
        ("landstingmötes", True),
        ("Åbo", True),
        ("åbo", False),
    ],
)
def test_words_are_known_as_printed(small: Dictionary, word: str, known: bool) -> None:
    assert small.knows(word) is known


def test_a_sign_outside_the_code_page_is_no_word_of_it(small: Dictionary) -> None:
    assert not small.knows("свобода")


def test_a_folder_without_the_dictionary_has_none(tmp_path: Path) -> None:
    assert installed(("xx",), (tmp_path,)) is None


def test_a_dictionary_in_an_unknown_code_page_is_left_to_the_other_library(
    tmp_path: Path,
) -> None:
    (tmp_path / "xx.aff").write_text("SET ISCII-DEVANAGARI\n")
    (tmp_path / "xx.dic").write_text("1\nlamp\n")
    library = system_library()
    if library is None:
        pytest.skip("no Hunspell library of the system is installed")
    assert dictionary._of_system(library, tmp_path / "xx") is None
