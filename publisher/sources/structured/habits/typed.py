"""A text whose structure was typed: its blocks and notes so far, and what was found."""

from __future__ import annotations

from publisher.model.findings import Finding
from publisher.model.text import Block, Note
from publisher.structs import frozen


@frozen
class Typed:
    """Blocks, each with its number as its place, the notes of the text, findings about habits."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
