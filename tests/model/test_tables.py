"""A table over an enumeration has a row for every member."""

from __future__ import annotations

from enum import Enum

import pytest

from publisher.model.tables import whole_table


class Sheet(Enum):
    """Sheets by their folds."""

    FOLIO = 1
    QUARTO = 2


def test_a_whole_table_gives_its_rows() -> None:
    leaves = whole_table(Sheet, {Sheet.FOLIO: 2, Sheet.QUARTO: 4})
    assert leaves[Sheet.QUARTO] == 4


def test_a_table_that_lacks_a_row_is_refused_with_the_name_of_the_row() -> None:
    with pytest.raises(LookupError, match="no row for Sheet QUARTO"):
        whole_table(Sheet, {Sheet.FOLIO: 2})
