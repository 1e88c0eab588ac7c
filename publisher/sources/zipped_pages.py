"""The pages of a text as a library gives them, zipped: a text file for each, and a list of folios.

Project Runeberg names them ``Pages/0001.txt``, in the order of the book; ``Pages.lst`` says for each
what is printed as its folio (``0001|12``). HathiTrust has ``00000001.txt`` in a folder that bears the
number of the volume.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from publisher.errors import SourceError
from publisher.expressions import compiled

_PAGE = compiled(r"(?:.*/)?Pages/\w+\.txt")
_NUMBERED = compiled(r"(?P<folder>(?:.*/)?)\d{4,12}\.txt")
_LIST = compiled(r"(?:.*/)?Pages\.lst")
# A folio: figures, Roman ones; other names of pages ("Titelblad", "(blank)") are a library's own.
_FOLIO = compiled(r"\d{1,4}[a-z]?|[ivxlcIVXLC]{1,8}")
# Numbered texts that are pages of one.
_FEWEST = 2
# Bytes of all pages together without their packing; a text may have as many.
_MOST = 50_000_000


def holds_pages(names: list[str]) -> bool:
    """Tell whether the files in a zipped one, by their names, are the pages of a text."""
    return bool(_pages(names))


def _pages(names: list[str]) -> list[str]:
    """Return the files that are pages, in their order: all texts there are, if they are numbered."""
    named = sorted(filter(_PAGE.fullmatch, names))
    texts = sorted(name for name in names if name.lower().endswith(".txt"))
    numbered = [found["folder"] for name in texts if (found := _NUMBERED.fullmatch(name))]
    whole = len(numbered) == len(texts) >= _FEWEST and len(set(numbered)) == 1
    return named or (texts if whole else [])


def pages_in(path: Path, shown: str) -> bytes:
    """Return the pages of a zipped text as one, each behind a line that names its folio.

    Raises SourceError for a file that is damaged, and for pages that are too large.
    """
    try:
        with ZipFile(path) as packed:
            names = _pages(packed.namelist())
            if sum(packed.getinfo(name).file_size for name in names) > _MOST:
                hint = f"a source may have at most {_MOST // 1_000_000} MB; divide it"
                raise SourceError("the pages in the file are too large", hint=hint, place=shown)
            folios = _folios(packed)
            return b"".join(_page(packed, name, folios) for name in names)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        message = f"the file is zipped and damaged ({error})"
        raise SourceError(message, hint="save or fetch it again", place=shown) from error


def _folios(packed: ZipFile) -> dict[str, str]:
    """Return the folios of pages by the names of their files."""
    name = next(filter(_LIST.fullmatch, packed.namelist()), None)
    if name is None or packed.getinfo(name).file_size > _MOST:
        return {}
    rows = (line.split("|") for line in packed.read(name).decode("latin-1").splitlines())
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def _page(packed: ZipFile, name: str, folios: dict[str, str]) -> bytes:
    folio = folios.get(PurePosixPath(name).stem, "")
    named = folio if _FOLIO.fullmatch(folio) else ""
    return f'<pb n="{named}"/>\n'.encode() + packed.read(name).rstrip(b"\r\n") + b"\n\n"
