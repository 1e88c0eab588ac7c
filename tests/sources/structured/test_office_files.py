"""Word, OpenDocument and RTF files of other programs: what pandoc alone would drop is in the text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from publisher import manuscript
from publisher.model.findings import Finding, Severity
from publisher.model.source_kinds import SourceKind
from publisher.sources.structured.pandoc.container import Held
from publisher.sources.structured.pandoc.reading import read_with_pandoc
from publisher.sources.structured.pandoc.rtf import pieces_of_rtf
from tests.support.pandoc_tree import needs_pandoc

pytestmark = needs_pandoc

OFFICE = "http://schemas.openxmlformats.org/"
W = f'xmlns:w="{OFFICE}wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
</w:styles>"""


def word(folder: Path, body: str, **parts: str) -> Path:
    """Write a Word file with as little as it needs; ``parts`` are further ones, by their names."""
    path = folder / "a.docx"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OFFICE}package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{relations}"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}package/2006/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}officeDocument/2006/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        packed.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, content in {"styles": STYLES, **parts}.items():
            packed.writestr(f"word/{name}.xml", content)
    return path


def p(words: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{r(words)}</w:p>"


def r(words: str, setting: str = "") -> str:
    return f'<w:r><w:rPr>{setting}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(path: Path, kind: SourceKind) -> tuple[str, tuple[Finding, ...]]:
    made = read_with_pandoc(kind, path, path.name)
    return manuscript.write(made.text), made.findings


def test_a_text_box_stands_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('In a box')}</w:txbxContent>"
    space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f"<w:r><w:pict><v:textbox {space}>{box}</v:textbox></w:pict></w:r>"
    path = word(tmp_path, f"<w:p>{r('Before')}{shape}</w:p>{p('After')}")
    assert read(path, SourceKind.DOCX) == ("Before\n\nIn a box\n\nAfter\n", ())


def test_a_caption_keeps_its_number(tmp_path: Path) -> None:
    field = f'<w:fldSimple w:instr=" SEQ Table \\* ARABIC ">{r("7")}</w:fldSimple>'
    caption = f'<w:p><w:pPr><w:pStyle w:val="Beschriftung"/></w:pPr>{r("Table ")}{field}{r(" Rags")}</w:p>'
    cell = f"<w:tc>{p('linen')}</w:tc>"
    table = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    markup, findings = read(word(tmp_path, caption + table), SourceKind.DOCX)
    assert markup == "! Table 7 Rags\n= linen\n"
    assert findings == ()


def test_what_is_no_text_is_left_out_and_quoted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = (
        p("Rags 7", "Verzeichnis1") + f"<w:p>{r('Paper')}{deleted}{r(' thin', '<w:vanish/>')}</w:p>"
    )
    parts = {
        "comments": f"<w:comments {W}><w:comment>{p('Really?')}</w:comment></w:comments>",
        "header1": f"<w:hdr {W}>{p('A running head')}</w:hdr>",
    }
    markup, findings = read(word(tmp_path, body, **parts), SourceKind.DOCX)
    assert markup == "Paper thin\n"
    said = "\n".join(f"{found.code} {found.message}" for found in findings)
    for words in ("gone", "Really?", "A running head", "Rags 7"):
        assert f"“{words}”" in said
    assert "sources/hidden words that the file hides are in the text: “ thin”" in said.replace(
        "“thin”", "“ thin”"
    )


INDENTED = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}blue"


