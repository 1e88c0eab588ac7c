"""Checks of style sheets: they can be read, load what is there, and leave out what EPUB forbids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2

from publisher.checking.epub.opened import STYLE, OpenedBook
from publisher.checking.epub.syntax import ENCODING
from publisher.checking.markup.document import target_of
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.kept import digest, known
from publisher.model.findings import Finding
from publisher.structs import frozen

BROKEN = Rule("epub/style-broken")
FORBIDDEN = Rule("epub/style-forbidden")
COLOUR = Rule("epub/colour")
# EPUB 3.3, section 6.3: reading systems have their own way of telling the direction.
_FORBIDDEN = ("direction", "unicode-bidi")
_COLOURED = ("color", "background", "background-color")
# Values by which a property names no colour of its own, and so can hide no text by night.
_NO_COLOURS = {"currentcolor", "inherit", "initial", "none", "transparent", "unset"}
_BLOCKS = ("{} block", "[] block", "() block")
_SPACE = ("whitespace", "comment")
# Sheets of which it is kept what they say: those of two versions of the package, and of houses.
_SHEETS = 100
# A rule behind the last one: whatever was left open swallows it.
_END = "--end{}"
# A selector is written with a letter for each token, ``p.note > a[href]`` as ``i.i > ib``, so that an
# expression can say how tokens may follow one another. What has no letter is ``?``, which fits nowhere.
_LETTERS = {
    "ident": "i",
    "percentage": "i",  # of an animation
    "hash": "h",
    "[] block": "b",
    "function": "f",
    "whitespace": " ",
    "comment": "",
}
# #id, [attribute], .class, :pseudo-class, ::pseudo-element, :pseudo-class(…)
_CLASSES = r"(?:h|b|\.i|::?[if])"
# an element or * with any of these, or some of these alone
_COMPOUND = rf"(?:[i*]{_CLASSES}*|{_CLASSES}+)"
# compounds in a row, with a combinator between two of them; a blank is one
_SELECTOR = rf"{_COMPOUND}(?: *[>+~ ] *{_COMPOUND})*"
_SELECTORS = compiled(rf" *{_SELECTOR}(?: *, *{_SELECTOR})* *")


@frozen
class Style:
    """A style sheet as the checks see it; lines count from 1.

    ``addresses`` are those it loads. ``broken`` are lines with what cannot be read there,
    ``forbidden`` and ``colours`` lines with the name of the property.
    """

    addresses: tuple[str, ...]
    broken: tuple[tuple[int, str], ...]
    forbidden: tuple[tuple[int, str], ...]
    colours: tuple[tuple[int, str], ...]


def check_styles(book: OpenedBook) -> Iterator[Finding]:
    """Check every style sheet of the manifest."""
    for item in book.items:
        data = book.files.get(item.path)
        if item.media_type != STYLE or data is None:
            continue
        where, style = f"{book.shown}/{item.path}", style_of(data)
        # The marks of UTF-16 in either order of bytes; EPUB allows UTF-16 and advises against it.
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _charset(data) not in ("", "utf-8"):
            yield ENCODING.broken("the style sheet is not in UTF-8", where)
        for line, message in style.broken:
            yield BROKEN.broken(f"the style cannot be read: {message}", where, line)
        for line, name in style.forbidden:
            yield FORBIDDEN.broken(f"“{name}” has no place in a style sheet", where, line)
        for line, name in style.colours:
            yield COLOUR.broken(f"“{name}” sets a colour", where, line)


def _charset(data: bytes) -> str:
    """Return the encoding that a sheet names; CSS wants it in just this form, at the very beginning."""
    if not data.startswith(b'@charset "'):
        return ""
    return data[10:40].partition(b'"')[0].decode("ascii", "replace").lower()


def loaded_by(book: OpenedBook, path: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses that a style sheet loads, with the paths they lead to."""
    found = style_of(book.files.get(path, b"")).addresses
    return tuple((address, target_of(path, address)[0]) for address in found)


