"""Open word material: unpacked Debian packages → documents, a paragraph each line.

The packages are free documentation, game stories and collections of quotations in many
languages; their names stand in README.md beside this file. Nothing of them is kept.
"""

from __future__ import annotations

import html
import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {
    "sv": "sv", "nl": "nl", "de": "de", "da": "da", "nb_NO": "nb", "nb": "nb", "nb-no": "nb",
    "fr": "fr", "es": "es", "it": "it", "pt": "pt", "pt_BR": "pt", "fi": "fi", "pl": "pl",
    "ru": "ru", "cs": "cs", "el": "el", "la": "la", "en_GB": "en", "C": "en",
}  # fmt: skip
# Paragraphs shorter than this are labels; those with signs of program text are no language.
SHORTEST = 120
_PROGRAM = re.compile(r"[{}=<>\\$@_]|http|%[sd]")
_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
# A document is about as long as a pamphlet.
WORDS = 9000
FEWEST = 1500


@dataclass(frozen=True, slots=True)
class Document:
    """Paragraphs of one language from one place, about as many as a pamphlet has."""

    language: str
    name: str
    paragraphs: tuple[str, ...]


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Return all documents below a folder of unpacked packages, in one order."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for tag, name, text in sorted(_texts(folder)):
        paragraph = " ".join(_TAG.sub("", text).split())
        if len(paragraph) > SHORTEST and not _PROGRAM.search(paragraph):
            found[LANGUAGES[tag], f"{tag}-{name}"][paragraph] = None
    return tuple(document for key in sorted(found) for document in _cut(*key, tuple(found[key])))


def _cut(language: str, name: str, paragraphs: tuple[str, ...]) -> Iterator[Document]:
    part: list[str] = []
    words = 0
    for paragraph in (*paragraphs, ""):
        part.append(paragraph)
        words += len(paragraph.split())
        if words > WORDS or (not paragraph and words > FEWEST):
            yield Document(language, name, tuple(p for p in part if p))
            part, words = [], 0


def _texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    yield from _catalogues(folder)
    yield from _manuals(folder)
    yield from _quotations(folder)


def _catalogues(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the translations of game stories (gettext catalogues)."""
    for path in folder.glob("wesnoth*/**/LC_MESSAGES/*.mo"):
        tag = path.parent.parent.name
        if tag in LANGUAGES:
            for original, text in _messages(path.read_bytes()):
                if original != text:
                    for paragraph in text.split("\n"):
                        yield tag, path.stem, paragraph


def _messages(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield original and translation (https://www.gnu.org/software/gettext/manual, MO files)."""
    _, _, count, originals, translations = struct.unpack("<5I", data[:20])
    for index in range(count):
        yield _message(data, originals, index), _message(data, translations, index)


def _message(data: bytes, table: int, index: int) -> str:
    length, offset = struct.unpack_from("<2I", data, table + 8 * index)
    return data[offset : offset + length].decode("utf-8", "replace").split("\0")[0]


def _manuals(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the paragraphs of the desktop's help (Mallard) and of a manual for schools (HTML)."""
    for path in folder.glob("gnome-user-docs/usr/share/help/*/*/*.page"):
        tag = path.parent.parent.name
        if tag in LANGUAGES:
            yield from _paragraphs(path, tag, f"help-{len(path.name) % 4}")
    for path in folder.glob("debian-edu-doc-*/usr/share/doc/*/debian-edu-bookworm-manual.html"):
        tag = path.parent.name.removeprefix("debian-edu-doc-")
        if tag in LANGUAGES:
            yield from _paragraphs(path, tag, "school")


def _paragraphs(path: Path, tag: str, name: str) -> Iterator[tuple[str, str, str]]:
    for found in _PARAGRAPH.finditer(path.read_text("utf-8")):
        yield tag, name, html.unescape(_TAG.sub("", found[1]))


def _quotations(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the entries of collections of quotations that are written in UTF-8."""
    for path in folder.glob("fortunes-*/usr/share/games/fortunes/**/*"):
        tag = path.relative_to(folder).parts[0].removeprefix("fortunes-")
        plain = path.is_file() and not path.is_symlink() and path.suffix not in (".dat", ".u8")
        if plain and tag in LANGUAGES and path.parent.name != "sk":
            for entry in _decoded(path).split("\n%\n"):
                for paragraph in re.split(r"\n\s*\n|\n\s*--", entry):
                    yield tag, "quotations", paragraph


def _decoded(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
