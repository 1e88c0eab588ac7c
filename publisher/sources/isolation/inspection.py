"""A PDF is looked over before it is read: is it encrypted, how long is it, does it hold a bomb.

Whatever pikepdf (qpdf inside) cannot tell of a damaged file is left to the reader.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream

from publisher.errors import SourceError
from publisher.sources.isolation.limits import Limits

# What pikepdf raises for objects that are not what they should be.
ODD = (PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError)
# Deflate packs 1,032 bytes into one at most (zlib's technical notes).
DEFLATE = 1032
PIECE = 65_536  # bytes unpacked at a time
# Nodes of a page tree; with 2,000 pages there are at most as many again above them, unless branches
# are used many times over to keep a reader busy.
MOST_NODES = 100_000
MADE_TO_HARM = "it is damaged, or made to do harm: make the PDF anew"
# Streams that reading the text does not unpack.
NOT_READ = (Name.Image, Name.EmbeddedFile)


@contextmanager
def inspected(path: Path, password: str | None) -> Iterator[Pdf | None]:
    """Open a PDF to be looked over; None comes where it is damaged beyond that.

    Raises SourceError for a PDF that needs a password, or another one.
    """
    pdf = _opened(path, password)
    try:
        yield pdf
    finally:
        if pdf is not None:
            pdf.close()


def _opened(path: Path, password: str | None) -> Pdf | None:
    for key in ("", password):
        if key is None:
            continue
        try:
            return Pdf.open(path, password=key)
        except PasswordError:
            continue
        except ODD:
            return None
    raise _locked(password)


def _locked(password: str | None) -> SourceError:
    if password is None:
        hint = "“--password” asks for it, “--password-file FILE” reads it from a file"
        return SourceError("the PDF is encrypted, and opens with a password alone", hint=hint)
    return SourceError("the PDF does not open with this password", hint="try it in a PDF program")


def page_total(pdf: Pdf, limits: Limits) -> int:
    """Return the number of pages; raise SourceError for more than the limit.

    The tree is walked here, since its own count may be wrong, and the tree a loop.
    """
    pages = sum(1 for _ in islice(_leaves(pdf), limits.pages + 1))
    if pages > limits.pages:
        raise too_many_pages(limits)
    return pages


def too_many_pages(limits: Limits) -> SourceError:
    """Return the error of a PDF that has more pages than the limit."""
    hint = f"a PDF may have at most {limits.pages:,} pages; divide it into several works"
    return SourceError(f"the PDF has more than {limits.pages:,} pages", hint=hint)


def is_damaged(pdf: Pdf) -> bool:
    """Tell whether something had to be mended, or set right, to open the PDF and see its pages."""
    return bool(pdf.get_warnings())


def _leaves(pdf: Pdf) -> Iterator[Object]:
    """Yield the pages in order; a branch that leads back to itself is left out."""
    try:
        ahead = [(pdf.Root.Pages, frozenset[tuple[int, int]]())]
    except ODD:
        return
    for _ in range(MOST_NODES):
        if not ahead:
            return
        node, above = ahead.pop()
        if not isinstance(node, Dictionary) or node.objgen in above:
            continue
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            inside = above | {node.objgen}
            ahead += [(kid, inside) for kid in reversed(list(kids))]
        else:
            yield node
    if ahead:
        raise SourceError("the pages of the PDF branch without end", hint=MADE_TO_HARM)


def refuse_bombs(pdf: Pdf, limits: Limits) -> None:
    """Raise SourceError for a packed stream that is many times as long without its packing."""
    for thing in pdf.objects:
        try:
            if isinstance(thing, Stream) and _is_bomb(thing, limits.unpacked):
                message = f"the PDF holds data of more than {limits.unpacked // 1_000_000} MB, packed small"
                raise SourceError(message, hint=MADE_TO_HARM)
        except ODD:
            continue


def _is_bomb(stream: Stream, most: int) -> bool:
    if stream.get("/Subtype") in NOT_READ or stream.get("/Type") in NOT_READ:
        return False
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, Name) else list(filters or ())
    packed = names.count(Name.FlateDecode)
    length = int(stream.get("/Length", most))
    if length * DEFLATE**packed <= most:
        return False
    return _unpacks_beyond(stream.read_raw_bytes(), packed, most)


def _unpacks_beyond(raw: bytes, times: int, most: int) -> bool:
    """Tell whether bytes packed several times over give more than ``most`` at any stage."""
    if len(raw) > most:
        return True
    if times == 0:
        return False
    worker, made = zlib.decompressobj(), bytearray()
    ahead = raw
    try:
        while ahead and not worker.eof:
            made += worker.decompress(ahead, PIECE)
            ahead = worker.unconsumed_tail
            if len(made) > most:
                return True
    except zlib.error:
        pass  # what came so far is what a reader would get
    return _unpacks_beyond(bytes(made), times - 1, most)
