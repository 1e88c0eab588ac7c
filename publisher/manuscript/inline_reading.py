"""Markup read back to inlines."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import count

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.manuscript.escaping import LABEL, STYLE, TAG, read_name, unescape
from publisher.manuscript.tidying import tidy
from publisher.model.text import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageBreak,
    Passage,
    Style,
    Styled,
    Words,
)
from publisher.structs import frozen, mutable

TOKEN = compiled(
    rf"""
      \\(?P<line_break>\n)                          # a backslash at the end of a line
    | (?P<escaped>\\u[0-9A-Fa-f]{{4}}|\\.)          # \* or \u00ad
    | \[\^(?P<name>{LABEL})(?P<lost>!?)\]           # [^12] or [^12=*!]
    | (?P<page>\{{p(?:\ (?P<folio>(?:\\.|[^\\}}\n])*))?\}})    # {{p}} or {{p 12}}
    | \](?:\{{lang=(?P<language>{TAG})\}})             # [in English]{{lang=en}}
    | \](?={STYLE})\{{\.(?P<style>[a-z]+)\}}           # [er]{{.sup}}
    | (?P<bracket>\[(?!\^)|\])
    | (?P<stress>\*+|_+)                            # *italic* or **bold**
    | (?P<words>[^\\\[\]{{*_]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A star that opens nothing, because a space, a bracket or the end follows: "2 * 3", "*) a note".
OPENS_NOTHING = compiled(r"[\s)]|$")


@frozen
class FirstReference:
    """The first reference to a note: the printed mark, whether its body is lost, its line from 1."""

    mark: str
    lost: bool
    line: int


# Passages and styles within each other; whoever follows them needs a place on the stack for each.
DEEPEST = 50


@mutable
class _OpenMarkup:
    """The emphases and brackets that are open at one place, with their content so far.

    The innermost comes last. Each has its mark: stars or underscores, or a bracket, which may turn
    out to be a passage, a style or plain text when it is closed. A bracket shares the content of what is
    around it, and knows at which place in it it stands.
    """

    _open: list[tuple[str, list[Inline], int]] = field(default_factory=lambda: [("", [], 0)])
    _marks: list[str] = field(default_factory=lambda: [""])

    @property
    def open_mark(self) -> str:
        """Return the mark of the innermost emphasis, an empty text where none is open."""
        return self._marks[-1]

    @property
    def content(self) -> list[Inline]:
        return self._open[-1][1]

    @property
    def depth(self) -> int:
        """Return how many emphases and brackets are open."""
        return len(self._open) - 1

    def add(self, inline: Inline) -> None:
        self.content.append(inline)

    def opened_by(self, run: str) -> bool:
        """Tell whether a run of signs may open an emphasis.

        Underscores do so only inside stars, because names of files have underscores.
        """
        return run[0] == "*" or bool(self.open_mark)

    def closed_by(self, run: str) -> bool:
        """Tell whether a run of signs closes the innermost emphasis.

        Two stars inside a single one open bold within italics, as people write it.
        """
        mark = self.open_mark
        return bool(mark) and run.startswith(mark) and (len(mark), len(run)) != (1, 2)

    def open(self, mark: str) -> None:
        self._open.append((mark, [], 0))
        self._marks.append(mark)

    def open_bracket(self) -> None:
        """Take an opening bracket for words until a passage or a style is closed."""
        self._open.append(("[", self.content, len(self.content)))
        self.add(Words("["))

    def close(self) -> bool:
        """Close the innermost emphasis; return whether it had any content."""
        self.drop_brackets()
        mark, content, _ = self._open.pop()
        self._marks.pop()
        self.add(Emphasis(tuple(content), strong=len(mark) == 2))
        return bool(content)

    def close_bracket(self) -> None:
        """Take a closing bracket for words, and with it the opening one if there is one."""
        if self._open[-1][0] == "[":
            self._open.pop()
        self.add(Words("]"))

    def close_enclosing(self, closed: re.Match[str]) -> bool:
        """Make a passage or a style of what is in the last bracket; return whether there was one."""
        mark, content, at = self._open[-1]
        if mark != "[":
            return False
        self._open.pop()
        inside = tuple(content[at + 1 :])
        del content[at:]
        styled = closed["style"]
        self.add(Styled(Style(styled), inside) if styled else Passage(closed["language"], inside))
        return True

    def drop_brackets(self) -> None:
        """Leave the innermost brackets, which nothing has closed, words."""
        while self._open[-1][0] == "[":
            self._open.pop()


@mutable
class InlineReader:
    """Reads one run of inlines after the other; numbers the pages and remembers the references.

    ``references`` holds the first reference of each label, in order; ``source`` names the file in
    errors.
    """

    source: str
    references: dict[str, FirstReference] = field(default_factory=dict)
    _pages: count[int] = field(default_factory=lambda: count(2))

    def read(self, markup: str, line: int) -> Inlines:
        """Return the inlines of ``markup``, which begins on ``line``.

        Raises SourceError for an emphasis, a passage, a style or a note reference that is not closed.
        """
        open_markup = _OpenMarkup()
        for token in TOKEN.finditer(markup):
            if token["stress"]:
                self._stress(open_markup, token, line)
            elif token["bracket"] or token["language"] or token["style"]:
                self._bracket(open_markup, token, line)
            else:
                open_markup.add(self._inline(token, line))
        open_markup.drop_brackets()
        if open_markup.open_mark:
            raise self._error("an emphasis is not closed", open_markup.open_mark[0], line)
        return tidy(open_markup.content)

    def _inline(self, token: re.Match[str], line: int) -> Inline:
        if token["line_break"]:
            return LineBreak()
        if token["name"]:
            return self._reference(token["name"], bool(token["lost"]), line)
        if token["page"]:
            folio = token["folio"]
            return PageBreak(next(self._pages), None if folio is None else unescape(folio))
        if token[0] == "[" and token.string.startswith("[^", token.start()):
            raise self._error('the note reference "[^" is not closed', "[", line)
        return Words(unescape(token[0]))

    def _reference(self, name: str, lost: bool, line: int) -> NoteReference:
        label, mark = read_name(name)
        # Only the first reference decides the order of notes and must say that a body is lost.
        self.references.setdefault(label, FirstReference(mark, lost, line))
        return NoteReference(label, mark)

    def _bracket(self, open_markup: _OpenMarkup, token: re.Match[str], line: int) -> None:
        if token[0] == "[":
            open_markup.open_bracket()
        elif token["bracket"]:
            open_markup.close_bracket()
        elif open_markup.depth > DEEPEST:
            raise self._error(f"more than {DEEPEST} brackets are open here", "[", line)
        elif not open_markup.close_enclosing(token):
            what = "style" if token["style"] else "passage"
            message = f'"{token[0]}" closes no {what}, or an emphasis in it is not closed'
            raise self._error(message, "]", line)

    def _stress(self, open_markup: _OpenMarkup, token: re.Match[str], line: int) -> None:
        """Take a run of stars or underscores apart into closings and openings."""
        # Three stars may close an italic and a bold one, or open both.
        run = token[0]
        while run:
            if open_markup.closed_by(run):
                run = run.removeprefix(open_markup.open_mark)
                if not open_markup.close():
                    raise self._error("an emphasis is empty", token[0][0], line)
            elif open_markup.opened_by(run) and not OPENS_NOTHING.match(token.string, token.end()):
                open_markup.open(run[:2])
                run = run[2:]
            else:
                open_markup.add(Words(run))
                return

    def _error(self, message: str, sign: str, line: int) -> SourceError:
        hint = f'write "\\{sign}" where the character itself is meant'
        return SourceError(message, hint=hint, place=f"{self.source}:{line}")
