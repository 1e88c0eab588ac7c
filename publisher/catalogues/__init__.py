"""Tables and catalogues of other programs: CSV and XLSX, MARCXML and Dublin Core.

In: the bytes of a file; what it is, its content tells. Out: a ``Sheet`` or ``Record``s, and of a
sheet the bytes of a file again. What the columns mean is decided elsewhere.
"""

from __future__ import annotations

from publisher.catalogues.records import read_records
from publisher.catalogues.sheets import read_sheet, write_csv, write_xlsx

__all__ = ["read_records", "read_sheet", "write_csv", "write_xlsx"]
