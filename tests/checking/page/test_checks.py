"""Each fault that a page can have is found, and told with its place."""

from __future__ import annotations

import pytest

from publisher.checking.page import check_page
from publisher.webpage import make_page
from tests.rendering.books import pamphlet
from tests.rendering.reading import rendered_page

SKIP = '<a class="skip" href="#c1">Textens början</a>'
FAULTS = {
    "webpage/ill-formed": ("</main>", "<br></main>"),
    "webpage/language-missing": ('<html lang="sv">', "<html>"),
    "webpage/title-missing": ("<title>Sättarens hand</title>", "<title> </title>"),
    "webpage/frame-missing": ('role="doc-toc"', 'role="list"'),
    "webpage/id-repeated": ("</main>", '<p id="c1"></p></main>'),
    "webpage/heading-order": ("</main>", "<h5>Under</h5></main>"),
    "webpage/heading-empty": ("</main>", "<h2> </h2></main>"),
    "webpage/label-missing": ('aria-labelledby="c2-title"', 'aria-labelledby="c9-title"'),
    "webpage/alt-missing": ("</main>", '<img src="data:,"/></main>'),
    "webpage/dead-link": ('href="#c2"', 'href="#c9"'),
    "webpage/remote-resource": ("</style>", "p { background: url(x.png) }</style>"),
    "webpage/script": ('<p class="author">', '<p class="author" onclick="go()">'),
    "webpage/policy-missing": ("default-src 'none'; ", ""),
    "webpage/noteref-misdirected": ('role="doc-noteref" id="n1-ref1" href="#n1"', None),
    "webpage/no-way-back": ('role="doc-noteref" id="n1-ref1" href="#n1"', None),
}
MISDIRECTED = {"webpage/noteref-misdirected": "#c1", "webpage/no-way-back": "#n2"}
MORE = (
    ("webpage/frame-missing", SKIP, ""),
    ("webpage/frame-missing", "<main>", "<main></main><main>"),
    ("webpage/title-missing", "</title>", "</title><title>Two</title>"),
    ("webpage/label-missing", ' aria-labelledby="c2-title"', ""),
    ("webpage/alt-missing", "</main>", '<img role="doc-cover" src="data:," alt=" "/></main>'),
    ("webpage/dead-link", 'href="#c2"', 'href="javascript:go()"'),
    ("webpage/dead-link", 'href="#c2"', 'href="chapter-02.xhtml#c2"'),
    ("webpage/remote-resource", "</main>", '<img src="https://a.example/x.png" alt=""/></main>'),
    ("webpage/remote-resource", "</head>", '<link rel="icon" href="x.ico"/></head>'),
    ("webpage/remote-resource", "<style>", '<style>@import "other.css";'),
    ("webpage/script", "</head>", "<script>go()</script></head>"),
)


@pytest.fixture(scope="module")
def sound() -> str:
    made = make_page(rendered_page(pamphlet()))
    assert made.findings == ()
    return made.value.decode()


def codes(page: str) -> set[str]:
    return {finding.code for finding in check_page(page.encode(), "book.html")}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found(sound: str, code: str) -> None:
    old, new = FAULTS[code]
    if new is None:
        new = old.replace('href="#n1"', f'href="{MISDIRECTED[code]}"')
    assert old in sound
    assert code in codes(sound.replace(old, new, 1))


@pytest.mark.parametrize(("code", "old", "new"), MORE)
def test_a_fault_in_another_form_is_found(sound: str, code: str, old: str, new: str) -> None:
    assert old in sound
    assert codes(sound.replace(old, new, 1)) == {code}


def test_the_place_is_the_line_in_the_file(sound: str) -> None:
    broken = sound.replace('href="#c2"', 'href="#c9"', 1)
    (finding,) = check_page(broken.encode(), "build/book.html")
    line = broken[: broken.index("#c9")].count("\n") + 1
    assert str(finding.place) == f"build/book.html:{line}"


def test_what_is_no_page_is_told() -> None:
    assert codes("") == {"webpage/ill-formed"}
