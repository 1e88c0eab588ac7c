"""The source's pages in the printed book: a figure where each begins, which goes to the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from publisher.expressions import compiled
from publisher.model.rendering import DocumentKind

# <span epub:type="pagebreak" role="doc-pagebreak" id="p12" aria-label="Sida 12"></span>
_PAGE_BREAK = compiled(r'<span epub:type="pagebreak"[^>]* aria-label="([^"]*)"></span>')
_FIGURE = compiled(r'<span class="source-page"[^>]*></span>')
# Fyrahun<span class="source-page" data-page="3"></span>dra
_IN_WORD = compiled(r'([\w\xad]+)((?:<span class="source-page"[^>]*></span>)+)(?=\w)')
# The first line of a text: <p>, <h2 class="chapter-title" id="c1-title">
_FIRST_LINE = compiled(r"<(?:p|h[1-6])\b[^>]*>")
_TEXT = (DocumentKind.PART, DocumentKind.CHAPTER)


def with_figures(bodies: Iterable[tuple[DocumentKind, Markup]], word: str) -> Iterator[Markup]:
    """Yield bodies with figures for page breaks; ``word`` says "page" before their labels.

    The figures are no text, so that whoever reads, copies or counts it does not meet them. One
    inside a word goes before it, for a word is hyphenated whole. What stands before the first
    line of a text goes into it. A title page has none: what begins on it is told at the first
    line of the text.
    """
    # Figures of a title page, until a line of text comes that can carry them.
    carried: list[str] = []
    for kind, body in bodies:
        markup = _PAGE_BREAK.sub(lambda mark: _figure(mark[1].removeprefix(f"{word} ")), str(body))
        markup = _IN_WORD.sub(r"\2\1", markup)
        if kind is DocumentKind.TITLEPAGE:
            carried += _FIGURE.findall(markup)
            markup = _FIGURE.sub("", markup)
        elif kind in _TEXT:
            markup = _in_first_line(markup, carried)
            carried = []
        yield Markup(markup)  # noqa: S704 - markup with markup in it


def _in_first_line(markup: str, figures: list[str]) -> str:
    """Return markup with some figures, and those before its first line, in that line."""
    line = _FIRST_LINE.search(markup)
    if line is None:
        return markup
    head, rest = markup[: line.start()], markup[line.end() :]
    figures = [*figures, *_FIGURE.findall(head)]
    return "".join((_FIGURE.sub("", head), line[0], *figures, rest))


def _figure(label: str) -> str:
    return f'<span class="source-page" data-page="{label}"></span>'
