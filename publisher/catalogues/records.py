"""Records of libraries: MARCXML, and Dublin Core in any wrapping (OAI-PMH, RDF)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.errors import Mistake, refusal
from publisher.model.catalogue import Record

DUBLIN_CORE = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")
NO_RECORDS = "neither MARCXML nor Dublin Core: no record was found"


def read_records(content: bytes, shown: str) -> tuple[Record, ...]:
    """Return the records of an XML file; raise ManifestError where it has none, or is no XML."""
    # Nothing is fetched and no entity is filled in.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        mistake = Mistake(shown, error.lineno or 0, "", f"this is not XML: {error.msg}")
        raise refusal([mistake], "the records") from error
    found = [fields for fields in map(_fields, _holders(root)) if fields]
    if not found:
        raise refusal([Mistake(shown, 0, "", NO_RECORDS)], "the records")
    return tuple(Record(number, fields) for number, fields in enumerate(found, 1))


def _holders(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements that have fields of a record right below them."""
    for element in root.iter(etree.Element):
        if any(_is_field(child) for child in element.iterchildren(etree.Element)):
            yield element


def _is_field(element: etree._Element) -> bool:
    return _local(element) in ("datafield", "controlfield") or _is_dublin_core(element)


def _is_dublin_core(element: etree._Element) -> bool:
    return str(element.tag).startswith(DUBLIN_CORE)


def _fields(holder: etree._Element) -> tuple[tuple[str, str], ...]:
    pairs = (pair for child in holder.iterchildren(etree.Element) for pair in _pairs(child))
    return tuple((name, words) for name, text in pairs if (words := " ".join(text.split())))


def _pairs(field: etree._Element) -> Iterator[tuple[str, str]]:
    if _is_dublin_core(field):
        yield _local(field), "".join(field.itertext())
    elif _local(field) == "controlfield":
        yield field.get("tag", ""), field.text or ""
    elif _local(field) == "datafield":
        for part in field.iterchildren(etree.Element):
            yield f"{field.get('tag')}${part.get('code')}", part.text or ""


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
