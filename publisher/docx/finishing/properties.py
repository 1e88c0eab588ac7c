"""The properties of the document that file managers and catalogues show (ECMA-376, part 2)."""

from __future__ import annotations

from lxml import etree

from publisher.model.house import BookFacts

_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def core_properties(facts: BookFacts) -> etree._Element:
    """Return the part with the facts of a book; its dates are those of the book, not of today."""
    root = etree.Element(_name("cp:coreProperties"), nsmap=_NAMESPACES)
    authors = [person.name for person in facts.contributors if person.role == "aut"]
    said = (
        ("dc:title", facts.title),
        ("dc:subject", facts.subtitle),
        ("dc:creator", "; ".join(authors)),
        ("cp:keywords", ", ".join(facts.subjects)),
        ("dc:description", facts.description),
        ("dc:language", facts.language),
        ("dc:identifier", facts.identifier),
    )
    for name, value in said:
        if value:
            etree.SubElement(root, _name(name)).text = value
    for name in ("dcterms:created", "dcterms:modified"):
        made = etree.SubElement(root, _name(name))
        made.set(_name("xsi:type"), "dcterms:W3CDTF")
        made.text = f"{facts.modified:%Y-%m-%dT%H:%M:%SZ}"
    return root


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"
