"""A PDF file is opened: its objects, its tree, the contents of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf

from publisher.checking.pdf.opened import Drawn, Element, Mark, OpenedPdf
from publisher.checking.rule import Rule
from publisher.errors import DAMAGE

BROKEN = Rule("printing/broken-pdf")
LOCKED = Rule("printing/locked")

# What draws, and what says whose it is (ISO 32000-1, annex A). Paths that only clip draw nothing.
_TEXT = frozenset({"TJ", "Tj", "'", '"'})
_PAINT = _TEXT | {"Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}
_COLOURS = {"rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk", "g": "gray", "G": "gray"}
_MARKING = frozenset({"BDC", "BMC", "EMC"})
# Other operators (positions, clips, states) say nothing about tags and colours.
_OPERATORS = " ".join((*sorted(_PAINT), *_COLOURS, *sorted(_MARKING), "BI"))
_ARTIFACT = "/Artifact"


def open_pdf(data: bytes, shown: str) -> OpenedPdf:
    """Return a PDF opened for checking, to be used within ``readable``.

    Raises UnreadableError if it is locked.
    """
    pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    if pdf.is_encrypted:
        raise LOCKED.unreadable("the file is locked", shown)
    return _opened(pdf, shown)


@contextmanager
def readable(shown: str) -> Iterator[None]:
    """Raise UnreadableError for whatever is not a PDF, or is broken or locked, in the body."""
    try:
        yield
    except pikepdf.PasswordError as error:
        raise LOCKED.unreadable("the file needs a password", shown) from error
    except (pikepdf.PdfError, *DAMAGE) as error:
        raise BROKEN.unreadable("this is not a complete PDF file", shown) from error


def _opened(pdf: pikepdf.Pdf, shown: str) -> OpenedPdf:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tree = pdf.Root.get("/StructTreeRoot")
    roles = {} if tree is None else {str(k): str(v) for k, v in tree.get("/RoleMap", {}).items()}
    elements = () if tree is None else tuple(_Tree(pages, roles).walk(tree, (), None))
    drawn = tuple(_drawn(page) for page in pdf.pages)
    return OpenedPdf(shown, pdf, _xmp(pdf), elements, drawn, _destinations(pdf))


class _Tree:
    """The walk over the structure, from the root down, in reading order."""

    def __init__(self, pages: dict[tuple[int, int], int], roles: dict[str, str]) -> None:
        self._pages = pages
        self._roles = roles

    def walk(self, entry: Any, above: tuple[str, ...], page: int | None) -> Iterator[Element]:
        """Yield what stands below an entry, each element before those inside it."""
        for child in _children(entry):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                own = self._page(child, page)
                element = self._element(child, above, own)
                yield element
                yield from self.walk(child, (*above, element.type), own)

    def _element(self, entry: Any, above: tuple[str, ...], page: int | None) -> Element:
        """Return one element with what it holds itself."""
        marks: list[Mark] = []
        objects: list[tuple[int, int]] = []
        below: list[str] = []
        for child in _children(entry):
            if isinstance(child, int):
                # -1 is no page: the mark will be reported as one that is not there.
                marks.append((-1 if page is None else page, child))
            elif "/S" in child:
                below.append(self._type(child))
            elif "/MCID" in child:
                own = self._page(child, page)
                marks.append((-1 if own is None else own, int(child.MCID)))
            elif "/Obj" in child:
                objects.append(child.Obj.objgen)
        shown = 0 if page is None else page + 1
        kept = tuple(below), shown, tuple(marks), tuple(objects)
        return Element(self._type(entry), entry, above, *kept)

    def _type(self, entry: Any) -> str:
        """Return the standard type of an entry."""
        name = str(entry.S)
        return self._roles.get(name, name).removeprefix("/")

    def _page(self, entry: Any, page: int | None) -> int | None:
        """Return the page an entry names, else that of the one above it."""
        return self._pages.get(entry.Pg.objgen) if "/Pg" in entry else page


def _children(entry: Any) -> list[Any]:
    """Return what an entry holds, of whatever kind."""
    kids = entry.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _drawn(page: pikepdf.Page) -> Drawn:
    """Return what a page draws, and how much of it is tagged."""
    marks: list[int] = []
    colours: set[str] = set()
    around: list[str | int] = []  # the marked pieces that are open
    loose = mixed = 0  # pieces outside of all marks, and marks of the wrong kind in each other
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operator = str(instruction.operator)
        if operator == "EMC":
            around.pop()
        elif operator in _MARKING:
            opened = _opened_mark(instruction.operands)
            mixed += _mixed(opened, around)
            around.append(opened)
            if isinstance(opened, int):
                marks.append(opened)
        elif operator in _COLOURS:
            colours.add(_COLOURS[operator])
        elif not any(isinstance(mark, int) or mark == _ARTIFACT for mark in around):
            loose += 1
    return Drawn(tuple(marks), loose, mixed, frozenset(colours))


def _opened_mark(operands: Any) -> str | int:
    """Return the number of a tagged piece that is opened, else the name of the piece."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return str(operands[0])


def _mixed(opened: str | int, around: list[str | int]) -> bool:
    """Tell whether a tagged piece is opened in an artifact, or an artifact in a tagged piece."""
    if isinstance(opened, int):
        return _ARTIFACT in around
    return opened == _ARTIFACT and any(isinstance(mark, int) for mark in around)


def _xmp(pdf: pikepdf.Pdf) -> ElementTree.Element | None:
    """Return what the file says of itself, None where it says nothing or cannot be read."""
    metadata = pdf.Root.get("/Metadata")
    if metadata is None:
        return None
    try:
        return ElementTree.fromstring(metadata.read_bytes())  # noqa: S314 - no entities in XMP
    except ElementTree.ParseError:
        return None


def _destinations(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Return the names that links may lead to."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if names is None:
        return frozenset()
    return frozenset(str(name) for name in pikepdf.NameTree(names))
