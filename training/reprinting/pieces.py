"""One line of type as the extractor writes it: one line of the file, or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.text import Block, Decision, FrontLine, Heading
from training.reprinting.flow import Slug
from training.reprinting.numbering import Numbering
from training.reprinting.runs import FIRST_CALL, is_call
from training.reprinting.setting import Labels, Marks, Setting, Trailing

NO_BREAK = "\u00a0"
# Blocks in large type, whose spaces stay what they are.
LARGE: tuple[type[Block], ...] = (Heading, FrontLine)


@dataclass(frozen=True, slots=True)
class Extractor:
    """Writes lines of type as lines of a file."""

    setting: Setting
    numbering: Numbering

    def pieces(self, slug: Slug) -> tuple[str, ...]:
        """Return what one line of type becomes; the last piece holds the end of the line."""
        label, text = self._labelled(slug)
        *inner, last = self._cut(self._spaced(text, slug))
        pieces = [*inner, last + self._trailing(slug)]
        pieces[0] = " " * slug.indent + pieces[0]
        return (*label, *pieces)

    def _spaced(self, text: str, slug: Slug) -> str:
        if not self.setting.no_break_spaces or slug.block in LARGE:
            return text
        return text.replace(" ", NO_BREAK)

    def _trailing(self, slug: Slug) -> str:
        blank = NO_BREAK if self.setting.no_break_spaces and slug.block not in LARGE else " "
        broken = slug.line.broken
        if broken and broken.decision is not Decision.SPACE:
            return ""
        match self.setting.trailing:
            case Trailing.NONE:
                return ""
            case Trailing.WORDS:
                return blank
            case Trailing.RUNNING:
                return "" if slug.line.last else blank

    def _labelled(self, slug: Slug) -> tuple[tuple[str, ...], str]:
        """Return the lines above, and the text with its label where that stands before it."""
        text = slug.line.text
        if not slug.small or not slug.label:
            return (), f"{slug.label} {text}" if slug.label else text
        if slug.label in self.setting.lost_labels:
            return (), f" {text}"
        mark = self.numbering.notes[slug.label].mark
        match self.setting.labels:
            case Labels.OWN_LINE:
                return (mark,), f" {text}"
            case Labels.DOT if mark.isdigit():
                return (), f"{mark}. {text}"
            case Labels.BRACKETED:
                return (), f"[{mark}] {text}"
            case Labels.PLAIN | Labels.DOT:
                return (), f"{mark} {text}"

    def _cut(self, text: str) -> Iterator[str]:
        """Yield a line with its marks, cut where they stand on lines of their own."""
        piece = ""
        for letter in text:
            if not is_call(letter):
                piece += letter
                continue
            mark = self.numbering.calls[ord(letter) - FIRST_CALL].mark
            match self.setting.marks:
                case Marks.GLUED:
                    piece += mark
                case Marks.BRACKETED:
                    piece += f"[{mark}]"
                case Marks.OWN_LINE:
                    yield piece
                    yield mark
                    piece = ""
        yield piece
