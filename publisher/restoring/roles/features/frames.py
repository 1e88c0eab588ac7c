"""Short lines that are made alike: ``Second Scene.`` and ``Third Scene.``, ``§ 4.`` and ``§ 5.``.

A heading is rarely alone. Its series shows in a word that other short lines share with it while
the rest differs, and in figures that rise by one from line to line.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features.sheet import Column, Sheet
from publisher.restoring.roles.features.wording import ROMAN, WORD, value_of

NAMES = (
    "first word shared",
    "last word shared",
    "numbered",
    "numbered by roman",
    "series",
    "series follows",
    "series goes on",
    "series in short lines",
    "alike in text",
    "capitals like others",
)
# Words and letters of a line that may be one of a series of short ones.
FEW_WORDS, SHORT = 6, 60
# ``12.``, ``IV.``, ``§ 3``, ``Chapter 5``, ``Art. 7.``: what stands before a figure, and its sign.
COUNTED = compiled(
    r"(?P<before>(?:§+|[^\W\d_]{1,12}\.?)?\s?)(?P<number>\d{1,3}|[IVXLC]{1,7}|[ivxlc]{1,7})"
    r"(?P<sign>[.)\]:]?)(?=\s|$|[—–-])"
)
# Steps of a series further on than this say no more.
MANY = 6


def frame_features(sheet: Sheet) -> list[Column]:
    """Return the columns of NAMES: whether other lines are made like each."""
    columns = {name: np.zeros(len(sheet), dtype=np.float32) for name in NAMES}
    _shared_words(sheet, columns)
    _series(sheet, columns)
    return list(columns.values())


def _shared_words(sheet: Sheet, columns: dict[str, Column]) -> None:
    firsts: dict[str, set[str]] = defaultdict(set)
    lasts: dict[str, set[str]] = defaultdict(set)
    looks: Counter[tuple[bool, bool, str]] = Counter()
    short: list[tuple[int, list[str], str, tuple[bool, bool, str]]] = []
    for at, one in enumerate(sheet.worded):
        if len(one.text) > SHORT:
            continue
        words = WORD.findall(one.text)
        if not 1 <= len(words) <= FEW_WORDS or not words[0][:1].isupper():
            continue
        look = (one.text.isupper(), bool(sheet.gaps[at] > 0), one.text[-1])
        firsts[words[0].casefold()].add(one.key)
        lasts[words[-1].casefold()].add(one.key)
        looks[look] += 1
        short.append((at, words, one.key, look))
    for at, words, _, look in short:
        columns["first word shared"][at] = _many(len(firsts[words[0].casefold()]) - 1)
        if len(words) > 1:
            columns["last word shared"][at] = _many(len(lasts[words[-1].casefold()]) - 1)
        columns["alike in text"][at] = min(1.0, looks[look] / max(1, len(sheet) / 20))
        if look[0]:
            columns["capitals like others"][at] = _many(looks[look] - 1)


def _many(count: int) -> float:
    return min(count, MANY) / MANY


def _series(sheet: Sheet, columns: dict[str, Column]) -> None:
    """Follow every kind of counting through the text: the next number, or the first one again."""
    last: dict[tuple[str, str, bool], tuple[int, int, int]] = {}
    runs: dict[int, list[int]] = {}
    for at, one in enumerate(sheet.worded):
        match = COUNTED.match(one.text)
        if not match:
            continue
        sign, number = match["number"], 0
        roman = not sign.isdigit()
        if roman and not ROMAN.fullmatch(sign):
            continue
        number = value_of(sign) if roman else int(sign)
        kind = (match["before"].strip().casefold(), match["sign"], roman)
        columns["numbered"][at] = 1.0
        columns["numbered by roman"][at] = float(roman)
        before = last.get(kind)
        if before is not None and before[0] + 1 == number:
            run = runs[before[2]]
            columns["series follows"][at] = 1.0
            columns["series goes on"][before[1]] = 1.0
        elif number == 1:
            run = []
        else:
            continue
        run.append(at)
        runs[at] = run
        last[kind] = (number, at, at)
    shares = sheet.fullest / (sheet.kept_by(88) or 1.0)
    for run in {id(run): run for run in runs.values()}.values():
        brief = float(np.mean(shares[run] < 0.8))
        columns["series"][run] = _many(len(run) - 1)
        columns["series in short lines"][run] = brief if len(run) > 1 else 0.0
