"""A book in TEI: each block in the words of TEI, the header, emendations, pictures.

The text that holds every block is ``rendering/texts/bruk.md``; the other sources are a few words
of Swedish: "En bok" (a book), "Ett ord" (one word), "en sten" (a stone).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from publisher.model.edition import Edition
from publisher.model.house import BookSettings, NotePlace
from publisher.model.places import Place
from publisher.model.structure import StructuredPicture, StructureRendering
from publisher.model.text import Emendation, PageBreak, Paragraph, Words
from publisher.rendering import render_structure
from publisher.tei import make_tei
from tests.rendering.books import TEXTS, archived, book_of, collection, pamphlet

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML = "{http://www.w3.org/XML/1998/namespace}"
EVERYTHING = book_of((TEXTS / "bruk.md").read_text("utf-8"))


def tei_of(book: Edition | StructureRendering | str) -> etree._Element:
    """Return a book, or a manuscript as one, as TEI that its own check finds nothing in."""
    edition = book_of(f"# En bok\n\n{book}") if isinstance(book, str) else book
    made = make_tei(render_structure(edition) if isinstance(edition, Edition) else edition)
    assert made.findings == ()
    return etree.fromstring(made.value)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path.replace("/", "/t:").replace("/t:/t:", "//t:"), NS)


def body(manuscript: str) -> str:
    """Return what stands in the first division, without namespaces and line ends."""
    (division, *_) = found(tei_of(manuscript), ".//body/div")
    text = etree.tostring(division, encoding="unicode", with_tail=False)
    inside = text.partition(">")[2].removesuffix("</div>")
    return inside.replace("\n", "").replace(f' xmlns="{NS["t"]}"', "")


@pytest.mark.parametrize(
    ("manuscript", "shown"),
    [
        ("*Ett* **ord**", '<p><hi rend="italic">Ett</hi> <hi rend="bold">ord</hi></p>'),
        ("[Berg]{.smallcaps} m[2]{.sup}", '<p><hi rend="small-caps">Berg</hi> m<hi rend="sup">2</hi></p>'),
        ("H[2]{.sub}O", '<p>H<hi rend="sub">2</hi>O</p>'),
        ("[lorem]{lang=la}", '<p><foreign xml:lang="la">lorem</foreign></p>'),
        ("Ett,\\\ntvå", "<p>Ett,<lb/>två</p>"),
        ("> Ett.\n> Två.", "<quote><p>Ett.</p><p>Två.</p></quote>"),
        ("| Ett\n|   två", '<lg><l>Ett</l><l rend="indent-1" style="margin-left: 2ch">två</l></lg>'),
        ("- ett\n- två", '<list rend="bulleted"><item>ett</item><item>två</item></list>'),
        (
            "1. ett\n  a) under\n2. två",
            '<list rend="labelled"><label>1.</label><item>ett<list rend="labelled"><label>a)</label>'
            "<item>under</item></list></item><label>2.</label><item>två</item></list>",
        ),
        ("- 1. ett\n- två", '<list rend="bulleted"><item>1. ett</item><item>två</item></list>'),
        ("Ett.\n\n***\n\nTvå.", '<p>Ett.</p><milestone unit="section" n="***"/><p>Två.</p>'),
        ("! Bilden saknas.", "<figure><head>Bilden saknas.</head></figure>"),
        (
            "![En karta](pictures/karta.png)\n! Hamnen.",
            '<figure><graphic url="pictures/karta.png"/><head>Hamnen.</head>'
            "<figDesc>En karta</figDesc></figure>",
        ),
        ("Ett{p 12} två", '<pb n="[11]"/><p>Ett<pb n="12"/> två</p>'),
        ("generalse{p 12}kreterare", '<pb n="[11]"/><p>generalse<pb n="12" break="no"/>kreterare</p>'),
        ("Ett.[^7!]", '<p>Ett.<ref type="noteref">7</ref></p>'),
    ],
)  # fmt: skip
def test_a_block_in_the_words_of_tei(manuscript: str, shown: str) -> None:
    assert body(manuscript) == shown


def test_a_table_says_which_cells_name_others_and_which_are_wide() -> None:
    (table,) = found(tei_of(EVERYTHING), ".//table")
    assert [len(row) for row in found(table, "./row")] == [2, 3, 3, 2]
    (head, *_) = table
    assert "".join(head.itertext()) == "Tabell 1. Priser2"
    cells = [(cell.text, dict(cell.attrib)) for cell in found(table, ".//cell")]
    assert ("kronor", {"role": "label", "cols": "2"}) in cells
    assert ("bröd", {"role": "label"}) in cells
    assert ("1,30", {"rows": "2"}) in cells


def test_paragraphs_of_an_item_stand_apart() -> None:
    shown = body("- ett\n  mer\n- två")
    assert "<item><p>ett</p><p>mer</p></item><item>två</item>" in shown


def test_headings_nest_divisions() -> None:
    root = tei_of("## Ett\n\nA.\n\n### Två\n\nB.\n\n## Tre\n\nC.")
    assert [e.text for e in found(root, ".//body/div/head")] == ["Ett", "Tre"]
    assert [e.text for e in found(root, ".//body/div/div/head")] == ["Två"]


def test_calls_lead_to_notes_that_stand_in_the_back() -> None:
    root = tei_of(EVERYTHING)
    notes = found(root, ".//back/div/note")
    assert [(n.get(f"{XML}id"), n.get("n"), n.get("place")) for n in notes] == [
        ("n1", "1", "end"), ("n2", "2", "end"), ("n3", "3", "end"), ("n4", "4", "end"),
    ]  # fmt: skip
    calls = [(r.get(f"{XML}id"), r.get("target"), r.text) for r in found(root, ".//ref")]
    assert calls == [
        ("n1-ref1", "#n1", "1"), ("n2-ref1", "#n2", "2"), ("n2-ref2", "#n2", "2"),
        (None, None, "9"), ("n3-ref1", "#n3", "3"),
    ]  # fmt: skip


def test_notes_at_the_feet_of_pages_say_so() -> None:
    book = render_structure(EVERYTHING)
    settings = BookSettings(print_notes=NotePlace.FOOT)
    feet = replace(book, facts=replace(book.facts, settings=settings))
    assert {n.get("place") for n in found(tei_of(feet), ".//note")} == {"bottom"}


def test_a_page_is_marked_once_though_a_note_runs_over_it() -> None:
    book = render_structure(book_of("# En bok\n\nEtt.[^1]{p} Två.\n\n[^1]: Not."))
    (division,) = book.divisions
    (note,) = division.texts[0].notes
    over = replace(note.note, body=(Paragraph((Words("Not"), PageBreak(2), Words("."))),))
    text = replace(division.texts[0], notes=(replace(note, note=over),))
    root = tei_of(replace(book, divisions=(replace(division, texts=(text,)),)))
    assert [e.get("n") for e in found(root, ".//pb")] == ["1", "2"]


def test_the_header_says_where_the_source_is_kept_and_that_it_is_free() -> None:
    root = tei_of(archived())
    (edition,), (bibl,) = found(root, ".//editionStmt/edition"), found(root, ".//bibl")
    assert (edition.get("n"), edition.text) == ("2", "Electronic edition 2, 2026-03-04")
    said = {(child.get("type"), child.text) for child in bibl}
    wanted = {("edition", "Andra upplagan"), ("printer", "Bo Ek"), ("digitised-by", "Alm")}
    assert said > wanted | {("holding-library", "Stadsbiblioteket"), ("shelfmark", "Br. 7")}
    assert [ref.get("target") for ref in found(root, ".//bibl/ref")] == ["https://example.org/7"]
    (available,) = found(root, ".//availability")
    assert (available.get("status"), available[0].text) == ("free", "Fri från upphovsrätt")


def test_the_header_says_who_what_and_from_where() -> None:
    root = tei_of(pamphlet())
    said = {name: [e.text for e in found(root, f".//teiHeader//{name}")] for name in (
        "author", "editor", "publisher", "pubPlace", "licence", "term",
    )}  # fmt: skip
    assert said == {
        "author": ["Ada Lind", "Ada Lind"],  # of the book, and of its source
        "editor": ["Cecilia Ö. Alm"],
        "publisher": ["Vinkelhaken & Co"],
        "pubPlace": ["Göteborg"],
        "licence": ["Fri att sprida"],
        "term": ["Typografi", "Hantverk"],
    }
    (resp,) = found(root, ".//respStmt")
    assert [child.text for child in resp] == ["translator", "Bo Ek"]
    (bibl,) = found(root, ".//bibl")
    assert "Aftonskolans småskrifter 7, 1911" in "".join(bibl.itertext())
    assert [e.get("ident") for e in found(tei_of(EVERYTHING), ".//language")] == ["sv", "la"]


def test_a_book_of_no_house_says_so() -> None:
    assert found(tei_of("Ett ord."), ".//publisher") == []
    assert len(found(tei_of("Ett ord."), ".//authority")) == 1


def test_a_collection_is_a_group_of_texts_under_its_headings() -> None:
    root = tei_of(collection())
    assert [e.text for e in found(root, "./text/group/group/head")] == ["Handen", "Ögat"]
    texts = found(root, "./text/group/group/text")
    assert [t.get(f"{XML}id") for t in texts] == ["text1", "text2"]
    assert len({e.get(f"{XML}id") for e in root.iter() if e.get(f"{XML}id")}) == len(
        [e for e in root.iter() if e.get(f"{XML}id")]
    )


def emended(*emendations: Emendation) -> StructureRendering:
    manuscript = "# En bok\n\nDär låg en sten.\n\nHär låg en sten, en sten.\n\n## En sten\n\nSlut."
    book = render_structure(book_of(manuscript))
    (division,) = book.divisions
    text = replace(division.texts[0], emendations=emendations)
    return replace(book, divisions=(replace(division, texts=(text,)),))


def test_an_emended_word_stands_beside_what_stood_there() -> None:
    root = tei_of(emended(Emendation(Place("bok.md", 3, 3), "stcn", "sten", "a slip")))
    (choice,) = found(root, ".//choice")
    assert [(etree.QName(e).localname, e.text) for e in choice] == [
        ("sic", "stcn"), ("corr", "sten"),
    ]  # fmt: skip
    assert len(found(root, ".//correction/p")) == 1


def test_a_heading_is_emended_too() -> None:
    root = tei_of(emended(Emendation(Place("bok.md", 7, 7), "stcn", "sten", "a slip")))
    assert [e.text for e in found(root, ".//head/choice/corr")] == ["sten"]


@pytest.mark.parametrize(
    "emendation",
    [
        Emendation(Place("bok.md", 5, 5), "stcn", "sten", "stands there twice"),
        Emendation(Place("bok.md", 3, 3), "stor sten", "", "a word too many"),
        Emendation(Place("bok.md", 90, 90), "stcn", "sten", "another line"),
    ],
)
def test_an_emendation_that_cannot_be_shown_is_listed(emendation: Emendation) -> None:
    root = tei_of(emended(emendation))
    assert found(root, ".//choice") == []
    assert emendation.reason in (found(root, ".//correction/p")[-1].text or "")


def test_a_part_of_another_word_is_not_taken_for_the_emended_one() -> None:
    """In "cart*man*" and "cart" the latter was emended."""
    book = render_structure(book_of("# En bok\n\nEn kärra*karl* och en kärra.\n\nSlut."))
    (division,) = book.divisions
    change = Emendation(Place("bok.md", 3, 3), "kärrn", "kärra", "a slip")
    text = replace(division.texts[0], emendations=(change,))
    root = tei_of(replace(book, divisions=(replace(division, texts=(text,)),)))
    assert found(root, ".//choice") == []
    assert "a slip" in (found(root, ".//correction/p")[-1].text or "")


def test_a_picture_of_which_the_book_has_the_file_is_in_the_document() -> None:
    book = render_structure(EVERYTHING)
    (division,) = book.divisions
    text = replace(
        division.texts[0], pictures=(StructuredPicture("karta.png", "image/png", b"PNG"),)
    )
    root = tei_of(replace(book, divisions=(replace(division, texts=(text,)),)))
    (picture,) = found(root, ".//binaryObject")
    assert (picture.text, picture.get("mimeType")) == ("UE5H", "image/png")


def test_a_book_gives_the_same_bytes() -> None:
    assert make_tei(render_structure(pamphlet())) == make_tei(render_structure(pamphlet()))
