"""A drawing (SVG) is taken as it is, if it draws everything itself."""

from __future__ import annotations

import re

from lxml import etree

from publisher.expressions import compiled
from publisher.pictures.faults import UnreadablePictureError

SVG = "{http://www.w3.org/2000/svg}"
# Millimetres in each unit of length (CSS Values 3, 5.2); a number alone counts pixels.
_UNITS = {"": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "pc": 25.4 / 6}
_UNITS |= {"mm": 1.0, "cm": 10.0, "in": 25.4}
_LENGTH = compiled(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*")
# Millimetres of a drawing that says nothing of its size: wider than any page, so that it fills it.
WIDE = 500.0
# Elements that run something, or show a page of another language.
_ACTIVE = (f"{SVG}script", f"{SVG}foreignObject", f"{SVG}handler")
# Addresses in styles that are neither in the drawing nor hold what they show.
_ELSEWHERE = compiled(r"""@import|url\(\s*["']?(?!\s*["']?(?:#|data:))""")
_HERE = ("#", "data:")


def drawing_size(content: bytes) -> tuple[float, float]:
    """Return width and height of a drawing in millimetres.

    Raises UnreadablePictureError for one that is not well formed, that runs a script, or that
    shows other files.
    """
    # Entities are not read, so that a small file cannot become a large one.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadablePictureError(str(error)) from error
    if root.tag != f"{SVG}svg":
        raise UnreadablePictureError("it does not say that it is SVG (xmlns)")
    for element in root.iter():
        if fault := _fault(element):
            raise UnreadablePictureError(fault)
    return _size(root)


def _fault(element: etree._Element) -> str:
    """Return what an element does beyond drawing."""
    if not isinstance(element.tag, str):
        return "it names a style sheet or an entity of its own"
    if element.tag in _ACTIVE:
        return f"it has an element {etree.QName(element).localname}"
    if element.tag == f"{SVG}style" and _ELSEWHERE.search("".join(element.itertext())):
        return "its styles name other files"
    return next(filter(None, (_wrong(element, *item) for item in element.items())), "")


def _wrong(element: etree._Element, name: str, value: str) -> str:
    """Return what is wrong with an attribute."""
    if name.startswith("on"):
        return f"it runs a script ({name})"
    if name.rpartition("}")[2] == "href" and element.tag != f"{SVG}a":
        return "" if value.strip().startswith(_HERE) else f"it shows another file, {value[:60]}"
    return "it shows another file" if _ELSEWHERE.search(value) else ""


def _size(root: etree._Element) -> tuple[float, float]:
    width, height = (_millimetres(root.get(side, "")) for side in ("width", "height"))
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] > 0 and box[3] > 0 else 1.0
    if width and height:
        return width, height
    if width or height:
        return width or height / ratio, height or width * ratio
    return WIDE, WIDE * ratio


def _millimetres(length: str) -> float:
    """Return a length in millimetres, 0 for none, or one in per cent or ems."""
    found = _LENGTH.fullmatch(length.casefold())
    return float(found[1]) * _UNITS.get(found[2], 0.0) if found else 0.0


def _number(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0.0
