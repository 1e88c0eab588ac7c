"""Why a line was set aside, in a few words: what is seen of it beside what the network believes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold
from publisher.restoring.roles.reasons.aspects import aspects

# Aspects that a person can check on the page, and the features of them that count; of each aspect
# the first that holds is said.
CHECKED = frozenset(
    (
        "rises",
        "rises by half",
        "rises by two",
        "returns near",
        "returns alternately",
        "begins alike near",
        "leaders",
        "is contents",
        "signature",
        "opens page",
        "closes page",
    )
)
SAID = ("rises", "returns", "contents", "sheets", "place")
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
    for aspect in map(aspects().__getitem__, SAID):
        holding = (
            words
            for name, least, words in aspect.says
            if name in CHECKED
            and seen[COLUMNS[name]] > least
            and OF_ONE_ROLE.get(name, role) is role
        )
        yield from islice(holding, 1)
