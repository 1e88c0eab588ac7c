"""Where the figures of the source's pages stand in the markup of the printed book."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from publisher.model.rendering import DocumentKind
from publisher.rendering.margin_pages import with_figures

BREAK = '<span epub:type="pagebreak" role="doc-pagebreak" id="p{0}" aria-label="Sida {0}"></span>'
FIGURE = '<span class="source-page" data-page="{}"></span>'


def figured(kind: DocumentKind, *bodies: str) -> list[str]:
    broken = [(kind, Markup(body.replace("|", BREAK.format(7)))) for body in bodies]
    return [str(body).replace(FIGURE.format(7), "|") for body in with_figures(broken, "Sida")]


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ("<p>Ett |två</p>", "<p>Ett |två</p>"),
        ("<p>Ett general|sekreterare</p>", "<p>Ett |generalsekreterare</p>"),
        ("<p>Ett gene\xadral||sekr</p>", "<p>Ett ||gene\xadralsekr</p>"),
        ("<p>A &amp;|b</p>", "<p>A &amp;|b</p>"),
        ("|<h2 id='a'>Ett</h2><p>Två</p>", "<h2 id='a'>|Ett</h2><p>Två</p>"),
        ("<section>||</section>", "<section>||</section>"),
    ],
)
def test_a_page_figure_goes_before_its_word_and_into_the_first_line(
    body: str, becomes: str
) -> None:
    assert figured(DocumentKind.CHAPTER, body) == [becomes]


def test_figures_of_the_title_page_move_to_the_first_line_of_the_text() -> None:
    kinds = (
        DocumentKind.TITLEPAGE,
        DocumentKind.IMPRINT,
        DocumentKind.CHAPTER,
        DocumentKind.CHAPTER,
    )
    pages = ("{}<h1>En bok</h1>", "<p>Utgiven</p>", "<h2>Ett</h2>", "<p>Två</p>")
    bodies = [Markup(page.format(BREAK.format(1))) for page in pages]
    assert list(with_figures(zip(kinds, bodies, strict=True), "Sida")) == [
        "<h1>En bok</h1>",
        "<p>Utgiven</p>",
        f"<h2>{FIGURE.format(1)}Ett</h2>",
        "<p>Två</p>",
    ]


def test_a_label_is_kept_whole_and_escaped() -> None:
    mark = BREAK.replace("Sida {0}", "Sida [&lt;12&gt;]").format(1)
    (body,) = with_figures([(DocumentKind.CHAPTER, Markup(f"<p>A {mark}b</p>"))], "Sida")
    assert body == f"<p>A {FIGURE.format('[&lt;12&gt;]')}b</p>"
