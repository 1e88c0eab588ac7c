"""Lines of verse stand in as they do in the source.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.model.roles import BlockRole
from publisher.restoring.composing.indents import indents_of
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.seen import Seen
from tests.restoring.galley import row


def stanza(*lines: str, **changes: object) -> Draft:
    rows = tuple(
        row(line.strip(), order=n, indent=len(line) - len(line.lstrip()), **changes)
        for n, line in enumerate(lines)
    )
    return Draft(BlockRole.VERSE, rows)


def test_lines_stand_in_beyond_the_leftmost_of_their_stanza() -> None:
    lines = ("    Kon gick ombord", "      och väntade länge", "    på båten hem")
    assert indents_of(stanza(*lines)) == (0, 2, 0)


def test_lines_that_are_even_have_no_indents() -> None:
    assert indents_of(stanza("  Kon gick", "   ombord")) == ()


def test_centred_lines_have_no_indents() -> None:
    lines = ("      Kon", "  gick ombord", "     igen.")
    assert indents_of(stanza(*lines)) == ()


def test_measured_indents_are_two_blanks_to_the_em() -> None:
    lines = ("Kon gick", "        ombord")
    assert indents_of(stanza(*lines, seen=Seen(ems=True))) == (0, 4)
    smaller = ("Kon gick", "   ombord")
    assert indents_of(stanza(*smaller, seen=Seen(ems=True))) == (0, 2)


def test_a_turned_line_is_no_line_of_its_own() -> None:
    draft = Draft(BlockRole.VERSE, stanza("Kon", "    gick").rows, turned=frozenset((1,)))
    assert indents_of(draft) == ()
