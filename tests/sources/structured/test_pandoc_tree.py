"""Each kind of node of pandoc's tree: what it becomes, and what is named in a finding."""

from __future__ import annotations

from typing import Any

import pytest

from publisher import manuscript
from publisher.model.findings import Finding
from publisher.sources.structured.pandoc.letters import check_letters
from publisher.sources.structured.pandoc.reading import letters_in, text_of
from publisher.sources.structured.pandoc.state import State
from publisher.sources.structured.read_source import PictureFile
from tests.support.pandoc_tree import NO_ATTRIBUTES, node

RED = PictureFile("red.png", b"\x89PNG\r\n\x1a\n")
DRAWING = PictureFile("drawing.emf", b"\x01\x00\x00\x00")


def words(text: str) -> list[dict[str, Any]]:
    return [node("Str", text)]


def para(*parts: dict[str, Any]) -> dict[str, Any]:
    return node("Para", list(parts))


def said(text: str) -> dict[str, Any]:
    return para(*words(text))


def span(language: str, text: str) -> dict[str, Any]:
    return node("Span", [["", [], [["lang", language]]], words(text)])


def image(address: str, alt: str = "") -> dict[str, Any]:
    return node("Image", [NO_ATTRIBUTES, words(alt) if alt else [], [address, ""]])


def numbered(style: str, delimiter: str, start: int, *items: list[Any]) -> dict[str, Any]:
    return node("OrderedList", [[start, node(style), node(delimiter)], list(items)])


def raw(kind: str, form: str, text: str) -> dict[str, Any]:
    return node(kind, [form, text])


def html(element: str) -> dict[str, Any]:
    return raw("RawInline", "html", element)


def table(*rows: list[Any]) -> dict[str, Any]:
    cells = [
        [NO_ATTRIBUTES, [[NO_ATTRIBUTES, node("AlignDefault"), 1, 1, cell] for cell in row]]
        for row in rows
    ]
    head, foot = [NO_ATTRIBUTES, []], [NO_ATTRIBUTES, []]
    return node(
        "Table", [NO_ATTRIBUTES, [None, []], [], head, [[NO_ATTRIBUTES, 1, [], cells]], foot]
    )


def read(*blocks: dict[str, Any], **meta: Any) -> tuple[str, tuple[Finding, ...]]:
    """Return the manuscript of a tree, and its findings; no letter may be lost."""
    tree = {"meta": meta, "blocks": list(blocks)}
    state = State("a.docx", {"media/red.png": RED, "media/drawing.emf": DRAWING})
    made = text_of(tree, state)
    lost = tuple(check_letters(made.text, letters_in(tree), (), state.added))
    assert lost == ()
    return manuscript.write(made.text), made.findings


A, B = said("a"), said("b")
BECOMES: dict[str, tuple[list[dict[str, Any]], str]] = {
    "emphasis": ([para(node("Emph", words("a")), node("Strong", words("b")))], "*a***b**\n"),
    "styles": (
        [
            para(
                node("SmallCaps", words("a")),
                node("Superscript", words("b")),
                node("Subscript", words("c")),
            )
        ],
        "[a]{.smallcaps}[b]{.sup}[c]{.sub}\n",
    ),
    "a passage": ([para(span("fr", "oui"))], "[oui]{lang=fr}\n"),
    "a language that is none": ([para(span("no such", "oui"))], "oui\n"),
    "quotation marks": ([para(node("Quoted", [node("DoubleQuote"), words("a")]))], "“a”\n"),
    "blanks at the edges": ([para(node("Space"), *words("a"), node("LineBreak"))], "a\n"),
    "an empty paragraph": ([para(node("Space")), A], "a\n"),
    "stars alone": ([said("* * *"), A], "***=* * *\n\na\n"),
    "a rule": ([A, node("HorizontalRule"), B], "a\n\n***\n\nb\n"),
    "letters": ([numbered("LowerAlpha", "OneParen", 2, [A], [B])], "b) a\nc) b\n"),
    "Roman figures": ([numbered("UpperRoman", "Period", 4, [A], [B])], "IV. a\nV. b\n"),
    "numbers in brackets": ([numbered("Decimal", "TwoParens", 1, [A], [B])], "(1) a\n(2) b\n"),
    "lists in lists": (
        [node("BulletList", [[A, numbered("Decimal", "Period", 1, [B], [A])], [A, B]])],
        "- a\n  1. b\n  2. a\n- a\n  b\n",
    ),
    "verse": (
        [node("LineBlock", [words("a"), words("\u00a0\u00a0b"), [], words("c")])],
        "| a\n|   b\n\n| c\n",
    ),
    "code": ([node("CodeBlock", [NO_ATTRIBUTES, "a\n  b\n"])], "| a\n|   b\n"),
    "a list within a quotation": (
        [node("BlockQuote", [A, node("BulletList", [[B]]), A])],
        "> a\n\n- b\n\n> a\n",
    ),
    "a note": ([para(*words("a"), node("Note", [A, B]))], "a[^1]\n\n[^1]: a\n    b\n"),
    "a note without words": ([para(*words("a"), node("Note", []))], "a[^1]\n\n[^1]:\n"),
    "a list within a note": (
        [para(*words("a"), node("Note", [numbered("Decimal", "Period", 1, [A], [B])]))],
        "a[^1]\n\n[^1]: 1. a\n    2. b\n",
    ),
    "paragraphs in a cell": ([table([[A], [A, B]])], "=| a | a\\\nb\n"),
    "a picture": ([para(image("media/red.png", "Red"))], "![Red](pictures/red.png)\n"),
    "a picture amid words": (
        [para(*words("a"), node("Space"), image("media/red.png"), node("Space"), *words("b"))],
        "a b\n\n![](pictures/red.png)\n",
    ),
    "a figure": (
        [node("Figure", [NO_ATTRIBUTES, [None, [A]], [para(image("media/red.png", "a"))]])],
        "![a](pictures/red.png)\n! a\n",
    ),
    "a picture elsewhere": ([para(image("https://example.org/a.png", "Red"))], "! Red\n"),
    "a picture of a kind that no book shows": (
        [para(image("media/drawing.emf", "Red"))],
        "! Red\n",
    ),
    "struck out": ([para(node("Strikeout", words("a")))], "a\n"),
    "a formula": ([para(node("Math", [node("InlineMath"), "x^2"]))], "x^2\n"),
    "HTML in a line": (
        [
            para(
                *words("m"),
                raw("RawInline", "html", "<sup>"),
                *words("2"),
                raw("RawInline", "html", "</sup>"),
            )
        ],
        "m[2]{.sup}\n",
    ),
    "a break in HTML": (
        [para(*words("a"), html("<br/>"), *words("b"))],
        "a\\\nb\n",
    ),
    "what shows nothing in TeX": ([raw("RawBlock", "latex", "\\newpage"), A], "a\n"),
    "a division": ([node("Div", [NO_ATTRIBUTES, [A, B]])], "a\n\nb\n"),
    "terms": ([node("DefinitionList", [[words("a"), [[B]]]])], "- a\n  b\n"),
    "an unknown block": ([node("Novelty", [1, [said("kept")]])], "kept\n"),
    "an unknown inline": ([para(*words("a"), node("Novelty", words("kept")))], "akept\n"),
}