def test_styles_of_our_own_books_are_known(tmp_path: Path) -> None:
    lines = f"{r('White,')}<w:r><w:br/></w:r>{r(INDENTED)}"
    stanza = f"<w:p><w:pPr><w:pStyle w:val='Verse'/></w:pPr>{lines}</w:p>"
    body = p("On Paper", "Title") + p("Printed by hand", "FrontLine") + p("Rags.") + stanza
    names = {"Title": "Title", "FrontLine": "Front Line", "Verse": "Verse"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    path = word(tmp_path, body, styles=f"<w:styles {W}>{styles}</w:styles>")
    assert read(path, SourceKind.DOCX)[0] == (
        "# On Paper\n\n^ Printed by hand\n\nRags.\n\n| White,\n|   blue\n"
    )


def test_signs_of_notes_that_a_person_chose_are_no_words(tmp_path: Path) -> None:
    sign = '<w:footnoteReference w:customMarkFollows="1" w:id="{}"/><w:t>{}</w:t>'
    calls = (sign.format(2, "*"), sign.format(3, "7"), '<w:footnoteReference w:id="4"/>')
    body = (
        f"<w:p>{r('Paper')}{''.join(f'<w:r>{call}</w:r>' for call in calls)}{r(' is made.')}</w:p>"
    )
    bodies = (r("*") + r(" Of rags."), r("7") + r(" days."), r("4 is not its sign."))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{said}</w:p></w:footnote>'
        for number, said in enumerate(bodies, start=2)
    )
    path = word(tmp_path, body, footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>")
    text, findings = read(path, SourceKind.DOCX)
    assert text == (
        "Paper[^1][^2][^3] is made.\n\n[^1]: Of rags.\n\n[^2]: days.\n\n[^3]: 4 is not its sign.\n"
    )
    assert findings == ()


def test_letters_that_pandoc_drops_are_an_error_that_quotes_them(tmp_path: Path) -> None:
    lost = (
        '<w:customXmlInsRangeStart w:id="1"/><w:dir w:val="rtl"><w:odd>'
        + r("Linen")
        + "</w:odd></w:dir>"
    )
    _, findings = read(word(tmp_path, p("Paper") + f"<w:p>{lost}</w:p>"), SourceKind.DOCX)
    (found,) = findings
    assert found.code == "sources/letters-lost"
    assert "5 letters of the file are not in the text: “Linen”" in found.message


def test_words_in_the_shapes_of_a_drawing_are_an_error_that_quotes_them(tmp_path: Path) -> None:
    shape = (
        '<w:p><w:r><w:drawing><a:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:txBody><a:p><a:r><a:t>Wheel</a:t></a:r></a:p></a:txBody></a:sp></w:drawing></w:r></w:p>"
    )
    _, findings = read(word(tmp_path, p("Paper") + shape), SourceKind.DOCX)
    (found,) = [one for one in findings if one.code == "sources/letters-lost"]
    assert "5 letters of the file are not in the text: “Wheel”" in found.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><head><title>T</title></head><body><p>Wheel</p></body></html>"),
        ("a.txt", "Wheel"),
        ("a.rtf", "{\\rtf1\\ansi Wheel\\par}"),
        ("a.docx", ""),
    ],
)
def test_what_a_word_file_imports_is_an_error_that_quotes_it(
    tmp_path: Path, name: str, content: str
) -> None:
    space = f'xmlns:r="{OFFICE}officeDocument/2006/relationships"'
    other = word(tmp_path, p("Wheel")).read_bytes()
    path = word(tmp_path, f'{p("Paper")}<w:altChunk {space} r:id="r7"/>')
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(f"word/{name}", content or other)
        packed.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{OFFICE}package/2006/relationships"><Relationship Id="r7"'
            f' Type="{OFFICE}officeDocument/2006/relationships/aFChunk" Target="{name}"/>'
            "</Relationships>",
        )
    _, findings = read(path, SourceKind.DOCX)
    (found,) = [one for one in findings if one.code == "sources/letters-lost"]
    assert "5 letters of the file are not in the text: “Wheel”" in found.message


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{ODF}{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "text", "style", "draw", "table")
)
SPACES += f' xmlns:fo="{ODF}xsl-fo-compatible:1.0" xmlns:svg="{ODF}svg-compatible:1.0"'
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def open_document(folder: Path, body: str, styles: str = "") -> Path:
    path = folder / "a.odt"
    kind = "application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("Pictures/a.png", b"\x89PNG\r\n\x1a\n")
        packed.writestr("styles.xml", f"<office:document-styles {SPACES}/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        packed.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"><manifest:file-entry'
            f' manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path


def test_styles_fields_and_boxes_of_an_open_document_are_read(tmp_path: Path) -> None:
    small = (
        '<style:style style:name="T1" style:family="text"><style:text-properties'
        ' fo:font-variant="small-caps"/></style:style><style:style style:name="P1"'
        ' style:parent-style-name="Title" style:family="paragraph"/>'
    )
    image = (
        '<draw:frame><svg:desc>A red sheet</svg:desc><draw:image xlink:href="Pictures/a.png"'
        ' xlink:type="simple"/></draw:frame>'
    )
    caption = f'<text:p text:style-name="Illustration">{image}Figure 1: Red</text:p>'
    box = f"<draw:frame><draw:text-box>{caption}</draw:text-box></draw:frame>"
    made = "<text:index-body><text:p>Rags 7</text:p></text:index-body>"
    index = f"<text:table-of-content>{made}</text:table-of-content>"
    body = (
        f'<text:p text:style-name="P1">On paper</text:p>{index}'
        '<text:p>By <text:span text:style-name="T1">Bergh</text:span> in'
        " <text:expression>1912</text:expression>.</text:p>"
        f'<text:p>See below.{box}</text:p><text:p text:style-name="Horizontal_20_Line"/>'
        "<text:p>The end.</text:p>"
    )
    markup, findings = read(open_document(tmp_path, body, small), SourceKind.ODT)
    assert markup.replace(markup[markup.index("pictures/") : markup.index(".png")], "a") == (
        "# On paper\n\nBy [Bergh]{.smallcaps} in 1912.\n\nSee below.\n\n"
        "![A red sheet](a.png)\n! Figure 1: Red\n\n***\n\nThe end.\n"
    )
    assert [found.message for found in findings] == [
        "left out of the text, the table of contents of the file: “Rags 7”"
    ]


def test_words_of_an_open_document_outside_its_paragraphs_are_counted(tmp_path: Path) -> None:
    body = "<text:p>Paper.</text:p><text:userdefined>Linen</text:userdefined>"
    _, findings = read(open_document(tmp_path, body), SourceKind.ODT)
    assert [found.message for found in findings if found.code == "sources/letters-lost"] == [
        "5 letters of the file are not in the text: “Linen”"
    ]


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\sb240\b heading 1;}}"
    r"\pard\s1 On paper\par\pard Anna\u8217's rags{\super\chftn{\*\footnote\pard\plain Linen.}}"
    r" \uc0\u8211 and w\'f6od{\v , hidden}{\header Running}.\par}"
)


