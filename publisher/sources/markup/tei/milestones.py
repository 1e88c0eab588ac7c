"""What stands in a TEI document for a place of the print: beginnings of pages, breaks."""

from __future__ import annotations

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.tei.blocks import IN_LINES
from publisher.sources.markup.tei.elements import DIVISIONS

# "12", "12r", "xii", "A3", "*5"; other names of pages are those of an editor.
_FOLIO = compiled(r"[*A-Za-z]{0,2}\d{1,4}[a-z]{0,2}|[ivxlcIVXLC]{1,8}")
# An editor puts brackets around a folio that is not printed.
_IMPLIED = compiled(r"\[\w+\]")
_STARS = compiled(r"[*⁂\s]+")


def folio_of(page: etree._Element) -> str:
    """Return the folio of a page, empty where it says none."""
    folio = (page.get("n") or "").strip("[]() ")
    return folio if _FOLIO.fullmatch(folio) else ""


def is_implied(page: etree._Element) -> bool:
    """Tell whether a page only says where a text begins: it opens a division, without a folio."""
    parent = page.getparent()
    if parent is None or parent.tag not in DIVISIONS or page.getprevious() is not None:
        return False
    return _IMPLIED.fullmatch(page.get("n") or "") is not None and not (parent.text or "").strip()


def sign_of_break(milestone: etree._Element) -> str:
    """Return the sign of a break between sections, empty for a milestone that is none."""
    if {str(one.tag) for one in milestone.iterancestors()} & IN_LINES:
        return ""
    said = milestone.get("rend", "") or milestone.get("n", "")
    if _STARS.fullmatch(said):
        return said.strip() or "***"
    if milestone.get("unit") not in ("section", "break", "typography"):
        return ""
    # Numbers and names of what begins there are those of an editor.
    return "***" if any(map(str.isalnum, said)) else said.strip() or "***"
