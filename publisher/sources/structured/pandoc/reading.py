"""A file is given to pandoc, and its tree becomes a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from lxml import etree

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.source_kinds import SourceKind
from publisher.model.text import Text
from publisher.sources.structured.habits import (
    with_bold_headings,
    with_typed_heads,
    with_typed_lists,
    with_typed_notes,
    with_typed_title,
    with_typed_verse,
)
from publisher.sources.structured.habits.typed import Typed
from publisher.sources.structured.note_order import in_order_of_reference
from publisher.sources.structured.numbering import numbered, renumbered
from publisher.sources.structured.outline import outlined
from publisher.sources.structured.pandoc.blocks import BlockMaker
from publisher.sources.structured.pandoc.captions import with_captions
from publisher.sources.structured.pandoc.container import Piece, pieces_of
from publisher.sources.structured.pandoc.front import BELOW, FRONT, declared_of, front_of
from publisher.sources.structured.pandoc.imported import imported_pieces
from publisher.sources.structured.pandoc.inlines import InlineMaker
from publisher.sources.structured.pandoc.letters import check_letters
from publisher.sources.structured.pandoc.own_notes import OwnNotes
from publisher.sources.structured.pandoc.pictures import pictures_beside, pictures_in
from publisher.sources.structured.pandoc.preparing import prepared
from publisher.sources.structured.pandoc.program import FORMATS, read_tree
from publisher.sources.structured.pandoc.rtf import pieces_of_rtf
from publisher.sources.structured.pandoc.state import State, strings
from publisher.sources.structured.read_source import ReadSource
from publisher.sources.structured.title_once import title_once

# What people type in place of structure, in the order in which it is told.
HABITS = (
    with_typed_notes,
    with_typed_lists,
    with_typed_verse,
    with_typed_heads,
    with_bold_headings,
    with_typed_title,
)
# Of these kinds pictures lie beside the file, and pandoc repeats a caption as the words on one, or
# says “image” of it.
WRITTEN = (SourceKind.MARKDOWN, SourceKind.RST, SourceKind.LATEX)
MADE_ALTS = ("image",)


def read_with_pandoc(kind: SourceKind, path: Path, shown: str) -> ReadSource:
    """Return what a file of one of pandoc's kinds says.

    Raises SourceError where pandoc is missing or cannot read the file.
    """
    with TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        ready = prepared(kind, path, Path(folder) / f"marked{path.suffix}")
        arguments = ("--from", FORMATS[kind], f"--extract-media={media}")
        tree = json.loads(read_tree(arguments, ready.path))
        alts = {str(media / address): words for address, words in ready.marks.alts.items()}
        held = pictures_in(media)
        written = kind in WRITTEN
        if written:
            held = pictures_beside(path, tree) | held
        made = MADE_ALTS if written else ()
        signs = OwnNotes(ready.marks.signs)
        state = State(shown, held, alts, ready.marks.spans, made, notes=signs)
        read = text_of(tree, state)
    # Title and authors stand outside of the body there, whose letters are counted.
    facts = facts_in(tree) if kind in (SourceKind.FB2, SourceKind.JATS) else ""
    added = (*state.added, facts)
    try:
        counted = tuple(
            check_letters(
                read.text, letters_in(tree), _witness(kind, path), added, "".join(state.aside)
            )
        )
    except etree.XMLSyntaxError as error:
        counted = (_uncounted(shown, error),)
    return replace(read, findings=(*read.findings, *counted))


def _uncounted(shown: str, error: etree.XMLSyntaxError) -> Finding:
    message = f"the XML of the file is damaged, so that its letters were not counted ({error.msg})"
    hint = "save the file anew in its program, or compare the text with it"
    return Finding("sources/letters-uncounted", Severity.ERROR, message, hint, Place(shown, 1, 1))


def _witness(kind: SourceKind, path: Path) -> tuple[Piece, ...]:
    """Return the words of a file as it holds them itself; none of kinds that hold them in no such way."""
    if kind is SourceKind.RTF:
        return tuple(pieces_of_rtf(path.read_bytes()))
    if kind is SourceKind.DOCX:
        with ZipFile(path) as packed:
            return (*pieces_of(kind, path), *imported_pieces(packed))
    return pieces_of(kind, path)


def text_of(tree: Mapping[str, Any], state: State) -> ReadSource:
    """Return the text that pandoc's tree of a document says."""
    inlines = InlineMaker(state, lambda blocks: maker.note_body(blocks))
    maker = BlockMaker(state, inlines)
    state.blocks.extend(front_of(tree["meta"], state, inlines))
    maker.take(tree["blocks"])
    blocks, found = state.notes.resolved(numbered(state.blocks, state.shown))
    typed = Typed(with_captions(blocks), found)
    for mended in HABITS:
        typed = mended(typed)
    outline = outlined(typed.blocks, state.shown)
    titled, again = title_once(outline.blocks)
    state.aside.append(again)
    notes = in_order_of_reference(titled, typed.notes)
    text = Text(state.shown, "und", titled, notes)
    told = renumbered((*state.findings, *typed.findings), titled)
    findings = (*told, *outline.findings)
    pictures = tuple(state.drawn.values())
    return ReadSource(text, pictures, findings, declared_of(tree["meta"], inlines))


def facts_in(tree: Mapping[str, Any]) -> str:
    """Return the words of the facts that come to the head of a text."""
    return "".join(strings([tree["meta"].get(key) for key in (*FRONT, *BELOW)]))


def letters_in(tree: Mapping[str, Any]) -> str:
    """Return all words of a tree that belong into the text."""
    return facts_in(tree) + "".join(strings(tree["blocks"]))
