"""The kinds of files that may be a source, and the endings of their names."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is; the values are those of ``--from``.

    A ``TEXT`` was extracted and is restored, and so are a ``PDF`` and zipped ``PAGES``. A
    ``MANUSCRIPT`` is written by hand. All others say themselves what their parts are: they are
    read, and nothing is decided.
    """

    TEXT = "text"
    MANUSCRIPT = "manuscript"
    PDF = "pdf"
    PAGES = "pages"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    LATEX = "latex"
    MARKDOWN = "markdown"
    RST = "rst"
    JATS = "jats"
    FB2 = "fb2"
    HTML = "html"
    EPUB = "epub"
    TEI = "tei"


# The endings of each kind; the first is that of a source in a house. What is XML its root tells.
ENDINGS: dict[SourceKind, tuple[str, ...]] = {
    SourceKind.TEXT: (".txt",),
    SourceKind.MANUSCRIPT: (".md",),
    SourceKind.PDF: (".pdf",),
    SourceKind.PAGES: (".zip",),
    SourceKind.DOCX: (".docx", ".docm", ".dotx"),
    SourceKind.ODT: (".odt", ".ott"),
    SourceKind.RTF: (".rtf",),
    SourceKind.LATEX: (".tex", ".latex"),
    SourceKind.MARKDOWN: (".markdown", ".mdown", ".mkd"),
    SourceKind.RST: (".rst",),
    SourceKind.JATS: (".xml", ".nxml", ".jats"),
    SourceKind.FB2: (".fb2",),
    SourceKind.HTML: (".html", ".htm", ".xhtml"),
    SourceKind.EPUB: (".epub",),
    SourceKind.TEI: (".xml", ".tei"),
}
# What people call each of them.
NAMES: dict[SourceKind, str] = {
    SourceKind.TEXT: "text",
    SourceKind.MANUSCRIPT: "manuscript",
    SourceKind.PDF: "PDF",
    SourceKind.PAGES: "zipped pages of a text",
    SourceKind.DOCX: "Word file (DOCX)",
    SourceKind.ODT: "OpenDocument text (ODT)",
    SourceKind.RTF: "RTF file",
    SourceKind.LATEX: "LaTeX file",
    SourceKind.MARKDOWN: "Markdown text",
    SourceKind.RST: "reStructuredText",
    SourceKind.JATS: "JATS article",
    SourceKind.FB2: "FictionBook (FB2)",
    SourceKind.HTML: "web page (HTML)",
    SourceKind.EPUB: "e-book (EPUB)",
    SourceKind.TEI: "TEI document",
}
# Kinds that are restored or read as they stand, line by line; the others say what their parts are.
LINE_BY_LINE = (SourceKind.TEXT, SourceKind.MANUSCRIPT, SourceKind.PDF, SourceKind.PAGES)


def says_its_structure(kind: SourceKind) -> bool:
    """Tell whether files of a kind say themselves what their parts are."""
    return kind not in LINE_BY_LINE


def kind_of_ending(ending: str) -> SourceKind | None:
    """Return the kind that an ending (``.tex``) stands for, the first of several; None for others."""
    return next((kind for kind, known in ENDINGS.items() if ending.lower() in known), None)


def house_endings() -> tuple[str, ...]:
    """Return the endings of sources in a house, each once."""
    return tuple(dict.fromkeys(endings[0] for endings in ENDINGS.values()))
