"""What pandoc takes out of a text for facts of the document goes back to its head, or is declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.model.inlines import plain
from publisher.model.text import Block, FrontLine, Heading, Inlines, Paragraph
from publisher.model.transcript import Declared
from publisher.sources.structured.outline import TITLE
from publisher.sources.structured.pandoc.flat import lines_of
from publisher.sources.structured.pandoc.inlines import InlineMaker
from publisher.sources.structured.pandoc.state import Node, State, excerpt, strings

# Facts that stand at the head of a text, in this order; the title is a heading, the others lines.
FRONT = ("title", "subtitle", "author", "date")
# Facts of several paragraphs, which stand below them.
BELOW = ("abstract", "description")


def front_of(meta: Mapping[str, Node], state: State, inlines: InlineMaker) -> Iterator[Block]:
    """Yield the head of a text; what is left of the facts is named in a finding."""
    for key in FRONT:
        for words in _runs(meta.get(key), inlines):
            yield Heading(TITLE, words) if key == "title" else FrontLine(words)
    for key in BELOW:
        yield from map(Paragraph, _runs(meta.get(key), inlines))
    for key in meta:
        said = "".join(strings(meta[key])) or _text(meta[key])
        if key not in (*FRONT, *BELOW, "lang") and said.strip():
            message = f"the file says of itself, beside its text, “{key}”: {excerpt(said)}"
            state.note("sources/fact-aside", message, "write it into work.toml, if it matters")


def declared_of(meta: Mapping[str, Node], inlines: InlineMaker) -> Declared:
    """Return what a file says of itself, for the facts of its work."""
    title = " ".join(map(plain, _runs(meta.get("title"), inlines)))
    author = "; ".join(map(plain, _runs(meta.get("author"), inlines)))
    language = "".join(strings(meta.get("lang"))) or _text(meta.get("lang"))
    return Declared(title, author, language=language)


def _text(node: Any) -> str:
    """Return a fact that is no text but a plain value."""
    content = node.get("c") if node else ""
    return content if isinstance(content, str) else ""


def _runs(node: Any, inlines: InlineMaker) -> list[Inlines]:
    """Return the runs that a fact holds: one for each paragraph, or for each author."""
    if not node:
        return []
    match node["t"], node["c"]:
        case "MetaInlines", content:
            runs = [inlines.run(content)]
        case "MetaBlocks", blocks:
            runs = [inlines.run(b["c"]) for b in blocks if b["t"] in ("Para", "Plain")]
        case "MetaList", parts:
            runs = [lines_of(_runs(part, inlines)) for part in parts]
        case "MetaMap", parts:
            runs = [run for part in parts.values() for run in _runs(part, inlines)]
        case "MetaString", str(text):
            runs = [inlines.run([{"t": "Str", "c": text}])]
        case _:
            runs = []
    return [run for run in runs if run]
