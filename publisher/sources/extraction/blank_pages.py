"""Pages that bear a folio and nothing else: their text may be a picture that nobody recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.model.findings import Finding
from publisher.model.letters import letters_alone
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# A folio alone on its line, in figures or in Roman numerals, dashes or brackets about it.
FOLIO = compiled(r"\W*(?:[\[(]?\d{1,4}[\])]?|[ivxlc]{1,7}|[IVXLC]{1,7})\W*")
FIGURE = compiled(r"\d")
# Lines of folio, running head and a rule or catchword; more are text.
MOST = 3
# Pages on which a running head stands, at least.
OFTEN = 3


def blank_pages(extract: Extract) -> Iterator[Finding]:
    """Yield a warning if pages hold a folio, a running head too, and nothing else.

    Pages without a folio are left blank in print too, and a title may stand alone on its page.
    """
    both = zip(extract.transcript.pages, extract.filled, strict=True)
    pages = [lines for page, lines in both if page.certain]
    few = [lines for lines in pages if 0 < len(lines) <= MOST]
    if not few or len(pages) < OFTEN:
        return
    heads = _heads(pages)
    bare = [lines for lines in few if _is_bare(lines, heads)]
    if bare:
        which = f"{len(bare)} pages bear" if len(bare) > 1 else "a page bears"
        yield extract.finding(
            "sources/page-blank",
            f"{which} a folio and nothing else, the first here",
            "look at the original; if there is text, it was never recognised, so recognise it (OCR)",
            (bare[0][0], bare[-1][-1]),
        )


def _heads(pages: list[list[Line]]) -> frozenset[str]:
    """Return the words that begin or end several pages."""
    edges = (line for lines in pages for line in (*lines[:2], *lines[-2:]))
    counts = Counter(letters_alone(line.text) for line in edges)
    return frozenset(words for words, count in counts.items() if words and count >= OFTEN)


def _is_bare(lines: list[Line], heads: frozenset[str]) -> bool:
    texts = [line.text.strip() for line in lines]
    alone = [FOLIO.fullmatch(text) is not None for text in texts]
    headed = [letters_alone(text) in heads for text in texts]
    pairs = zip(texts, headed, strict=True)
    numbered = any(alone) or any(head and FIGURE.search(text) for text, head in pairs)
    return numbered and all(a or b for a, b in zip(alone, headed, strict=True))
