"""Zipped files (DOCX, ODT, EPUB) are looked over before anybody unpacks them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from publisher.errors import SourceError

# Files in one; an e-book of a thousand pictures has some more than that.
MOST_FILES = 20_000
PIECE = 1_048_576  # bytes unpacked at a time
MADE_TO_HARM = "it is damaged, or made to do harm: save it anew"
# What Python says of a zipped file that is not what it should be.
DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def refuse_zip_bombs(path: Path, most: int) -> None:
    """Raise SourceError for a zipped file that holds more than so many bytes, or is damaged.

    What a zipped file says of its own size may be wrong, so all of it is unpacked once.
    """
    if not is_zipfile(path):
        return
    left = most
    try:
        for size in _sizes(path):
            left -= size
            if left < 0:
                message = f"the file holds more than {most // 1_000_000} MB, packed small"
                raise SourceError(message, hint=MADE_TO_HARM)
    except DAMAGED as error:
        if "password" in str(error):
            raise SourceError("the file is encrypted", hint="save it without a password") from None
        message = f"the file is damaged and cannot be unpacked ({error})"
        raise SourceError(message, hint="save or fetch it again") from None


def _sizes(path: Path) -> Iterator[int]:
    """Yield the sizes of all pieces of all files that a zipped file holds."""
    with ZipFile(path) as packed:
        names = packed.infolist()
        if len(names) > MOST_FILES:
            message = f"the file holds more than {MOST_FILES:,} files"
            raise SourceError(message, hint=MADE_TO_HARM)
        for name in names:
            with packed.open(name) as file:
                yield from map(len, iter(partial(file.read, PIECE), b""))
