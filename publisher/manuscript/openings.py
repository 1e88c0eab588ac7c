"""How blocks open in a manuscript, and how a paragraph is written that would open like another."""

from __future__ import annotations

import re
from collections.abc import Set

from publisher.expressions import compiled
from publisher.manuscript.escaping import LABEL
from publisher.manuscript.inline_writing import write_inlines
from publisher.model.text import Inlines
from publisher.model.versions import FIRST_LINE

# The sign of a block at the start of its line: "## A heading", "> quoted", "-" (an empty item);
# "= 12 | 7" a row of a table, "== Year | Paper" its head, "=| 1890 | 12" with the name of the row.
MARKED = compiled(
    r"(?:(?P<sign>#{1,4}|[\^>|!-]|==?)(?=[ \t]|$)|(?P<named>=\|))[ \t]*(?P<content>.*)", re.DOTALL
)
# A picture: "![A press](pictures/press.png)".
PICTURE = compiled(
    r"!\[(?P<alt>(?:\\.|[^\]\\])*)\]\(pictures/(?P<name>(?:\\.|[^)\\])+)\)", re.DOTALL
)
# A paragraph that looks like the body of a note: "[^1]: he said".
LOOKS_LIKE_NOTE = compiled(rf"\A(\[\^{LABEL}\]):")


def sign_of(markup: str) -> str:
    """Return the sign that a line opens with, an empty text for a paragraph."""
    marked = MARKED.match(markup)
    return (marked["sign"] or marked["named"]) if marked else ""


def write_paragraph(content: Inlines, lost: Set[str]) -> str:
    """Return the line of a paragraph; ``lost`` are the labels of notes without a body."""
    markup = unlike_note(content, lost)
    looks_other = sign_of(markup) or PICTURE.fullmatch(markup) or FIRST_LINE.fullmatch(markup)
    return f"\\{markup}" if looks_other else markup


def unlike_note(content: Inlines, lost: Set[str]) -> str:
    """Return the markup of a run of inlines, so that it is not taken for the body of a note."""
    return LOOKS_LIKE_NOTE.sub(r"\1\\:", write_inlines(content, lost))
