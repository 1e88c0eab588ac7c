"""What `add` could only guess, and titles that look damaged, are told until a person has looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.languages import odd_capitals
from tests.house.houses import write_house

WORK = """# title = "zicH"
author = "Rob Jones Press Union" # line 4, byline; please check
date = 1911 # line 2, date line

[en]
title = "ink" # no title was found: the file's name
subtitle = "A talk of zicH and staLinisme"
"""


def found(tmp_path: Path, manifest: str) -> list[tuple[str, int]]:
    root = write_house(tmp_path, {"works/proofs/work.toml": manifest})
    return [(f.code, f.place.first) for f in read_house(root).findings]


def test_guesses_are_told_until_their_comments_are_gone(tmp_path: Path) -> None:
    assert found(tmp_path, WORK) == [
        ("house/please-check", 2),
        ("house/title-of-file", 6),
        ("house/odd-capitals", 7),
    ]
    settled = WORK.replace("; please check", "").replace(" # no title", "\n# no title")
    assert found(tmp_path, settled.replace("zicH and staLinisme", "x")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zicH verzette tegen Het staLinisme", ("zicH", "staLinisme")),
        ("McKay, DeLorean und iPhone: ein TeX-Buch", ()),
        ("HET STALINISME, O’Brien en NaCl", ()),
        ("éénHeid", ("éénHeid",)),
    ],
)
def test_capitals_amid_a_word_are_odd(text: str, words: tuple[str, ...]) -> None:
    assert odd_capitals(text) == words
