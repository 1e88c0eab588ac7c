"""Each block and inline has its markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.edition import Division
from tests.rendering.books import book_of
from tests.rendering.reading import (
    XHTML,
    XML_LANG,
    first_chapter,
    inside,
    parsed,
    rendered,
    typed,
)

# A paragraph, a caption ("Ett foto", a photo) and so on; ett, två, tre are one, two, three.
HEAD = "# En bok\n\n"
SET = (
    ("Ett stycke.", "<p>Ett stycke.</p>"),
    ("*Ett* **två**.", "<p><em>Ett</em> <strong>två</strong>.</p>"),
    ("> Ett\n> Två", "<blockquote>\n<p>Ett</p>\n<p>Två</p>\n</blockquote>"),
    (
        "| Ett\n| två",
        '<div class="verse">\n<p class="line">Ett</p>\n<p class="line">två</p>\n</div>',
    ),
    (
        "- 1. Ett\n- 2. Två",
        '<ol class="items" role="list" type="1" style="list-style: none">\n'
        '<li><span class="marker">1. </span>Ett</li>\n'
        '<li><span class="marker">2. </span>Två</li>\n</ol>',
    ),
    (
        "- Ett\n  a) två\n  b) tre\n  Fyra.",
        '<ul class="items bullets" role="list">\n<li><p class="item">Ett</p>\n'
        '<ol class="items" role="list" type="a" style="list-style: none">\n'
        '<li><span class="marker">a) </span>två</li>\n'
        '<li><span class="marker">b) </span>tre</li>\n</ol>\n<p>Fyra.</p>\n</li>\n</ul>',
    ),
    (
        "§ 9. Ett\n§ 10. Två",
        '<ol class="items wide" role="list" type="1" start="9" style="list-style: none">',
    ),
    ("1.2.3.4. Ett\n1.2.3.5. Två", '<ul class="items free" role="list">'),
    (
        "iii. Ett\niv. Två",
        '<ol class="items medium" role="list" type="i" start="3" style="list-style: none">',
    ),
    (
        "§ 4. Ett\n§ 6. Två",
        '<ul class="items medium" role="list">\n<li><span class="marker">§ 4. </span>Ett</li>',
    ),
    (
        "! Ett foto\n== År | Ark\n=| 1890 | 12\n=| 1891 | 7,5",
        "<table>\n<caption>Ett foto</caption>\n<thead>\n<tr>\n"
        '<th scope="col">År</th>\n<th scope="col" class="figures">Ark</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<th scope="row" class="whole">1890</th>\n<td class="figures whole">12</td>\n</tr>\n<tr>\n'
        '<th scope="row" class="whole">1891</th>\n<td class="figures whole">7,5</td>\n</tr>\n'
        "</tbody>\n</table>",
    ),
    ("= Ett | <\n= ^ | ^", '<td colspan="2" rowspan="2" class="across">Ett</td>'),
    ("| Ett\n|   två", '<p class="line" style="margin-inline-start: 1.0em">två</p>'),
    (
        "![Ett & två](pictures/a.png)\n! Ett foto",
        '<figure>\n<p class="no-picture">[Ett &amp; två]</p>\n'
        "<figcaption>Ett foto</figcaption>\n</figure>",
    ),
    ("! Ett foto", '<p class="caption">Ett foto</p>'),
    ("A\n\n***\n\nB", '<p>A</p>\n<hr class="section-break"/>\n<p>B</p>'),
    ("A\n\n^ 1911", '<p>A</p>\n<p class="front-line">1911</p>'),
    ("### Tre", '<h3 class="level-3" id="c1-h1">Tre</h3>'),
)


@pytest.mark.parametrize(("source", "expected"), SET)
def test_a_block_has_its_markup(source: str, expected: str) -> None:
    assert expected in inside(first_chapter(f"{HEAD}Först.\n\n{source}\n"))


def test_a_page_break_stands_inside_its_word_and_is_never_self_closed() -> None:
    mark = '<span epub:type="pagebreak" role="doc-pagebreak" id="p2" aria-label="Sida 9"></span>'
    section = first_chapter(HEAD + "Han var general{p 9}sekreterare.")
    assert f"general{mark}sekreterare" in inside(section).replace("/>", "></span>")


def test_a_chapter_is_named_by_its_heading() -> None:
    section = first_chapter(HEAD + "## Första *kapitlet*\n\nText.")
    heading = section.find(f"{XHTML}h2")
    assert heading is not None
    assert section.get("aria-labelledby") == heading.get("id")
    assert inside(heading) == "Första <em>kapitlet</em>"


def test_a_chapter_without_heading_takes_the_title_of_its_text() -> None:
    heading = first_chapter(HEAD + "Text.").find(f"{XHTML}h2")
    assert heading is not None
    assert heading.text == "En bok"


def test_a_lost_note_is_a_plain_mark() -> None:
    section = first_chapter(HEAD + "Text.[^26!]")
    assert '<sup class="lost-note">26</sup>' in inside(section)
    assert typed(section, "noteref") == []


def test_a_text_in_another_language_than_its_book_says_so() -> None:
    edition = book_of("# En bok\n\nText.")
    part = edition.parts[0]
    part = replace(part, text=replace(part.text, language="nl"))
    foreign = replace(edition, divisions=(Division(None, (part,)),))
    section = parsed(rendered(foreign), "chapter-01.xhtml").find(f".//{XHTML}section")
    assert section is not None
    assert (section.get("lang"), section.get(XML_LANG)) == ("nl", "nl")


def test_letters_that_are_set_otherwise_keep_how_they_are_set() -> None:
    # ANNA BERG and Nils Ek: the 1st, m2 of H2O
    section = first_chapter(
        "# En bok\n\n[ANNA BERG]{.smallcaps} och [Nils Ek]{.smallcaps}: 1[er]{.sup}, H[2]{.sub}O."
    )
    assert inside(section).endswith(
        '<p><span class="all-small-capitals">ANNA BERG</span> och '
        '<span class="small-capitals">Nils Ek</span>: '
        '1<sup class="superior">er</sup>, H<sub>2</sub>O.</p>'
    )


def test_a_passage_in_another_language_says_so() -> None:
    section = first_chapter("# En bok\n\nHan sade [*Quoi ?*]{lang=fr} – då.\n")
    assert inside(section).endswith(
        '<p>Han sade <span lang="fr" xml:lang="fr"><em>Quoi\u202f?</em></span>\u00a0– då.</p>'
    )
