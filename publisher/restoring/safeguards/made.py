"""What the concerns look at: the lines as they were told, and a few sums over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from publisher.expressions import compiled
from publisher.model.places import Place
from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.told import Told, ToldRow
from publisher.structs import frozen

WORD = compiled(r"[^\W\d_]+")


@frozen
class Made:
    """A source and what it became: its lines as told, and what a person has ruled of them.

    ``blocks`` are the rows of each block of the running text, ``bodies`` those of each note that
    has a body, by its place in ``told.notes``.
    """

    transcript: Transcript
    told: Told
    verdicts: Verdicts
    blocks: tuple[tuple[ToldRow, ...], ...]
    bodies: dict[int, tuple[ToldRow, ...]]

    @property
    def ruled(self) -> frozenset[int]:
        """Return the lines that a person has said something of, whatever it was."""
        said = self.verdicts
        named = (*said.furniture, *said.headings, *said.begins, *said.lists, *said.bodies)
        return frozenset((*(line for line, _ in named), *said.verse, *said.without_notes))

    def place(self, rows: Sequence[ToldRow]) -> Place:
        """Return the lines of some rows, from the first to the last."""
        return Place(
            self.told.source, min(r.row.number for r in rows), max(r.row.end for r in rows)
        )


def made_of(transcript: Transcript, told: Told, verdicts: Verdicts) -> Made:
    """Return a source and its lines as told, grouped to blocks and bodies."""
    return Made(
        transcript, told, verdicts, tuple(_grouped(told.running).values()), _grouped(told.of_notes)
    )


def _grouped(rows: Sequence[ToldRow]) -> dict[int, tuple[ToldRow, ...]]:
    groups: dict[int, list[ToldRow]] = defaultdict(list)
    for row in rows:
        groups[row.number].append(row)
    return {number: tuple(groups[number]) for number in sorted(groups)}


def words_in(rows: Sequence[ToldRow]) -> int:
    """Return how many words stand on some rows; figures are none."""
    return sum(len(WORD.findall(told.row.text)) for told in rows)
