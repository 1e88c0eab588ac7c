"""Web pages of any habit become texts: parts, looks, pages, notes, and what is set aside."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from publisher.errors import SourceError
from publisher.model.findings import Severity
from publisher.model.source_kinds import SourceKind
from publisher.sources.markup.note_marks import sign_of
from publisher.sources.markup.readers import read_markup
from publisher.sources.markup.web.reading import read_web
from tests.sources.markup import note_cases, web_cases
from tests.sources.markup.reading import PNG, codes, notes_of, nothing, web, written


@pytest.mark.parametrize("name", web_cases.PARTS | web_cases.PAGES)
def test_parts_and_pages_become_what_they_are(name: str) -> None:
    body, right = (web_cases.PARTS | web_cases.PAGES)[name]
    read = web(body)
    assert written(read) == right
    assert codes(read) == []


@pytest.mark.parametrize("name", web_cases.STYLES)
def test_style_sheets_say_how_letters_look(name: str) -> None:
    css, body, right = web_cases.STYLES[name]
    assert written(web(body, f"<style>{css}</style>")) == right


def test_style_sheets_beside_the_page_count_too() -> None:
    link = '<link rel="stylesheet" href="style/book.css">'
    files = {"style/book.css": b".i {font-style: oblique}"}
    assert written(web("<p>a <span class='i'>one</span></p>", link, files)) == "a *one*"


@pytest.mark.parametrize("name", note_cases.LINKED | note_cases.UNLINKED)
def test_notes_of_every_habit_are_linked(name: str) -> None:
    body, right = (note_cases.LINKED | note_cases.UNLINKED)[name]
    read = web(body)
    assert written(read) == right
    assert codes(read) == []


@pytest.mark.parametrize("name", note_cases.NO_NOTES)
def test_what_only_looks_like_notes_stays(name: str) -> None:
    body, right = note_cases.NO_NOTES[name]
    assert written(web(body)) == right


@pytest.mark.parametrize(
    ("words", "sign"),
    [("Note 1 :", "1"), ("[ 2 ].", "2"), ("Fn. *", "*"), ("1 .", "1"), ("1] :", "")],
)
def test_the_sign_of_a_note_is_told_with_what_stands_around_it(words: str, sign: str) -> None:
    assert sign_of(words) == sign


def test_a_call_without_its_body_stays_and_is_named() -> None:
    read = web("<p>one<a epub:type='noteref' href='#n'>1</a></p><p id='n'>Something else.</p>")
    assert written(read) == "one1\n\nSomething else."
    assert codes(read) == ["sources/note-unpaired"]


def test_a_body_in_a_row_that_nothing_calls_stays_and_is_named() -> None:
    body = "<p>one[1] and[3]</p><p>[1] First.</p><p>[2] Second.</p><p>[3] Third.</p>"
    read = web(body)
    assert "[2] Second." in written(read)
    assert codes(read) == ["sources/note-unpaired"]


WRAPPED = {
    "menus": "<nav><a href='/'>Home</a></nav><div id='menu'>About</div>",
    "a footer": "<footer>Impressum</footer>",
    "scripts": "<script>var x = 1;</script>",
    "cookies": "<div class='cookie-banner'>We use cookies</div>",
    "what is not shown": "<p style='display: none'>hidden</p>",
    "forms": "<form><input> Search</form>",
    "a library's licence": "<div id='pg-header'>The Project Gutenberg eBook</div>",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_around_the_text_is_set_aside_and_named(name: str) -> None:
    read = web(f"{WRAPPED[name]}<h1>The Mill</h1><p>It was built.</p>")
    assert written(read) == "# The Mill\n\nIt was built."
    assert len(notes_of(read)) == len({*notes_of(read)}) >= 1
    assert codes(read) == []


def test_a_library_frames_its_text_with_stars() -> None:
    body = (
        "<div><p>About this eBook</p><pre>*** START OF THE PROJECT GUTENBERG EBOOK MILL ***</pre>"
        "<p>It was built.</p><pre>*** END OF THE PROJECT GUTENBERG EBOOK MILL ***</pre><p>Licence</p></div>"
    )
    read = web(body)
    assert written(read) == "It was built."
    assert "4 with" in notes_of(read)[0].message


def test_contents_that_lead_to_the_headings_are_set_aside() -> None:
    entries = "".join(f"<li><a href='#c{n}'>Chapter {n}</a> {n}</li>" for n in range(1, 5))
    chapters = "".join(f"<h2 id='c{n}'>Chapter {n}</h2><p>A.</p>" for n in range(1, 5))
    read = web(f"<h2>Contents</h2><ul>{entries}</ul>{chapters}")
    assert written(read).startswith("## Chapter 1\n\nA.")
    assert "Contents" in notes_of(read)[0].message


def test_a_list_of_links_to_other_places_stays() -> None:
    links = "".join(f"<li><a href='#p{n}'>Word {n}</a></li>" for n in range(4))
    text = "".join(f"<p id='p{n}'>Text {n}.</p>" for n in range(4))
    assert written(web(f"<ul>{links}</ul>{text}")).startswith("- Word 0")


def test_pictures_are_taken_from_beside_the_page_and_out_of_it() -> None:
    inside = base64.b64encode(PNG).decode()
    body = (
        "<figure><img src='img/a%20press.png' alt='A press'><figcaption>Fig. 1</figcaption></figure>"
        f"<p>one <img src='data:image/png;base64,{inside}' alt='A dot'> two</p>"
    )
    read = web(body, files={"img/a press.png": PNG})
    assert written(read) == (
        "![A press](pictures/a-press.png)\n! Fig. 1\n\none two\n\n"
        "![A dot](pictures/picture-d6bfb65d.png)"
    )
    assert [picture.data for picture in read.pictures] == [PNG, PNG]


@pytest.mark.parametrize(
    "source", ["gone.png", "../secret.png", "http://example.org/a.png", "x.txt"]
)
def test_a_picture_that_is_not_there_is_named(source: str) -> None:
    read = web(f"<p>one</p><img src='{source}'>", files={"x.txt": b"text", "../secret.png": PNG})
    assert codes(read) == ["sources/picture-missing"]


def test_pictures_that_a_house_took_in_are_found_again() -> None:
    read = web("<img src='img/a%20press.png'>", files={"pictures/a-press.png": PNG})
    assert [picture.name for picture in read.pictures] == ["a-press.png"]


def test_files_above_the_page_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "in").mkdir()
    page = tmp_path / "in" / "page.html"
    page.write_text("<html><p>one<img src='../secret.png'><img src='/etc/passwd'></p></html>")
    assert read_markup(SourceKind.HTML, page, "page.html").pictures == ()


def test_an_element_that_nobody_knows_keeps_its_words_and_is_named() -> None:
    read = web("<p>one <blaze>two</blaze></p>\n<blaze>three</blaze>")
    assert written(read) == "one two\n\nthree"
    assert [f.message for f in read.findings if f.severity is Severity.ERROR] == [
        "an element “blaze” is not known; its words stand in the text where it stood (line 1)"
    ]


@pytest.mark.parametrize(
    ("data", "right"),
    [
        (b"<meta charset='iso-8859-1'><p>K\xf6ln \x84x\x93</p>", "Köln „x“"),
        ("<p>Köln</p>".encode("utf-16"), "Köln"),
        ("<p>Köln &ouml; &#8212; &nope;</p>".encode(), "Köln ö — &nope;"),
        (b"<p>K\xf6ln</p>", "Köln"),
        (b"<meta charset='hex'><p>K\xf6ln</p>", "Köln"),
    ],
)
def test_encodings_and_entities(data: bytes, right: str) -> None:
    assert written(read_web(data, "page.html", nothing)) == right


@pytest.mark.parametrize(
    ("data", "right", "code"),
    [
        ("<p>Köln, </p><p>für ".encode() + b"\x84uns\x93</p>", "Köln,\n\nfür „uns“", "mixed-"),
        ("<p>Köln\n<p>für\n<p>".encode() + b"\x84uns\x93</p>", "Köln\n\nfür\n\n„uns“", "mixed-"),
        ("<p>Что это такое? Ничего.</p>".encode("koi8-r"), "Что это такое? Ничего.", ""),
    ],
)
def test_letters_tell_an_encoding_that_a_page_does_not_say(
    data: bytes, right: str, code: str
) -> None:
    for said in (b"", b"<meta charset='utf-8'>"):
        read = read_web(said + data, "page.html", nothing)
        assert written(read) == right
        assert [f.code for f in read.findings] == [f"sources/{code}encoding"]


def test_entities_of_xhtml_are_written_out_and_never_unfold() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>&eacute;&a; &b;</p></body></html>"
    )
    read = read_web(page.encode(), "page.html", nothing)
    assert written(read) == "éaa &b;"
    assert codes(read) == ["sources/entity-unknown"]


def test_a_page_of_a_thousand_open_elements_is_read() -> None:
    read = web("<font>" * 1500 + "<p>one</p><ul><li>t<i>w</i>o</li><li>three</li></ul>four<br>five")
    assert written(read) == "one two three four five"
    assert codes(read) == ["sources/reshaped"]


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(SourceError, match="empty"):
        read_web(b" \n", "page.html", nothing)


def test_the_list_of_emendations_of_our_own_books_is_set_aside() -> None:
    read = web(
        "<p>Paper.</p><section class='emendations'><h2>Emendations</h2><ul><li>2: ragz → rags"
        "</li></ul></section>"
    )
    assert written(read) == "Paper."
    assert "ragz" in notes_of(read)[0].message


def test_elements_of_other_programs_keep_their_words() -> None:
    read = web("<p>Paper<o:p> is</o:p> <st1:place>made</st1:place>.</p><mbp:pagebreak/><p>So.</p>")
    assert written(read) == "Paper is made.\n\nSo."
    assert codes(read) == []
    word = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>a<o:p>b</o:p></p></body></html>'
    assert written(read_web(word.encode(), "a.html", nothing)) == "ab"


def test_letters_decoded_with_the_wrong_table_are_put_right_and_named() -> None:
    # Swedish: “The small island is far away.”
    words = "Den lilla ön är långt härifrån. Åsna och älg äro på ön."
    page = f"<html><body><p>{words}</p></body></html>".encode().decode("cp1252")
    read = read_web(page.encode(), "a.html", nothing)
    assert written(read) == words
    assert codes(read) == ["sources/mojibake"]
