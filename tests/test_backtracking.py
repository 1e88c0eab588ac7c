"""No regular expression that reads a source can backtrack without bound."""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

from publisher.restoring.roles.furniture.edge_lines import without_runs
from tests.support.code import modules

# Rooms whose expressions meet sources; others meet manifests and files of publisher's own making.
ROOMS = frozenset(("sources", "restoring", "model", "languages", "rulings"))
# Signs of each string, and processor seconds that one expression may take for it: one that looks
# at each sign a fixed number of times takes a hundredth of that, one whose time grows with the
# square ten times as much. What takes too long is timed again: a busy machine is slow at times, an
# expression that backtracks always.
LENGTH, SECONDS, TIMES = 12_000, 0.05, 3
# Expressions are tried in the way they are used; the others search wherever they stand.
ANCHORED = frozenset(("match", "fullmatch"))
USES = ANCHORED | {"search", "finditer", "findall", "sub"}
PIECES = (
    " ",
    ".",
    "a",
    "A",
    "1",
    "I",
    "(",
    "*",
    "-",
    "\t",
    "_",
    "’",
    "é",
    "|",
    "§",
    "\f",
    "\u00ad",
)
PAIRS = (
    "a ",
    ". ",
    "1 ",
    "a.",
    "1.",
    "a-",
    " (",
    "a 1",
    "- ",
    "* ",
    "A. ",
    "12 ",
    "x(",
    ". 1",
    "[1",
)
# What an expression has counted on until the end, where it is not.
BREAKS = ("", "\x00", "a", "1", "!")


def used_as() -> dict[tuple[str, str], set[str]]:
    """Return how each expression, by its module and name, is used anywhere: to match, to search.

    What a module does with names of variables stands under an empty name: so it uses expressions
    that are handed on.
    """
    ways: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module in modules():
        homes = {
            alias.asname or alias.name: node.module or ""
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id
                ways[homes.get(name, module.name), name].add(node.attr)
                if name.islower() and node.attr in USES:
                    ways[module.name, ""].add(node.attr)
    return ways


def expressions() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield the place, the name and the value of each expression at the top of a module."""
    for module in modules():
        if module.room not in ROOMS:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield module.name, name, one


WAYS = used_as()
KNOWN: dict[str, tuple[str, str, re.Pattern[str]]] = {}
for _place, _name, _pattern in expressions():
    # A module that imports an expression knows it too; how it is used is known by its home.
    if _pattern.pattern not in KNOWN or WAYS[_place, _name]:
        KNOWN[_pattern.pattern] = (_place, _name, _pattern)
# Expressions that only meet lines whose long runs of signs were shortened before.
GUARDED = frozenset(("ALONE", "AFTER_WORD", "LEADING", "TRAILING", "SIGNATURE"))


def worst_cases() -> Iterator[str]:
    for piece in (*PIECES, *PAIRS):
        for end in BREAKS:
            run = piece * (LENGTH // len(piece)) + end
            yield from (run, f"a{run}", f"1{run}")


WORST = tuple(worst_cases())


def test_there_are_expressions_to_try() -> None:
    assert len(KNOWN) > 100


@pytest.mark.parametrize("pattern", KNOWN, ids=[f"{p}.{n}" for p, n, _ in KNOWN.values()])
def test_an_expression_takes_no_longer_than_its_text(pattern: str) -> None:
    place, name, expression = KNOWN[pattern]
    used = WAYS[place, name] or WAYS[place, ""] or {"search"}
    ways = (used & ANCHORED) | ({"search"} if used - ANCHORED else set())
    for way in ways:
        for worst in WORST:
            text = without_runs(worst) if name in GUARDED else worst
            use = getattr(expression, way)
            quick = any(seconds(use, text) < SECONDS for _ in range(TIMES))
            assert quick, (way, text[:4], text[-4:])


def seconds(use: Callable[[str], object], text: str) -> float:
    """Return the processor seconds that one use of an expression on a text takes."""
    started = time.process_time()
    use(text)
    return time.process_time() - started