@lru_cache(maxsize=64)  # the books of a house share their sheets
def style_of(data: bytes) -> Style:
    """Return what a style sheet says."""
    made_from = digest(data, Path(__file__), tinycss2.__version__)
    try:
        # The sheets of the package stand in every book.
        found = known("styles-read", made_from, lambda: asdict(_parsed(_text(data))), _SHEETS)
        return Style(**{name: tuple(map(_one, value)) for name, value in found.items()})
    except RecursionError:
        return Style((), ((1, "blocks are nested too deep"),), (), ())


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _one(value: Any) -> Any:
    """Return a value of a style as it was: JSON has lists for tuples."""
    return tuple(value) if isinstance(value, list) else value


def _parsed(text: str) -> Style:
    *rules, last = tinycss2.parse_stylesheet(f"{text}\n{_END}", skip_comments=True)
    seen = tuple(_walk(rules))
    broken = [(n.source_line, n.message) for n in seen if n.type == "error"]
    if last.type != "qualified-rule" or last.serialize() != _END:
        broken.append((last.source_line, "something is not closed"))
    said = [n for n in seen if n.type == "declaration"]
    return Style(
        addresses=tuple(_addresses(seen)),
        broken=tuple(broken),
        forbidden=tuple((n.source_line, n.name) for n in said if n.lower_name in _FORBIDDEN),
        colours=tuple((n.source_line, n.name) for n in said if _is_coloured(n)),
    )


def _is_coloured(declaration: Any) -> bool:
    """Tell whether a declaration sets a colour of its own."""
    words = (str(getattr(sign, "lower_value", "")) for sign in _signs(declaration.value))
    return declaration.lower_name in _COLOURED and not _NO_COLOURS.issuperset(words)


def _walk(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield rules, declarations, values and errors, whatever they stand in."""
    for node in nodes:
        yield node
        if node.type in ("qualified-rule", "at-rule"):
            yield from _walk(node.prelude)
            yield from _walk(_content(node))
        elif node.type == "declaration":
            if not node.name.startswith("--") and not _signs(node.value):
                yield _error(node, f"{node.name} has no value")
            yield from _walk(node.value)
        elif node.type == "function":
            yield from _walk(node.arguments)
        elif node.type in _BLOCKS:
            yield from _walk(node.content)


def _content(rule: Any) -> Iterator[Any]:
    """Yield what stands in a rule, and what is wrong with the rule as a whole."""
    inside = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True)
    if _is_idle(_signs(rule.content or [])):
        yield _error(rule, "there is nothing before a semicolon")
    if rule.type == "qualified-rule":
        if not _is_selector(rule.prelude):
            yield _error(rule, "a selector is missing or wrong")
        # Rules in rules are younger than most reading systems; mostly a } is missing.
        nested = (node for node in inside if node.type == "qualified-rule")
        yield from (_error(node, "a rule stands inside another rule") for node in nested)
    elif rule.lower_at_keyword == "font-face" and not _signs(inside):
        yield _error(rule, "a typeface without a name")
    elif rule.lower_at_keyword == "import" and not _signs(rule.prelude):
        yield _error(rule, "nothing is imported")
    yield from inside


def _error(node: Any, message: str) -> Any:
    """Return an error like those of tinycss2, for what it lets pass and browsers do not."""
    return tinycss2.ast.ParseError(node.source_line, node.source_column, "invalid", message)


def _signs(nodes: Iterable[Any]) -> list[Any]:
    """Return the tokens that say something: neither blanks nor comments."""
    return [node for node in nodes if node.type not in _SPACE]


def _is_idle(signs: list[Any]) -> bool:
    """Tell whether a semicolon follows nothing or another one."""
    before = [";", *signs[:-1]]
    return any(sign == ";" and earlier == ";" for earlier, sign in zip(before, signs, strict=False))


def _is_selector(prelude: Iterable[Any]) -> bool:
    """Tell whether what stands before a rule is a list of selectors."""
    return _SELECTORS.fullmatch("".join(map(_letter, prelude))) is not None


def _letter(token: Any) -> str:
    """Return a letter for a part of a selector, what is written where it is no other."""
    if token.type == "literal":
        return str(token.value)
    if token.type == "hash" and not token.is_identifier:
        return "?"
    return _LETTERS.get(token.type, "?")


def _addresses(nodes: tuple[Any, ...]) -> Iterator[str]:
    """Yield the addresses in url(a), url("a") and @import "a", which tinycss2 reads in three ways."""
    for node in nodes:
        if node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name == "url":
            yield from (argument.value for argument in node.arguments if argument.type == "string")
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield from (token.value for token in node.prelude if token.type == "string")
