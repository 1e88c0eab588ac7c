"""Grammars: what may stand where in the documents of a book, read from ``grammars/NAME.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from publisher.expressions import compiled
from publisher.packaged import packaged_table
from publisher.structs import frozen

# In lists of what an element holds: words, and whatever its own place may hold (HTML: transparent).
WORDS, PLACE = "#words", "#place"
_FOLDER = Path(__file__).with_name("grammars")
_XML = "{http://www.w3.org/XML/1998/namespace}"
# A name in a shape, with the prefix of its vocabulary: ``dl``, ``dc:title``, ``h1``.
_NAME = compiled(r"[\w:]*[a-zA-Z]\w*")


class Breach(Enum):
    """The ways in which a document can break its grammar."""

    MISPLACED = auto()  # an element or words stand where they may not
    ELEMENT_MISSING = auto()  # an element lacks one that it must have, or they are out of order
    ATTRIBUTE_MISSING = auto()
    ATTRIBUTE_UNKNOWN = auto()
    ATTRIBUTE_VALUE = auto()
    UNCHECKED = auto()  # the vocabulary has the element, and the grammar says nothing about it


class Slip(NamedTuple):
    """One breach of a grammar: where, of what kind, in words."""

    element: etree._Element
    breach: Breach
    message: str


@frozen
class Kind:
    """The rules for one element: its content and its attributes.

    ``holds`` are the tags that may stand in it, ``has`` its attributes, ``needs`` those it must have.
    ``shape`` fits the tags of its children, a comma behind each; those that ``named`` has not are
    written ``_``. ``barred`` may not stand in it however deep, ``filled``: there are words in it.
    """

    holds: frozenset[str]
    shape: str | None
    named: frozenset[str]
    has: frozenset[str]
    needs: frozenset[str]
    barred: frozenset[str]
    filled: bool


class _Form(NamedTuple):
    """The verdict on a tag with certain attributes, kept because most elements of a book are alike.

    ``wrong`` are breaches with their messages, ``patterns`` those that values of attributes must fit.
    """

    wrong: tuple[tuple[Breach, str], ...]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@frozen
class Grammar:
    """The elements of a vocabulary by their tags; attributes of which the beginning is enough.

    ``unchecked`` are elements that the vocabulary has and this grammar says nothing about,
    ``known`` the attributes of a family that has a list of them.
    """

    root: str
    kinds: dict[str, Kind]
    unchecked: frozenset[str]
    families: tuple[str, ...]
    known: dict[str, frozenset[str]]
    values: dict[str, str]
    _forms: dict[tuple[str, ...], _Form] = field(default_factory=dict)

    def slips(self, root: etree._Element) -> Iterator[Slip]:
        """Yield every breach in a document, in no particular order."""
        if root.tag != self.root:
            yield Slip(root, Breach.MISPLACED, f"the document begins with “{_short(root.tag)}”")
            return
        # Not by calling itself, for documents may be nested deeper than Python calls.
        waiting = [(root, frozenset[str](), frozenset[str]())]
        while waiting:
            element, place, barred = waiting.pop()
            kind = self.kinds[str(element.tag)]
            yield from self._attribute_slips(element, kind)
            holds = kind.holds | place if PLACE in kind.holds else kind.holds
            if kind.barred:
                barred |= kind.barred
            for child in element:
                if not isinstance(child.tag, str):
                    continue
                # Below what is misplaced nothing is judged: one fault gives one finding.
                if child.tag not in holds or child.tag in barred:
                    yield self._misplaced(child, element)
                else:
                    waiting.append((child, holds, barred))
            yield from _content_slips(element, kind, holds)

    def _misplaced(self, child: etree._Element, element: etree._Element) -> Slip:
        name = _short(child.tag)
        if child.tag in self.unchecked:
            return Slip(child, Breach.UNCHECKED, f"these checks do not know “{name}”")
        if child.tag not in self.kinds:
            return Slip(child, Breach.MISPLACED, f"“{name}” is not an element of such a document")
        return Slip(child, Breach.MISPLACED, f"“{name}” may not stand in “{_short(element.tag)}”")

    def _attribute_slips(self, element: etree._Element, kind: Kind) -> Iterator[Slip]:
        key = (str(element.tag), *element.keys())
        if (form := self._forms.get(key)) is None:
            form = self._forms[key] = self._form(kind, str(element.tag), tuple(key[1:]))
        for breach, message in form.wrong:
            yield Slip(element, breach, message)
        for name, pattern in form.patterns:
            if not pattern.fullmatch(value := str(element.get(name))):
                yield Slip(
                    element, Breach.ATTRIBUTE_VALUE, f"“{value}” is not a value of “{_short(name)}”"
                )

    def _form(self, kind: Kind, tag: str, names: tuple[str, ...]) -> _Form:
        found = ((n, self.values.get(f"{tag} {n}") or self.values.get(n)) for n in names)
        patterns = tuple((name, _compiled(pattern)) for name, pattern in found if pattern)
        return _Form(tuple(self._wrong_names(kind, tag, names)), patterns)

    def _wrong_names(
        self, kind: Kind, tag: str, names: tuple[str, ...]
    ) -> Iterator[tuple[Breach, str]]:
        for name in sorted(kind.needs - set(names)):
            yield Breach.ATTRIBUTE_MISSING, f"“{_short(tag)}” has no attribute “{name}”"
        for name in names:
            if name not in kind.has and not self._of_a_family(name):
                yield (
                    Breach.ATTRIBUTE_UNKNOWN,
                    f"“{_short(tag)}” has no attribute “{_short(name)}”",
                )

    def _of_a_family(self, name: str) -> bool:
        family = next((f for f in self.families if name.startswith(f)), None)
        if family is None:
            return False
        rest, known = name.removeprefix(family), self.known.get(family)
        return rest in known if known else rest != "" and rest == rest.lower()


def _content_slips(element: etree._Element, kind: Kind, holds: frozenset[str]) -> Iterator[Slip]:
    """Yield what is wrong with the content of an element as a whole."""
    if WORDS not in holds and has_words(element):
        yield Slip(element, Breach.MISPLACED, f"words may not stand in “{_short(element.tag)}”")
    if kind.filled and not "".join(element.itertext()).strip():
        yield Slip(element, Breach.ELEMENT_MISSING, f"“{_short(element.tag)}” is empty")
    if kind.shape is not None and not _compiled(kind.shape).fullmatch(_row(element, kind.named)):
        message = f"“{_short(element.tag)}” lacks an element, or one is out of order"
        yield Slip(element, Breach.ELEMENT_MISSING, message)


def _row(element: etree._Element, named: frozenset[str]) -> str:
    tags = (str(child.tag) for child in element if isinstance(child.tag, str))
    return "".join(f"{_short(tag) if tag in named else '_'}," for tag in tags)


def has_words(element: etree._Element) -> bool:
    """Tell whether words stand in an element itself, not in one of its children."""
    if element.text and element.text.strip():
        return True
    return any(child.tail and child.tail.strip() for child in element)


def _short(tag: object) -> str:
    """Return a name without its vocabulary."""
    return str(tag).rpartition("}")[2]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern as an expression; a book has elements of few of the kinds that there are."""
    return re.compile(pattern)


