"""Pages as libraries give them: what is theirs is set aside, what is the print's stays."""

from __future__ import annotations

from pathlib import Path

from publisher.model.source_kinds import SourceKind
from publisher.sources.markup.web.reading import read_web
from publisher.sources.structured.reading import read_structured
from tests.sources.markup.reading import codes, notes_of, nothing, web, written

# Swedish: “the mill stood still while the miller looked after the wheel”, “she called him”.
FACSIMILE = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="sv"><head><title>9 (Kvarnen)</title></head><body>
<a href="/">Project Runeberg</a> <h1>9</h1> <a href="8.html">&lt;&lt; Previous</a>
<p>Below is the raw OCR text<br>from the above scanned image.<p>
<!-- mode=normal -->
9<br>
Kvarnen stod still<br>
medan mjölnaren såg ef-<br>
ter hjulet.<br>
<br>
Hon ropade på honom.<br>
<!-- NEWIMAGE2 -->
<hr>Sun Dec 10 17:40:04 2023 (download)</body></html>"""
CHAPTER = """<div class="wst-header-structure"><div class="wst-header ws-noexport">The Mill</div>
<div class="wst-header-notes"><ul class="plainSister"><li>sister projects</li></ul></div></div>
<div class="prp-pages-output"><span><span class="pagenum ws-pagenum" id="7" data-page-number="7">
<span class="pagenum-inner ws-noexport">&#8203;</span></span></span>
<p>It was a quiet day,<span class="wst-sidenote wst-sidenote-right"><span
class="wst-sidenote-inner">The village.</span></span> and nobody spoke.</p>
<div class="poem"><p>Ring the bell,<br><span class="mw-poem-indented"
style="margin-inline-start: 2em">far in,</span><br>ring.</p></div></div>"""


def test_a_scanned_page_of_a_library_has_its_printed_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "9.html"
    path.write_text(FACSIMILE, encoding="utf-8")
    made = read_structured(path, "9.html", SourceKind.HTML, None, 1_000_000)
    lines = [line.text for line in made.value.lines()]
    printed = [
        "Kvarnen stod still",
        "medan mjölnaren såg ef-",
        "ter hjulet.",
        "Hon ropade på honom.",
    ]
    assert [line for line in lines if line] == printed
    assert made.value.declared.title == "Kvarnen"
    assert "sources/pasted-lines" in [found.code for found in made.findings]
    (around,) = notes_of(read_web(FACSIMILE.encode(), "9.html", nothing))
    assert "Project Runeberg" in around.message


def test_a_page_without_its_end_is_an_ordinary_one() -> None:
    page = FACSIMILE.replace("<!-- NEWIMAGE2 -->", "")
    assert "raw OCR" in written(read_web(page.encode(), "9.html", nothing))


def test_words_in_the_margin_of_a_wiki_stand_behind_their_paragraph() -> None:
    read = web(CHAPTER)
    assert written(read) == (
        "{p 7}It was a quiet day, and nobody spoke.\n\nThe village.\n\n"
        "| Ring the bell,\n|     far in,\n| ring."
    )
    assert codes(read) == ["sources/reshaped"]
    assert "sister projects" in notes_of(read)[0].message


def test_rows_of_links_are_set_aside_and_sentences_with_links_are_not() -> None:
    row = '<p><a href="1.html">Contents</a> | <a href="2.html">Next page</a></p>'
    said = '<p>Read <a href="1.html">one</a> or <a href="2.html">two</a> | then rest.</p>'
    assert written(web(row + said)) == "Read one or two | then rest."


def test_words_in_the_head_of_a_page_are_named() -> None:
    read = read_web(
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>LOST</head>'
        b"<body><p>Paper.</p></body></html>",
        "a.html",
        nothing,
    )
    assert [note.message for note in notes_of(read) if "LOST" in note.message]


def test_a_page_within_the_sign_of_a_note_is_no_part_of_it() -> None:
    read = web(
        '<p>One<a id="r1"></a><a href="#f1" class="fnanchor">[1]<span class="pagenum"><a id="p96">'
        '[Pg 96]</a></span></a> two.</p><div class="footnote"><p><a href="#r1" id="f1">[1]</a> Body.'
        "</p></div>"
    )
    assert written(read) == "One[^1]{p 96} two.\n\n[^1]: Body."
    assert codes(read) == []


def test_who_made_a_file_stands_behind_the_head_of_its_library() -> None:
    head = "<pre>*** START OF THIS PROJECT GUTENBERG EBOOK THE MILL ***</pre>"
    made = "<p>Transcribed from the 1908 edition by Ib Lund, email ib@example.org</p>"
    assert written(web(f"{head}{made}<h1>The Mill</h1><p>It stood.</p>")) == (
        "# The Mill\n\nIt stood."
    )
    assert "Produced by" in written(web(f"{head}<h1>The Mill</h1><p>Produced by hand.</p>"))
