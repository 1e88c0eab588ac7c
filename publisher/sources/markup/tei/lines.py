"""Words that are broken over the lines and pages of a print, in a TEI document.

An editor who keeps the lines of the print writes ``Wör-<lb/>ter``, with the page's furniture
between the halves, or says ``break="no"``.
"""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.nodes import Node
from publisher.structs import mutable

# Hyphens at a line end: "-", the hyphen itself, the double oblique one, "¬" and "=".
HYPHENS = "-‐⸗¬="
REPEATED = '„“»«"”'
BLANKS = " \t\r\n"
# Letters of a document for each of its line ends from which on these are the author's own: a line
# of print has 30 to 90, two columns and the fullest pages less than this.
LETTERS_OF_LINE = 150
# What an editor says of the line ends of a print alone.
OF_PRINT = ("n", "break", "ed", "facs", "edRef")


def keeps_lines(root: etree._Element) -> bool:
    """Tell whether a document has the lines of a print: then a line end is none of the author's."""
    ends = list(root.iter("lb"))
    if any(one.get(name) is not None for one in ends for name in OF_PRINT):
        return True
    words = ("".join(text.itertext()) for text in root.iter("text"))
    letters = sum(sum(map(str.isalpha, text)) for text in words)
    return letters < LETTERS_OF_LINE * len(ends) or any(_breaks_word(one) for one in ends)


def _breaks_word(end: etree._Element) -> bool:
    """Tell whether a hyphen stands before the end of a line."""
    previous, parent = end.getprevious(), end.getparent()
    words = (parent.text if parent is not None else "") if previous is None else previous.tail
    before = (words or "").rstrip(BLANKS)
    return before[-1:] in HYPHENS and before[-2:-1].isalpha()


@mutable
class LineEnds:
    """The last words that came in, and whether a line ended since."""

    joined: int = 0
    _node: Node | None = None
    _ended: bool = False
    _unbroken: bool = False

    def words(self, node: Node, text: str, keep: frozenset[str]) -> None:
        """Put words into a node; the half of a word is joined with the one before.

        ``keep`` are small words before which a hyphen stays, since it stands for a missing half
        (“Haupt- und”).
        """
        if not text.strip(BLANKS):
            if not self._ended or (text and not self._unbroken and not self._open()):
                node.content.append(text)
            return
        if self._ended:
            text = self._begun(text, keep)
        self._node, self._ended, self._unbroken = node, False, False
        node.content.append(text)

    def _begun(self, text: str, keep: frozenset[str]) -> str:
        """Return words at the beginning of a line, joined with those before where they are one."""
        begun = text.lstrip(BLANKS)
        before = self._last()
        word = begun.split(maxsplit=1)[0].strip(".,;:") if begun.split() else ""
        if begun[:1] in REPEATED and before[-1:] in HYPHENS and before and begun[1:2].islower():
            begun = begun[1:]  # old prints repeat the mark of a quotation at each line
            word = word[1:]
        open_word = bool(before) and before[-1] in HYPHENS and before[-2:-1].isalpha()
        if self._unbroken or (open_word and begun[:1].islower() and word not in keep):
            self._replace(before[:-1] if open_word else before)
            self.joined += 1
            return begun
        if open_word and begun[:1].isupper():
            self._replace(before)
            return begun
        return f" {begun}"

    def _open(self) -> bool:
        before = self._last()
        return bool(before) and before[-1] in HYPHENS

    def _last(self) -> str:
        last = self._node.content[-1] if self._node and self._node.content else ""
        for one in reversed(self._node.content if self._node else []):
            if isinstance(one, str) and one.strip(BLANKS):
                last = one
                break
        return last.rstrip(BLANKS) if isinstance(last, str) else ""

    def _replace(self, words: str) -> None:
        assert self._node is not None, "words came in before"
        content = self._node.content
        for at in range(len(content) - 1, -1, -1):
            part = content[at]
            if isinstance(part, str):
                content[at] = words if part.strip(BLANKS) else ""
                if part.strip(BLANKS):
                    return

    def ends(self, unbroken: bool) -> None:
        """Note that a line or page ends; ``unbroken`` where the file says that the word goes on."""
        self._ended = True
        self._unbroken = self._unbroken or unbroken

    def block(self) -> None:
        """Note that a block begins or ends: no word goes on over it."""
        self._node, self._ended, self._unbroken = None, False, False
