"""Restored texts, with the evidence of every decision, are kept in the store of their house.

A text is kept under the digest of its inputs, so that a book whose template, manifest or format has
changed is made without restoring its texts again, and an edition takes those of its pamphlets.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from publisher.jsonform import Records

if TYPE_CHECKING:
    from publisher.model.text import Text

# The fastest that zlib has; half of the size of the next is not worth twice the time.
_LEVEL = 1


def packed(text: Text) -> bytes:
    """Return a text as bytes for the store, and for other processes."""
    return zlib.compress(_records().written(text).encode(errors="surrogatepass"), _LEVEL)


def unpacked(content: bytes) -> Text:
    """Return the text that was packed."""
    text: Text = _records().read(zlib.decompress(content).decode(errors="surrogatepass"))
    return text


@cache
def _records() -> Records:
    from publisher.model import (
        doubts,
        furniture,
        places,
        rulings,
        suspicion,
        text,
        transcript,
    )

    modules = (doubts, furniture, places, rulings, suspicion, text, transcript)
    return Records({known.__name__: known for one in modules for known in _classes(one)})


def _classes(module: ModuleType) -> Iterator[type]:
    for known in vars(module).values():
        own = isinstance(known, type) and known.__module__ == module.__name__
        if own and (is_dataclass(known) or issubclass(known, Enum | tuple)):
            yield known
