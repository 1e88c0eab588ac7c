"""The kind of a file is told by its content; a name is at most a hint."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.model.source_kinds import NAMES, SourceKind, kind_of_ending, says_its_structure
from publisher.sources.contents import BEGINNING, content_of, is_part_of_a_page

# Bytes; the header of a PDF stands within the first 1,024 (ISO 32000-2, annex I.3.1), for mail
# programs and servers put lines of their own before it.
HEADER_WITHIN = 1024
# Bytes; where something stands before the header, an object must begin within this many, or the
# file is a text that speaks of PDFs.
OBJECT_WITHIN = BEGINNING
HEADER = compiled(rb"%PDF-")
OBJECT = compiled(rb"\d\s+\d+\s+obj\b")
POINTER = b"version https://git-lfs"
# Bytes of the beginning of a file that a message shows.
SHOWN = 16
# Kinds that no content shows for sure: the name counts, or what a person says.
BY_NAME = (SourceKind.MANUSCRIPT, SourceKind.MARKDOWN, SourceKind.RST, SourceKind.LATEX)


def kind_of(path: Path, shown: str, stated: SourceKind | None = None) -> SourceKind:
    """Return what a file is; ``shown`` is its name in errors, ``stated`` what a person says it is.

    Raises SourceError for a file that cannot be opened, for one of a kind that has no reader, and
    for one that is named ``.pdf`` or ``.docx`` and holds something else (most are pages that a
    web server sent in place of the file).
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        return stated or SourceKind.TEXT  # a pipe gives its bytes once, to whoever reads the text
    start = _start(path, shown)
    if stated is not None:
        return stated
    if _is_pdf(start):
        return SourceKind.PDF
    named = kind_of_ending(path.suffix)
    if named is SourceKind.PDF:
        raise _no_pdf(start, shown)
    found = content_of(path, start, shown)
    if found is not None:
        return found
    if named in BY_NAME:
        return named
    if named is None or not says_its_structure(named):
        return SourceKind.TEXT
    if named is SourceKind.HTML and is_part_of_a_page(start):
        return named
    raise _not_as_named(named, start, shown)


def _start(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(OBJECT_WITHIN)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise SourceError(reason.lower(), hint="check the path", place=shown) from error


def _is_pdf(start: bytes) -> bool:
    header = HEADER.search(start, 0, HEADER_WITHIN)
    return header is not None and (
        header.start() == 0 or OBJECT.search(start, header.end()) is not None
    )


def _no_pdf(start: bytes, shown: str) -> SourceError:
    _refuse_pointer(start, shown)
    hint = "fetch or export it again; if it is a text, give it a name that ends in .txt"
    return SourceError(
        f"the file is not a PDF: it begins with {_began(start)}", hint=hint, place=shown
    )


def _not_as_named(named: SourceKind, start: bytes, shown: str) -> SourceError:
    _refuse_pointer(start, shown)
    message = f"the file is not what its name says ({NAMES[named]}): it begins with {_began(start)}"
    hint = "fetch or save it again; “--from text” reads it as a text"
    return SourceError(message, hint=hint, place=shown)


def _refuse_pointer(start: bytes, shown: str) -> None:
    if start.startswith(POINTER):
        hint = "“git lfs pull” fetches the file that it points to"
        raise SourceError("the file is a pointer of Git LFS", hint=hint, place=shown)
    if not start.strip():
        raise SourceError("the file is empty", hint="fetch or export it again", place=shown)


def _began(start: bytes) -> str:
    began = start.lstrip()[:SHOWN].decode("ascii", "backslashreplace").split("\n")[0]
    return f"“{began}”"
