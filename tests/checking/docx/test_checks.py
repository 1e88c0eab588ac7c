"""Each fault that a DOCX can have is found."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from publisher.checking.docx import check_docx, signs_in

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
DOCUMENT = f"""<w:document {W} {WP}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ett</w:t></w:r></w:p>
<w:p><w:r><w:t>Ord</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>
<w:r><wp:docPr id="1" descr="En karta"/></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Två</w:t></w:r></w:p>
</w:body></w:document>"""
PARTS = {
    "word/document.xml": DOCUMENT,
    "word/footnotes.xml": f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"/>
<w:footnote w:id="7"><w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>1</w:t></w:r>
<w:r><w:t>Not</w:t></w:r></w:p></w:footnote></w:footnotes>""",
    "word/styles.xml": f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:lang w:val="sv"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>""",
    "word/_rels/document.xml.rels": '<Relationships><Relationship Target="styles.xml"/>'
    '<Relationship Target="https://example.org" TargetMode="External"/></Relationships>',
    "docProps/core.xml": '<core xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>En bok</dc:title></core>",
}
FAULTS = (
    ("docx/unreadable", "</w:body>", "</w:bod>"),
    ("docx/part-missing", 'Target="styles.xml"', 'Target="media/x.png"'),
    ("docx/title-missing", "En bok", " "),
    ("docx/language-missing", '<w:lang w:val="sv"/>', ""),
    ("docx/heading-order", "Heading2", "Heading3"),
    ("docx/note-missing", '<w:footnoteReference w:id="7"/>', ""),
    ("docx/note-missing", '<w:footnoteReference w:id="7"/>', '<w:footnoteReference w:id="8"/>'),
    ("docx/alt-missing", ' descr="En karta"', ""),
)


def packed(parts: dict[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in check_docx(content, "bok.docx")]


def test_a_document_without_fault() -> None:
    assert codes(packed(PARTS)) == []


@pytest.mark.parametrize(("code", "there", "put"), FAULTS)
def test_a_fault_is_found(code: str, there: str, put: str) -> None:
    spoilt = {name: part.replace(there, put) for name, part in PARTS.items()}
    assert spoilt != PARTS
    assert codes(packed(spoilt)) == [code]


@pytest.mark.parametrize("content", [b"", b"no archive", packed({"other.xml": "<a/>"})])
def test_what_is_no_docx_is_said_so(content: bytes) -> None:
    assert codes(content) == ["docx/unreadable"]


def test_a_part_that_is_broken_is_told_with_its_name() -> None:
    content = packed(PARTS)
    at = content.index(b"Heading1")
    spoilt = content[:at] + b"Hexding1" + content[at + 8 :]
    assert codes(spoilt) == ["docx/unreadable"]


def test_a_part_that_is_locked_is_told() -> None:
    """The lowest bit of the flags in the directory of the archive says so (APPNOTE 4.4.4)."""
    content = bytearray(packed(PARTS))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert codes(bytes(content)) == ["docx/unreadable"]


def test_signs_are_those_of_text_and_notes_without_marks() -> None:
    assert signs_in(packed(PARTS)) == {"E": 1, "t": 3, "O": 1, "r": 1, "d": 1, "T": 1, "v": 1,
                                       "å": 1, "N": 1, "o": 1}  # fmt: skip
