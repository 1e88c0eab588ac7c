"""What rules say of each line, as features beside the others.

On pages like those they were made for, rules know what no count of neighbours shows: that a
label has its mark, that headings count on. The network learns how far to believe them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from publisher.model.furniture import FurnitureKind
from publisher.model.roles import BlockRole, NoteRole, Role
from publisher.model.transcript import Line
from publisher.restoring.roles.told import Told

# The kinds of furniture that rules tell; the columns hold as long as the weights do.
ASIDE = (
    FurnitureKind.PAGE_NUMBER,
    FurnitureKind.RUNNING_HEAD,
    FurnitureKind.PULL_QUOTE,
    FurnitureKind.RULE,
    FurnitureKind.OTHER,
)
# The blocks that rules tell: no rule takes a line for a row of a table.
BLOCKS = tuple(role for role in BlockRole if role is not BlockRole.ROW)
ROLES: tuple[Role, ...] = (*BLOCKS, *NoteRole, *ASIDE)
AT = {role: at for at, role in enumerate(ROLES)}
NAMES = (
    *(f"by rule {role.value}" for role in ROLES),
    "by rule first",
    "by rule begins",
    "by rule odds of heading",
    "by rule note called",
)
# Log odds beyond which a rule is as sure as it can be.
SURE = 8.0


def put_opinion(lines: tuple[Line, ...], told: Told, made: NDArray[np.float32]) -> None:
    """Put what the rules have ``told`` into a table of zeros.

    It has a row for each line and a column for each of NAMES.
    """
    places: dict[int, int] = {}
    for at, line in enumerate(lines):
        places.setdefault(line.number, at)
    by_role = [(places[n], AT[role], first) for n, role, first in told.roles() if n in places]
    for at, role, first in by_role:
        made[at, role] = 1.0
        made[at, len(ROLES)] = first
    called = {note for _, note in told.marks.calling}
    rows = [(places[row.row.number], row) for row in told.rows if row.row.number in places]
    for at, row in rows:
        if row.role is NoteRole.BODY:
            made[at, -1] = row.number in called
    running = [(at, row) for at, row in rows if isinstance(row.role, BlockRole)]
    weighed = [at for at, _ in running]
    odds = np.clip([row.begins for _, row in running], 1e-6, 1 - 1e-6)
    made[weighed, -3] = np.clip(np.log(odds / (1 - odds)), -SURE, SURE) / SURE
    made[weighed, -2] = np.clip([row.weight for _, row in running], -SURE, SURE) / SURE
