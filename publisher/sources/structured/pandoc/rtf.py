"""RTF: what pandoc does not see of it is written otherwise, and its words are its witness.

Control words and destinations: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.expressions import compiled
from publisher.sources.structured.pandoc.container import Held, Piece
from publisher.structs import frozen

_TOKEN = compiled(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<word>[a-z]+)(?P<value>-?\d+)?[ ]?|\\(?P<sign>[^a-z])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.IGNORECASE,
)
# Destinations whose content is no text of the document. Numbers before the items of lists
# (listtext, pntext) are made from the lists.
_NO_TEXT = frozenset(
    b"fonttbl colortbl stylesheet info pict object objdata fldinst listtext pntext pntxta pntxtb"
    b" generator listtable listoverridetable rsidtbl themedata colorschememapping latentstyles"
    b" datastore xmlnstbl bkmkstart bkmkend atnid atnauthor atndate atnref sp nonshppict ftnsep"
    b" ftnsepc aftnsep aftnsepc tc xe nonesttables".split()
)
_BESIDE = {
    **dict.fromkeys(
        b"header headerl headerr headerf footer footerl footerr footerf".split(), Held.RUNNING
    ),
    b"annotation": Held.COMMENT,
}
# Destinations that are text though “\*” allows a reader to skip them.
_TEXT_ALL_THE_SAME = (b"footnote", b"shpinst", b"shptxt")
_BREAKS = (b"par", b"sect", b"page", b"cell", b"row", b"line", b"tab", b"footnote")
_DASHES = {b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’"}
# “{\s1 … heading 1;}” in the table of styles, and the use of a style.
_HEADING = compiled(rb"\{\\s(\d+)(?![\d])[^{};]*?[ ]heading (\d);\}", re.IGNORECASE)
_USE = compiled(rb"\\s(\d+)(?![\d])")
_LEVEL = rb"\outlinelevel%d"


def marked_rtf(data: bytes) -> bytes:
    """Return an RTF file with its notes, headings and letters as pandoc knows them."""
    levels = {style: int(level) - 1 for style, level in _HEADING.findall(data)}

    def with_level(use: re.Match[bytes]) -> bytes:
        level = levels.get(use[1])
        return use[0] if level is None else use[0] + _LEVEL % level

    # Some programs let a reader skip notes, and pandoc does.
    data = b"".join(_with_stand_ins(data.replace(rb"{\*\footnote", rb"{\footnote")))
    styles = data.find(rb"{\stylesheet")
    body = data.find(rb"\pard", styles) if styles >= 0 else -1
    return data if body < 0 else data[:body] + _USE.sub(with_level, data[body:])


def _with_stand_ins(data: bytes) -> Iterator[bytes]:
    r"""Yield a file piece by piece, with hexadecimal signs for those that stand behind a number.

    Behind a character that is written as its number stand signs for older programs, as many as
    ``\uc`` says, and one where nothing is said. Where they are written as themselves, pandoc
    (3.9) skips one more, which is a letter of the text.
    """
    signs, pending = [1], 0
    for token in _TOKEN.finditer(data):
        stand_ins = min(pending, len(token["text"] or b""))
        yield b"\\'3f" * stand_ins + token[0][stand_ins:]
        pending = pending - 1 if pending and token["byte"] else 0
        if token["open"]:
            signs.append(signs[-1])
        elif token["close"] and len(signs) > 1:
            signs.pop()
        elif token["word"] == b"uc" and token["value"]:
            signs[-1] = int(token["value"])
        elif token["word"] == b"u" and token["value"]:
            pending = max(0, signs[-1])


@frozen
class _Group:
    """What holds within a pair of braces: what its text is, and signs to skip behind a number."""

    held: Held | None = Held.TEXT
    skipped: int = 1
    starred: bool = False


def pieces_of_rtf(data: bytes) -> Iterator[Piece]:
    """Yield the words of an RTF file, paragraph by paragraph."""
    page = re.search(rb"\\ansicpg(\d+)", data)
    reader = _Words(f"cp{page[1].decode()}" if page else "cp1252")
    for token in _TOKEN.finditer(data):
        yield from reader.take(token)
    yield from reader.flush()


class _Words:
    """Gathers words token by token."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._groups = [_Group()]
        self._said: list[tuple[Held, str]] = []
        self._skip = 0

    def flush(self) -> Iterator[Piece]:
        """Yield what has been gathered since the last time."""
        for held in dict.fromkeys(held for held, _ in self._said):
            yield Piece(held, "".join(text for one, text in self._said if one is held))
        self._said.clear()

    def take(self, token: re.Match[bytes]) -> Iterator[Piece]:
        """Take a token; yield pieces where a paragraph ends."""
        if token["open"]:
            self._groups.append(replace(self._groups[-1], starred=False))
        elif token["close"]:
            if len(self._groups) > 1:
                self._groups.pop()
        elif token["word"]:
            yield from self._word(token["word"].lower(), token["value"])
        elif token["sign"]:
            self._sign(token["sign"])
        elif token["byte"]:
            self._say(bytes.fromhex(token["byte"].decode()).decode(self._encoding, "replace"))
        elif token["text"]:
            self._say(token["text"].decode(self._encoding, "replace"))

    def _word(self, word: bytes, value: bytes | None) -> Iterator[Piece]:
        group = self._groups[-1]
        if word in _BREAKS:
            yield from self.flush()
        if word in _NO_TEXT or (group.starred and word not in _TEXT_ALL_THE_SAME):
            self._groups[-1] = replace(group, held=None, starred=False)
        elif group.starred:  # a note, though a reader may skip it
            self._groups[-1] = replace(group, starred=False)
        elif word in _BESIDE and group.held:
            self._groups[-1] = replace(group, held=_BESIDE[word])
        elif word in (b"v", b"deleted") and group.held in (Held.TEXT, Held.CONCEALED):
            held = Held.TEXT if value == b"0" else Held.CONCEALED
            self._groups[-1] = replace(group, held=held)
        elif word == b"plain" and group.held is Held.CONCEALED:
            self._groups[-1] = replace(group, held=Held.TEXT)
        elif word == b"uc" and value:
            self._groups[-1] = replace(group, skipped=int(value))
        elif word == b"u" and value:
            self._say(chr(int(value) % 0x10000))
            self._skip = group.skipped
        elif word in _DASHES:
            self._say(_DASHES[word])

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._groups[-1] = replace(self._groups[-1], starred=True)
        elif sign in (b"\\", b"{", b"}"):
            self._say(sign.decode())
        elif sign == b"~":
            self._say(" ")

    def _say(self, text: str) -> None:
        left = text[self._skip :]
        self._skip = max(0, self._skip - len(text))
        held = self._groups[-1].held
        if left and held:
            self._said.append((held, left))
