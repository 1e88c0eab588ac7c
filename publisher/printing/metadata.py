"""What the file says of itself: Dublin Core, and the standards it keeps (XMP)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from weasyprint.pdf.metadata import NS, DocumentMetadata

RDF, DC, UA = (f"{{{NS[name]}}}" for name in ("rdf", "dc", "pdfuaid"))
ABOUT = f"{RDF}about"
# PDF/A allows only properties it knows or that are described in the file; those of PDF/UA are
# not among the known ones (ISO 19005-2, 6.6.2.3). The wording follows the PDF Association's
# technical note 0010.
SCHEMA = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289 the file keeps</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
# What the file claims to keep: PDF/UA-1, PDF/A-2a.
CLAIM = re.compile(rb'<rdf:Description rdf:about="" pdf(?:ua|a)id:[^<>]*/>')
for _name, _uri in (("extension/", "Extension"), ("schema#", "Schema"), ("property#", "Property")):
    ElementTree.register_namespace(f"pdfa{_uri}", f"http://www.aiim.org/pdfa/ns/{_name}")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a PDF says of itself; ``modified`` is UTC and is also the date of creation.

    ``contributors`` are those who are no authors. Empty strings and tuples are left out.
    """

    title: str
    language: str
    modified: datetime
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    identifier: str = ""


class BookMetadata(DocumentMetadata):  # type: ignore[misc]
    """WeasyPrint's metadata, with what it has no place for."""

    def __init__(self, particulars: Particulars) -> None:
        stamp = particulars.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        super().__init__(
            title=particulars.title,
            authors=list(particulars.authors),
            description=particulars.description or None,
            keywords=list(particulars.keywords),
            generator="publisher",
            created=stamp,
            modified=stamp,
            lang=particulars.language,
        )
        self._particulars = particulars

    def include_in_pdf(self, pdf: object, *standard: object) -> None:
        """Write the metadata as plain text, which any program finds in the file (XMP, part 3)."""
        super().include_in_pdf(pdf, *standard[:-1], False)

    def generate_rdf_metadata(self, *standard: object) -> bytes:
        """Return the RDF of WeasyPrint with the book's own descriptions and PDF/UA-1 added.

        ``standard`` is the family, part and level of PDF/A that WeasyPrint wants to be told.
        """
        rdf = ElementTree.fromstring(super().generate_rdf_metadata(*standard))  # noqa: S314
        rdf.append(ElementTree.fromstring(SCHEMA))  # noqa: S314
        ElementTree.SubElement(rdf, f"{RDF}Description", {ABOUT: "", f"{UA}part": "1"})
        self._describe(rdf)
        text: str = ElementTree.tostring(rdf, encoding="unicode")
        return text.encode()

    def _describe(self, rdf: ElementTree.Element) -> None:
        """Add language, contributors, publisher, rights and identifier in Dublin Core."""
        book = self._particulars
        _list(rdf, "language", "Bag", (book.language,))
        _list(rdf, "contributor", "Bag", book.contributors)
        _list(rdf, "publisher", "Bag", (book.publisher,))
        _list(rdf, "rights", "Alt", (book.rights,))
        if book.identifier:
            element = ElementTree.SubElement(rdf, f"{RDF}Description", {ABOUT: ""})
            ElementTree.SubElement(element, f"{DC}identifier").text = book.identifier


def _list(rdf: ElementTree.Element, name: str, kind: str, values: tuple[str, ...]) -> None:
    """Add one property of Dublin Core with its values in a container of RDF."""
    values = tuple(value for value in values if value)
    if not values:
        return
    element = ElementTree.SubElement(rdf, f"{RDF}Description", {ABOUT: ""})
    container = ElementTree.SubElement(
        ElementTree.SubElement(element, f"{DC}{name}"), f"{RDF}{kind}"
    )
    for value in values:
        item = ElementTree.SubElement(container, f"{RDF}li")
        item.text = value
        if kind == "Alt":
            item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")


def withdraw_claims(pdf: bytes) -> bytes:
    """Return a file of this room that claims no standard any more; blanks fill the places."""
    return CLAIM.sub(lambda claim: b" " * len(claim[0]), pdf)
