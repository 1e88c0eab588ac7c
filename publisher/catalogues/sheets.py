"""Sheets: CSV and XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from publisher.errors import DAMAGE, Mistake, refusal
from publisher.model.catalogue import Sheet, SheetRow

DELIMITERS = ",;\t"
ARCHIVE = b"PK\x03\x04"  # how a zip archive begins, which every XLSX is
LONGEST_CELL = 10_000_000  # characters
WIDEST = 60  # characters that a column of an XLSX shows
TEXT = "@"  # the number format of text: no program takes 1935-09 for a day in September
# Not UTF-8: what an encoding of eight bits makes of a table is not for us to guess.
NOT_UTF8 = "this is not UTF-8; save the table as “CSV UTF-8” or XLSX"


def read_sheet(content: bytes, shown: str) -> Sheet:
    """Return a table from CSV (UTF-8; parted by commas, semicolons or tabs) or XLSX (its first sheet).

    Rows without words are left out. Raises ManifestError, with rows and columns, for what is no
    table: an encoding other than UTF-8, no head, cells without a column, columns of one name.
    """
    rows = _xlsx(content, shown) if content.startswith(ARCHIVE) else _csv(content, shown)
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    if not filled:
        raise refusal([Mistake(shown, 0, "", "this table is empty")], "the table")
    (head_at, head), *below = filled
    names = tuple(head[: _length(head)])
    mistakes = [*_wrong_head(names, head_at, shown), *_too_long(below, len(names), shown)]
    if mistakes:
        raise refusal(mistakes, "the table")
    return Sheet(names, tuple(SheetRow(number, _fitted(row, len(names))) for number, row in below))


def _wrong_head(names: tuple[str, ...], row: int, shown: str) -> Iterator[Mistake]:
    for at, name in enumerate(names):
        if not name:
            yield Mistake(shown, row, f"column {at + 1}", "this column has no name")
        elif name in names[:at]:
            yield Mistake(shown, row, name, "two columns have this name")


def _too_long(rows: Iterable[tuple[int, list[str]]], width: int, shown: str) -> Iterator[Mistake]:
    for number, row in rows:
        if _length(row) > width:
            matter = f"{_length(row)} cells, but {width} columns; is a quotation mark missing?"
            yield Mistake(shown, number, "", matter)


def _length(row: list[str]) -> int:
    """Return the number of cells up to the last one with words."""
    return max((at for at, cell in enumerate(row, 1) if cell), default=0)


def _fitted(row: list[str], width: int) -> tuple[str, ...]:
    return tuple((row + [""] * width)[:width])


def _csv(content: bytes, shown: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise refusal([Mistake(shown, line, "", NOT_UTF8)], "the table") from error
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise refusal([Mistake(shown, reader.line_num, "", str(error))], "the table") from error


def _delimiter(text: str) -> str:
    """Return what parts the columns: the sign that the head has most of, outside quotation marks."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(head.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _xlsx(content: bytes, shown: str) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [[_as_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    except (BadZipFile, InvalidFileException, OSError, *DAMAGE) as error:
        matter = "this cannot be read as XLSX; save it again, or as “CSV UTF-8”"
        raise refusal([Mistake(shown, 0, "", matter)], "the table") from error


def _as_text(value: object) -> str:
    """Return what a cell holds as text; a day without hours as manifests have it."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def write_csv(sheet: Sheet, delimiter: str = ",") -> bytes:
    """Return a sheet as CSV in UTF-8, with the mark by which spreadsheets know that encoding."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows(row.cells for row in sheet.rows)
    return target.getvalue().encode("utf-8-sig")


def write_xlsx(sheet: Sheet) -> bytes:
    """Return a sheet as XLSX in which every cell is text."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    for number, row in enumerate((sheet.columns, *(row.cells for row in sheet.rows)), 1):
        _fill(page, number, row)
    page.freeze_panes = "A2"
    _widen(page, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(page: Any, number: int, row: tuple[str, ...]) -> None:
    for column, words in enumerate(row, 1):
        if words:
            cell = page.cell(number, column)
            cell.value = words
            # Words that begin with = are words.
            cell.data_type, cell.number_format = "s", TEXT


def _widen(page: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    for at, name in enumerate(sheet.columns):
        longest = max([len(name), *(len(row.cells[at]) for row in sheet.rows)])
        page.column_dimensions[get_column_letter(at + 1)].width = min(longest, WIDEST) + 2
