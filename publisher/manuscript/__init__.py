"""The text tree as plain text, for editors and golden files, and back.

A Text becomes manuscript.md, joins.tsv, removed.tsv and findings.txt; a manuscript becomes its
Text. Nothing is corrected, guessed or put in another order here. Joins and furniture stand in
their tables, not in the manuscript.
"""

from publisher.manuscript.foreign import refuse_markdown
from publisher.manuscript.reading import read
from publisher.manuscript.tables import read_row, write_findings, write_joins, write_removed
from publisher.manuscript.tidying import tidy
from publisher.manuscript.writing import write

__all__ = [
    "read",
    "read_row",
    "refuse_markdown",
    "tidy",
    "write",
    "write_findings",
    "write_joins",
    "write_removed",
]
