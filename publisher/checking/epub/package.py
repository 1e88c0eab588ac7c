"""Checks of the package document (EPUB 3.3, section 5) and of EPUB Accessibility 1.1's metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.opened import DC, OPF, OpenedBook
from publisher.checking.markup.document import XML_LANG
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

METADATA_MISSING = Rule("epub/metadata-missing")
ACCESS_MISSING = Rule("epub/accessibility-missing")
MODIFIED = Rule("epub/modified")
REFINES_NOTHING = Rule("epub/refines-nothing")
FILE_MISSING = Rule("epub/file-missing")
FILE_UNLISTED = Rule("epub/file-unlisted")
SPINE = Rule("epub/spine")
NO_COVER = Rule("epub/cover-missing")
NO_LANGUAGE = Rule("epub/language-missing")
IDENTIFIER = Rule("epub/identifier")

# The one form that EPUB 3.3 allows for dcterms:modified: to the second, in UTC.
_STAMP = compiled(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# Files of the container, which the manifest may not list.
_OUTSIDE_MANIFEST = ("mimetype", "META-INF/")
# EPUB Accessibility 1.1 requires these three; it recommends others.
_ACCESS = ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard")


def check_metadata(book: OpenedBook) -> Iterator[Finding]:
    """Check that the package names identifier, title and language, and says how the book can be read."""
    for name in ("identifier", "title", "language"):
        texts = [element.text for element in book.package.iter(f"{DC}{name}")]
        if not any((text or "").strip() for text in texts):
            yield _here(book, METADATA_MISSING, f"the package has no dc:{name}")
    for name in _ACCESS:
        if not _properties(book, name):
            yield _here(book, ACCESS_MISSING, f"the package does not say {name}")


def check_identifier(book: OpenedBook) -> Iterator[Finding]:
    """Check that the unique identifier is one of the identifiers."""
    wanted = book.package.root.get("unique-identifier")
    if wanted not in [element.get("id") for element in book.package.iter(f"{DC}identifier")]:
        yield _here(book, IDENTIFIER, f"no dc:identifier has the id “{wanted}”")


def check_modified(book: OpenedBook) -> Iterator[Finding]:
    """Check that the date of the last change is there once, in UTC."""
    # What is said of another element, or of a file, is no date of the book.
    stamps = [m for m in _properties(book, "dcterms:modified") if m.get("refines") is None]
    if len(stamps) != 1:
        yield _here(book, MODIFIED, f"the package has {len(stamps)} dates of modification")
    for stamp in stamps:
        if not _STAMP.fullmatch(stamp.text or ""):
            yield MODIFIED.at(book.package, stamp, f"“{stamp.text}” is not a date of modification")


def check_refinements(book: OpenedBook) -> Iterator[Finding]:
    """Check that what says more of an element says it of one that is there."""
    ids = {element.get("id") for element in book.package.iter()}
    for meta in book.package.iter(f"{OPF}meta"):
        target = meta.get("refines", "")
        if target.startswith("#") and target[1:] not in ids:
            message = f"“{meta.get('property')}” refines “{target}”, which is not there"
            yield REFINES_NOTHING.at(book.package, meta, message)


def check_manifest(book: OpenedBook) -> Iterator[Finding]:
    """Check that manifest and archive name the same files, and one of them is the cover."""
    listed = {item.path for item in book.items} | {book.package_path}
    for path in sorted(listed - book.files.keys()):
        yield _here(book, FILE_MISSING, f"“{path}” is in the manifest and not in the archive")
    for path in sorted(path for path in listed if path.startswith(_OUTSIDE_MANIFEST)):
        yield _here(book, FILE_MISSING, f"“{path}” does not belong in the manifest")
    for name in sorted(book.files.keys() - listed):
        if not name.startswith(_OUTSIDE_MANIFEST):
            yield _here(book, FILE_UNLISTED, f"“{name}” is in the archive and not in the manifest")
    if not any("cover-image" in item.properties for item in book.items):
        yield _here(book, NO_COVER, "no file of the manifest is the cover image")


def check_spine(book: OpenedBook) -> Iterator[Finding]:
    """Check that the reading order names documents that are there, none twice."""
    references = [e.get("idref") or "" for e in book.package.iter(f"{OPF}itemref")]
    known = {item.id for item in book.items}
    for reference, count in Counter(references).items():
        if reference not in known:
            yield _here(book, SPINE, f"“{reference}” is in the spine and not in the manifest")
        elif count > 1:
            yield _here(book, SPINE, f"“{reference}” stands {count} times in the spine")
    if not references:
        yield _here(book, SPINE, "the spine is empty")


def check_package_language(book: OpenedBook) -> Iterator[Finding]:
    """Check that the package says in which language its metadata are."""
    if not book.package.root.get(XML_LANG):
        yield _here(book, NO_LANGUAGE, "the package has no xml:lang")


def _properties(book: OpenedBook, name: str) -> list[etree._Element]:
    return [meta for meta in book.package.iter(f"{OPF}meta") if meta.get("property") == name]


def _here(book: OpenedBook, rule: Rule, message: str) -> Finding:
    return rule.at(book.package, book.package.root, message)
