"""A source exactly as it was extracted: pages of numbered lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from publisher.model.furniture import FurnitureKind
from publisher.structs import frozen

PDF = "pdf"  # in the place of an encoding: the lines were read from the pages of a PDF
# The same for a file that says its own structure: the lines are the manuscript that its reader wrote.
STRUCTURED = "structured"


@frozen
class Run:
    """Letters of one line that look alike.

    ``size`` is a share of the size of the body text; ``raised`` how far the letters stand above
    the line, in ems of the body (below 0: lowered); ``confidence`` (0 to 1) how surely they were
    read. ``font`` is the family, empty where it is not known.
    """

    text: str
    size: float = 1.0
    raised: float = 0.0
    bold: bool = False
    italic: bool = False
    small_capitals: bool = False
    letterspaced: bool = False
    font: str = ""
    confidence: float = 1.0


class ToldCell(NamedTuple):
    """A cell of a table as the tags of a file tell it, or the lines that are drawn around it.

    ``table`` counts the tables of the file from 1, those that only lines show down from -1; ``row``
    and ``column`` those of the table from 0. ``columns`` is over how many of them it lies, ``head``
    whether it says what others hold, ``again`` whether it is a head that a page repeats.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    head: bool = False
    again: bool = False

    @property
    def drawn(self) -> bool:
        """Tell whether drawn lines show the cell, and no tag."""
        return self.table < 0


@frozen
class Geometry:
    """Where a line stands on its page; None is what the source does not tell.

    ``indent`` and ``width`` are in ems of the body text, the indent from the edge of the line's
    column; ``gap`` is the space to the line above in leadings (1: none between). ``column``
    counts from 1. ``from_top`` and ``from_bottom`` are distances to the edges of the page, in
    leadings. ``box`` has the left, upper, right and lower side of the line, in points from the top
    left corner of the page. ``raised_label`` is a label set apart in front of the line,
    ``below_rule`` whether a drawn rule is the next thing above it, ``tag`` the role of the tag it
    stands under. Where wide gaps set
    things apart on the line or on one beside it, ``words`` has the left and the right side of each
    word in turn, in ems of the body text from the edge of the page, and ``uprights`` the places of
    the upright rules beside them. ``cells`` has the cell of a table for each of the
    ``words``, None for one that stands in none; it is empty where none does.
    """

    indent: float | None = None
    gap: float | None = None
    width: float | None = None
    centred: bool | None = None
    column: int | None = None
    from_top: float | None = None
    from_bottom: float | None = None
    below_rule: bool | None = None
    box: tuple[float, float, float, float] | None = None
    raised_label: str = ""
    tag: str = ""
    words: tuple[float, ...] = ()
    uprights: tuple[float, ...] = ()
    cells: tuple[ToldCell | None, ...] = ()


@frozen
class Aside:
    """What shows a line to be none of the text before anything is restored: its kind, and why."""

    kind: FurnitureKind
    evidence: str


@frozen
class Line:
    r"""One physical line, without its line ending; trailing blanks are kept as evidence.

    ``text`` is what the later stages read. ``raw`` is what stood in the file where decoding
    had to repair something (mojibake, a byte order mark, a form feed), else None.
    ``ending`` is the line ending as it stood: ``\n``, ``\r\n``, ``\r`` or nothing at the end.
    ``part`` counts from 0 where form feeds divide one physical line over several pages: these
    parts share a number, and only number and part together name a line. ``runs`` (which put
    together are ``text``) and ``geometry`` are evidence that sources of plain text do not have.
    ``aside`` says that another workshop has written the line into the text; ``marked`` are the
    runs that its marks for italics and the like tell, without these, and nothing of other lines.
    """

    number: int
    text: str
    ending: str = "\n"
    raw: str | None = None
    part: int = 0
    runs: tuple[Run, ...] = ()
    geometry: Geometry | None = None
    aside: Aside | None = None
    marked: tuple[Run, ...] = ()

    @property
    def blank(self) -> bool:
        """Tell whether nothing but white space stands on the line."""
        return not self.text or self.text.isspace()


# Supplementary private use area A, as a class of characters: a typeface's own numbers, letters to
# nobody else. No line and no ruling has any, for restoring puts signs of its own there.
PRIVATE_SIGNS = "[\U000f0000-\U000fffff]"
ON_NO_PAGE = (0.0, 0.0, 0.0, 0.0)  # the box of a picture in a file without pages


@frozen
class PrintedPicture:
    """A picture that a source holds: the ``name`` of its file, and where it stands.

    ``box`` is that of ``Geometry``; ``after`` is the number of the line that it stands behind in
    the order of reading, 0 before the first one, or in a manuscript of the line that names it.
    ``digest`` tells the file that the source holds from one that a person has put in its place;
    ``alt`` is what the source says that it shows.
    """

    name: str
    box: tuple[float, float, float, float]
    after: int
    digest: str = ""
    alt: str = ""


@frozen
class Page:
    """One page of the source, ``index`` counted from 1; ``certain`` where a form feed parts it.

    ``label`` is what the file calls it, empty where it says nothing: it may be its folio. ``blank``
    where a line says that nothing was printed on it. ``pictures`` are those that stand on it,
    in the order of reading.
    """

    index: int
    lines: tuple[Line, ...]
    certain: bool = True
    label: str = ""
    blank: bool = False
    pictures: tuple[PrintedPicture, ...] = ()


@frozen
class Bookmark:
    """An entry of a file's own outline: its level (from 1) and the page it leads to (from 1)."""

    title: str
    level: int
    page: int


@frozen
class Link:
    """Letters of a ``line`` (its number) that lead to the line ``target``: a slice of its text."""

    line: int
    start: int
    end: int
    target: int


@frozen
class Declared:
    """What a file says of itself beside its pages: evidence, and often wrong.

    ``language`` is a BCP 47 tag, empty where it states none. ``standing`` are the numbers
    of lines that proofreaders want left by themselves; None where no marks show that they have
    worked on it, and taken heads, folios and margins off its pages. ``quoted`` are the numbers of
    those that they say to be of a quotation.
    """

    title: str = ""
    author: str = ""
    outline: tuple[Bookmark, ...] = ()
    links: tuple[Link, ...] = ()
    language: str = ""
    standing: frozenset[int] | None = None
    quoted: frozenset[int] = frozenset()


NOTHING_DECLARED = Declared()


@frozen
class Transcript:
    """A whole source; ``source`` is its path as people see it, ``language`` a BCP 47 tag."""

    source: str
    language: str
    encoding: str
    pages: tuple[Page, ...]
    declared: Declared = NOTHING_DECLARED

    def lines(self) -> Iterator[Line]:
        """Yield all lines in order."""
        for page in self.pages:
            yield from page.lines

    def of_text(self) -> Transcript:
        """Return the source without the lines that are known to be none of its text."""
        if not any(line.aside for line in self.lines()):
            return self
        return replace(self, pages=tuple(map(_of_text, self.pages)))

    def raw(self) -> str:
        """Return the decoded source again, letter for letter."""
        return "".join(
            (line.text if line.raw is None else line.raw) + line.ending
            for line in sorted(self.lines(), key=lambda line: (line.number, line.part))
        )


def _of_text(page: Page) -> Page:
    return replace(page, lines=tuple([line for line in page.lines if line.aside is None]))