def _expression(shape: str) -> str:
    """Return a shape as an expression for what ``_row`` writes."""
    names = _NAME.sub(lambda name: f"(?:{name[0].rpartition(':')[2]},)", shape)
    return names.replace("_*", "(?:_,)*").replace(" ", "")


@cache
def grammar(name: str) -> Grammar:
    """Return the grammar of that name."""
    return _Reader(packaged_table(_FOLDER / f"{name}.toml")).grammar()


@frozen
class _Reader:
    """Turns the lists of names in a grammar's file into what a ``Grammar`` holds."""

    table: dict[str, Any]

    def grammar(self) -> Grammar:
        families = dict(self.table.get("families", {}))
        return Grammar(
            root=self._tag(self.table["root"]),
            kinds={self._tag(name): self._kind(name) for name in self.table["elements"]},
            unchecked=frozenset(self._tags(self.table.get("unchecked", ""))),
            families=tuple(families),
            known={key: frozenset(names.split()) for key, names in families.items() if names},
            values={self._value(key): form for key, form in self.table.get("values", {}).items()},
        )

    def _kind(self, name: str) -> Kind:
        row = self.table["elements"][name]
        has = (*row.get("has", "").split(), *self.table.get("everywhere", "").split())
        return Kind(
            holds=frozenset(self._tags(row.get("holds", ""))),
            shape=_expression(row["shape"]) if "shape" in row else None,
            named=frozenset(self._tag(child) for child in _NAME.findall(row.get("shape", ""))),
            has=frozenset(attribute.rstrip("*").replace("xml:", _XML) for attribute in has),
            needs=frozenset(attribute[:-1] for attribute in has if attribute.endswith("*")),
            barred=frozenset(self._tags(row.get("never", ""))),
            filled=bool(row.get("filled")),
        )

    def _tags(self, names: str) -> Iterator[str]:
        for name in names.split():
            if name in self.table.get("groups", {}):
                yield from self._tags(self.table["groups"][name])
            else:
                yield name if name.startswith("#") else self._tag(name)

    def _tag(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{{{self.table['namespaces'][prefix]}}}{local}"

    def _value(self, key: str) -> str:
        element, _, attribute = key.rpartition(" ")
        return f"{self._tag(element)} {attribute}" if element else attribute
