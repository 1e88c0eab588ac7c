"""Faults in a style sheet of a house, by line: what cannot be read, and what is nearly a word of CSS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import tinycss2

from publisher.expressions import compiled
from publisher.kept import digest, known
from publisher.packaged import packaged_table

# A comment, an escape, a string, a brace, a line end (CSS Syntax 3, 4.3): braces in the first three
# are words.
_TOKEN = compiled(
    r"""/\*.*?(?:\*/|\Z)|\\[^\n]|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|[{}\n]""", re.DOTALL
)
# Rules that begin with an at sign, of CSS and of its pages; a misspelt one would be passed over.
_RULES = (
    *("charset", "container", "counter-style", "font-face", "font-feature-values", "import"),
    *("keyframes", "layer", "media", "namespace", "page", "property", "supports", "footnote"),
    *("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"),
    *("left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom"),
    *("top-left-corner", "top-right-corner", "bottom-left-corner", "bottom-right-corner"),
)
# Sheets whose faults are kept: those of two versions of the package, and of several houses.
_SHEETS = 100
# Similarity, from 0 to 1, of a word that is probably a misspelt one.
_NEAR = 0.8
_OPENED = "the brace that is opened here is not closed; put } where its rules end"
_CLOSED = "this brace closes nothing; take it out, or open one where its rules begin"
_UNREAD = "this is not CSS: a property, a colon, a value and a semicolon belong here"


def faults_in(css: str) -> tuple[tuple[int, str], ...]:
    """Return line (from 1) and words of what a browser or a typesetter could not read.

    It is mostly the sheets of the package that are asked about, so the answer is kept.
    """
    made_from = digest(css, Path(__file__), tinycss2.__version__)
    found = known("style-faults", made_from, lambda: list(_faults(css)), _SHEETS)
    return tuple((line, words) for line, words in found)


def _faults(css: str) -> Iterator[tuple[int, str]]:
    opened, closed = unclosed(css), unopened(css)
    # What follows such a brace is read otherwise than it was meant.
    end = min((line for lines in _unmatched(css) for line in lines), default=0)
    for node in _nodes(css):
        if end and node.source_line >= end:
            break
        if node.type == "error":
            yield node.source_line, _UNREAD
        elif node.type == "at-rule" and (near := _misspelt(node.lower_at_keyword, _RULES)):
            wrong = node.at_keyword
            yield node.source_line, f"@{wrong} is not a rule of CSS; did you mean “@{near}”?"
    if opened or closed:
        yield (opened, _OPENED) if opened else (closed, _CLOSED)


def properties_in(css: str) -> Iterator[tuple[int, str]]:
    """Yield line (from 1) and name of each property that is set."""
    for node in _nodes(css):
        if node.type == "declaration":
            yield node.source_line, node.lower_name


def misspelt_properties(css: str, known: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, name and right name of properties that are nearly one of those known."""
    names = sorted(known)
    for line, name in properties_in(css):
        # What begins with a hyphen belongs to one program, or is a value of the sheet's own.
        right = name.startswith("-") or name in _properties()
        if not right and (near := _misspelt(name, names)):
            yield line, name, near


@cache
def _properties() -> frozenset[str]:
    """Return all that CSS knows, also what no style of the package sets."""
    found = packaged_table(Path(__file__).with_name("css_properties.toml"))
    return frozenset(found["properties"].split())


def _misspelt(name: str, known: Iterable[str]) -> str:
    """Return the known word of which a word with as many parts is probably meant to be, else nothing."""
    alike = [one for one in known if one.count("-") == name.count("-")]
    near = get_close_matches(name, alike, 1, _NEAR) if name not in alike else []
    return near[0] if near else ""


def _nodes(css: str) -> Iterator[Any]:
    """Yield rules, declarations and errors of a sheet, also those inside others."""
    ahead = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    while ahead:
        node = ahead.pop(0)
        yield node
        inside = getattr(node, "content", None)
        if node.type in ("at-rule", "qualified-rule") and inside:
            ahead[:0] = tinycss2.parse_blocks_contents(
                inside, skip_comments=True, skip_whitespace=True
            )


def unclosed(css: str) -> int:
    """Return the line (from 1) of the last brace that nothing closes, 0 where all are closed."""
    opened, _ = _unmatched(css)
    return opened[-1] if opened else 0


def unopened(css: str) -> int:
    """Return the line (from 1) of the first brace that closes nothing, 0 without one."""
    _, closed = _unmatched(css)
    return closed[0] if closed else 0


def _unmatched(css: str) -> tuple[list[int], list[int]]:
    """Return the lines of braces that nothing closes, and of those that close nothing."""
    opened: list[int] = []
    closed: list[int] = []
    line = 1
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            opened.append(line)
        elif token[0] == "}" and opened:
            opened.pop()
        elif token[0] == "}":
            closed.append(line)
        line += token[0].count("\n")
    return opened, closed
