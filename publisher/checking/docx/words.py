"""The signs of the text of a DOCX: running text and notes, without what only calls a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checking.docx.opened import WORD, open_docx
from publisher.checking.letters import signs
from publisher.checking.rule import UnreadableError

# Marks of notes, which programs count anew; the heading of notes that are called nowhere; and
# what stands for a picture that is not there.
_NO_TEXT = {
    "FootnoteReference",
    "EndnoteReference",
    "NoteMark",
    "LostMark",
    "EditorsMark",
    "NotesHeading",
    "PicturePlaceholder",
}


def signs_in(data: bytes) -> Counter[str]:
    """Return how often each sign stands in the text of a DOCX; nothing of one that is unreadable."""
    try:
        document = open_docx(data, "")
    except UnreadableError:
        return Counter()
    return signs(piece for root in document.texts for piece in _words(root))


def _words(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{WORD}p"):
        if style_of(paragraph, "pPr/pStyle") in _NO_TEXT:
            continue
        for run in paragraph.iter(f"{WORD}r"):
            if style_of(run, "rPr/rStyle") not in _NO_TEXT:
                yield from (text.text or "" for text in run.iter(f"{WORD}t"))


def style_of(element: etree._Element, path: str) -> str:
    """Return the style of a paragraph (``pPr/pStyle``) or run (``rPr/rStyle``), or nothing."""
    found = element.find("/".join(f"{WORD}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{WORD}val") or ""
