"""The metadata of a PDF: Dublin Core, and the standards it claims to keep (XMP, ISO 16684-1)."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

from weasyprint.document import DocumentMetadata

from publisher.expressions import compiled
from publisher.structs import frozen

# Namespaces as ElementTree writes them. WeasyPrint has registered their prefixes.
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
UA = "{http://www.aiim.org/pdfua/ns/id/}"
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
# The elements of the metadata that claim conformance with PDF/UA-1 and PDF/A-2a.
CLAIM = compiled(rb'<rdf:Description rdf:about="" pdf(?:ua|a)id:[^<>]*/>')
for _name, _uri in (("extension/", "Extension"), ("schema#", "Schema"), ("property#", "Property")):
    ElementTree.register_namespace(f"pdfa{_uri}", f"http://www.aiim.org/pdfa/ns/{_name}")


@frozen
class DocumentInfo:
    """The properties a PDF gives of its document; empty ones are left out.

    ``modified`` is in UTC and is also given as the date of creation. ``contributors`` are those
    who are not authors.
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
    """WeasyPrint's metadata, with the properties of a book that it has no place for."""

    def __init__(self, info: DocumentInfo) -> None:
        stamp = info.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        super().__init__(
            title=info.title,
            authors=list(info.authors),
            description=info.description or None,
            keywords=list(info.keywords),
            generator="publisher",
            created=stamp,
            modified=stamp,
            lang=info.language,
        )
        self._info = info

    def include_in_pdf(self, pdf: object, *standard: object) -> None:
        """Write the metadata uncompressed, so that any program finds them in the file (XMP, part 3)."""
        super().include_in_pdf(pdf, *standard[:-1], False)

    def generate_rdf_metadata(self, *standard: object) -> bytes:
        """Return WeasyPrint's RDF with the book's own properties and PDF/UA-1 added.

        ``standard`` is the variant, version and conformance level that WeasyPrint passes on:
        ``("a", 2, "A")`` for PDF/A-2a.
        """
        rdf = ElementTree.fromstring(super().generate_rdf_metadata(*standard))  # noqa: S314
        rdf.append(ElementTree.fromstring(SCHEMA))  # noqa: S314
        ElementTree.SubElement(rdf, f"{RDF}Description", {ABOUT: "", f"{UA}part": "1"})
        self._describe(rdf)
        text: str = ElementTree.tostring(rdf, encoding="unicode")
        return text.encode()

    def _describe(self, rdf: ElementTree.Element) -> None:
        """Add language, contributors, publisher, rights and identifier in Dublin Core."""
        book = self._info
        _list(rdf, "language", "Bag", (book.language,))
        _list(rdf, "contributor", "Bag", book.contributors)
        _list(rdf, "publisher", "Bag", (book.publisher,))
        _list(rdf, "rights", "Alt", (book.rights,))
        if book.identifier:
            element = ElementTree.SubElement(rdf, f"{RDF}Description", {ABOUT: ""})
            ElementTree.SubElement(element, f"{DC}identifier").text = book.identifier


def _list(rdf: ElementTree.Element, name: str, kind: str, values: tuple[str, ...]) -> None:
    """Add a property of Dublin Core, with its values in a container of RDF (Bag, Seq, Alt)."""
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
    """Return a PDF made in this room without its claims to keep standards.

    Blanks fill their places, so that the offsets in the file stay right.
    """
    return CLAIM.sub(lambda claim: b" " * len(claim[0]), pdf)
