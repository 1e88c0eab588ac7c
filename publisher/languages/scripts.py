"""Scripts: which one a text is written in, and what the program can do with it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from publisher.languages.loading import table_of
from publisher.model.direction import Direction
from publisher.structs import frozen

# The script of kana decides: Japanese has the characters of Chinese beside them.
KANA, HAN = "Jpan", "Hani"
CODE = 4  # letters of a script in a tag
# Share of the characters of both from which kana says that a text is Japanese.
LEAST_KANA = 0.1


@frozen
class Script:
    """A script by its code (ISO 15924) and English name.

    ``ranges`` are the first and last characters of its blocks; ``languages`` the tags of those
    that can be told apart in it, ``by_words`` whether their commonest words tell them, ``also``
    the tags of others written in it; ``restored`` whether texts in it are restored, ``spaced``
    whether blanks part its words. ``faces`` is the style sheet with its typefaces, where the
    book's own lacks its letters.
    """

    code: str
    name: str
    ranges: tuple[str, ...]
    languages: tuple[str, ...]
    by_words: bool = False
    restored: bool = True
    spaced: bool = True
    direction: Direction = Direction.LEFT_TO_RIGHT
    also: tuple[str, ...] = ()
    faces: str = ""


@cache
def scripts() -> dict[str, Script]:
    """Return all scripts that are known, by their codes."""
    return {code: _script(code, about) for code, about in table_of("scripts").items()}


def _script(code: str, about: Any) -> Script:
    listed = {key: tuple(value) for key, value in about.items() if isinstance(value, list)}
    way = Direction(about.get("direction", Direction.LEFT_TO_RIGHT))
    return Script(code, **{**about, **listed, "direction": way})


@cache
def _blocks() -> tuple[list[str], list[tuple[str, str]]]:
    """Return the first characters of all blocks in order, and beside each its last and its script."""
    found = sorted(
        (pair[0], pair[1], code) for code, one in scripts().items() for pair in one.ranges
    )
    return [first for first, _, _ in found], [(last, code) for _, last, code in found]


@cache
def script_of_letter(letter: str) -> str:
    """Return the code of the script of a letter; nothing for figures, signs, and unknown ones."""
    firsts, others = _blocks()
    at = bisect_right(firsts, letter) - 1
    return others[at][1] if at >= 0 and letter <= others[at][0] else ""


@cache
def direction_of(tag: str) -> Direction:
    """Return the way in which texts in a language (BCP 47) run.

    A script in the tag decides (``az-Arab``, ``yi-Latn``), else the one that its language is
    written in. From left to right where neither is known.
    """
    base, *others = tag.replace("_", "-").split("-")
    named = next((code.title() for code in others if len(code) == CODE and code.isalpha()), "")
    if named:
        script = scripts().get(named)
    else:
        script = next((one for one in scripts().values() if base.lower() in _written(one)), None)
    return script.direction if script else Direction.LEFT_TO_RIGHT


def _written(script: Script) -> tuple[str, ...]:
    return (*script.languages, *script.also)


def scripts_in(text: str) -> tuple[Script, ...]:
    """Return the scripts of which a text has letters, in the order of their codes."""
    return tuple(scripts()[code] for code in sorted(_counted(text)) if code)


def script_of(text: str) -> tuple[Script | None, float]:
    """Return the script of most letters of a text, and the share of its letters (0 to 1).

    None where a text has no letters, or most are of no known script.
    """
    counted = _counted(text)
    total = counted.total()
    if not total:
        return None, 0.0
    kana, han = counted[KANA], counted[HAN]
    if kana >= LEAST_KANA * (kana + han):
        counted[KANA], counted[HAN] = kana + han, 0
    code, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    return scripts().get(code), count / total


def _counted(text: str) -> Counter[str]:
    """Return how many letters of a text are of each script, those of none known under nothing."""
    found: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            found[script_of_letter(letter)] += times
    return found


def unspaced(letters: Iterable[str]) -> bool:
    """Tell whether all of some letters are of scripts that part no words by blanks."""
    codes = [script_of_letter(letter) for letter in letters]
    return bool(codes) and all(code and not scripts()[code].spaced for code in codes)
