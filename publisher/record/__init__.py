"""The ledger: where every line of a source stands in the manuscript, and how it was printed.

In come a Transcript and the Text made of it, out goes one entry or more for each physical line
(lines.tsv); or in come a manuscript, what was removed, and these entries, and out comes the
source again, letter for letter. Nothing is decided here: the ledger is drawn up after the fact,
from what came in and what came out.
"""

from publisher.record.entries import Edit, Entry
from publisher.record.ledger import ledger_of
from publisher.record.rebuilding import rebuild
from publisher.record.tables import read_ledger, with_removed, write_ledger

__all__ = [
    "Edit",
    "Entry",
    "ledger_of",
    "read_ledger",
    "rebuild",
    "with_removed",
    "write_ledger",
]
