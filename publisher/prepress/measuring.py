"""Rules of number and size: how many pages, how large, how near to the edge; the cover round them.

Each function is one rule: it yields a finding for what breaks it, with what to do instead. All
lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from publisher.model.findings import Finding
from publisher.model.press import Paper, Profile, Trims, Wrap
from publisher.prepress.reading import Edges, File, ink_edges, read_file
from publisher.prepress.requirements import Requirements

# All in millimetres. A size may differ by NEAR, because printers round to hundredths of an inch and
# designers to millimetres. Ink may lie HAIR too near to an edge: pages are measured in pixels of
# about a quarter of a millimetre. A cover may differ from the sum of its parts by CLOSE.
NEAR, HAIR, CLOSE = 0.5, 0.3, 0.05


class Margin(NamedTuple):
    """The least distance of ink from the fold, and from the other three sides, in millimetres."""

    fold: float
    other: float


class PageMargin(NamedTuple):
    """A page by its number from 1, with its margin."""

    page: int
    margin: Margin


def page_count(file: File, asked: Requirements, paper: Paper) -> Iterator[Finding]:
    """Refuse a book with too few pages, too many, or a number that cannot be bound."""
    profile, count = asked.profile, len(file.pages)
    most = min(n for n in (profile.most, paper.most, count + 1) if n)
    code = "prepress/page-count"
    if count < profile.least:
        less = f"the book has {count} pages; {profile.title} binds at least {profile.least}"
        yield asked.fault(
            code, less, "gather several texts in an edition, or choose another profile"
        )
    if count > most:
        more = f"the book has {count} pages; at most {most} can be bound on {paper.title} paper"
        yield asked.fault(
            code, more, "choose a thinner paper (--paper), a larger page, or two volumes"
        )
    if count % profile.multiple:
        odd = f"the book has {count} pages; the number must be a multiple of {profile.multiple}"
        yield asked.fault(code, odd, "let “publisher build --profile” add blank pages")


def trims(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse pages of different sizes, and a size that the printer does not cut."""
    first = file.pages[0].size
    other = [page.number for page in file.pages if not _same(page.size, first)]
    if other:
        yield asked.fault(
            "prepress/page-size",
            "the size differs from that of page 1",
            "give all pages one size",
            other,
        )
    if not _is_cut(first, asked.profile.trims):
        width, height = first
        near = nearest_sizes(first, asked.profile.trims)
        yield asked.fault(
            "prepress/trim",
            f"{asked.profile.title} does not cut {width:.1f} x {height:.1f} mm",
            f"choose another page in house.toml, for example {near}",
        )


def _is_cut(size: tuple[float, float], trims: Trims) -> bool:
    """Tell whether a printer cuts pages to a size (width, height)."""
    if not trims.sizes and trims.least is None:
        return True
    between = (
        trims.least is not None
        and trims.most is not None
        and all(
            a - NEAR <= v <= b + NEAR for a, v, b in zip(trims.least, size, trims.most, strict=True)
        )
    )
    return between or any(_same(size, known) for known in trims.sizes)


