"""TEI documents become texts, and nothing that an editor marked is lost without a word."""

from __future__ import annotations

import pytest

from publisher.errors import SourceError
from publisher.sources.markup.tei.reading import read_tei
from tests.sources.markup import tei_cases
from tests.sources.markup.reading import PNG, codes, notes_of, nothing, tei, written


@pytest.mark.parametrize("name", tei_cases.PARTS | tei_cases.NOTES)
def test_parts_and_notes_become_what_they_are(name: str) -> None:
    text, right = (tei_cases.PARTS | tei_cases.NOTES)[name]
    read = tei(text)
    assert written(read) == right
    assert codes(read) == []


def test_the_header_says_whose_text_it_is() -> None:
    header = (
        "<fileDesc><titleStmt><title>The Mill</title><author><persName>Ib Lund</persName></author>"
        "</titleStmt></fileDesc>"
    )
    declared = tei("<body><p>A.</p></body>", header).declared
    assert (declared.title, declared.author, declared.language) == ("The Mill", "Ib Lund", "en")


def test_what_an_editor_has_set_beside_is_counted() -> None:
    read = tei(
        "<body><p>A <choice><sic>wass</sic><corr>was</corr></choice> <choice><sic>hiss</sic>"
        "<corr>his</corr></choice> <fw>RAGS</fw></p></body>"
    )
    found = {f.message.split(" set aside")[0]: f.message for f in notes_of(read)}
    assert "2 with 6 letters" in next(m for w, m in found.items() if w.startswith("corrections"))
    assert "1 with 4 letters" in next(m for w, m in found.items() if w.startswith("running"))


def test_a_suspended_hyphen_stays_before_the_small_words_of_the_language() -> None:
    # “spring and autumn mills”
    document = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='deu'><text><body><p>Wind-<lb/>und "
        "Wasser-<lb/>mühlen</p></body></text></TEI>"
    )
    assert written(read_tei(document.encode(), "text.xml", nothing)) == "Wind- und Wassermühlen"


def test_words_that_are_missing_are_named() -> None:
    read = tei("<body><p>A <gap reason='torn' quantity='3' unit='words'/> B</p></body>")
    assert written(read) == "A B"
    assert "torn, 3, words" in next(f for f in read.findings if f.code.endswith("missing")).message


def test_quotation_marks_that_an_editor_left_out_are_put_back() -> None:
    quoted = "<body><p><q>One</q>, he said, <q>two</q>. <q>Three</q></p></body>"
    assert written(tei(quoted)) == "“One”, he said, “two”. “Three”"
    marked = "<body><p>“<q>One</q>”, he said, <q>“two”</q>. “<q>Three</q>”</p></body>"
    assert written(tei(marked)) == "“One”, he said, “two”. “Three”"


def test_pictures_and_what_they_show() -> None:
    text = (
        "<body><figure><graphic url='press.png'/><head>Fig. 1</head><figDesc>A press</figDesc>"
        "</figure><p>A.</p></body>"
    )
    assert written(tei(text, files={"press.png": PNG})) == (
        "![A press](pictures/press.png)\n! Fig. 1\n\nA."
    )
    assert codes(tei(text)) == ["sources/picture-missing"]


@pytest.mark.parametrize(
    ("figure", "right"),
    [
        (
            "<figure><graphic url='a.png'/><graphic url='b.png'/><head>Mills</head></figure>",
            "![](pictures/a.png)\n\n![](pictures/b.png)\n! Mills",
        ),
        (
            "<figure><figure><graphic url='a.png'/><figDesc>A</figDesc></figure><figure>"
            "<graphic url='b.png'/><head>B</head></figure><head>Mills</head></figure>",
            "![A](pictures/a.png)\n\n![](pictures/b.png)\n! B\n\n! Mills",
        ),
        (
            "<figure><p><graphic url='a.png'/></p><head>Mills</head></figure>",
            "![](pictures/a.png)\n! Mills",
        ),
    ],
)
def test_every_picture_of_a_figure_is_shown_once(figure: str, right: str) -> None:
    files = {"a.png": PNG, "b.png": PNG + b"b"}
    read = tei(f"<body><p>One.</p>{figure}</body>", files=files)
    assert written(read) == f"One.\n\n{right}"
    assert codes(read) == []


def test_an_element_that_nobody_knows_keeps_its_words_and_is_named() -> None:
    read = tei("<body><p>one <blaze>two</blaze></p><blaze><p>three</p></blaze></body>")
    assert written(read) == "one two\n\nthree"
    assert codes(read) == ["sources/unknown-part"]


def test_xml_that_is_not_well_formed_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError) as refused:
        read_tei(b"<TEI>\n<text>\n<p>A</text></TEI>", "text.xml", nothing)
    assert refused.value.place == "text.xml:3"


def test_a_header_alone_has_no_text() -> None:
    with pytest.raises(SourceError, match="no text"):
        read_tei(b"<TEI><teiHeader/></TEI>", "text.xml", nothing)


def test_p4_in_its_old_dress() -> None:
    document = b"""<?xml version="1.0"?>
<!DOCTYPE TEI.2 SYSTEM "teixlite.dtd" [<!ENTITY dash "&#8212;">]>
<TEI.2 lang="de"><teiHeader/><text><body><div1><head>One</head>
<p>A &dash; &auml;</p></div1></body></text></TEI.2>"""
    read = read_tei(document, "text.xml", nothing)
    assert written(read) == "## One\n\nA — ä"


def test_few_line_ends_are_the_authors_and_many_those_of_the_print() -> None:
    words = "Paper is made of rags, and rags are made of linen that was worn by somebody. " * 4
    wanted = f"<body><div><p>{words}</p><p>Dear friend,<lb/>come soon.</p></div></body>"
    assert written(tei(wanted)).endswith("Dear friend,\\\ncome soon.")
    printed = "<body><div><p>Paper is made<lb/>of rags, and rags<lb/>of linen.</p></div></body>"
    assert written(tei(printed)) == "Paper is made of rags, and rags of linen."
    numbered = wanted.replace("<lb/>", '<lb n="7"/>')
    assert written(tei(numbered)).endswith("Dear friend, come soon.")


def test_notes_of_an_editor_have_their_own_series() -> None:
    read = tei(
        '<body><div><p>One<ref target="#a">1</ref> two<note resp="#editor" n="x">Not so.</note>'
        ' three.<note n="2">Mine.</note></p><note xml:id="a" type="editorial" place="end">'
        "<p>Ours.</p></note></div></body>"
    )
    assert written(read) == (
        "One[^e1] two[^e2] three.[^2]\n\n[^e1]: Ours.\n\n[^e2]: Not so.\n\n[^2]: Mine."
    )


def test_a_break_has_the_sign_that_the_print_has() -> None:
    read = tei('<body><div><p>A.</p><milestone unit="section" n="❦"/><p>B.</p></div></body>')
    assert written(read) == "A.\n\n***=❦\n\nB."
