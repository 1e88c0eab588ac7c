"""Lines with which libraries and proofreaders part the pages of a text.

Distributed Proofreaders names the picture of each page and who has read it, HathiTrust gives the
folio and the number of the picture, Wikisource links to the page or marks it by a template, the Text
Encoding Initiative (TEI P5, 3.11.3) has ``pb``. One such line is enough; a line of dashes with a
word for page has to count on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import known_languages, language

FOLIO = r"(?P<folio>\d{1,4}[a-z]?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})"
# ``-----File: 012.png---\name\name\-----``: what stands behind the number is names and dashes.
PROOFREADERS = compiled(
    r"\s*-{3,}\s*File:\s*(?P<name>[^\s\\]{0,40}?)(?P<folio>\d{1,5})[a-z]?"
    r"\.(?:png|jpe?g|tiff?|gif)\b.*"
)
# The name of a leaf before the text; such leaves may be counted by themselves.
LEAF = "f"
# ``## p. 12 (#34) ####``: without a folio where none is printed.
LIBRARY = compiled(
    rf"\s*#{{2,}}\s*\[?(?:p|pp|page|S|Seite)?\.?\s*(?:{FOLIO})?\]?\s*\(#\d{{1,5}}\)\s*#*\s*", re.I
)
NAMESPACES = "Page|Seite|Sida|Side|Pagina|Pàgina|Página|Strona|Страница|Sivu"
LINKED = compiled(
    rf"\s*\[\[(?:{NAMESPACES}):[^\[\]/]{{1,150}}/{FOLIO}(?:\|[^\[\]]{{0,80}})?\]\]\s*", re.I
)
TEMPLATE = compiled(rf"\s*\{{\{{(?:{NAMESPACES}|PRZU)\|{FOLIO}[^{{}}]{{0,100}}\}}\}}\s*", re.I)
ELEMENT = compiled(
    rf"\s*<(?:pb|page)\b[^<>]{{0,100}}?\b(?:n|nr|number)=[\"'](?:{FOLIO})?[\"'][^<>]{{0,100}}>\s*",
    re.I,
)
# ``[Pg 12]``, as Project Gutenberg keeps the pages of print, alone on a line.
KEPT = compiled(rf"\s*\[Pg\.?\s?{FOLIO}\]\s*")
FORMS = (PROOFREADERS, LIBRARY, LINKED, TEMPLATE, ELEMENT, KEPT)
# Elements that say something about a page and hold no text of it.
MARKUP = compiled(
    r"\s*(?:</?(?:chapter|noinclude|includeonly|pagequality|section|blank|page|pb|header|footer)"
    r"\b[^<>]{0,200}>\s*){1,9}",
    re.I,
)
BRACKETED = compiled(r"\s*+\[\s?([^\[\]]{4,30})\]\s*+")
# Signs about a word for page and a number that no compositor sets so. Brackets he does set so, for
# the pages of an earlier edition.
DRAWN = r"[-=_*#~+\u2013\u2014]"
SHAPES = (
    (rf"\s*{DRAWN}{{5,}}\s*", rf"\s*{DRAWN}*\s*"),
    (rf"\s*{DRAWN}{{2,}}\s*", rf"\s*{DRAWN}{{2,}}\s*"),
)
# Between single dashes a colon stands behind the word in one library (``- Side: 12 -``).
WITH_COLON = (rf"\s*{DRAWN}\s*", rf"\s*{DRAWN}\s*")
# ``- 12 -``, ``{12}``: a number between signs, where the very first line of a text is one.
NUMBERED = compiled(rf"\s*(?:[-=_]{{1,9}}|\{{)\s?{FOLIO}\s?(?:[-=_]{{1,9}}|\}})\s*")
# Lines that count pages one by one.
COUNTING = 3
# Lines of one shape whose numbers rise that make a series.
FEWEST = 2


def page_lines(texts: Sequence[str]) -> Mapping[int, str]:
    """Return the lines with which pages begin, by their index, with the folio that they name."""
    found: dict[int, str] = {}
    for at, text in enumerate(texts):
        if _may_be(text):
            match = next((m for form in FORMS if (m := form.fullmatch(text))), None)
            if match is not None:
                found[at] = _folio(match)
    for at in _leaves(texts, found):
        found[at] = ""
    return found or dict(_series(texts)) or dict(_counted(texts))


def _leaves(texts: Sequence[str], found: Iterable[int]) -> list[int]:
    """Return the lines of leaves before the text that are counted apart: theirs are no folios."""
    named = [(at, m) for at in found if (m := PROOFREADERS.fullmatch(texts[at]))]
    leaves = [(at, int(m["folio"])) for at, m in named if m["name"] == LEAF]
    others = [int(m["folio"]) for _, m in named if m["name"] != LEAF]
    apart = leaves and others and min(others) <= max(number for _, number in leaves)
    return [at for at, _ in leaves] if apart else []


def parts_proofs(text: str) -> bool:
    """Tell whether a line is one with which proofreaders part pages."""
    return PROOFREADERS.fullmatch(text) is not None


def says_blank(text: str) -> bool:
    """Tell whether a line says that its page is blank."""
    match = BRACKETED.fullmatch(text)
    return match is not None and match[1].strip().casefold() in _blank()


def is_markup(text: str) -> bool:
    """Tell whether a line holds nothing but elements about its page."""
    return "<" in text and MARKUP.fullmatch(text) is not None


def _may_be(text: str) -> bool:
    return text.lstrip()[:2] in ("--", "##", "[[", "{{", "[P") or "<p" in text.casefold()


def _folio(match: re.Match[str]) -> str:
    folio = match["folio"] or ""
    return folio.lstrip("0") or folio[-1:]


def _series(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a shape whose numbers rise from page to page."""
    filled = [(at, text) for at, text in enumerate(texts) if text.strip()]
    for shape in _shapes():
        lines = [(at, m) for at, text in filled if (m := shape.fullmatch(text))]
        numbers = [int(m["folio"]) for _, m in lines if m["folio"].isdigit()]
        rising = all(above < below for above, below in pairwise(numbers))
        if len(lines) >= FEWEST and len(numbers) == len(lines) and rising:
            yield from ((at, _folio(match)) for at, match in lines)
            return


