"""Blocks of plain text are set apart, indented and broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from publisher.checking.text import check_text
from publisher.model.findings import Outcome
from publisher.model.rendering import TextBlock, TextRendering, TextRole

STEP = 4  # characters of an indent, and of the indent of rows in which a line goes on
# Blank lines before a block; a reader finds headings by the white above them.
BLANKS = {TextRole.TITLE: 4, TextRole.HEADING: 3, TextRole.SUBHEADING: 2}
# No-break spaces have done their work when the lines are broken; what is searched for in a
# text file is written with plain ones.
_PLAIN_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


def make_text(rendering: TextRendering, width: int = 0) -> Outcome[bytes]:
    """Return a book as a text file, and what is wrong with it.

    ``width`` is the length of lines in characters, 0 for a line a paragraph. Lines are broken at
    spaces alone; a word that is longer than a line stays whole.
    """
    lines: list[str] = []
    for block in rendering.blocks:
        if lines:
            lines += [""] * BLANKS.get(block.role, 1)
        lines += _lines(block, width)
    content = "".join(f"{line.rstrip()}\n" for line in lines)
    data = content.translate(_PLAIN_SPACES).encode()
    return Outcome(data, check_text(data, f"{rendering.facts.name}.txt"))


def _lines(block: TextBlock, width: int) -> Iterator[str]:
    indent = " " * (STEP * block.indent)
    hanging = indent + " " * (STEP if block.role in (TextRole.VERSE, TextRole.LIST) else 0)
    if block.mark:
        first, *others = block.lines
        hanging = indent + " " * STEP
        yield from _broken(first, f"{indent}{block.mark} ", hanging, width)
        for line in others:
            yield from _broken(line, hanging, hanging, width)
        return
    for line in block.lines:
        # Rows of a table stay whole, or their columns would part.
        breaks_at = 0 if block.role is TextRole.TABLE else width
        within = line[: len(line) - len(line.lstrip(" "))]
        yield from _broken(line.lstrip(" "), indent + within, hanging + within, breaks_at)


def _broken(line: str, first: str, following: str, width: int) -> list[str]:
    """Return a line broken at its spaces, with what stands before its first and other rows."""
    if not width:
        return [first + line]
    wrapper = TextWrapper(
        width=max(width, len(first) + 1, len(following) + 1),
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    return wrapper.wrap(line) or [first.rstrip()]
