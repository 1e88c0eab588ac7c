"""The version of the files that this program writes and people keep.

Rulings files, manifests, manuscripts and their tables say ``format = 1``, on the first line or
as a key. A file without it is of format 1 too, for these files are older than the line.
"""

from __future__ import annotations

from publisher.expressions import compiled

FORMAT = 1
KEY = "format"
FORMAT_LINE = f"{KEY} = {FORMAT}"
# What to do about a file of another format.
REMEDY = "read it with the version of the program that wrote it"
# The first line of a file that is not TOML.
FIRST_LINE = compiled(rf"{KEY}[ \t]*=[ \t]*(?P<version>\d+)[ \t]*\r?(?=\n|\Z)")


def fault_of_format(version: object) -> str:
    """Return what is wrong with the version that a file says it has, or nothing."""
    if isinstance(version, int) and not isinstance(version, bool) and version == FORMAT:
        return ""
    return f"format {version!r} is unknown; this version of the program reads format {FORMAT}"


def split_format_line(text: str) -> tuple[str, str]:
    """Return what is wrong with the format line of a text, and the text with that line emptied.

    Lines keep their numbers. A text that does not begin with a format line is returned whole.
    """
    found = FIRST_LINE.match(text)
    if not found:
        return "", text
    return fault_of_format(int(found["version"])), text[found.end() :]