@pytest.mark.parametrize("case", BECOMES)
def test_a_node_becomes(case: str) -> None:
    blocks, markup = BECOMES[case]
    assert read(*blocks)[0] == markup


NAMED = {
    "an unknown block": "sources/unknown-part",
    "an unknown inline": "sources/unknown-part",
    "a formula": "sources/formula",
    "struck out": "sources/struck-out",
    "a picture elsewhere": "sources/picture-missing",
    "a picture of a kind that no book shows": "sources/picture-missing",
    "a picture amid words": "sources/picture-moved",
    "a list within a note": "sources/reshaped",
    "a list within a quotation": "sources/reshaped",
    "what shows nothing in TeX": "sources/raw-markup",
    "code": "sources/code",
}


@pytest.mark.parametrize("case", NAMED)
def test_what_does_not_stay_as_it_was_is_named(case: str) -> None:
    assert [found.code for found in read(*BECOMES[case][0])[1]] == [NAMED[case]]


def test_an_address_that_the_words_do_not_say_is_named_and_others_are_not() -> None:
    def link(text: str, address: str) -> dict[str, Any]:
        return node("Link", [NO_ATTRIBUTES, words(text), [address, ""]])

    _, findings = read(
        A,
        para(link("here", "https://example.org/a")),
        para(link("example.org", "https://www.example.org/")),
        para(link("above", "#a")),
    )
    (found,) = findings
    assert "“here” led to https://example.org/a" in found.message
    assert found.place.first == 2


def test_the_head_of_a_text_comes_from_the_facts_of_the_document() -> None:
    meta = {
        "title": node("MetaInlines", words("On")),
        "author": node(
            "MetaList", [node("MetaInlines", words("A")), node("MetaInlines", words("B"))]
        ),
        "date": node("MetaInlines", words("1912")),
        "lang": node("MetaInlines", words("en")),
        "keywords": node("MetaInlines", words("rags")),
    }
    markup, findings = read(node("Header", [1, NO_ATTRIBUTES, words("One")]), **meta)
    assert markup == "# On\n\n^ A\n\n^ B\n\n^ 1912\n\n## One\n"
    assert [found.code for found in findings] == ["sources/fact-aside"]


def test_words_on_a_picture_that_pandoc_makes_up_are_none() -> None:
    figure = node("Figure", [NO_ATTRIBUTES, [None, [A]], [para(image("media/red.png", "a"))]])
    tree = {"meta": {}, "blocks": [figure, para(image("media/red.png", "image"))]}
    made = text_of(tree, State("a.tex", {"media/red.png": RED}, made_alts=("image",)))
    assert manuscript.write(made.text) == "![](pictures/red.png)\n! a\n\n![](pictures/red.png)\n"
