"""A person's rulings on lines, which go before the roles that were told."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold, LineTold
from publisher.restoring.wording import is_ornament

# From this probability on a paragraph begins with a line.
EVEN = 0.5
# Of a line that nothing was told about: it runs on.
UNTOLD = LineTold(LineRole.PARAGRAPH, False, EVEN, 0.0)
NOTES = frozenset((LineRole.NOTE, LineRole.NOTE_HEAD))


def as_ruled(transcript: Transcript, lines: LinesTold, verdicts: Verdicts) -> LinesTold:
    """Return the roles of all filled lines, as a person has ruled.

    A line that a person keeps in the text, begins a paragraph with or makes a heading is text,
    whatever it was told to be, and one with which a person begins a note is that.
    """
    kept = {line for line, aside in verdicts.furniture if not aside}
    begun = {line for line, begins in verdicts.begins if begins}
    headings = {line for line, level in verdicts.headings if level}
    bodies = dict(verdicts.bodies)
    ruled = dict(lines)
    for line in transcript.lines():
        if line.blank:
            continue
        told = ruled.get((line.number, line.part), UNTOLD)
        if line.number in kept and told.role in FURNITURE | NOTES:
            told = replace(told, role=LineRole.PARAGRAPH, first=told.begins >= EVEN)
        if line.number in bodies:
            told = replace(told, role=LineRole.NOTE, first=True)
        if line.number in begun | headings and told.role in FURNITURE | NOTES:
            told = replace(told, role=LineRole.PARAGRAPH, first=True)
        if told.role is LineRole.BREAK and not _says_nothing(line.text.strip()):
            told = replace(told, role=LineRole.PARAGRAPH)
        ruled[line.number, line.part] = told
    return ruled


def _says_nothing(text: str) -> bool:
    """Tell whether a pause is one sign or several; a letter of a word would be lost in it."""
    return is_ornament(text) or not any(map(str.isalnum, text))
