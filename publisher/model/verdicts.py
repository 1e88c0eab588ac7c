"""A person's decisions brought to the lines of one source, as cleaning and restoring obey them."""

from __future__ import annotations

from publisher.model.text import Decision, Emendation, Remark
from publisher.structs import frozen


@frozen
class Verdicts:
    """Rulings on the physical lines of one source, counted from 1.

    ``furniture``: line → whether it is furniture. ``headings``: line → level, 0 for no heading.
    ``begins``: line → whether a paragraph begins with it. ``ends``: line → decision at its end.
    ``words``: (left, right) → decision wherever these halves meet, hyphens left out; a decision
    in ``ends`` goes before it. ``notes``: (line, the text on it before the mark without blanks,
    mark) → label of the note referred to, empty for no note. ``columns``: line → whether the
    columns of its page stand out of order. ``emendations``: changes of lines. ``bodies``: line →
    label of the note whose body it begins. ``lists``: line → whether an item begins with it or may
    begin there. ``verse``: lines of verse. ``tables``: line → whether it is a row of a table.
    ``without_notes``: lines that are none of a note; ``no_notes``: the whole text has none.
    ``remarks``: notes of the editor. ``stet``: lines on which a finding was looked into, and what
    it names may stand as it is.
    """

    furniture: tuple[tuple[int, bool], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    begins: tuple[tuple[int, bool], ...] = ()
    ends: tuple[tuple[int, Decision], ...] = ()
    words: tuple[tuple[str, str, Decision], ...] = ()
    notes: tuple[tuple[int, str, str, str], ...] = ()
    columns: tuple[tuple[int, bool], ...] = ()
    emendations: tuple[Emendation, ...] = ()
    bodies: tuple[tuple[int, str], ...] = ()
    lists: tuple[tuple[int, bool], ...] = ()
    verse: tuple[int, ...] = ()
    tables: tuple[tuple[int, bool], ...] = ()
    without_notes: tuple[int, ...] = ()
    no_notes: bool = False
    stet: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()


NO_VERDICTS = Verdicts()
