"""What becomes of files that other programs made: ``python -m bench.reading_files FOLDER``.

Every file below FOLDER that says its own structure is read. For each is printed how many of the
letters in its XML or HTML are not in its text, with the findings that name what was left out; in
the end, how many files were read, refused or stopped the program, and which lost letters without
a word. Of kinds whose letters stand amid commands (RTF, LaTeX, Markdown, reStructuredText) only
what stops is told.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree, html

from publisher import api
from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.letters import letters_and_figures
from publisher.model.text import Figure, Text

ENDINGS = (
    ".docx", ".odt", ".rtf", ".epub", ".fb2", ".html", ".htm", ".xhtml", ".tei", ".xml", ".tex",
    ".latex", ".rst", ".markdown",
)  # fmt: skip
# Parts of a zipped file that hold words, by how their names begin and end.
PARTS = (("word/document", ".xml"), ("word/footnotes", ".xml"), ("word/endnotes", ".xml"))
PAGES = (".xhtml", ".html", ".htm")
# Parts of an XML file whose words are no text.
BESIDE = ("teiHeader", "description", "binary", "front", "script", "style", "head", "title", "nav")
# What a Word file holds a second time, for programs that cannot show the first (ECMA-376, part 3).
AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Findings of these kinds name what is not in the text as it stood.
NAMING = (
    "sources/around-text", "sources/left-out", "sources/letters-lost", "sources/letters-uncounted",
    "sources/fact-aside", "sources/editors-reading", "sources/hidden", "sources/note-unpaired",
    "sources/raw-markup", "sources/encoding", "sources/mixed-encoding", "sources/page-outside",
    "sources/page-missing", "sources/formula", "sources/picture-moved",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a file: ``letters`` in it, those ``missing`` from its text, the findings."""

    letters: int
    missing: int
    findings: tuple[Finding, ...]

    @property
    def silent(self) -> bool:
        """Tell whether letters are missing that no finding speaks of."""
        return self.missing > 0 and not any(f.code in NAMING for f in self.findings)


def main() -> int:
    """Print a line for each file; return 1 where one stopped the program or lost letters silently."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    counts: Counter[str] = Counter()
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in ENDINGS):
        shown = path.relative_to(folder)
        try:
            seen = _seen(path)
        except PublisherError as error:
            counts["refused"] += 1
            print(f"refused  {shown}: {error}")
        except Exception:  # noqa: BLE001 - every way to stop is looked for
            counts["stopped"] += 1
            print(f"STOPPED  {shown}\n{traceback.format_exc()}")
        else:
            counts["read"] += 1
            counts["silent"] += seen.silent
            codes = Counter(f.code for f in seen.findings if f.severity is not Severity.NOTE)
            word = "SILENT" if seen.silent else "read"
            said = ", ".join(f"{code} × {times}" for code, times in sorted(codes.items()))
            print(f"{word:8} {shown}: {seen.missing} of {seen.letters} letters missing; {said}")
    print(", ".join(f"{counts[word]} {word}" for word in ("read", "refused", "stopped", "silent")))
    return int(bool(counts["stopped"] or counts["silent"]))


def _seen(path: Path) -> Seen:
    made = api.restore(path)
    there = Counter(letters_and_figures(_words_of(made.value)))
    held = Counter(letters_and_figures(" ".join(_held_in(path))))
    return Seen(held.total(), (held - there).total(), made.findings)


def _words_of(text: Text) -> str:
    parts = [plain(run) for block in text.blocks for run in runs(block)]
    parts += [block.alt for block in text.blocks if isinstance(block, Figure)]
    for note in text.notes:
        parts += [note.mark, *map(plain, note_runs(note))]
    return " ".join(parts)


def _held_in(path: Path) -> Iterator[str]:
    """Yield the words that a file holds, as far as elements alone tell.

    What stands outside the flow of a file (a list of contents in a page of its own) is among them,
    so a file that is called silent may be whole.
    """
    ending = path.suffix.lower()
    try:
        if ending in (".docx", ".odt", ".epub"):
            with ZipFile(path) as packed:
                for name in packed.namelist():
                    yield from _held_in_part(name, packed)
        elif ending in (".html", ".htm", ".xhtml"):
            yield from _of_page(path.read_bytes())
        elif ending in (".tei", ".xml", ".fb2"):
            yield from _without_beside(etree.fromstring(path.read_bytes()))
    except (BadZipFile, etree.LxmlError, ValueError):
        return  # the reader says what is wrong with it


def _held_in_part(name: str, packed: ZipFile) -> Iterator[str]:
    if any(name.startswith(begin) and name.endswith(end) for begin, end in PARTS):
        for words in etree.fromstring(packed.read(name)).iter("{*}t"):
            if next(words.iterancestors(AGAIN), None) is None:
                yield words.text or ""
    elif name == "content.xml":
        for body in etree.fromstring(packed.read(name)).iter("{*}body"):
            yield from _without_beside(body)
    elif name.endswith(PAGES):
        yield from _of_page(packed.read(name))


def _of_page(data: bytes) -> Iterator[str]:
    with suppress(UnicodeDecodeError):
        data = data.decode().removeprefix("\ufeff").encode("ascii", "xmlcharrefreplace")
    root = html.document_fromstring(data)
    yield from _without_beside(root)


def _without_beside(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or etree.QName(element).localname in BESIDE:
        return
    yield element.text or ""
    for child in element:
        yield from _without_beside(child)
        yield child.tail or ""


if __name__ == "__main__":
    sys.exit(main())
