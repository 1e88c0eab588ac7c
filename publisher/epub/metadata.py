"""The package metadata of a book (EPUB 3.3, section 5.5), from its facts and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.model.house import BookFacts, Contributor
from publisher.model.rendering import EbookRendering
from publisher.structs import frozen

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# W3CDTF without times: 1936, 1936-08, 1936-08-04
_DATE = compiled(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# The decimals that group-position allows: 3, 2.1
_POSITION = compiled(r"\d+(?:\.\d+)*")
_MARC = "marc:relators"
_ISBN = ("onix:codelist5", "15")


@frozen
class MetadataElement:
    """One element of the metadata: ``dc:NAME`` or ``meta``, its text, its attributes."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


def package_metadata(rendering: EbookRendering) -> tuple[MetadataElement, ...]:
    """Return all metadata of a book but ``dcterms:modified``, which the writer adds."""
    facts = rendering.facts
    return (
        *_identifiers(facts),
        *_titles(facts),
        MetadataElement("dc:language", facts.language),
        *_people(facts.contributors),
        *_dates(facts),
        *_plain(facts),
        *_archive(facts),
        *_series(facts),
        *_relations(facts),
        *_accessibility(rendering),
        # Older reading systems look for the cover here (OPF 2).
        MetadataElement("meta", "", (("name", "cover"), ("content", "cover-image"))),
    )


def _meta(property_: str, text: str, refines: str = "", scheme: str = "") -> MetadataElement:
    """Return a ``meta`` element, if need be one that says more of the element with an id."""
    target = (("refines", f"#{refines}"),) if refines else ()
    by = (("scheme", scheme),) if scheme else ()
    return MetadataElement("meta", text, (("property", property_), *target, *by))


def _identifiers(facts: BookFacts) -> Iterator[MetadataElement]:
    yield MetadataElement("dc:identifier", facts.identifier, (("id", "id"),))
    if facts.identifier.startswith("urn:isbn:"):
        scheme, code = _ISBN
        yield _meta("identifier-type", code, "id", scheme)


def _titles(facts: BookFacts) -> Iterator[MetadataElement]:
    yield MetadataElement("dc:title", facts.title, (("id", "title"),))
    yield _meta("title-type", "main", "title")
    if facts.subtitle:
        yield _meta("display-seq", "1", "title")
        yield MetadataElement("dc:title", facts.subtitle, (("id", "subtitle"),))
        yield _meta("title-type", "subtitle", "subtitle")
        yield _meta("display-seq", "2", "subtitle")
    if facts.original_title:
        language = ((XML_LANG, facts.original_language),) if facts.original_language else ()
        yield MetadataElement(
            "meta", facts.original_title, (("property", "dcterms:alternative"), *language)
        )


def _people(contributors: tuple[Contributor, ...]) -> Iterator[MetadataElement]:
    """Yield the authors as creators, all others as contributors, with roles and order."""
    for number, person in enumerate(contributors, start=1):
        identity = f"person-{number}"
        name = "dc:creator" if person.role == "aut" else "dc:contributor"
        yield MetadataElement(name, person.name, (("id", identity),))
        yield _meta("role", person.role, identity, _MARC)
        if person.file_as:
            yield _meta("file-as", person.file_as, identity)
        yield _meta("display-seq", str(number), identity)


def _dates(facts: BookFacts) -> Iterator[MetadataElement]:
    """Yield the date of the book; that of the work beside it where they differ."""
    if facts.published and _DATE.fullmatch(facts.published):
        yield MetadataElement("dc:date", facts.published)
        if facts.date:
            yield _meta("dcterms:created", facts.date)
    elif facts.date and _DATE.fullmatch(facts.date):
        yield MetadataElement("dc:date", facts.date)
    elif facts.date:
        # A date in words ("about 1911") is no W3CDTF, which dc:date should be.
        yield _meta("dcterms:created", facts.date)


def _plain(facts: BookFacts) -> Iterator[MetadataElement]:
    known = (
        ("dc:publisher", facts.publisher),
        ("dc:description", facts.description),
        ("dc:rights", facts.rights),
        *(("dc:source", source) for source in _sources(facts)),
        *(("dc:subject", subject) for subject in facts.subjects),
    )
    for name, text in known:
        if text:
            yield MetadataElement(name, text)
    if facts.licence:
        yield _meta("dcterms:license", facts.licence)


def _sources(facts: BookFacts) -> tuple[str | None, ...]:
    """Return what the book was made from: first print, print and copy that it follows, their scan."""
    source = facts.provenance
    return (facts.publication, source.print_used, source.copy_used, source.scan)


def _archive(facts: BookFacts) -> Iterator[MetadataElement]:
    """Yield the number and date of this edition and where its source is kept, in words of schema.org."""
    source = facts.provenance
    known = (
        ("schema:bookEdition", facts.edition),
        ("dcterms:issued", facts.released),
        ("schema:holdingArchive", source.holding_library),
        ("schema:itemLocation", source.shelfmark),
        ("schema:isBasedOn", source.scan),
        ("dcterms:provenance", source.digitised_by),
    )
    yield from (_meta(name, text) for name, text in known if text)


def _series(facts: BookFacts) -> Iterator[MetadataElement]:
    if facts.series is None:
        return
    collection = (("property", "belongs-to-collection"), ("id", "series"))
    yield MetadataElement("meta", facts.series.name, collection)
    yield _meta("collection-type", "series", "series")
    if facts.series.position and _POSITION.fullmatch(facts.series.position):
        yield _meta("group-position", facts.series.position, "series")


def _relations(facts: BookFacts) -> Iterator[MetadataElement]:
    """Yield the print edition and the same work in other languages."""
    if facts.isbn_print:
        yield _meta("dcterms:hasFormat", f"urn:isbn:{facts.isbn_print.replace('-', '')}")
    for number, other in enumerate(facts.other_languages, start=1):
        identity = f"version-{number}"
        attributes = (("property", "dcterms:hasVersion"), ("id", identity))
        yield MetadataElement("meta", other.identifier, attributes)
        title = (("property", "dcterms:title"), ("refines", f"#{identity}"))
        yield MetadataElement("meta", other.title, (*title, (XML_LANG, other.language)))
        yield _meta("dcterms:language", other.language, identity)


def _accessibility(rendering: EbookRendering) -> Iterator[MetadataElement]:
    """Yield what EPUB Accessibility 1.1 asks every book to say; claims of conformance are none of it."""
    seen = rendering.seen
    yield _meta("schema:accessMode", "textual")
    if seen.pictures:
        yield _meta("schema:accessMode", "visual")
    # Words are enough only where they stand for every picture.
    yield _meta("schema:accessModeSufficient", "textual" if seen.described else "textual,visual")
    for feature in _features(rendering):
        yield _meta("schema:accessibilityFeature", feature)
    # Nobody has looked at what moves; it may flash.
    yield _meta("schema:accessibilityHazard", "unknown" if seen.moving else "none")
    if rendering.accessibility:
        yield _meta("schema:accessibilitySummary", rendering.accessibility)
    for source in rendering.page_sources:
        yield _meta("pageBreakSource", source)


def _features(rendering: EbookRendering) -> tuple[str, ...]:
    pages = ("pageBreakMarkers", "pageNavigation") if rendering.page_list else ()
    alternatives = ("alternativeText",) if rendering.cover.alt and rendering.seen.described else ()
    always = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation")
    return (*always, "tableOfContents", *alternatives, *pages)
