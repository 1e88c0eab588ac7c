"""Words in the margin, which a page has amid a line beside which they are shown."""

from __future__ import annotations

from lxml import etree

from publisher.model.findings import Severity
from publisher.sources.markup.ledger import Ledger, Remark
from publisher.sources.markup.web.document import Document, block_of, has_letters, text_of, tokens

SIDENOTES = {
    "sidenote", "wst-sidenote", "wst-sidenote-left", "wst-sidenote-right", "marginnote",
    "margin-note", "marginalia", "ws-marginalia",
}  # fmt: skip


def part_sidenotes(document: Document, ledger: Ledger) -> None:
    """Put words in the margin that stand within a line behind its block, each in one of its own."""
    found = [one for one in document.body.iter("span", "small", "ins") if tokens(one) & SIDENOTES]
    moved = [one for one in found if not any(around in found for around in one.iterancestors())]
    moved = [one for one in moved if has_letters(text_of(one)) and _within_words(one)]
    for element in reversed(moved):
        _move(element, block_of(element))
    if moved:
        words = "; ".join(" ".join(text_of(one).split()) for one in moved[:3])
        ledger.remark(
            Remark(
                "sources/reshaped",
                Severity.WARNING,
                f"{len(moved)} passages that a page has in its margin stand behind their paragraphs"
                f" now: “{words}”",
                "compare with the file; make headings of those that are some",
                document.spot(moved[0]),
            )
        )


def _within_words(element: etree._Element) -> bool:
    block = block_of(element)
    return block is not element and block.tag in ("p", "dd", "li") and block.getparent() is not None


def _move(element: etree._Element, block: etree._Element) -> None:
    parent, holder, previous = element.getparent(), block.getparent(), element.getprevious()
    assert parent is not None, "it stands in a block"
    assert holder is not None, "the block stands in the body"
    tail = element.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
    own = etree.Element("p" if block.tag == "p" else "div")
    own.append(element)
    if block.tag == "p":
        own.tail, block.tail = block.tail, None
        holder.insert(holder.index(block) + 1, own)
    else:
        block.append(own)
