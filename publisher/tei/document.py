"""The whole document: header, title page, and the text or the group of texts."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from publisher.checking.letters import check_letters, signs_of
from publisher.checking.tei import LETTERS, check_tei, signs_in
from publisher.model.findings import Outcome, in_order
from publisher.model.house import NotePlace
from publisher.model.structure import StructuredDivision, StructuredText, StructureRendering
from publisher.tei.elements import LANG, below, break_lines, element
from publisher.tei.header import header
from publisher.tei.text import TextSetter


def make_tei(book: StructureRendering) -> Outcome[bytes]:
    """Return the TEI document of a book, and what is wrong with it."""
    foot = book.facts.settings.print_notes is NotePlace.FOOT
    # In the words that TEI has for the place of a note.
    setters = {text.id: TextSetter(text, "bottom" if foot else "end") for text in book.texts}
    text = _group(book, setters) if book.collection else _only(book, setters)
    unseen = [found for setter in setters.values() for found in setter.unseen]
    root = element("TEI")
    root.set(LANG, book.facts.language)
    root.append(header(book, unseen))
    root.append(text)
    break_lines(root)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
    shown = f"{book.facts.name}.tei"
    differences = check_letters(signs_of(book), signs_in(root), LETTERS, shown)
    return Outcome(content, in_order((*check_tei(content, shown), *differences)))


def _only(book: StructureRendering, setters: dict[str, TextSetter]) -> etree._Element:
    (text,) = book.texts
    page = _title_page(book.facts.title, book.facts.subtitle, book.people)
    if book.origin:
        below(page, "docEdition", book.origin)
    return setters[text.id].text(page)


def _group(book: StructureRendering, setters: dict[str, TextSetter]) -> etree._Element:
    made = element("text")
    front = below(made, "front")
    front.append(_title_page(book.facts.title, book.facts.subtitle, book.people))
    group = below(made, "group")
    for division in book.divisions:
        holder = group
        if division.title is not None:
            holder = below(group, "group")
            below(holder, "head", division.title)
        _texts(holder, division, setters)
    return made


def _texts(
    holder: etree._Element, division: StructuredDivision, setters: dict[str, TextSetter]
) -> None:
    for text in division.texts:
        holder.append(setters[text.id].text(_half_title(text)))


def _half_title(text: StructuredText) -> etree._Element:
    return _title_page(text.title, text.subtitle, text.people)


def _title_page(title: str, subtitle: str | None, people: Iterable[str]) -> etree._Element:
    page = element("titlePage")
    said = below(page, "docTitle")
    below(said, "titlePart", title, type="main")
    if subtitle:
        below(said, "titlePart", subtitle, type="sub")
    for line in people:
        below(page, "byline", line)
    return page
