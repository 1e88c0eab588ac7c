"""Tables of a text, and tables by which a page is only laid out."""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.web.document import HEADINGS, has_letters, text_of, tokens

# Paragraphs in one cell from which on it holds text and no entry of a table.
MANY_PARAGRAPHS = 4


def is_layout(table: etree._Element) -> bool:
    """Tell whether a table only puts parts of a page beside each other."""
    if tokens(table) & {"presentation", "none"}:
        return True
    own = [cell for cell in table.iter("td", "th") if _table_of(cell) is table]
    if any(cell.tag == "th" for cell in own) or any(
        _table_of(c) is table for c in table.iter("caption")
    ):
        return False
    if len([cell for cell in own if has_letters(text_of(cell)) or len(cell)]) <= 1:
        return True
    return any(_holds_text(cell) for cell in own)


def _table_of(element: etree._Element) -> etree._Element | None:
    return next((one for one in element.iterancestors() if one.tag == "table"), None)


def _holds_text(cell: etree._Element) -> bool:
    if next(cell.iter("table", "hr", *HEADINGS), None) is not None:
        return True
    return sum(1 for _ in cell.iter("p")) >= MANY_PARAGRAPHS


def row_sizes(row: etree._Element) -> tuple[bool, bool]:
    """Tell whether a row is one of the head, and whether its first cell names it."""
    cells = [child for child in row if child.tag in ("td", "th")]
    parent = row.getparent()
    heads = [cell.tag == "th" and cell.get("scope") not in ("row", "rowgroup") for cell in cells]
    in_head = parent is not None and parent.tag == "thead"
    head = bool(cells) and (in_head or all(heads))
    named = bool(cells) and cells[0].tag == "th" and not head
    return head, named
