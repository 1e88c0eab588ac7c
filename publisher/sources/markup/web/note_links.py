"""Notes that are linked: a sign in the text leads to a body, and the body back, or says what it is.

A body is taken on evidence of both ends alone: the link of the text and, at the other end, its
way back, its type, or the same sign.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field

from lxml import etree

from publisher.sources.markup.note_marks import label_of, sign_of
from publisher.sources.markup.web.document import (
    BLOCKS,
    FILE,
    HEADINGS,
    Document,
    before,
    block_of,
    has_letters,
    text_of,
    tokens,
)
from publisher.structs import frozen, mutable

CALLS = {
    "noteref", "doc-noteref", "footnote-ref", "footnoteref", "fnref", "fnanchor", "sdfootnoteanc",
    "sdendnoteanc", "footnote-reference", "footnote-anchor", "footnotecall", "note-ref", "note-call",
    "msofootnotereference", "msoendnotereference", "footnote_ref", "noteanchor", "footnotemark",
}  # fmt: skip
BODIES = {
    "footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "footnotes", "endnotes",
    "rearnotes", "doc-endnotes", "doc-footnotes", "notes", "fn", "footnotetext", "msofootnotetext",
    "msoendnotetext", "sdfootnote", "sdendnote", "footnote-text", "footnote-body", "reflist",
}  # fmt: skip
BACKS = {
    "backlink", "doc-backlink", "footnote-back", "footnote-backref", "footnotebacklink",
    "reversefootnote", "fn-backref", "sdfootnotesym", "sdendnotesym", "mw-cite-backlink", "noteback",
    "footnote-return", "note-back",
}  # fmt: skip
NOTE_WORDS = ("footnote", "endnote", "rearnote")
# Letters of a sign or a link back to the text at most; a longer one has other words in it.
LONGEST_LINK = 16
# Elements that hold one body or several, and nothing else that a reader looks for.
HOLDERS = {"div", "li", "aside", "section", "dd", "td", "tr", "p", "blockquote"}


@mutable
class Body:
    """The element of a note, its key, its sign; ``made`` where the sign stands at its calls alone.

    A note of the ``editors`` has no sign: theirs are counted in a series of their own.
    """

    key: str
    mark: str
    made: bool = True
    editors: bool = False


@frozen
class Notes:
    """Calls and bodies by their elements, and what is left out of either, with its reason."""

    calls: dict[etree._Element, tuple[str, str]] = field(default_factory=dict)
    bodies: dict[etree._Element, Body] = field(default_factory=dict)
    dropped: dict[etree._Element, str] = field(default_factory=dict)
    unpaired: list[etree._Element] = field(default_factory=list)


def linked_notes(document: Document) -> Notes:
    """Return the notes whose calls are links."""
    notes = Notes()
    back: set[etree._Element] = set()
    pairs: dict[etree._Element, list[etree._Element]] = defaultdict(list)
    leading: dict[etree._Element, list[etree._Element]] = defaultdict(list)
    for link, target in document.internal_links():
        leading[target].append(link)
    for link, target in document.internal_links():
        if link in back or tokens(link) & BACKS:
            continue
        returns = _ways_back(document, link, target)
        if _is_pair(document, link, target, returns):
            pairs[target].append(link)
            back.update(returns)
        elif _says_call(link):
            notes.unpaired.append(link)
    _take_bodies(document, pairs, notes)
    return notes


def _says_call(link: etree._Element) -> bool:
    parent = link.getparent()
    around = tokens(parent) if parent is not None and parent.tag in ("sup", "span") else set[str]()
    inside = {word for one in link.iterdescendants(etree.Element) for word in tokens(one)}
    return bool((tokens(link) | around | inside) & CALLS)


def says_note(element: etree._Element) -> bool:
    """Tell whether an element says that it is a note, or holds notes."""
    said = tokens(element)
    return bool(said & BODIES) or any(word.startswith(NOTE_WORDS) for word in said - CALLS - BACKS)


def _says_body(target: etree._Element) -> bool:
    ahead = [target, *target.iterancestors()][:4]
    return any(
        says_note(one) or "mso-element:footnote" in one.get("style", "").replace(" ", "")
        for one in ahead
        if one.get(FILE) is None and one.tag != "body"
    )


def _ways_back(
    document: Document, link: etree._Element, target: etree._Element
) -> list[etree._Element]:
    """Return the links in the body that lead back to the place where it is called."""
    own = document.names_near(link)
    block = block_of(target)
    wide = block if block.tag in HOLDERS and block.get(FILE) is None else target
    places = [wide]
    following, parent = wide.getnext(), wide.getparent()
    if not has_letters(text_of(wide)) and following is not None:
        places.append(following)
    if wide.tag == "p" and parent is not None and _only_note_of(wide):
        places.append(parent)  # a way back at the end of the last paragraph
    if wide.tag in ("dt", "td") and following is not None:
        places.append(following)
    return [
        one
        for place in places
        for one in place.iter("a")
        if one is not link and document.links.get(one) in own
    ]


def _only_note_of(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and says_note(parent) and parent[0] is paragraph


def _is_pair(
    document: Document, link: etree._Element, target: etree._Element, returns: list[etree._Element]
) -> bool:
    block = block_of(target)
    # A link that was never closed goes on to the next one.
    if sum(map(str.isalnum, text_of(link))) > LONGEST_LINK or link.find(".//a") is not None:
        return False
    if block.tag in HEADINGS or block_of(link) is block or target.get(FILE) is not None:
        return False
    if any(one.tag in HEADINGS for one in target.iter(etree.Element)):
        return False
    sign = sign_of(text_of(link))
    says = _says_call(link)
    agrees = bool(sign) and label_of(_opening(target))[0] == sign
    raised = _is_raised(document, link)
    if says:
        return bool(returns) or _says_body(target) or agrees or target.tag in ("li", "aside", "dd")
    if not sign:
        return False
    return bool(returns) or _says_body(target) or (raised and agrees)


def _opening(target: etree._Element) -> str:
    block = block_of(target)
    following = block.getnext()
    if not has_letters(text_of(block)) and following is not None:
        block = following  # an empty anchor before its block
    return text_of(block)[:40]


def _is_raised(document: Document, link: etree._Element) -> bool:
    around = [link, link.getparent(), *link]
    return any(
        one is not None and (one.tag == "sup" or document.look(one).raised == 1) for one in around
    )


def _take_bodies(
    document: Document, pairs: dict[etree._Element, list[etree._Element]], notes: Notes
) -> None:
    for target in list(pairs):
        _part_at_anchors(block_of(target), pairs)
    extents = {target: _extent(target, pairs) for target in pairs}
    holders: dict[etree._Element, etree._Element] = {}
    for target, element in extents.items():
        if element is None or element in holders:
            notes.unpaired.extend(pairs[target])
        else:
            holders[element] = target
    for element, target in holders.items():
        key = document.ids[target][0]
        calls = pairs[target]
        for call in calls:
            without_brackets(call)
            notes.calls[call] = (key, sign_of(text_of(call)) or " ".join(text_of(call).split()))
        body = Body(key, notes.calls[calls[0]][1])
        names = {name for call in calls for name in document.names_near(call)}
        strip_label(document, element, body, notes, names)
        notes.bodies[element] = body
    for element in list(notes.bodies):
        _take_continuations(element, notes, set(holders))


def _extent(
    target: etree._Element, pairs: dict[etree._Element, list[etree._Element]]
) -> etree._Element | None:
    """Return the element that holds a whole body and no other; None where there is none."""
    block = block_of(target)
    if block.tag == "body" or block.get(FILE) is not None:
        return None
    if not has_letters(text_of(block)):  # an empty anchor before its block
        following = block.getnext()
        if (
            following is None
            or following.tag not in HOLDERS
            or any(o in pairs for o in following.iter())
        ):
            return None
        block = following
    if block.tag in ("dt", "td"):
        parent = block.getparent()
        if block.tag == "td" and parent is not None:
            block = parent
    others = [one for one in block.iter(etree.Element) if one in pairs and one is not target]
    if others:
        return None
    while (parent := block.getparent()) is not None and _holds_only(parent, block, target, pairs):
        block = parent
    return block


def _holds_only(
    parent: etree._Element,
    block: etree._Element,
    target: etree._Element,
    pairs: dict[etree._Element, list[etree._Element]],
) -> bool:
    """Tell whether all that an element holds belongs to the note that its first block opens."""
    if parent.tag not in HOLDERS or parent.get(FILE) is not None or parent.getparent() is None:
        return False
    if not says_note(parent) and not (parent.tag in ("li", "aside", "dd") or _is_word_note(parent)):
        return False
    if has_letters(before(block, parent)):
        return False
    inner = list(parent.iter(etree.Element))
    return not any(one.tag in HEADINGS or (one in pairs and one is not target) for one in inner)


def _is_word_note(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    return (
        "mso-element:footnote" in style
        or "mso-element:endnote" in style
        or (
            element.get("id", "")
            .lower()
            .startswith(("ftn", "edn", "sdfootnote", "sdendnote", "fn"))
        )
    )


def _part_at_anchors(
    block: etree._Element,
    pairs: dict[etree._Element, list[etree._Element]],
) -> None:
    """Part a block that holds several bodies, each after a line end, into one for each."""
    inside = [child for child in block if child in pairs or any(o in pairs for o in child.iter())]
    if len(inside) < 2 or block.tag not in ("p", "div") or block.get(FILE) is not None:
        return
    if any(child.tag in BLOCKS for child in block):
        return
    if has_letters(before(inside[0], block)):
        return
    parent = block.getparent()
    for child in reversed(inside[1:]):
        part = etree.Element(block.tag, dict(block.attrib))
        tail = list(child.itersiblings())
        part.append(child)
        part.extend(tail)
        part.tail, block.tail = block.tail, None
        if parent is not None:
            parent.insert(parent.index(block) + 1, part)


def strip_label(
    document: Document, element: etree._Element, body: Body, notes: Notes, names: set[str]
) -> None:
    """Mark what of a body is its sign, and what leads back to the text."""
    for link in list(element.iter("a")):
        if document.links.get(link) in names or tokens(link) & BACKS:
            words = text_of(link)
            if sum(map(str.isalnum, words)) > LONGEST_LINK:
                continue
            opens = not has_letters(before(link, element))
            if opens and body.made and sign_of(words):
                without_brackets(link)
                body.mark, body.made = sign_of(words), False
                notes.dropped[link] = "the label"
            else:
                notes.dropped[link] = "links from notes back to the text"
    for one in element.iter("span", "sup"):
        if tokens(one) & {"mw-cite-backlink"}:
            notes.dropped[one] = "links from notes back to the text"
    if body.made:
        _strip_written(element, body, notes)


def without_brackets(link: etree._Element) -> None:
    """Take away the brackets that stand right around a sign: ``[<a>1</a>]``."""
    parent, previous = link.getparent(), link.getprevious()
    behind = link.tail or ""
    if parent is None:
        return
    ahead = (parent.text if previous is None else previous.tail) or ""
    pair = ahead.rstrip()[-1:] + behind.lstrip()[:1]
    if pair not in ("[]", "()"):
        return
    link.tail = behind.lstrip()[1:]
    ahead = ahead.rstrip()[:-1]
    if previous is None:
        parent.text = ahead
    else:
        previous.tail = ahead


def _strip_written(element: etree._Element, body: Body, notes: Notes) -> None:
    """Find the sign of a note that stands before its words, in an element of its own or not."""
    top = element
    while True:
        words = top.text or ""
        if has_letters(words) or words.strip(" \t\r\n\u00a0"):
            sign, length = label_of(words)
            if sign == body.mark:
                label = etree.Element("span")
                label.text, label.tail, top.text = words[:length], words[length:], None
                top.insert(0, label)
                notes.dropped[label] = "the label"
                body.made = False
            return
        child = next((one for one in top if text_of(one) or one.tail), None)
        if child is None or child in notes.dropped:
            return
        if sign_of(_kept_words(child, notes)) == body.mark:
            notes.dropped[child] = "the label"
            body.made = False
            return
        top = child


def _kept_words(element: etree._Element, notes: Notes) -> str:
    """Return the words of an element without those that are left out already."""
    inner = (_kept_words(one, notes) + (one.tail or "") for one in element)
    return "" if element in notes.dropped else (element.text or "") + "".join(inner)


def _take_continuations(
    element: etree._Element, notes: Notes, holders: set[etree._Element]
) -> None:
    """Put the further paragraphs of a note into its element.

    They stand between it and the next body, in a section of notes or in the class of notes; a
    label that stands alone belongs to the block right behind it.
    """
    empty = not has_letters(_kept_words(element, notes))
    parent = element.getparent()
    if parent is None or element.tag not in ("p", "div") or element in (None, parent):
        return
    more: list[etree._Element] = []
    for sibling in element.itersiblings(etree.Element):
        if sibling in holders:
            break
        alone = empty and not more and sibling.tag in HOLDERS and sibling not in notes.bodies
        if not alone and not _goes_on(element, sibling, parent, notes):
            break
        more.append(sibling)
    if not more:
        return
    whole = etree.Element("div")
    parent.insert(parent.index(element), whole)
    whole.tail = more[-1].tail
    whole.append(element)
    whole.extend(more)
    more[-1].tail = None
    notes.bodies[whole] = notes.bodies.pop(element)


def _goes_on(
    element: etree._Element, sibling: etree._Element, parent: etree._Element, notes: Notes
) -> bool:
    if sibling.tag not in ("p", "blockquote", "ul", "ol") or sibling in notes.bodies:
        return False
    if any(one in notes.bodies for one in sibling.iter()):
        return False
    own = element.get("class", "")
    return says_note(parent) or (
        bool(own) and own == sibling.get("class") and "note" in own.lower()
    )
