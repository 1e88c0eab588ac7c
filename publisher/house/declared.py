"""What a file says of itself, where it is worth believing: its title and its authors.

Most titles of files were never written by anybody: they are the name of a template, of another
file, or what a program writes where nobody has given one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from publisher.expressions import compiled
from publisher.house.front_line_readers import Recognised
from publisher.house.phrases import as_phrase
from publisher.model.letters import letters_and_figures
from publisher.model.transcript import Declared

# The program that made the file, in front of the name of what it was made from.
PROGRAM = compiled(r"[\w ]{3,30}? - (?=.{1,200}\.\w{2,5}$)|Microsoft \w+ - ")
# Endings of files from which PDFs are made.
FILE = compiled(
    r"\.(?:docx?|dotx?|odt|rtf|txt|tex|dvi|e?ps|pdf|indd|qx[dp]|pages|pub|pptx?|xlsx?|html?|wpd|ai|cdr)$",
    re.IGNORECASE,
)
# A number that programs add to a name that they have given already.
COUNTED = compiled(r"[\s_-]?\(?\d{1,3}\)?$")
# What stands behind a name in brackets: another name, or years (``[AKA Molière]``, ``(1812-1870)``).
BESIDE = compiled(r"\s*(?:\[[^\[\]]*\]|\([^()]*\))\s*$")
# Words of a name: of a person two at least, and no more than this many.
NAME_WORDS = range(2, 7)


def declared_facts(declared: Declared, stem: str) -> Iterator[Recognised]:
    """Yield title and authors that a file states of itself; ``stem`` is its name without ending."""
    title = as_phrase(declared.title)
    if _is_title(title, stem):
        yield Recognised("title", title, None, "the title that the file states")
    for name in _names(as_phrase(declared.author)):
        if _is_person(name):
            yield Recognised("author", name, None, "the author that the file states")


def _names(authors: str) -> Iterator[str]:
    """Yield the names of several authors; commas part them where each part is a whole name."""
    for named in re.split(r"\s*[;&]\s*", authors):
        one = BESIDE.sub("", named)
        parts = [part.strip() for part in one.split(",")]
        whole = all(len(part.split()) in NAME_WORDS for part in parts)
        yield from parts if whole else (one,)


def _is_title(title: str, stem: str) -> bool:
    """Tell whether somebody has given a title: it is no name of a file, template or program."""
    plain = COUNTED.sub("", title.casefold()).strip()
    nobodys = plain in _words()["titles"] or letters_and_figures(title) == letters_and_figures(stem)
    named = bool(FILE.search(title) or PROGRAM.match(title)) or "_" in title or "\\" in title
    word = title.isupper() or title.islower() or any(map(str.isdigit, title))
    return bool(title) and not nobodys and not named and (" " in title or not word)


def _is_person(name: str) -> bool:
    """Tell whether a name is that of a person, and not that of an account on a computer."""
    words = name.split()
    if len(words) not in NAME_WORDS or name.casefold() in _words()["authors"]:
        return False
    letters = all(sign.isalpha() or sign in " .'’-," for sign in name)
    return letters and words[0][0].isupper() and words[-1][0].isupper()


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("publisher.house").joinpath("data", "declared.toml").read_text("utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(text).items()}
