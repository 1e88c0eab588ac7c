"""pandoc as a reader: what it calls the kinds of files, and how it is started for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher.errors import InstallationError, OutputError, SourceError
from publisher.model.source_kinds import SourceKind
from publisher.pandoc import run_pandoc

# What pandoc calls the kinds that it reads. Nothing of ``markdown`` is left out that a person may
# have meant; smart quotes would change the signs that stand in the file.
FORMATS: dict[SourceKind, str] = {
    SourceKind.DOCX: "docx",
    SourceKind.ODT: "odt",
    SourceKind.RTF: "rtf",
    SourceKind.LATEX: "latex",
    SourceKind.MARKDOWN: "markdown-smart",
    SourceKind.RST: "rst",
    SourceKind.JATS: "jats",
    SourceKind.FB2: "fb2",
}


def is_for_pandoc(kind: SourceKind) -> bool:
    """Tell whether pandoc reads files of a kind."""
    return kind in FORMATS


def read_tree(arguments: Sequence[str], path: Path) -> bytes:
    """Return the tree that pandoc makes of a file; it reads no other one, whatever that asks for.

    Raises SourceError where pandoc is missing, refuses the file, or reaches a limit.
    """
    try:
        return run_pandoc(("--sandbox", "--to", "json", *arguments, str(path)), b"")
    except InstallationError as error:
        message = f"{error.message}, which reads files of this kind"
        raise SourceError(message, hint=error.hint) from None
    except OutputError as error:
        hint = "save the file anew in its program; a very long one, divide into several works"
        raise SourceError(error.message, hint=hint) from None
