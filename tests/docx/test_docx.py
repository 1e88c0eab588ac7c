"""A book in DOCX: read back through pandoc it has the same headings, notes and words.

The text that holds every block is ``rendering/texts/bruk.md``; the other sources are a few words
of Swedish: "En bok" (a book), "Ett ord" (one word), "Not" (note).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from publisher import pandoc
from publisher.checking.docx import check_docx
from publisher.docx import make_docx
from publisher.errors import DesignError, InstallationError
from publisher.model.edition import Edition
from publisher.model.house import BookSettings, NotePlace
from publisher.model.structure import StructuredPicture, StructureRendering
from publisher.pandoc import find_pandoc, run_pandoc
from publisher.rendering import render_structure
from tests.rendering.books import TEXTS, book_of, collection, pamphlet

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EVERYTHING = (TEXTS / "bruk.md").read_text("utf-8")


def made(book: Edition | StructureRendering, reference: Path | None = None) -> bytes:
    """Return a book as a DOCX that its own check finds nothing in."""
    structure = render_structure(book) if isinstance(book, Edition) else book
    outcome = make_docx(structure, reference)
    assert outcome.findings == ()
    return outcome.value


@cache
def docx_of(manuscript: str) -> bytes:
    return made(book_of(manuscript))


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def names(content: bytes) -> set[str]:
    with ZipFile(BytesIO(content)) as archive:
        return set(archive.namelist())


def paragraphs(content: bytes, style: str) -> list[str]:
    """Return the words of the paragraphs of a style."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in part(content, "document").iter(f"{W}p")
        if (found := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and found.get(f"{W}val") == style
    ]


@cache
def read_back(content: bytes) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(run_pandoc(("--from", "docx", "--to", "json"), content))
    return tree


