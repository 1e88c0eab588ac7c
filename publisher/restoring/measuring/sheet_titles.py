"""The line at the foot of a sheet's first page: the short title of the book, and the sheet's sign.

``Harker, Ferries. II. 16`` stands at the foot of page 241, which is the first of the 16th sheet if
each has 16 pages; ``P`` for the 15th counts by the binder's alphabet, which has no J and no W, and
one letter for U and V. (P. Gaskell, A New Introduction to Bibliography, 1972, on signatures.)
"""

from __future__ import annotations

from publisher.expressions import compiled

# Words, the sign of the sheet, and behind blanks the catchword that may stand on the line.
TITLED = compiled(
    r"\W*[^\W\d_].{2,60}?(?<!/)\s(?:(\d{1,3})|([A-IK-VX-Z])[A-IK-VX-Za-z]?)(?:\s{3,}\S+)?\s*"
)
ALPHABET = "ABCDEFGHIKLMNOPQRSTUXYZ"
# Pages of a sheet: folded four times, three times, into twelve leaves, and five times.
PAGES = (16, 8, 24, 32)


def sheet_of(line: str) -> int:
    """Return the number of the sheet that a title names behind its words; 0 where there is none."""
    match = TITLED.fullmatch(line)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    return ALPHABET.index(match[2].replace("V", "U")) + 1


def begins_sheet(sheet: int, folio: int) -> bool:
    """Tell whether a page (its folio from 1) is the first of a sheet (from 2), whatever its size."""
    return sheet > 1 and any(folio == (sheet - 1) * pages + 1 for pages in PAGES)
