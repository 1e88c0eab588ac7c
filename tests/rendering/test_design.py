"""A house overrides templates and styles; mistakes in them are told with file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import publisher
from publisher.errors import DesignError
from publisher.model.edition import Edition
from publisher.model.house import BookSettings
from publisher.rendering import find_design, render_ebook, render_page
from publisher.rendering.style_faults import faults_in, misspelt_properties
from tests.rendering.books import book_of
from tests.rendering.reading import markup

BOOK = book_of("# En bok\n\nText.")


def house(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("css", "lines"),
    [
        ("p { color: red }\n/* } */ q::before { content: '}' }", []),
        ("p {\n color red;\n}", [2]),
        ("p { a: b }\n}", [2]),
        ("p {\n a: b\n", [1]),
        ("p {\n color red;\n}\n@media print {\n q {\n a\n", [2, 5]),
        ("p {\n color red;\n}\n}\nq { a }", [2, 4]),
        ("@medai print { p { a: b } }\n@page { @top-lef { a: b } }", [1, 2]),
        ("@media print {\n p { a }\n q { a: b }\n r { c }\n}", [2, 4]),
        ("@-moz-document url() { p { a: b } }", []),
        (".a\\{b { color: red }", []),
    ],
)
def test_faults_in_a_style_of_the_house_are_told_with_their_lines(
    tmp_path: Path, css: str, lines: list[int]
) -> None:
    root = house(tmp_path, "styles/house.css", css)
    assert [line for line, _ in faults_in(css)] == lines
    if lines:
        with pytest.raises(DesignError) as caught:
            render_page(BOOK, find_design(root))
        assert caught.value.place == f"{root / 'styles/house.css'}:{lines[0]}"
        assert all(f"house.css:{line}: " in str(caught.value) for line in lines)


def test_what_is_nearly_a_property_is_told(tmp_path: Path) -> None:
    css = "p {\n font-famly: X; -webkit-colr: red; --colr: red; colr: red; zoom: 1; overflow-x: auto }"
    design = find_design(house(tmp_path, "styles/house.css", css))
    for made in (render_ebook(BOOK, design), render_page(BOOK, design)):
        assert [(str(f.place), f.hint) for f in made.findings] == [
            ("styles/house.css:2", "did you mean “font-family”?"),
            ("styles/house.css:2", "did you mean “color”?"),
        ]


def test_no_property_of_css_is_taken_for_another() -> None:
    """What is near to another one, and is a property all the same, does what it says."""
    near = "order, counter-increment, counter-set, resize, text-underline-position, bookmark-label"
    css = "p { " + "; ".join(f"{name}: 0" for name in near.split(", ")) + " }"
    known = ("border", "counter-reset", "size", "text-underline-offset", "bookmark-level")
    assert list(misspelt_properties(css, known)) == []


def test_a_template_of_the_house_wins(tmp_path: Path) -> None:
    house(tmp_path, "templates/book/imprint.html", '<section id="imprint">Vårt</section>')
    assert "Vårt" in markup(render_ebook(BOOK, find_design(tmp_path)), "imprint.xhtml")


def test_a_template_of_the_house_can_build_on_the_one_it_hides(tmp_path: Path) -> None:
    own = '{% include "package/book/imprint.html" %}<p>Och mer.</p>'
    house(tmp_path, "templates/book/imprint.html", own)
    colophon = markup(render_ebook(BOOK, find_design(tmp_path)), "imprint.xhtml")
    assert 'epub:type="imprint"' in colophon
    assert "Och mer." in colophon


def test_a_template_of_the_house_may_still_call_its_document_a_sheet(tmp_path: Path) -> None:
    frame = '<section id="{{ sheet.id }}" title="{{ document.title }}"></section>'
    house(tmp_path, "templates/book/imprint.html", frame)
    colophon = markup(render_ebook(BOOK, find_design(tmp_path)), "imprint.xhtml")
    assert '<section id="imprint" title="Tryckuppgifter">' in colophon


def test_a_style_of_the_house_wins(tmp_path: Path) -> None:
    house(tmp_path, "styles/epub.css", "p { color: red }")
    styles = {s.name: s.content for s in render_ebook(BOOK, find_design(tmp_path)).styles}
    assert styles["styles/epub.css"] == b"p { color: red }"


def with_settings(settings: BookSettings) -> Edition:
    return replace(BOOK, facts=replace(BOOK.facts, settings=settings))


@pytest.mark.parametrize("design", ["label", "plain", "band"])
def test_the_house_chooses_the_design_of_its_covers(design: str) -> None:
    cover = render_ebook(with_settings(BookSettings(cover=design)), find_design()).cover
    assert f'<body class="{design}"' in cover.markup


def size_of(title: str) -> int:
    """Return the size of a title on its cover, in pixels."""
    edition = replace(BOOK, facts=replace(BOOK.facts, title=title))
    found = re.search(r"step-(\d+)", render_ebook(edition, find_design()).cover.markup)
    assert found is not None
    return int(found[1])


def test_a_title_in_capitals_is_smaller() -> None:
    assert size_of("ON BOOKMAKING") < size_of("On bookmaking")


@pytest.mark.parametrize(
    "title", ["תולדות הדפוס והטיפוגרפיה", "تاريخ الطباعة والمطبوعات", "1848–1849–1850–1851"]
)
def test_a_title_without_capitals_is_as_large_as_one_in_small_letters(title: str) -> None:
    assert size_of(title) == size_of(re.sub(r"\w", "a", title))
    assert size_of(title) > size_of(re.sub(r"\w", "A", title))


def test_an_unknown_cover_design_is_a_design_error() -> None:
    with pytest.raises(DesignError, match=r"cover/marble\.html"):
        render_ebook(with_settings(BookSettings(cover="marble")), find_design())


MISTAKES = (
    ("book/imprint.html", "\n{{ nobody }}", "imprint.html:2", "nobody"),
    ("book/imprint.html", "\n\n{% if %}", "imprint.html:3", "xpected"),
    ("book/imprint.html", "{% include 'gone.html' %}", "", "gone.html"),
    ("book/imprint.html", "\n{{ 1 / 0 }}", "imprint.html:2", "division"),
    ("macros/blocks.html", "", "macros/blocks.html", "paragraph"),
    ("macros/inlines.html", "\n{% macro words(text) %}\n{{ oops }}{% endmacro %}", ":3", "oops"),
)


@pytest.mark.parametrize(("name", "content", "place", "message"), MISTAKES)
def test_a_mistake_in_a_template_is_an_error_with_file_and_line(
    tmp_path: Path, name: str, content: str, place: str, message: str
) -> None:
    house(tmp_path, f"templates/{name}", content)
    with pytest.raises(DesignError) as caught:
        render_ebook(BOOK, find_design(tmp_path))
    assert place in caught.value.place
    assert message in caught.value.message
    assert caught.value.exit_code == 5


def test_a_template_that_leaves_an_element_open_is_a_design_error(tmp_path: Path) -> None:
    house(tmp_path, "templates/book/imprint.html", "<p>open")
    with pytest.raises(DesignError, match="not well-formed XML") as caught:
        render_ebook(BOOK, find_design(tmp_path))
    assert caught.value.place.startswith("imprint.xhtml:")


def test_a_style_sheet_that_is_not_utf_8_is_a_design_error(tmp_path: Path) -> None:
    house(tmp_path, "styles/book.css", "")
    (tmp_path / "styles" / "book.css").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(DesignError, match="UTF-8"):
        render_ebook(BOOK, find_design(tmp_path))


def test_the_same_book_gives_the_same_markup() -> None:
    assert render_ebook(BOOK, find_design()) == render_ebook(BOOK, find_design())


def test_in_a_wheel_templates_lie_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = house(tmp_path, "publisher/templates/a.html", "") / "publisher"
    (package / "styles").mkdir()
    monkeypatch.setattr(publisher, "__file__", str(package / "__init__.py"))
    assert find_design().templates == (package / "templates",)


def test_a_package_without_templates_is_a_design_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "__file__", str(tmp_path / "publisher" / "__init__.py"))
    with pytest.raises(DesignError, match="templates"):
        find_design()


@pytest.mark.parametrize(
    "template",
    [
        '{% include "book/imprint.html" %}',
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ document.__init__.__globals__ }}",
        "{% for number in range(1000000000) %}x{% endfor %}",
    ],
    ids=["includes itself", "classes", "globals", "without end"],
)
def test_a_template_that_reaches_for_more_than_its_page_is_a_design_error(
    tmp_path: Path, template: str
) -> None:
    house(tmp_path, "templates/book/imprint.html", template)
    with pytest.raises(DesignError):
        render_ebook(BOOK, find_design(tmp_path))
