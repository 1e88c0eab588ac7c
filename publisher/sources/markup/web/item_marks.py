"""The numbers and letters that a list shows before its items, as far as they are not written there."""

from __future__ import annotations

from lxml import etree

from publisher.model.markers import MARKER, roman
from publisher.sources.markup.web.document import text_of
from publisher.sources.markup.web.styles import Look

ALPHABET = 26
# Numbers that are written in Roman figures here; longer lists show Arabic ones.
MOST_ROMAN = 399


def markers_of(element: etree._Element, look: Look) -> dict[etree._Element, str]:
    """Return the marker of each item of a list with numbers; none where the items have their own."""
    items = [child for child in element if child.tag == "li"]
    if element.tag != "ol" or look.unmarked or not items:
        return {}
    if all(MARKER.match(text_of(item).lstrip()) for item in items):
        return {}
    backward = "reversed" in element.attrib
    number = _whole(element.get("start"), len(items) if backward else 1)
    kind = element.get("type", "1")
    found = {}
    for item in items:
        number = _whole(item.get("value"), number)
        found[item] = f"{_counted(number, kind)}."
        number += -1 if backward else 1
    return found


def _whole(said: str | None, usual: int) -> int:
    text = (said or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 7 else usual


def _counted(number: int, kind: str) -> str:
    if kind in ("i", "I") and 1 <= number <= MOST_ROMAN:
        return roman(number) if kind == "i" else roman(number).upper()
    if kind in ("a", "A") and 1 <= number <= ALPHABET:
        return chr(ord(kind) + number - 1)
    return str(number)
