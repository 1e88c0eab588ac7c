"""What style sheets say of the look of an element, as far as it changes what a text says.

Only what can be told without laying out a page: slopes, weights, small capitals, raised letters,
indents, what is not shown. Selectors are those of real books: elements, classes, ids, and what
they stand in; a rule with any other selector is left alone (CSS 2.2, 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import cache
from typing import TypeAlias

import tinycss2
from lxml import etree

from publisher.expressions import compiled
from publisher.structs import frozen

# A compound selector: an element, classes, an id.
COMPOUND = compiled(r"(?P<tag>[\w-]+|\*)?(?P<parts>(?:[.#][\w-]+)*)")
LENGTH = compiled(r"(-?(?:\d+(?:\.\d+)?|\.\d+))(em|rem|px|pt|%|ex)?$")
# Ems for each unit; a line is some 30 ems wide, and 16 px or 12 pt high.
EMS = {"em": 1.0, "rem": 1.0, "ex": 0.5, "px": 1 / 16, "pt": 1 / 12, "%": 0.3, None: 0.0}
BOLD = {"bold", "bolder", "600", "700", "800", "900"}
PLAIN_WEIGHTS = {"normal", "lighter", "100", "200", "300", "400", "500"}
# What a style sheet may hold; more would keep a reader busy.
MOST_RULES = 20_000


@frozen
class Look:
    """How an element looks; None is what nobody says. ``indent`` is in ems."""

    italic: bool | None = None
    bold: bool | None = None
    small_capitals: bool | None = None
    raised: int | None = None
    spaced: bool | None = None
    hidden: bool | None = None
    block: bool | None = None
    unmarked: bool | None = None
    indent: float = 0.0


NO_LOOK = Look()


Said: TypeAlias = tuple[tuple[str, str], ...]
# Element, classes and id of each compound, the innermost first.
Compounds: TypeAlias = tuple[tuple[str, frozenset[str], str], ...]


@frozen
class Rule:
    """A selector, the innermost compound first, and what it says; rules are in order of weight."""

    compounds: Compounds
    said: Said
    weight: tuple[int, int, int, int]


@frozen
class Sheets:
    """The rules of all style sheets of a file, by what their innermost compound asks for."""

    rules: dict[str, list[Rule]] = field(default_factory=dict)
    _all: list[Rule] = field(default_factory=list)

    def add(self, css: str) -> None:
        """Take the rules of a sheet; what is in ``@media print`` and the like is left out."""
        for compounds, said in _rules_of(css)[:MOST_RULES]:
            self._take(compounds, said)

    def _take(self, compounds: Compounds, said: Said) -> None:
        tags = sum(1 for tag, _, _ in compounds if tag)
        classes = sum(len(classes) for _, classes, _ in compounds)
        ids = sum(1 for _, _, own in compounds if own)
        tag, own_classes, own_id = compounds[0]
        key = f"#{own_id}" if own_id else f".{min(own_classes)}" if own_classes else tag or "*"
        rule = Rule(compounds, said, (ids, classes, tags, len(self._all)))
        self._all.append(rule)
        self.rules.setdefault(key, []).append(rule)

    def look(self, element: etree._Element) -> Look:
        """Return how an element looks by its own rules and its attribute ``style``."""
        keys = [str(element.tag), "*", f"#{element.get('id', '')}"]
        keys += [f".{name}" for name in element.get("class", "").split()]
        found = [r for key in keys for r in self.rules.get(key, ()) if _matches(r, element)]
        said: dict[str, str] = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            said.update(rule.said)
        if style := element.get("style"):
            said.update(_declarations(style))
        return _look(tuple(said.items())) if said else NO_LOOK


@cache
def _rules_of(css: str) -> tuple[tuple[Compounds, Said], ...]:
    """Return the rules of a sheet that can be told; the pages of a book share its sheets."""
    found = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            said = tuple(_declarations(tinycss2.serialize(node.content)))
            selectors = map(_compounds, tinycss2.serialize(node.prelude).split(","))
            found += [(compounds, said) for compounds in selectors if compounds and said]
    return tuple(found)


def look_of(css: str) -> Look:
    """Return what declarations by themselves say, as in an attribute ``style``."""
    return _look(tuple(_declarations(css)))


def _declarations(css: str) -> Iterator[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield node.lower_name, tinycss2.serialize(node.value).strip().lower()


def _compounds(selector: str) -> Compounds:
    """Return the compounds of a selector, innermost first; none where it holds anything else."""
    found = []
    for word in reversed(selector.replace(">", " ").split()):
        match = COMPOUND.fullmatch(word)
        if match is None:
            return ()
        parts = re.findall(r"([.#])([\w-]+)", match["parts"])
        classes = frozenset(name for sign, name in parts if sign == ".")
        ids = [name for sign, name in parts if sign == "#"]
        tag = "" if match["tag"] in (None, "*") else match["tag"].lower()
        found.append((tag, classes, ids[0] if ids else ""))
    return tuple(found)


def _matches(rule: Rule, element: etree._Element) -> bool:
    if not _fits(rule.compounds[0], element):
        return False
    above: Iterable[etree._Element] = element.iterancestors()
    ahead = iter(above)
    return all(any(_fits(one, around) for around in ahead) for one in rule.compounds[1:])


def _fits(compound: tuple[str, frozenset[str], str], element: etree._Element) -> bool:
    tag, classes, own = compound
    if (tag and tag != element.tag) or (own and own != element.get("id")):
        return False
    return not classes or classes <= set(element.get("class", "").split())


@cache
def _look(said: Said) -> Look:
    look = NO_LOOK
    for name, value in said:
        look = _with(look, name, value.removesuffix("!important").strip())
    return look


def _with(look: Look, name: str, value: str) -> Look:
    match name:
        case "font-style":
            return replace(look, italic=value in ("italic", "oblique"))
        case "font-weight" if value in BOLD | PLAIN_WEIGHTS:
            return replace(look, bold=value in BOLD)
        case "font-variant" | "font-variant-caps":
            return replace(look, small_capitals="small-caps" in value)
        case "font":
            words = set(value.split())
            italic, bold = bool(words & {"italic", "oblique"}), bool(words & BOLD)
            return replace(look, italic=italic, bold=bold, small_capitals="small-caps" in words)
        case "vertical-align":
            return replace(look, raised=_raised(value))
        case "letter-spacing":
            return replace(look, spaced=_ems(value) >= 0.1)
        case _:
            return _placed(look, name, value)


def _placed(look: Look, name: str, value: str) -> Look:
    match name:
        case "display":
            return replace(look, hidden=value == "none", block=value in ("block", "list-item"))
        case "visibility":
            return replace(look, hidden=value == "hidden")
        case "list-style" | "list-style-type":
            return replace(look, unmarked="none" in value)
        case "margin-left" | "padding-left" | "text-indent" | "margin-inline-start":
            return replace(look, indent=look.indent + _ems(value))
        case "margin" | "padding":
            sides = value.split()
            return replace(look, indent=look.indent + _ems(sides[3])) if len(sides) == 4 else look
        case _:
            return look


def _raised(value: str) -> int:
    if value in ("super", "text-top"):
        return 1
    if value in ("sub", "text-bottom"):
        return -1
    ems = _ems(value)
    return (ems > 0.1) - (ems < -0.1)


def _ems(value: str) -> float:
    length = LENGTH.match(value)
    return float(length[1]) * EMS[length[2]] if length else 0.0
