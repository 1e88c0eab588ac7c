"""The kind of a file is told by its content; a name is at most a hint."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.errors import SourceError

# Bytes; the header of a PDF stands within the first 1,024 (ISO 32000-2, annex I.3.1), for mail
# programs and servers put lines of their own before it.
HEADER_WITHIN = 1024
# Bytes; where something stands before the header, an object must begin within this many, or the
# file is a text that speaks of PDFs.
OBJECT_WITHIN = 65_536
HEADER = re.compile(rb"%PDF-")
OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
PDF = ".pdf"
POINTER = b"version https://git-lfs"
# Bytes of the beginning of a file that a message shows.
SHOWN = 16


def is_pdf(path: Path, shown: str) -> bool:
    """Tell whether a file is a PDF; ``shown`` is its name in errors.

    Raises SourceError for a file that cannot be opened, and for one that is named ``.pdf`` and
    holds something else (most are pages that a web server sent in place of the file).
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        return False  # a pipe gives its bytes once, to whoever reads the text
    try:
        with path.open("rb") as file:
            start = file.read(OBJECT_WITHIN)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise SourceError(reason.lower(), hint="check the path", place=shown) from error
    header = HEADER.search(start, 0, HEADER_WITHIN)
    if header and (header.start() == 0 or OBJECT.search(start, header.end())):
        return True
    if path.suffix.lower() == PDF:
        raise _no_pdf(start, shown)
    return False


def _no_pdf(start: bytes, shown: str) -> SourceError:
    if start.startswith(POINTER):
        hint = "“git lfs pull” fetches the file that it points to"
        return SourceError("the file is a pointer of Git LFS", hint=hint, place=shown)
    if not start.strip():
        return SourceError("the file is empty", hint="fetch or export it again", place=shown)
    began = start.lstrip()[:SHOWN].decode("ascii", "backslashreplace").split("\n")[0]
    hint = "fetch or export it again; if it is a text, give it a name that ends in .txt"
    return SourceError(f"the file is no PDF: it begins with “{began}”", hint=hint, place=shown)
