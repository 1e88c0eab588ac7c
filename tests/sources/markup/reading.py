"""What the tests of marked-up files have in common: a file as text in, its manuscript out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from publisher import manuscript
from publisher.model.findings import Finding, Severity
from publisher.model.source_kinds import SourceKind
from publisher.sources.markup.readers import read_markup
from publisher.sources.markup.tei.reading import read_tei
from publisher.sources.markup.web.reading import read_web
from publisher.sources.structured.read_source import ReadSource

NAMESPACES = "xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def nothing(name: str) -> bytes | None:
    """Find no file beside another."""
    return None


def web(body: str, head: str = "", files: Mapping[str, bytes] | None = None) -> ReadSource:
    """Read a page with this body; ``files`` lie beside it."""
    page = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return read_web(page.encode(), "page.html", dict(files or {}).get)


def tei(text: str, header: str = "", files: Mapping[str, bytes] | None = None) -> ReadSource:
    """Read a TEI document with this text."""
    document = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
        f"{header}</teiHeader><text>{text}</text></TEI>"
    )
    return read_tei(document.encode(), "text.xml", dict(files or {}).get)


def epub(path: Path, pages: Mapping[str, str], **more: str) -> ReadSource:
    """Read an e-book with these pages in its spine; ``more`` are parts of its package and files."""
    return read_markup(SourceKind.EPUB, pack(path, pages, **more), "book.epub")


def pack(path: Path, pages: Mapping[str, str], **more: str) -> Path:
    """Write an e-book."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    linear = more.get("outside", "").split()
    spine = "".join(
        f'<itemref idref="i{n}"{" linear=" + chr(34) + "no" + chr(34) if name in linear else ""}/>'
        for n, name in enumerate(pages)
        if name not in more.get("unlisted", "").split()
    )
    book = path / "book.epub"
    with ZipFile(book, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        packed.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<metadata><dc:title>The Mill</dc:title><dc:creator>Ib Lund</dc:creator>"
            f"<dc:language>en</dc:language></metadata><manifest>{items}{more.get('items', '')}"
            f'</manifest><spine toc="ncx">{spine}</spine></package>',
        )
        for name, body in pages.items():
            page = body
            if not body.startswith("<html"):
                page = f"<html {NAMESPACES}><body>{body}</body></html>"
            packed.writestr(f"OPS/{name}", page)
        if "toc.ncx" in more:
            packed.writestr("OPS/toc.ncx", more["toc.ncx"])
        packed.writestr("OPS/picture.png", PNG)
        if "encryption" in more:
            packed.writestr("META-INF/encryption.xml", more["encryption"])
    return book


def written(read: ReadSource) -> str:
    """Return the manuscript, without blank lines at its end; it must be read back as it was."""
    markup = manuscript.write(read.text)
    back = manuscript.read(markup, read.text.source, read.text.language)
    assert (back.blocks, back.notes) == (read.text.blocks, read.text.notes)
    return markup.rstrip("\n")


def codes(read: ReadSource) -> list[str]:
    """Return the codes of what is more than a note."""
    return [f.code for f in read.findings if f.severity is not Severity.NOTE]


def notes_of(read: ReadSource) -> list[Finding]:
    """Return the findings that tell what was set aside."""
    return [f for f in read.findings if f.code == "sources/around-text"]
