"""Columns of figures show the rows of a table; points that lead to a folio make no column."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.columns_of_figures import by_columns_of_figures
from publisher.sources import transcript_from

HEAD = "Year      Days     Water"
TABLE = ["1871       212    41 059", "1872       198    38 770"]
LEADERS = ["The dyke     .    .     1", "The mill     .    .    12", "The pump     .    .    47"]
FOLIOS = ["I.    The dyke     1", "II.   The mill    12", "III.  The pump    47"]
# Signs that stand where there is no figure.
GAPS = ["1871       ...    41 059", "1872       198       ...", "1873       224    44 120"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([HEAD, *TABLE], [0, 1, 2]),
        (["The mill stood where the dyke had broken twice.", *TABLE], [1, 2]),
        (GAPS, [0, 1, 2]),
        (LEADERS, []),
        (FOLIOS, []),
    ],
    ids=["a head", "below text", "no figure in some cells", "leaders", "folios behind titles"],
)
def test_columns_of_figures_are_rows(lines: list[str], rows: list[int]) -> None:
    transcript = transcript_from("\n".join(lines), "en.txt", "en").value
    (fact,) = by_columns_of_figures(sheet_of(transcript, language("en")))
    assert fact.lines.nonzero()[0].tolist() == rows
