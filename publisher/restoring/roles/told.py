"""What the room of roles tells: for each row one role, how sure it is, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from publisher.model.doubts import Doubt
from publisher.model.findings import Finding
from publisher.model.furniture import Furniture
from publisher.model.roles import BlockRole, NoteRole, Role
from publisher.model.text import Reordering
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen


@frozen
class ToldRow:
    """One row and what it is.

    ``number`` counts the blocks, or the notes, in the order of the text, from 0; rows with one
    role and number belong together, whatever stands between them. ``first``: the row begins its
    block or note. ``confidence`` is the probability (0 to 1) that role and beginning are right,
    ``reasons`` what a rule has said for it. ``begins`` is the probability that a paragraph begins
    with the row; ``weight`` the log odds that its block is a heading (0: not weighed); ``level``
    that of the heading if it is one. ``turned``: the row goes on the line of verse above.
    """

    row: Row
    role: BlockRole | NoteRole
    number: int
    first: bool
    confidence: float
    reasons: tuple[str, ...] = ()
    begins: float = 1.0
    weight: float = 0.0
    level: int = 2
    turned: bool = False

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the reasons for role and beginning in words."""
        if self.reasons:
            return self.reasons
        beginning = f"a paragraph begins here: {self.begins:.2f}"
        heading = f"log odds of a heading: {self.weight:+.1f}"
        return (beginning, heading) if self.first and self.weight else (beginning,)


@frozen
class ToldNote:
    """A note as it was found, its rows apart.

    ``mark`` is what calls it; ``page`` the page (from 1) it stands on; ``label`` its label as
    printed and ``label_line`` the line (from 1) that carries it, empty and 0 where it is lost.
    """

    mark: str
    page: int
    label: str
    label_line: int

    @property
    def shows_mark(self) -> bool:
        """Tell whether the label shows the mark as it is: not lost, not ``I)``, not 12 for 1."""
        signs = "".join(filter(str.isalnum, self.label))
        return self.mark in self.label and signs == "".join(filter(str.isalnum, self.mark))


@frozen
class PrintedMark:
    """A note mark in the text.

    ``mark`` is what it says, ``printed`` how it stands there (``[12]``), ``before`` what stands
    on its row in front of it; ``line`` counts from 1, ``page`` too. ``weight`` says how much it
    looks like a mark.
    """

    mark: str
    printed: str
    before: str
    line: int
    page: int
    weight: float


@frozen
class Reference:
    """A note is called here: ``note`` (from 0) is its place among the notes, or behind them.

    The notes whose bodies the source lacks are counted behind those that it has.
    """

    note: int
    mark: str


@frozen
class ToldMarks:
    """The marks of a text: those that call a note, and those that call none.

    ``calling`` pairs each mark with the place of its note, in reading order; ``lost`` are marks
    whose notes the source lacks, and ``leftover`` those that look like marks and fit no note.
    """

    calling: tuple[tuple[PrintedMark, int], ...]
    lost: tuple[PrintedMark, ...]
    leftover: tuple[PrintedMark, ...]


@frozen
class Dissent:
    """The ``lines`` (numbers from 1) that either rules or network take for ``headings``, not both.

    ``about`` names what is in question, ``total`` counts the lines that either takes for it.
    """

    about: str
    lines: tuple[int, ...]
    total: int


@frozen
class ToldPicture:
    """A picture of the source: the name of its file, and what the source says that it shows.

    It stands behind the line ``after`` (0: before the first one); ``caption`` are the lines of its
    caption. Lines count from 1.
    """

    name: str
    after: int
    alt: str = ""
    caption: tuple[int, ...] = ()


@frozen
class Told:
    """A whole source, every line of it told.

    ``rows`` are the rows of text and notes in reading order, each note reference standing in
    them as one private character whose number counts ``references``; ``furniture`` are the other
    lines, and ``margins`` what stood beside one. ``pictures`` are those that the source holds.
    ``folios`` pairs the index of a page with its printed folio. ``moved`` are pages whose
    lines were put in order, ``doubts`` the questions and ``findings`` the notices about all this,
    ``dissent`` where the rules would have told lines otherwise.
    """

    source: str
    language: str
    rows: tuple[ToldRow, ...]
    notes: tuple[ToldNote, ...]
    marks: ToldMarks
    references: tuple[Reference, ...]
    furniture: tuple[Furniture, ...]
    folios: tuple[tuple[int, str], ...]
    column: Column
    moved: tuple[Reordering, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    margins: tuple[Furniture, ...] = ()
    pictures: tuple[ToldPicture, ...] = ()

    @property
    def running(self) -> tuple[ToldRow, ...]:
        """Return the rows of the running text."""
        return tuple(told for told in self.rows if isinstance(told.role, BlockRole))

    @property
    def of_notes(self) -> tuple[ToldRow, ...]:
        """Return the rows of the notes' bodies."""
        return tuple(told for told in self.rows if told.role is NoteRole.BODY)

    def roles(self) -> Iterator[tuple[int, Role, bool]]:
        """Yield for every line with something on it its number, its role, and if it begins it.

        Lines count from 1 and come in the order of the source. A line that holds several rows
        (a label and what is not its note) has the role of the first one.
        """
        told: dict[int, tuple[Role, bool]] = {}
        for furniture in self.furniture:
            told.setdefault(furniture.place.first, (furniture.kind, True))
        # A label on a line of its own begins its note; the body below goes on with it.
        alone = {at: n.label_line for at, n in enumerate(self.notes) if n.label_line}
        for row in self.rows:
            begins = row.first
            if (
                row.role is NoteRole.BODY
                and alone.get(row.number, row.row.number) != row.row.number
            ):
                begins = False
            for line in range(row.row.number, row.row.end + 1):
                told.setdefault(line, (row.role, begins and line == row.row.number))
        for line in alone.values():
            told[line] = (NoteRole.BODY, True)
        for margin in self.margins:
            told.setdefault(margin.place.first, (margin.kind, True))
        # A mark on a line of its own belongs to the line above, where its reference stands now.
        lines = sorted(told)
        for mark, _ in self.marks.calling:
            if mark.line not in told:
                at = bisect_left(lines, mark.line)
                above = told[lines[at - 1]][0] if at else BlockRole.PARAGRAPH
                told[mark.line] = (above, False)
                lines.insert(at, mark.line)
        for line in lines:
            yield line, *told[line]
