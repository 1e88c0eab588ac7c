"""Products lie in ``build/``, get there whole, and are remembered in a record.

In: bytes with a place, and facts about a product. Out: files that are there completely or not
at all, and the record of what was built from what. Never here: how a product is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.doors import later

if TYPE_CHECKING:
    from publisher.outputs.digests import (
        digest_of,
        digest_of_bytes,
        digest_of_files,
        digest_of_words,
    )
    from publisher.outputs.files import place, place_copy, place_folder, remove_drafts
    from publisher.outputs.paths import (
        BOOKLET,
        BUILD,
        COVER,
        PROOF,
        ProductKind,
        book_path,
        booklet_path,
        print_file_path,
        proof_folder,
        work_folder,
    )
    from publisher.outputs.products import Extent, Making, Product, Subject
    from publisher.outputs.record import (
        forget_products,
        keep_inputs,
        keep_products,
        open_state,
        paths_of_products,
        read_inputs,
        read_product,
        read_products,
        read_record,
    )
    from publisher.outputs.releases import (
        CHANGES,
        MANIFEST,
        RELEASES,
        Release,
        ReleasedFile,
        changed_files,
        order_of,
        read_releases,
        release_folder,
        release_manifest,
    )
    from publisher.outputs.remembering import Remembered
    from publisher.outputs.standings import KnownStandings, StandingRow
    from publisher.outputs.state_file import STATE, StateFile
    from publisher.outputs.store import STORE, Store, Stored
    from publisher.outputs.word_index import CountsBeside, TextWords, Told, WordIndex

# Modules are loaded when a name is asked for: a text that lies in no house has no state, and needs no
# database.
__getattr__ = later(
    __name__,
    {
        "BOOKLET": "paths",
        "BUILD": "paths",
        "CHANGES": "releases",
        "COVER": "paths",
        "MANIFEST": "releases",
        "PROOF": "paths",
        "RELEASES": "releases",
        "STATE": "state_file",
        "STORE": "store",
        "CountsBeside": "word_index",
        "Extent": "products",
        "KnownStandings": "standings",
        "Making": "products",
        "Product": "products",
        "ProductKind": "paths",
        "Release": "releases",
        "ReleasedFile": "releases",
        "Remembered": "remembering",
        "StandingRow": "standings",
        "StateFile": "state_file",
        "Store": "store",
        "Stored": "store",
        "Subject": "products",
        "TextWords": "word_index",
        "Told": "word_index",
        "WordIndex": "word_index",
        "book_path": "paths",
        "booklet_path": "paths",
        "changed_files": "releases",
        "digest_of": "digests",
        "digest_of_bytes": "digests",
        "digest_of_files": "digests",
        "digest_of_words": "digests",
        "forget_products": "record",
        "keep_inputs": "record",
        "keep_products": "record",
        "open_state": "record",
        "order_of": "releases",
        "paths_of_products": "record",
        "place": "files",
        "place_copy": "files",
        "place_folder": "files",
        "print_file_path": "paths",
        "proof_folder": "paths",
        "read_inputs": "record",
        "read_product": "record",
        "read_products": "record",
        "read_record": "record",
        "read_releases": "releases",
        "release_folder": "releases",
        "release_manifest": "releases",
        "remove_drafts": "files",
        "work_folder": "paths",
    },
)

__all__ = [
    "BOOKLET",
    "BUILD",
    "CHANGES",
    "COVER",
    "MANIFEST",
    "PROOF",
    "RELEASES",
    "STATE",
    "STORE",
    "CountsBeside",
    "Extent",
    "KnownStandings",
    "Making",
    "Product",
    "ProductKind",
    "Release",
    "ReleasedFile",
    "Remembered",
    "StandingRow",
    "StateFile",
    "Store",
    "Stored",
    "Subject",
    "TextWords",
    "Told",
    "WordIndex",
    "book_path",
    "booklet_path",
    "changed_files",
    "digest_of",
    "digest_of_bytes",
    "digest_of_files",
    "digest_of_words",
    "forget_products",
    "keep_inputs",
    "keep_products",
    "open_state",
    "order_of",
    "paths_of_products",
    "place",
    "place_copy",
    "place_folder",
    "print_file_path",
    "proof_folder",
    "read_inputs",
    "read_product",
    "read_products",
    "read_record",
    "read_releases",
    "release_folder",
    "release_manifest",
    "remove_drafts",
    "work_folder",
]