def _same(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Tell whether two sizes are as good as one."""
    return all(abs(a - b) <= NEAR for a, b in zip(one, two, strict=True))


def nearest_sizes(size: tuple[float, float], trims: Trims) -> str:
    """Return the three sizes that a printer cuts nearest to one, as manifests write them."""
    distance = lambda known: sum(abs(a - b) for a, b in zip(known, size, strict=True))  # noqa: E731
    # A profile without a list of sizes cuts any; A5 is what the books here are designed for.
    near = sorted(trims.sizes, key=distance)[:3]
    return ", ".join(f"{w:g} x {h:g}" for w, h in near) or "a5"


def margins(edges: Sequence[Edges | None], asked: Requirements) -> Iterator[Finding]:
    """Refuse ink too near to the fold, which depends on the number of pages, or to the other sides.

    ``edges`` are those of all pages in order, None for a page without ink.
    """
    rule, found = asked.profile.margins, _margins(edges)
    inside = rule.inside_of(len(edges))
    yield from _too_near(found, lambda margin: margin.fold, inside, "the fold", asked)
    yield from _too_near(found, lambda margin: margin.other, rule.outside, "the cut", asked)
    tight = [n for n, margin in found if rule.outside <= margin.other + HAIR < rule.advised]
    if tight:
        yield asked.advice(
            "prepress/margin-advised",
            f"ink comes nearer to the cut than the {rule.advised:g} mm that the printer advises",
            "it will be printed; cuts may be off by a millimetre or two",
            tight,
        )


def _too_near(
    margins: Sequence[PageMargin],
    side: Callable[[Margin], float],
    least: float,
    what: str,
    asked: Requirements,
) -> Iterator[Finding]:
    """Refuse pages with a margin below the least on one side; ``what`` names its edge in words."""
    near = [number for number, margin in margins if side(margin) < least - HAIR]
    if near:
        found = min(side(margin) for number, margin in margins if number in near)
        yield asked.fault(
            "prepress/margin",
            f"ink comes within {found:.1f} mm of {what}; {least:g} mm must stay free",
            "choose a larger page in house.toml (page)",
            near,
        )


def room_at_fold(data: bytes, profile: Profile) -> float:
    """Return how far the pages of a PDF must move outwards to leave the room wanted at the fold.

    That is 0 where they need not move, and also where the other side has not as much to give, so
    that the preflight refuses the margins.
    """
    with read_file(data, "") as file:
        edges, count = ink_edges(data, file), len(file.pages)
    rule = profile.margins
    inside = min((margin.fold for _, margin in _margins(edges)), default=0.0)
    # The blank pages that will be added count too: the margin wanted grows with the pages.
    missing = max(0.0, rule.inside_of(count + -count % profile.multiple) - inside)
    outer = [_outer(number, edge) for number, edge in enumerate(edges, start=1) if edge]
    return missing if outer and missing <= min(outer) - rule.outside else 0.0


def _margins(edges: Sequence[Edges | None]) -> list[PageMargin]:
    """Return the margins of the pages with ink. Odd pages are rectos, with the fold at their left."""
    return [
        PageMargin(
            number,
            Margin(
                fold=edge.left if number % 2 else edge.right,
                other=min(_outer(number, edge), edge.foot, edge.head),
            ),
        )
        for number, edge in enumerate(edges, start=1)
        if edge is not None
    ]


def _outer(number: int, edge: Edges) -> float:
    """Return the distance of ink from the side opposite the fold."""
    return edge.right if number % 2 else edge.left


def least_margin(edges: Sequence[Edges | None]) -> Margin | None:
    """Return the least margins of all pages, None where no page has ink."""
    found = [margin for _, margin in _margins(edges)]
    return Margin(min(m.fold for m in found), min(m.other for m in found)) if found else None


def told_margin(margin: Margin | None) -> str:
    """Return the least margins in words."""
    return f"{margin.fold:.1f} mm inside, {margin.other:.1f} mm outside" if margin else "no ink"


def cover_size(file: File, asked: Requirements, wrap: Wrap) -> Iterator[Finding]:
    """Refuse a cover of more than one page, or of a size that does not fit round its book."""
    if len(file.pages) != 1:
        yield asked.fault(
            "prepress/cover-size",
            f"a cover is one page, not {len(file.pages)}",
            "keep only the page with the whole cover",
        )
    found, wanted = file.pages[0].size, (wrap.across, wrap.height)
    if any(abs(a - b) > CLOSE for a, b in zip(found, wanted, strict=True)):
        yield asked.fault(
            "prepress/cover-size",
            f"the cover is {found[0]:.1f} x {found[1]:.1f} mm, the book needs "
            f"{wanted[0]:.1f} x {wanted[1]:.1f} mm with a spine of {wrap.spine:.2f} mm",
            "build it again: the number of pages or the paper has changed",
        )


def spine_words(words: str, asked: Requirements, wrap: Wrap) -> Iterator[Finding]:
    """Refuse words on a spine too thin for them; advise where one that could have some has none.

    ``words`` are those found on the spine.
    """
    if wrap.words and not words:
        yield asked.advice(
            "prepress/spine-empty",
            f"the spine of {wrap.spine:.2f} mm is empty",
            "the title is too long for it; give it a shorter first part: “Title: more”",
        )
    if words and not wrap.words:
        yield asked.fault(
            "prepress/spine-words",
            f"“{words[:40]}” stands on a spine of only {wrap.spine:.2f} mm",
            "leave the spine empty",
        )
