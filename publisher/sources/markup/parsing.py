"""Bytes become a tree of elements with plain names; nothing is fetched, and nothing unfolds.

Entities are written out by a table here, so a file that defines some upon others stays as small
as it is.
"""

from __future__ import annotations

import codecs
import html.entities
import re

from lxml import etree

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.model.findings import Severity
from publisher.sources.decoding import decode, doubts
from publisher.sources.markup.ledger import Ledger, Remark, Spot
from publisher.sources.markup.web.document import BLOCKS
from publisher.sources.mojibake import repair_mojibake

# Bytes of the beginning in which a file says its encoding (HTML Standard, 13.2.3.2: 1,024; some
# put a long comment before it).
SAID_WITHIN = 4096
# Levels of elements within each other; deeper ones are taken out of their element, which keeps
# their words. Real files have some forty; font elements that were never closed make hundreds.
DEEPEST = 100
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAID = compiled(
    rb"""<\?xml[^>]*?encoding=["']([\w.:-]+)|<meta[^>]*?charset=["']?\s*([\w.:-]+)""", re.IGNORECASE
)
DECLARATION = compiled(r"\A\s*<\?xml[^>]*\?>")
# Entities that a file defines itself, as long as they hold no others.
ENTITY = compiled(
    r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"%&<]{0,200})"|'([^'%&<]{0,200})'"""
    r"""|"&\#(x?)([0-9A-Fa-f]{1,6});")\s*>"""
)
NAMED = compiled(r"&([A-Za-z][\w.-]*);")
OF_XML = {"amp", "lt", "gt", "quot", "apos"}
DOCTYPE = compiled(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
# Elements without content (HTML Standard, 13.1.2); others may not be closed in their opening tag.
VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
SELF_CLOSED = compiled(rf"<(?!(?:{VOID})\b)([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)/>", re.IGNORECASE)
LOOKS_XML = compiled(r"\A\s*<\?xml|<!DOCTYPE[^>]*XHTML|<html[^>]*xmlns", re.IGNORECASE)
# How the names of elements begin that Word writes into web pages, beside those of HTML.
OF_OFFICE = "{urn:schemas-microsoft-com:"
_NAMES = {
    "{http://www.idpf.org/2007/ops}type": "epub-type",
    "{http://www.w3.org/XML/1998/namespace}lang": "xml-lang",
    "{http://www.w3.org/XML/1998/namespace}id": "xml-id",
    "{http://www.w3.org/XML/1998/namespace}space": "xml-space",
}


def decoded(data: bytes, shown: str, ledger: Ledger, file: str = "") -> str:
    """Return the text of a file: UTF-8 if it is, or else in the encoding that it says to have.

    Where it says none, or another one than it has, its letters tell it as those of a plain text,
    and a remark says so; ``file`` is its path in an e-book. Raises SourceError where its bytes
    are not what it says, and for one that is empty or no text.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _as_said(data, encoding, shown)
    try:
        return _repaired(data.decode("utf-8"), ledger, file)
    except UnicodeDecodeError:
        said = _encoding_in(data)
    if said:
        return _as_said(data, said, shown)
    told = decode(data, shown)
    for one in doubts(told, told.text.count("\n") + 1, shown):
        spot = Spot(file, one.place.first)
        ledger.remark(Remark(one.code, one.severity, one.message, one.hint, spot))
    return told.text


def _repaired(text: str, ledger: Ledger, file: str) -> str:
    """Return a text whose letters were decoded with the wrong table before, put right with a remark."""
    lines = text.split("\n")
    repaired = repair_mojibake(lines)
    if not repaired:
        return text
    message = f"letters decoded with the wrong table were put right on {len(repaired)} lines"
    hint = "compare with the original, or export the file again as UTF-8"
    spot = Spot(file, min(repaired) + 1)
    ledger.remark(Remark("sources/mojibake", Severity.WARNING, message, hint, spot))
    return "\n".join(repaired.get(at, line) for at, line in enumerate(lines))


def _encoding_in(data: bytes) -> str:
    """Return the encoding that a file says to have; empty for UTF-8 and UTF-16, which it has not."""
    said = SAID.search(data, 0, SAID_WITHIN)
    name = (said[1] or said[2]).decode("ascii") if said else "utf-8"
    try:
        "x".encode(name)  # some codecs of Python are for other things than text
        known = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return ""
    return "" if known.startswith(("utf-8", "utf-16")) else known


def _as_said(data: bytes, encoding: str, shown: str) -> str:
    # Browsers read what says to be Latin-1 as Windows-1252 (Encoding Standard).
    if encoding in ("iso8859-1", "ascii", "cp1252"):
        from publisher.sources.eight_bit import decode_western  # word lists: only when needed

        return decode_western(data)[0]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the file says that it is {encoding}, and byte {error.start} is not"
        raise SourceError(message, hint="save it again as UTF-8", place=shown) from error


def parse_xml(text: str, shown: str, ledger: Ledger, file: str = "") -> etree._Element:
    """Return the root of an XML file; raise SourceError with the line where it is not well formed.

    ``file`` is its path in an e-book.
    """
    prepared, unknown = _written_out(text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(prepared.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        message = f"the XML is not well formed: {error.msg}"
        raise SourceError(message, hint="mend it there", place=f"{shown}:{line}") from error
    for name in dict.fromkeys(unknown):
        message = f"nobody says which sign “&{name};” is; it stands in the text as it is"
        hint = "put the sign itself into the file"
        ledger.remark(
            Remark("sources/entity-unknown", Severity.ERROR, message, hint, Spot(file, 1))
        )
    _plain_names(root)
    _flatten(root, ledger, file)
    return root


def parse_html(text: str, shown: str, ledger: Ledger, file: str = "") -> etree._Element:
    """Return the root of a web page, whatever state its tags are in; XHTML is read as XML if it is.

    ``file`` is its path in an e-book. Raises SourceError for a page that is empty.
    """
    if LOOKS_XML.search(text[:SAID_WITHIN]):
        try:
            return parse_xml(text, shown, ledger, file)
        except SourceError:
            text = SELF_CLOSED.sub(r"<\1\2></\1>", text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    text = DECLARATION.sub("", text).replace("\0", "\ufffd")
    root = etree.fromstring(text.encode("utf-8"), parser) if text.strip() else None
    if root is None:
        raise SourceError("the page is empty", hint="fetch or save it again", place=shown)
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        hint = "open it in a browser or an editor, and save it anew"
        raise SourceError(
            "the elements of the page lie in each other without end", hint=hint, place=shown
        )
    _plain_names(root)
    _flatten(root, ledger, file)
    return root


def _written_out(text: str) -> tuple[str, list[str]]:
    """Return XML with its named entities as characters, and the names of those that nobody knows.

    The doctype is left out, and lines stay where they are.
    """
    unknown: list[str] = []
    doctype = DOCTYPE.search(text, 0, 1_000_000)
    own: dict[str, str] = {}
    if doctype:
        for name, one, other, base, number in ENTITY.findall(doctype[0]):
            code = int(number, 16 if base else 10) if number else 0
            own[name] = chr(code) if 0 < code < 0x110000 else one or other
        text = text[: doctype.start()] + "\n" * doctype[0].count("\n") + text[doctype.end() :]

    def character(found: re.Match[str]) -> str:
        if found[1] in OF_XML:
            return found[0]
        known = own.get(found[1], html.entities.html5.get(f"{found[1]};"))
        if known is None:
            unknown.append(found[1])
            return f"&amp;{found[1]};"
        return known.replace("&", "&amp;").replace("<", "&lt;")

    text = DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    return NAMED.sub(character, text.lstrip("\ufeff")), unknown


def _plain_names(root: etree._Element) -> None:
    """Give elements and attributes their names without namespaces."""
    for element in root.iter(etree.Element):
        space, _, name = str(element.tag).rpartition("}")
        # Elements of an office program (“o:p”) and of others with a prefix: their words stay.
        foreign = ":" in name or space.startswith(OF_OFFICE)
        element.tag = "span" if foreign else name
        for name in [n for n in map(str, element.attrib) if n.startswith("{") or ":" in n]:
            value = element.attrib.pop(name)
            known = _NAMES.get(name, name.rpartition("}")[2])
            plain = known.replace(":", "-")
            if plain not in element.attrib:
                element.set(plain, value)


def _flatten(root: etree._Element, ledger: Ledger, file: str) -> None:
    """Take elements that lie too deep out of those around them; their words stay in place."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element if isinstance(child.tag, str)]
    holders = [element for element in level if len(element)]
    for element in holders:
        for inner in element.iterdescendants(*BLOCKS, "br"):  # parts are no single word
            inner.text, inner.tail = f" {inner.text or ''}", f" {inner.tail or ''}"
        etree.strip_tags(element, "*")
    if holders:
        message = (
            f"elements lie in each other more than {DEEPEST} deep; of what lies deeper the words"
            " were kept, but no parts and no pictures"
        )
        hint = "compare with the file; a tag may never have been closed"
        spot = Spot(file, holders[0].sourceline or 1)
        ledger.remark(Remark("sources/reshaped", Severity.WARNING, message, hint, spot))
