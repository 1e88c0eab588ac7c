"""What is gathered while pandoc's tree is walked: blocks, notes, findings, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, TypeAlias

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Block
from publisher.sources.structured.pandoc.marks import Span
from publisher.sources.structured.pandoc.own_notes import OwnNotes
from publisher.sources.structured.read_source import PictureFile
from publisher.structs import mutable

# A node of pandoc's tree: its name is ``t``, what it holds ``c``.
Node: TypeAlias = Mapping[str, Any]
# Letters of a thing that a message shows.
SHOWN = 60


@mutable
class State:
    """The text so far; ``shown`` is the file as people see it.

    ``held`` are the pictures of the file by the address that the tree has for them, ``alts`` what
    the file itself says in words of them; ``spans`` those that are marked in it. ``made_alts`` are
    words that pandoc makes up for pictures: where there are any, it also repeats captions for them.
    ``drawn`` are the pictures that figures show. ``added`` is what stands in the text without being
    a word of the file: the numbers of lists. ``aside`` is what the file says twice.
    """

    shown: str
    held: Mapping[str, PictureFile] = field(default_factory=dict)
    alts: Mapping[str, str] = field(default_factory=dict)
    spans: Sequence[Span] = ()
    made_alts: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    notes: OwnNotes = field(default_factory=OwnNotes)
    drawn: dict[str, PictureFile] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    _findings: list[Finding] = field(default_factory=list)
    _once: set[str] = field(default_factory=set)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far."""
        return tuple(self._findings)

    def note(self, code: str, message: str, hint: str = "nothing to do") -> None:
        """File a note about the block that is being read, of each message once."""
        if f"{code} {message}" not in self._once:
            self._once.add(f"{code} {message}")
            self._findings.append(Finding(code, Severity.NOTE, message, hint, self.here()))

    def found(self, code: str, severity: Severity, message: str, hint: str) -> None:
        """File a finding about the block that is being read."""
        self._findings.append(Finding(code, severity, message, hint, self.here()))

    def formula(self, written: str) -> None:
        """File a finding about a formula, which the text has in the writing of a program."""
        message = f"a formula is in the text as a program writes it: {excerpt(written)}"
        hint = "write it out, or put a picture of it there"
        self.found("sources/formula", Severity.WARNING, message, hint)

    def short_caption(self, words: str) -> None:
        """File a note about the short form of a caption, which is meant for a list of figures."""
        if words.strip():
            message = f"the short form of a caption is not in the text: {excerpt(words)}"
            self.note("sources/fact-aside", message)

    def here(self) -> Place:
        """Return the place of the block that is being read, by its number."""
        number = len(self.blocks) + 1
        return Place(self.shown, number, number)


def excerpt(text: str) -> str:
    """Return a text in quotation marks, as short as a message needs it."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= SHOWN else words[:SHOWN] + '…'}”"


def strings(node: object) -> list[str]:
    """Return all words below a node, in order, whatever it is.

    What is no word is left out: names of styles, addresses, formulas, and what is said of pictures.
    """
    if isinstance(node, list):
        return [text for part in node for text in strings(part)]
    if not isinstance(node, dict):
        return []
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return [str(content)]
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return [" "]
    if kind == "Image":
        return []
    if kind in ("Table", "Figure") and isinstance(content, list):
        return strings([content[1][1:], content[2:]])  # without the short form of its caption
    if kind in ("Code", "CodeBlock") and isinstance(content, list):
        return [str(content[1])]
    return strings(content)
