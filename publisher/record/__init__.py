"""The ledger: where every line of a source stands in the manuscript, and how it was printed.

A Transcript and the Text made of it become one entry or more for each physical line (lines.tsv);
a manuscript, its removed lines and these entries become the source again, letter for letter.
Nothing is decided here: the ledger is made afterwards, by comparing the source with the text.
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
