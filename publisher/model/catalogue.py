"""Facts of many texts in rows: a sheet of a spreadsheet, records of a catalogue."""

from __future__ import annotations

from publisher.structs import frozen


@frozen
class SheetRow:
    """A row of a sheet: its number as spreadsheets count (the head is 1), a cell for each column."""

    number: int
    cells: tuple[str, ...]


@frozen
class Sheet:
    """The names of columns, and the rows below them; no row is longer than the names."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@frozen
class Record:
    """A record of a catalogue: its number in the file from 1, its fields in their order.

    A field of MARC is named by tag and subfield (``245$a``) or by its tag (``001``), one of Dublin
    Core by its element (``title``); one that is repeated stands there several times.
    """

    number: int
    fields: tuple[tuple[str, str], ...]

    def values(self, field: str) -> tuple[str, ...]:
        """Return what the record says in a field."""
        return tuple(value for name, value in self.fields if name == field)
