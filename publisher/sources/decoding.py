"""Bytes decoded to text: the encoding is found, and files that hold no text are refused."""

from __future__ import annotations

import codecs
import re

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.structs import frozen

# Byte order marks, the longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Beginnings of files that people take for texts.
FORMATS = (
    (b"%PDF-", "a PDF that comes through a pipe", "save it in a file first"),
    (b"PK\x03\x04", "a zipped file (EPUB, DOCX, ODT or ZIP)", "give the file itself, by its name"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as DOCX"),
    (b"{\\rtf", "an RTF file", "give the file itself, by its name"),
    (b"\x89PNG", "a picture", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "recognise its text first (OCR)"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
# Bytes; enough of a file to count the zeros of UTF-16 in.
SAMPLE = 200_000
# Share of the bytes; UTF-16 has a zero in one half of at least this many characters in any
# European script, for spaces alone are more of them.
ZEROS = 0.05
# Share of those zeros; in the other half of the characters there are hardly any.
STRAY_ZEROS = 0.05
# A byte that is no UTF-8, as Python holds its place in a text (PEP 383).
STRAY = compiled("[\udc80-\udcff]")
CONTROLS = compiled("[\x00-\x08\x0e-\x1f\x7f]")
# Share of the characters; a text has fewer control characters, a binary file far more.
MOST_CONTROLS = 0.02


@frozen
class Decoded:
    """A file's text, byte order mark included, and the name of its encoding.

    ``odd_lines`` are the numbers (from 1) of lines that are not in that encoding and were read
    as Windows-1252. ``guessed`` is True where nothing in the file names its encoding and others
    would have been possible.
    """

    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()
    guessed: bool = False


def decode(data: bytes, shown: str) -> Decoded:
    """Return the text that ``data`` holds; ``shown`` is the file's name in errors.

    A byte order mark decides. Without one, UTF-16 is recognised by its zeros; then strict UTF-8
    is tried, since no other encoding looks like it by chance; then the eight-bit encodings.
    Raises SourceError for empty and binary files.
    """
    _refuse_formats(data, shown)
    decoded = _marked(data) or _utf_16(data) or _strict(data, "utf-8") or _mixed(data)
    if decoded is None:
        decoded = _eight_bit(data)
    _refuse_empty(decoded.text, shown)
    _refuse_binary(decoded.text, shown)
    return decoded


def doubts(decoded: Decoded, last: int, shown: str) -> tuple[Finding, ...]:
    """Return the findings about an encoding that is not certain; ``last`` is the last line."""
    if decoded.guessed:
        message = f"not UTF-8: read as {decoded.encoding}"
        hint = "look at the accented letters; if they are wrong, convert the file to UTF-8"
        place = Place(shown, 1, last)
        return (Finding("sources/encoding", Severity.NOTE, message, hint, place),)
    if decoded.odd_lines:
        first, last = decoded.odd_lines[0], decoded.odd_lines[-1]
        message = f"{len(decoded.odd_lines)} lines are not UTF-8 and were read as Windows-1252"
        hint = f"compare line {first} with the original"
        place = Place(shown, first, last)
        return (Finding("sources/mixed-encoding", Severity.WARNING, message, hint, place),)
    return ()


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    return None


def _utf_16(data: bytes) -> Decoded | None:
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, strays = (data[offset:SAMPLE:2].count(0) for offset in (side, 1 - side))
        if zeros > ZEROS * len(data[side:SAMPLE:2]) and strays <= STRAY_ZEROS * zeros:
            return _strict(data, encoding)
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _mixed(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few lines of Windows-1252: a file put together from others, or cut.

    In a line that is mostly UTF-8, only the bytes that are not are read as Windows-1252.
    """
    lines = [line.decode("utf-8", "surrogateescape") for line in data.split(b"\n")]
    odd = tuple(n for n, line in enumerate(lines, start=1) if STRAY.search(line))
    foreign = sum(1 for n in odd if _is_foreign(lines[n - 1]))
    if 2 * foreign > sum(not line.isascii() for line in lines):
        return None
    return Decoded(STRAY.sub(_western, "\n".join(lines)), "utf-8", odd)


def _is_foreign(line: str) -> bool:
    """Tell whether more letters of a line are in another encoding than in UTF-8."""
    strays = len(STRAY.findall(line))
    return 2 * strays > sum(not sign.isascii() for sign in line)


def _western(stray: re.Match[str]) -> str:
    from publisher.sources.eight_bit import decode_western

    return decode_western(stray[0].encode("utf-8", "surrogateescape"))[0]


def _eight_bit(data: bytes) -> Decoded:
    from publisher.sources.eight_bit import decode_eight_bit  # word lists: only when needed

    return Decoded(*decode_eight_bit(data), guessed=True)


def _refuse_formats(data: bytes, shown: str) -> None:
    for magic, what, hint in FORMATS:
        if data.startswith(magic):
            raise SourceError(f"the file is {what}, not plain text", hint=hint, place=shown)


def _refuse_empty(text: str, shown: str) -> None:
    if not text.replace("\ufeff", "").strip():
        hint = "was it extracted from pictures of pages?"
        raise SourceError("the file is empty", hint=hint, place=shown)


def _refuse_binary(text: str, shown: str) -> None:
    if "\x00" in text or len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        hint = "a source is plain text in UTF-8, UTF-16, Windows-1252 or Latin-1"
        raise SourceError("the file is binary, not plain text", hint=hint, place=shown)