def nodes(tree: object, kind: str) -> Iterator[Any]:
    """Yield the content of every node of a kind, in reading order."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree.get("c")
        for value in tree.values():
            yield from nodes(value, kind)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value, kind)


def words(tree: object) -> str:
    return " ".join(nodes(tree, "Str"))


def test_headings_come_back_with_their_levels() -> None:
    tree = read_back(docx_of(EVERYTHING))
    found = [(level, words(content)) for level, _, content in nodes(tree["blocks"], "Header")]
    assert [(level, said.split()[0]) for level, said in found] == [(1, "Ett"), (2, "Två")]


def test_a_whole_book_comes_back_with_its_notes_and_words() -> None:
    tree = read_back(made(pamphlet()))
    notes = [words(note) for note in nodes(tree["blocks"], "Note")]
    assert [note.split()[0] for note in notes] == ["Eller", "Mässing,", "Facken", "Det"]
    assert "Ett andra stycke hör också till noten." in notes[1]
    text = words(tree)
    for passage in ("Varje rad börjar i en", "generalsekreterare", "En not som ingen kallar på."):
        assert passage in text
    assert words(tree["meta"]["title"]) == "Sättarens hand"


def test_notes_are_endnotes_or_at_the_feet_as_the_house_has_them_in_print() -> None:
    assert "word/endnotes.xml" in names(docx_of(EVERYTHING))
    assert "word/footnotes.xml" not in names(docx_of(EVERYTHING))
    book = render_structure(book_of(EVERYTHING))
    settings = BookSettings(print_notes=NotePlace.FOOT)
    feet = made(replace(book, facts=replace(book.facts, settings=settings)))
    assert "word/footnotes.xml" in names(feet)
    assert "word/endnotes.xml" not in names(feet)
    assert len(list(nodes(read_back(feet), "Note"))) == 2


def test_a_note_that_is_called_again_or_in_a_note_is_called_by_its_number() -> None:
    tree = read_back(docx_of(EVERYTHING))
    assert [words(note) for note in nodes(tree["blocks"], "Note")] == [
        "Not ett, se not 3. 3 Citat i noten.",
        "Not två.",
    ]
    (link,) = nodes(tree["blocks"], "Link")
    assert words(link[1]) == "2"


def test_notes_that_nothing_calls_stand_at_the_end() -> None:
    assert paragraphs(docx_of(EVERYTHING), "NotesHeading") == ["Noter"]
    assert paragraphs(docx_of(EVERYTHING), "EndnoteText") == [
        "3 Bara en not kallar på den.",
        "4 Ingen kallar på den.",
    ]


def test_notes_have_their_printed_numbers_where_counting_would_give_others() -> None:
    content = docx_of("# En bok\n\nEtt.[^3] Två.[^7]\n\n[^3]: Not a.\n\n[^7]: Not b.")
    calls = part(content, "document").iter(f"{W}endnoteReference")
    assert [call.getnext().text for call in calls] == ["3", "7"]  # type: ignore[union-attr]
    counted = docx_of(EVERYTHING)
    assert not [
        call
        for call in part(counted, "document").iter(f"{W}endnoteReference")
        if call.get(f"{W}customMarkFollows")
    ]


def test_items_keep_their_printed_numbers_as_words() -> None:
    tree = read_back(docx_of(EVERYTHING))
    assert list(nodes(tree["blocks"], "OrderedList")) == []
    numbered, _, plain = nodes(tree["blocks"], "BulletList")
    assert [words(item[0]) for item in numbered] == ["1. Första punkten", "2. Andra punkten"]
    assert [words(item) for item in plain] == ["utan märke", "också"]


def test_tables_keep_heads_and_cells_over_several_columns_and_rows() -> None:
    (table,) = part(docx_of(EVERYTHING), "document").iter(f"{W}tbl")
    assert len(list(table.iter(f"{W}tblHeader"))) == 2
    assert next(table.iter(f"{W}gridSpan")).get(f"{W}val") == "2"
    assert [e.get(f"{W}val") for e in table.iter(f"{W}vMerge")] == ["restart", "continue"]
    assert paragraphs(docx_of(EVERYTHING), "TableCaption") == ["Tabell 1. Priser"]


@pytest.mark.parametrize(
    "markup", ["= ett | två\n= tre", "== ett | två\n= ^ | tre", "= ett | <\n= två"]
)
def test_tables_of_uneven_rows_keep_all_cells(markup: str) -> None:
    (table,) = part(docx_of(f"# En bok\n\n{markup}\n"), "document").iter(f"{W}tbl")
    assert {e.text for e in table.iter(f"{W}t")} >= {"ett", "två"}
    spans = [
        [int(e.get(f"{W}val") or 1) - 1 for e in row.iter(f"{W}gridSpan")]
        for row in table.iter(f"{W}tr")
    ]
    cells = [len(list(row.iter(f"{W}tc"))) for row in table.iter(f"{W}tr")]
    assert [n + sum(wide) for n, wide in zip(cells, spans, strict=True)] == [2, 2]


def test_blocks_have_styles_of_their_own() -> None:
    content = docx_of(EVERYTHING)
    found = {
        style: paragraphs(content, style)
        for style in ("Title", "FrontLine", "BlockText", "Verse", "SectionBreak", "ImageCaption")
    }
    assert found == {
        "Title": ["En bok"],
        "FrontLine": ["En liten undertitel"],
        "BlockText": ["Citat.2", "Mer."],
        "Verse": ["Rad ett\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}rad tvårad tre"],
        "SectionBreak": ["***"],
        "ImageCaption": ["Karta över hamnen.", "Bilden saknas."],
    }


def test_letters_are_set_as_the_text_has_them() -> None:
    tree = read_back(docx_of(EVERYTHING))["blocks"]
    kinds = {kind: words(list(nodes(tree, kind))) for kind in ("Emph", "Strong", "SmallCaps")}
    assert kinds == {"Emph": "lorem", "Strong": "alldeles", "SmallCaps": "Berg"}
    assert words(list(nodes(tree, "Subscript"))) == "2"


def test_a_passage_and_the_document_say_their_languages() -> None:
    content = docx_of(EVERYTHING)
    runs = part(content, "document").iter(f"{W}r")
    latin = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in runs
        if (found := run.find(f"{W}rPr/{W}lang")) is not None and found.get(f"{W}val") == "la"
    ]
    assert "".join(latin) == "lorem ipsum"
    defaults = part(content, "styles").find(f"{W}docDefaults//{W}lang")
    assert defaults is not None
    assert defaults.get(f"{W}val") == "sv"


def with_picture(picture: StructuredPicture) -> StructureRendering:
    book = render_structure(book_of(EVERYTHING))
    (division,) = book.divisions
    text = replace(division.texts[0], pictures=(picture,))
    return replace(book, divisions=(replace(division, texts=(text,)),))


def png() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (40, 20)).save(picture, "PNG")
    return picture.getvalue()


def test_a_picture_has_its_description_and_width() -> None:
    content = made(with_picture(StructuredPicture("karta.png", "image/png", png(), 25.4)))
    assert paragraphs(content, "PicturePlaceholder") == []
    (image,) = nodes(read_back(content)["blocks"], "Image")
    assert words(image[1]) == "En karta över hamnen"
    with ZipFile(BytesIO(content)) as archive:
        (media,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert archive.read(media) == png()
        (width,) = re.findall(rb'<wp:extent cx="(\d+)"', archive.read("word/document.xml"))
        # An inch, in the units of drawings.
        assert int(width) == pytest.approx(914_400, rel=0.01)
        assert b"base64" not in archive.read("word/document.xml")


def test_a_picture_that_is_decoration_says_so() -> None:
    picture = StructuredPicture("karta.png", "image/png", png(), decorative=True)
    drawing = next(part(made(with_picture(picture)), "document").iter(DRAWING))
    assert (drawing.get("descr"), drawing.get("title")) == ("", "")
    assert len(drawing) == 1


def test_a_drawing_is_left_out_with_a_finding() -> None:
    made_of_it = make_docx(with_picture(StructuredPicture("karta.png", "image/svg+xml", b"<svg/>")))
    assert [finding.code for finding in made_of_it.findings] == ["docx/picture-left-out"]
    assert paragraphs(made_of_it.value, "PicturePlaceholder") == ["[En karta över hamnen]"]


def test_a_picture_that_is_not_there_leaves_its_description() -> None:
    assert paragraphs(docx_of(EVERYTHING), "PicturePlaceholder") == ["[En karta över hamnen]"]


def test_the_facts_of_the_book_are_properties_of_the_document() -> None:
    with ZipFile(BytesIO(made(pamphlet()))) as archive:
        core = archive.read("docProps/core.xml").decode()
        custom = archive.read("docProps/custom.xml").decode()
    for said in ("Sättarens hand", "Ada Lind", "Typografi, Hantverk", "2026-01-02T03:04:05Z"):
        assert f">{said}<" in core
    assert "Bo Ek" not in core
    assert "Fri att sprida" in custom


def test_texts_of_a_collection_are_sections_and_counted_anew_in_steady_bytes() -> None:
    content = made(collection())
    assert content == made(collection())  # the same bytes
    sections = list(part(content, "document").iter(f"{W}sectPr"))
    assert len(sections) == 3
    assert all(s.find(f"{W}endnotePr/{W}numRestart") is not None for s in sections)
    assert paragraphs(content, "Heading1") == ["Handen", "Ögat"]
    assert paragraphs(content, "Heading2") == ["Sättarens hand", "Läsarens öga"]


def test_a_house_brings_its_own_styles(tmp_path: Path) -> None:
    reference = tmp_path / "reference.docx"
    reference.write_bytes(docx_of("# En bok\n\n| Ett"))
    with ZipFile(reference) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = etree.fromstring(parts["word/styles.xml"])
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}styleId") in ("Verse", "Title"):
            size = style.makeelement(f"{W}rPr")
            etree.SubElement(size, f"{W}sz").set(f"{W}val", "77")
            style.append(size)
    with ZipFile(reference, "w") as archive:
        for name, content in parts.items():
            whole = etree.tostring(styles) if name == "word/styles.xml" else content
            archive.writestr(name, whole)
    made_styles = part(made(book_of(EVERYTHING), reference), "styles")
    own = {
        s.get(f"{W}styleId")
        for s in made_styles
        if s.find(f"{W}rPr/{W}sz[@{W}val='77']") is not None
    }
    assert {"Verse", "Title"} <= own


def test_a_reference_that_is_no_docx_is_named(tmp_path: Path) -> None:
    reference = tmp_path / "reference.docx"
    reference.write_text("no zip")
    with pytest.raises(DesignError) as raised:
        made(pamphlet(), reference)
    assert raised.value.place == str(reference)


def test_without_pandoc_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: None)
    pandoc.tree_version.cache_clear()
    with pytest.raises(InstallationError) as raised:
        made(pamphlet())
    assert "pandoc" in raised.value.hint


def test_spoilt_files_are_told() -> None:
    content = docx_of(EVERYTHING)
    assert [f.code for f in check_docx(content[:-40], "a.docx")] == ["docx/unreadable"]
