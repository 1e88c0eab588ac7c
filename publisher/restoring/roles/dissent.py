"""Where the rules would have told lines otherwise than they were told in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from publisher.model.roles import BlockRole, NoteRole
from publisher.model.transcript import Line
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold
from publisher.restoring.roles.opinion import ASIDE
from publisher.restoring.roles.told import Dissent

# What is compared: the roles of lines, and the roles that rules tell them by.
COMPARED = {
    "headings": (frozenset((LineRole.HEADING,)), (BlockRole.HEADING,)),
    "notes": (frozenset((LineRole.NOTE,)), (NoteRole.BODY,)),
    "furniture": (FURNITURE, ASIDE),
}


def dissent(
    lines: Sequence[Line], features: NDArray[np.float32], told: LinesTold
) -> Iterator[Dissent]:
    """Yield for headings, notes and furniture the lines that only the rules, or not they, tell so.

    ``features`` has a row for each of the ``lines``, with what the rules say among the columns.
    """
    numbers = np.array([line.number for line in lines])
    roles = [told[line.number, line.part].role for line in lines]
    for about, (own, by_rule) in COMPARED.items():
        columns = [COLUMNS[f"by rule {role.value}"] for role in by_rule]
        ruled = (features[:, columns] > 0).any(1)
        ours = np.array([role in own for role in roles])
        found = tuple(numbers[ruled != ours].tolist())
        yield Dissent(about, found, int((ruled | ours).sum()))
