"""Looking at what was rendered: documents by name, parsed as XML."""

from __future__ import annotations

from lxml import etree

from publisher.model.edition import Edition
from publisher.model.rendering import EbookRendering, PageRendering, PrintRendering
from publisher.rendering import find_design, render_ebook, render_page, render_print
from tests.rendering.books import book_of

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "{http://www.idpf.org/2007/ops}type"


def rendered(edition: Edition) -> EbookRendering:
    """Return an edition as an e-book, by the package's own templates."""
    return render_ebook(edition, find_design())


def rendered_print(edition: Edition) -> PrintRendering:
    """Return an edition as the document for print, by the package's own templates."""
    return render_print(edition, find_design())


def rendered_page(edition: Edition) -> PageRendering:
    """Return an edition as the document for browsers, by the package's own templates."""
    return render_page(edition, find_design())


def markup(rendering: EbookRendering, name: str) -> str:
    """Return the markup of a document."""
    return next(d.markup for d in rendering.documents if d.name == name)


def parsed(rendering: EbookRendering, name: str) -> etree._Element:
    """Return a document as XML."""
    return etree.fromstring(markup(rendering, name).encode())


def first_chapter(source: str) -> etree._Element:
    """Return the section of the first chapter of a manuscript."""
    root = parsed(rendered(book_of(source)), "chapter-01.xhtml")
    section = root.find(f".//{XHTML}section")
    assert section is not None
    return section


def inside(element: etree._Element) -> str:
    """Return the markup of an element's content, without namespaces and white space at its ends."""
    text = "".join(etree.tostring(child, encoding="unicode") for child in element)
    for namespace in (
        ' xmlns="http://www.w3.org/1999/xhtml"',
        ' xmlns:epub="http://www.idpf.org/2007/ops"',
    ):
        text = text.replace(namespace, "")
    return ((element.text or "") + text).strip()


def typed(root: etree._Element, name: str) -> list[etree._Element]:
    """Return the elements of an epub:type in document order."""
    return [
        e for e in root.iter() if isinstance(e.tag, str) and name in (e.get(TYPE) or "").split()
    ]


def text_of(element: etree._Element) -> str:
    """Return the words of an element, white space made single."""
    return " ".join("".join(element.itertext()).split())
