"""The store of a house is kept small: results that no text needs as it stands go."""

from __future__ import annotations

from pathlib import Path

from publisher.house import read_house
from publisher.outputs import Store, read_record
from publisher.pipeline.books import folder_of
from publisher.pipeline.house_memory import open_memory
from publisher.structs import frozen

MEGA = 1_000_000  # bytes


@frozen
class Pruned:
    """What was removed from a store and what stays: numbers of results, and bytes."""

    removed: int
    freed: int
    stays: int
    size: int


def prune_house(root: Path, keep: int = 0, *, dry: bool = False) -> Pruned:
    """Remove restored texts that are not those of the house as it stands; with ``dry`` only count.

    ``keep`` are millions of bytes of them that stay all the same, the newest. Raises UsageError or
    ManifestError where the house cannot be read, OutputError where its state cannot be written.
    """
    store = Store(root)
    with open_memory(root, keep=not dry) as memory:
        folders = {folder_of(work) for work in read_house(root, memory).value.works}
        record = read_record(memory.state)
        needed = {product.inputs for path, product in record.items() if path in folders}
        gone = store.superfluous(needed, keep * MEGA)
        there = store.all()
        if not dry:
            store.remove(gone)
            memory.state.compact()
    freed = sum(one.size for one in gone)
    size = sum(one.size for one in there) - freed
    return Pruned(len(gone), freed, len(there) - len(gone), size)