def _counted(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines, each below a blank one, on which a text counts its pages one by one."""
    filled = [at for at, text in enumerate(texts) if text.strip()]
    for shape, anywhere in ((_named(), True), (NUMBERED, False)):
        lines = [
            (at, match)
            for at in filled
            if (not at or not texts[at - 1].strip()) and (match := shape.fullmatch(texts[at]))
        ]
        numbers = [int(match["folio"]) for _, match in lines if match["folio"].isdigit()]
        steps = [below - above for above, below in pairwise(numbers)]
        begins = anywhere or (lines and lines[0][0] == filled[0])
        if len(numbers) == len(lines) >= COUNTING and set(steps) == {1} and begins:
            yield from ((at, _folio(match)) for at, match in lines)
            return


@cache
def _named() -> re.Pattern[str]:
    """Return what a word for page and its number look like in brackets or behind signs."""
    return re.compile(
        rf"\s*(?:\[|\{{|<!--|#{{2,6}})\s?(?:{_words()})[.:]?\s?{FOLIO}\s?(?:\]|\}}|-->|#{{0,6}})\s*",
        re.I,
    )


@cache
def _blank() -> frozenset[str]:
    """Return the words that say in any language that a page is blank."""
    tags = known_languages()
    return frozenset(word.casefold() for tag in tags for word in language(tag).cues.blank_pages)


@cache
def _words() -> str:
    words = {word.rstrip(".") for tag in known_languages() for word in language(tag).cues.pages}
    return "|".join(map(re.escape, sorted(words | {"Page", "Pg"}, key=len, reverse=True)))


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    word = _words()
    plain = (rf"{before}(?:{word})[.:]?\s*{FOLIO}{after}" for before, after in SHAPES)
    colon = rf"{WITH_COLON[0]}(?:{word}):\s*{FOLIO}{WITH_COLON[1]}"
    return tuple(re.compile(shape, re.I) for shape in (*plain, colon))