def test_rtf_has_its_notes_headings_and_all_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(RTF, "ascii")
    markup, findings = read(path, SourceKind.RTF)
    assert markup == "# On paper\n\nAnna’s rags[^1] –and wöod.\n\n[^1]: Linen.\n"
    assert [found.code for found in findings] == ["sources/left-out"] * 2
    pieces = list(pieces_of_rtf(RTF.encode()))
    assert [piece.text for piece in pieces if piece.held is Held.TEXT] == [
        "On paper",
        "Anna’s rags",
        "Linen. –and wöod.",
    ]


def test_letters_that_cannot_be_counted_are_an_error(tmp_path: Path) -> None:
    markup, (found,) = read(word(tmp_path, p("Paper"), header1="<w:hdr"), SourceKind.DOCX)
    assert markup == "Paper\n"
    assert (found.code, found.severity) == ("sources/letters-uncounted", Severity.ERROR)


def test_words_of_a_fiction_book_outside_its_paragraphs_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.fb2"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><FictionBook'
        ' xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description/><body><section>'
        "<p>Paper.</p><code>Linen</code></section></body></FictionBook>",
        encoding="utf-8",
    )
    _, findings = read(path, SourceKind.FB2)
    assert [f.message for f in findings if f.code == "sources/letters-lost"] == [
        "5 letters of the file are not in the text: “Linen”"
    ]
