"""A TEI document (P5, and P4's TEI.2) as a text."""

from __future__ import annotations

from lxml import etree

from publisher.errors import SourceError
from publisher.languages import language as about_language
from publisher.model.findings import Severity
from publisher.model.text import Text
from publisher.model.transcript import Declared
from publisher.sources.markup.composing import Composer
from publisher.sources.markup.language_tags import tag_of
from publisher.sources.markup.ledger import Ledger, Remark, Spot, placed
from publisher.sources.markup.parsing import decoded, parse_xml
from publisher.sources.markup.pictures import Pictures
from publisher.sources.markup.remarks import levels_joined
from publisher.sources.markup.tei.conversion import QUOTES, TeiConverter
from publisher.sources.markup.tei.lines import keeps_lines
from publisher.sources.markup.tei.notes import find_notes
from publisher.sources.markup.titles import deeper_levels, with_titles
from publisher.sources.markup.web.reading import UNKNOWN, Load
from publisher.sources.markup.web.styles import Look, look_of
from publisher.sources.structured.note_order import in_order_of_reference
from publisher.sources.structured.read_source import ReadSource
from publisher.sources.structured.title_once import title_once

# Of quotations that have marks in their words or beside them, the share from which on all have.
WITH_MARKS = 0.2
# Quotations that must be seen before marks are put around them.
FEWEST_QUOTED = 3
COUNTED = {
    "unclear": "places that the editor could hardly read stand in the text as read",
    "supplied": "words that the editor supplied stand in the text",
}


def read_tei(data: bytes, shown: str, load: Load) -> ReadSource:
    """Return a TEI document as read.

    ``shown`` is its path for people; ``load`` gives the bytes of a file beside it, None where there
    is none. Raises SourceError where the XML is not well formed or holds no text.
    """
    ledger = Ledger()
    root = parse_xml(decoded(data, shown, ledger), shown, ledger)
    texts = [one for one in root.iter("text") if not _inside_text(one)]
    if not texts:
        hint = "the words of a TEI document stand in “text”; a header alone has none"
        raise SourceError("the document has no text", hint=hint, place=shown)
    _address_pictures(root)
    for text in texts:
        for part in text.itertext():
            ledger.take(part)
    header = next(root.iter("teiHeader"), None)
    declared = _declared(root, header, texts[0])
    language = declared.language or UNKNOWN
    pictures = Pictures(load)
    converter = _converter(root, ledger, pictures, language)
    composer = Composer(ledger)
    blocks, notes = composer.compose(converter.convert(texts))
    _say_counts(root, converter, ledger)
    if deeper := deeper_levels(blocks):
        ledger.remark(levels_joined(deeper))
    titled = with_titles(blocks, declared.title, about_language(language))
    titled, again = title_once(titled)
    if again:
        ledger.set_aside("the title, which stands again below it", again, Spot("", 1))
    made = Text(shown, language, titled, in_order_of_reference(titled, notes))
    findings = placed(ledger.all_remarks(made), made)
    return ReadSource(made, tuple(pictures.files), findings, declared)


def _address_pictures(root: etree._Element) -> None:
    """Give pictures that stand in the document as letters an address that holds them."""
    for held in root.iter("binaryObject"):
        held.tag = "graphic"
        held.set(
            "url", f"data:{held.get('mimeType', '')};base64,{''.join((held.text or '').split())}"
        )
        held.text = None


def _inside_text(element: etree._Element) -> bool:
    return any(one.tag == "text" for one in element.iterancestors())


def _converter(
    root: etree._Element, ledger: Ledger, pictures: Pictures, language: str
) -> TeiConverter:
    looks: dict[str, Look] = {}
    for one in root.iter("rendition"):
        if name := one.get("xml-id") or one.get("id"):
            looks[name] = look_of("".join(one.itertext()))
    notes = find_notes(root)
    return TeiConverter(
        ledger,
        notes,
        looks,
        pictures.name_of,
        language,
        about_language(language).line_ends.conjunctions,
        _wants_marks(root),
        keeps_lines(root),
    )


def _wants_marks(root: etree._Element) -> bool:
    """Tell whether the quotation marks of the print were left out in favour of elements."""
    found = [one for one in root.iter("q", "said", "soCalled") if not one.findall(".//p")]
    with_marks = 0
    for one in found:
        words = "".join(one.itertext()).strip()
        previous = one.getprevious()
        parent = one.getparent()
        before = (
            previous.tail if previous is not None else parent.text if parent is not None else ""
        )
        edges = (
            words[:1] + words[-1:] + (before or "").rstrip()[-1:] + (one.tail or "").lstrip()[:1]
        )
        with_marks += bool(QUOTES.search(edges))
    return len(found) >= FEWEST_QUOTED and with_marks < WITH_MARKS * len(found)


def _declared(
    root: etree._Element, header: etree._Element | None, text: etree._Element
) -> Declared:
    title = author = said = ""
    if header is not None:
        statement = header.find(".//titleStmt")
        if statement is not None:
            titles = sorted(
                statement.findall("title"), key=lambda one: one.get("type", "main") != "main"
            )
            title = _words(titles[0]) if titles else ""
            author = _words(statement.find("author"))
        used = header.findall(".//langUsage/language")
        named = {one.get("ident") or one.get("id") or "" for one in used}
        said = named.pop() if len(named) == 1 else ""
    own = text.get("xml-lang") or text.get("lang") or root.get("xml-lang") or ""
    return Declared(title, author, language=tag_of(own) or tag_of(said))


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    names = element.find(".//persName")
    source = element if names is None else names
    return " ".join(" ".join(source.itertext()).split())


def _say_counts(root: etree._Element, converter: TeiConverter, ledger: Ledger) -> None:
    if converter.lines.joined:
        message = f"{converter.lines.joined} words that were broken at line ends were joined"
        _say(ledger, "sources/words-joined", message, "compare some of them with the print")
    for tag, words in COUNTED.items():
        if count := sum(1 for _ in root.iter(tag)):
            _say(
                ledger,
                "sources/editors-reading",
                f"{count} {words}",
                "nothing to do, unless you doubt it",
            )
    if converter.quoted:
        message = (
            "the file marks quotations by elements alone; quotation marks were put around them"
        )
        _say(ledger, "sources/marks-added", message, "compare some of them with the print")


def _say(ledger: Ledger, code: str, message: str, hint: str) -> None:
    ledger.remark(Remark(code, Severity.NOTE, message, hint, Spot("", 1)))
