"""Checks of an EPUB file; ``CHECKS`` is their list, in the order of a reader who opens the file."""

from __future__ import annotations

from publisher.checking.epub import (
    claims,
    documents,
    file_names,
    links,
    media,
    navigation,
    navigation_shape,
    ncx,
    notes,
    package,
    styles,
    syntax,
    values,
    vocabulary,
)
from publisher.checking.epub.container import open_book
from publisher.checking.rule import UnreadableError
from publisher.model.findings import Finding, in_order

CHECKS = (
    # the archive and the form of all that is XML
    file_names.check_names,
    file_names.check_alike,
    file_names.check_beside,
    syntax.check_grammar,
    syntax.check_heads,
    syntax.check_named,
    syntax.check_writing,
    # the package document: metadata, manifest, reading order
    package.check_metadata,
    package.check_identifier,
    package.check_modified,
    package.check_refinements,
    package.check_manifest,
    package.check_spine,
    package.check_package_language,
    values.check_tags,
    values.check_dates,
    values.check_uuids,
    vocabulary.check_properties,
    vocabulary.check_prefixes,
    vocabulary.check_statements,
    vocabulary.check_refined,
    media.check_media,
    media.check_shown,
    media.check_cover,
    # each document, and what it shows and applies
    documents.check_languages,
    documents.check_titles,
    documents.check_ids,
    documents.check_roles,
    documents.check_labels,
    documents.check_pictures,
    documents.check_headings,
    styles.check_styles,
    # ways through the book: links, notes and back, contents, page list
    links.check_links,
    links.check_loaded,
    links.check_addresses,
    links.check_loaded_by_styles,
    notes.check_references,
    notes.check_backlinks,
    navigation.check_contents,
    navigation.check_order,
    navigation.check_pages,
    navigation_shape.check_shape,
    navigation_shape.check_landmarks,
    ncx.check_ncx,
)


def check_epub(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with an EPUB; ``shown`` is its path as people see it.

    Places name the file inside (``BOOK.epub/EPUB/chapter-01.xhtml:12``). A book without
    findings is not proven right: epubcheck knows more rules.
    """
    try:
        book, found = open_book(data, shown)
    except UnreadableError as error:
        return (error.finding,)
    found = (*found, *(finding for check in CHECKS for finding in check(book)))
    return in_order((*found, *claims.check_claim(book, found)))
