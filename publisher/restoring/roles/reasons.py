"""Why a line is furniture, in words: what is seen of it beside what the network believes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import NAMES, Sheet
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold

# Features that a person can check on the page; of each group the first that holds is said.
SAID = (
    (
        ("rises", "its figure rises with the pages"),
        ("rises by half", "its figure rises on every second page"),
        ("rises by two", "its figure rises by two from page to page"),
    ),
    (
        ("returns near", "returns on pages near it"),
        ("returns alternately", "returns on every second page"),
        ("begins alike near", "begins like lines on pages near it"),
    ),
    (
        ("leaders", "leaders run to its figure"),
        ("is contents", "stands again as a line of the text"),
    ),
    (("signature", "counts the sheets"),),
    (("opens page", "first line of its page"), ("closes page", "last line of its page")),
)
COLUMN = {name: NAMES.index(name) for group in SAID for name, _ in group}
# What shows one role alone, and might be seen by chance on a line of another.
OF_ONE_ROLE: Mapping[str, LineRole] = {
    "is contents": LineRole.CONTENTS,
    "leaders": LineRole.CONTENTS,
    "signature": LineRole.SIGNATURE,
}


def with_reasons(sheet: Sheet, features: NDArray[np.float32], lines: LinesTold) -> LinesTold:
    """Return the roles of the lines of a sheet, those of furniture with the reasons for them."""
    told = dict(lines)
    for at, line in enumerate(sheet.lines):
        said = told[line.number, line.part]
        if said.role in FURNITURE:
            reasons = tuple(_reasons(said.role, features[at]))
            told[line.number, line.part] = replace(said, reasons=reasons)
    return told


def _reasons(role: LineRole, seen: NDArray[np.float32]) -> Iterator[str]:
    for group in SAID:
        holding = (
            words
            for name, words in group
            if seen[COLUMN[name]] > 0 and OF_ONE_ROLE.get(name, role) is role
        )
        yield from islice(holding, 1)
