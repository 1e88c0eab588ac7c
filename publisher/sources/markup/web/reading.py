"""A web page as a text; what a page and an e-book have in common is read here."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Set
from dataclasses import replace

from lxml import etree

from publisher.languages import language as about_language
from publisher.model.findings import Severity
from publisher.model.inlines import references
from publisher.model.text import Text
from publisher.model.transcript import Declared
from publisher.sources.markup.composing import Composer
from publisher.sources.markup.ledger import Ledger, Remark, Spot, placed
from publisher.sources.markup.parsing import decoded, parse_html
from publisher.sources.markup.pictures import Pictures
from publisher.sources.markup.remarks import levels_joined
from publisher.sources.markup.titles import deeper_levels, with_titles
from publisher.sources.markup.web.conversion import Converter, Told
from publisher.sources.markup.web.document import (
    FILE,
    HEADINGS,
    REMOTE,
    Document,
    has_letters,
    language_of,
    text_of,
)
from publisher.sources.markup.web.facsimiles import facsimile
from publisher.sources.markup.web.fronts import fronts, without_front
from publisher.sources.markup.web.note_kinds import add_kinds
from publisher.sources.markup.web.note_links import Notes, linked_notes
from publisher.sources.markup.web.note_series import add_series
from publisher.sources.markup.web.pages import out_of_links, page_marks
from publisher.sources.markup.web.sidenotes import part_sidenotes
from publisher.sources.markup.web.styles import Sheets
from publisher.sources.markup.web.wrappers import wrappers
from publisher.sources.structured.note_order import in_order_of_reference
from publisher.sources.structured.read_source import ReadSource
from publisher.sources.structured.title_once import title_once

Load = Callable[[str], bytes | None]
UNKNOWN = "und"


def read_web(data: bytes, shown: str, load: Load) -> ReadSource:
    """Return a web page as read.

    ``shown`` is its path for people; ``load`` gives the bytes of a file beside it, None where
    there is none. Raises SourceError for a page that cannot be read.
    """
    ledger = Ledger()
    markup = decoded(data, shown, ledger)
    page = facsimile(markup)
    if page is not None:
        ledger.take(page.around)
        ledger.set_aside("the page of the library around the text", page.around, Spot("", 1))
        markup = page.markup
    root = parse_html(markup, shown, ledger)
    body = root if root.find("body") is None else root.find("body")
    assert body is not None
    document = Document(body, title=_said_title(root), author=_meta(root, "author"))
    document.add(root, "", sheets_of(root, "", load), posixpath.basename(shown))
    _set_head_aside(root, ledger)
    if not language_of(body) and (said := language_of(root)):
        body.set("lang", said)
    read = read_document(document, ledger, Pictures(load), shown)
    return replace(read, printed=page is not None)


def _set_head_aside(root: etree._Element, ledger: Ledger) -> None:
    """Set the words aside that stand in the head of a page, in no element of it."""
    for head in root.iter("head"):
        loose = " ".join([head.text or "", *(part.tail or "" for part in head)])
        if has_letters(loose):
            ledger.take(loose)
            ledger.set_aside("words in the head of the file", loose, Spot("", head.sourceline or 1))


def _said_title(root: etree._Element) -> str:
    title = root.find(".//title")
    return "" if title is None else " ".join(text_of(title).split())


def _meta(root: etree._Element, name: str) -> str:
    for one in root.iter("meta"):
        if one.get("name", "").lower() in (name, f"dc.{name}", f"dcterms.{name}"):
            return " ".join(one.get("content", "").split())
    return ""


def sheets_of(root: etree._Element, file: str, load: Load) -> Sheets:
    """Return the style sheets of a page, those in it and those that lie beside it."""
    sheets = Sheets()
    for one in root.iter("style", "link"):
        if one.tag == "style":
            sheets.add(text_of(one))
        href = one.get("href", "")
        if "stylesheet" in one.get("rel", "").lower() and href and not REMOTE.match(href):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file), href))
            if not path.startswith(("/", "..")) and (data := load(path)):
                sheets.add(data.decode("utf-8", "replace"))
    return sheets


def read_document(
    document: Document,
    ledger: Ledger,
    pictures: Pictures,
    shown: str,
    headings: dict[etree._Element, str] | None = None,
) -> ReadSource:
    """Return a document as read; ``shown`` is its path for people.

    ``headings`` are elements that are headings by other evidence than their names. The language is
    ``und`` where the document does not state one.
    """
    part_sidenotes(document, ledger)
    said = _language(document) or document.language
    language = said or UNKNOWN
    for element in document.body.iter(etree.Element):
        ledger.take(element.text or "")
        ledger.take(element.tail or "" if element is not document.body else "")
    told = _tell(document, language, headings or {})
    converter = Converter(document, told, ledger, pictures.name_of, language)
    composer = Composer(ledger)
    blocks, notes = composer.compose(converter.convert())
    if deeper := deeper_levels(blocks):
        ledger.remark(levels_joined(deeper))
    titled = with_titles(blocks, document.title, about_language(language))
    titled, again = title_once(titled)
    if again:
        ledger.set_aside("the title, which stands again below it", again, Spot("", 1))
    text = Text(shown, language, titled, in_order_of_reference(titled, notes))
    _say_unpaired(document, told.notes, ledger)
    _say_uncalled(text, ledger)
    declared = Declared(document.title, document.author, language=said)
    findings = placed(ledger.all_remarks(text), text)
    return ReadSource(text, tuple(pictures.files), findings, declared)


def _tell(document: Document, language: str, headings: dict[etree._Element, str]) -> Told:
    cues = about_language(language).cues
    aside = wrappers(document, {cue.casefold() for cue in cues.contents_headings})
    titles, more = fronts(document)
    aside.update(more)
    without_front(document, aside, titles)
    pages = page_marks(document)
    out_of_links(pages)
    notes = linked_notes(document)
    add_series(
        document, notes, set(aside) | set(pages), {cue.casefold() for cue in cues.note_headings}
    )
    add_kinds(document, notes)
    for element in notes.bodies:  # what holds a note that is called is part of the text
        for one in (element, *element.iterancestors()):
            aside.pop(one, None)
    aside.update(_empty_sections(document, notes, aside.keys()))
    return Told(notes, pages, aside, titles | headings)


def _empty_sections(
    document: Document, notes: Notes, aside: Set[etree._Element]
) -> dict[etree._Element, str]:
    """Return headings and rules under which nothing is left but notes."""
    found: dict[etree._Element, str] = {}
    for heading in document.body.iter("hr", *HEADINGS):
        if _heads_notes(heading, notes, aside):
            found[heading] = "headings and rules above notes"
    return found


def _heads_notes(heading: etree._Element, notes: Notes, aside: Set[etree._Element]) -> bool:
    seen = False
    one = _next(heading)
    while one is not None and one.tag not in HEADINGS and one.tag != "hr":
        if seen and one.getparent() is not heading.getparent():
            break  # the section of the heading is over
        if one not in aside and _has_text_outside(one, notes):
            return seen and heading.tag == "hr"
        seen = seen or any(inner in notes.bodies for inner in one.iter(etree.Element))
        one = _next(one)
    return seen


def _next(element: etree._Element) -> etree._Element | None:
    """Return the element behind one, of its own level or of one above."""
    for one in (element, *element.iterancestors()):
        if one.get(FILE) is not None or one.tag == "body":
            return None
        following = one.getnext()
        if has_letters(one.tail):
            return None
        if following is not None:
            return following
    return None


def _has_text_outside(element: etree._Element, notes: Notes) -> bool:
    """Tell whether words stand in an element that are in no note."""
    if element in notes.bodies:
        return False
    if has_letters(element.text):
        return True
    return any(
        has_letters(child.tail) or (child not in notes.dropped and _has_text_outside(child, notes))
        for child in element
    )


def _say_unpaired(document: Document, notes: Notes, ledger: Ledger) -> None:
    for element in notes.unpaired:
        words = " ".join(text_of(element).split())[:40]
        message = f"“{words}” looks like part of a note, and its other end was not found"
        hint = "if it is one, write it as a note in the manuscript"
        spot = document.spot(element)
        ledger.remark(Remark("sources/note-unpaired", Severity.WARNING, message, hint, spot))


def _say_uncalled(text: Text, ledger: Ledger) -> None:
    called = {reference.label for reference in references(text)}
    for note in text.notes:
        if note.label not in called:
            place = note.place
            spot = Spot(place.source, place.first) if place else Spot("", 1)
            message = f"nothing in the text calls note {note.mark}"
            hint = "find the place that it belongs to, and call it there in the manuscript"
            ledger.remark(Remark("sources/note-uncalled", Severity.WARNING, message, hint, spot))


def _language(document: Document) -> str:
    """Return the language that the page states, that of most letters where its files differ."""
    if document.body.getparent() is not None and language_of(document.body):
        return language_of(document.body)
    counts: Counter[str] = Counter()
    for part in document.body:
        if said := language_of(part):
            counts[said] += len(text_of(part))
    of_parts = counts and part_of_book(document)
    return counts.most_common(1)[0][0] if of_parts else language_of(document.body)


def part_of_book(document: Document) -> bool:
    """Tell whether the document is put together from files of an e-book."""
    return any(child.get(FILE) is not None for child in document.body)
