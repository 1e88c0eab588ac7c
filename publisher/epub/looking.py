"""What of a finished EPUB can be shown without opening the book."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from publisher.model.rendering import COVER_IMAGE


def cover_of(path: Path) -> bytes | None:
    """Return the picture of an EPUB's cover as it lies in the file, None where there is none."""
    try:
        with ZipFile(path) as archive:
            names = (name for name in archive.namelist() if name.endswith(f"/{COVER_IMAGE}"))
            return next((archive.read(name) for name in names), None)
    except (OSError, BadZipFile):
        return None
