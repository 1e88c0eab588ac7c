"""Rules of number and size: how many pages, how large, how near to the edge; the cover round them.

One function for each rule; each says what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.findings import Finding
from publisher.model.press import Paper, Profile, Trims, Wrap
from publisher.prepress.reading import Box, File, ink_edges, read_file
from publisher.prepress.requirements import Requirements

NEAR = 0.5  # millimetres by which a size may differ: printers round to the inch's hundredth
HAIR = 0.3  # millimetres by which measured ink may lie outside: two thirds of a pixel
CLOSE = 0.05  # millimetres by which a cover may differ from the sum of its parts


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
    """Refuse pages of different sizes, and a size that is not cut."""
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
    return all(abs(a - b) <= NEAR for a, b in zip(one, two, strict=True))


def nearest_sizes(size: tuple[float, float], trims: Trims) -> str:
    """Return the three sizes that are cut and nearest to one, as manifests write them."""
    distance = lambda known: sum(abs(a - b) for a, b in zip(known, size, strict=True))  # noqa: E731
    near = sorted(trims.sizes, key=distance)[:3]
    return ", ".join(f"{w:g} x {h:g}" for w, h in near) or "a5"


def margins(edges: Sequence[Box | None], asked: Requirements) -> Iterator[Finding]:
    """Refuse ink too near to the fold, by the number of pages, or to the other three sides."""
    rule = asked.profile.margins
    inside = rule.inside_of(len(edges))
    sides = ((0, inside, "the fold"), (1, rule.outside, "the cut"))
    for which, least, what in sides:
        near = [n for n, m in _margins(edges) if m[which] < least - HAIR]
        if near:
            found = min(m[which] for n, m in _margins(edges) if n in near)
            yield asked.fault(
                "prepress/margin",
                f"ink comes within {found:.1f} mm of {what}; {least:g} mm must stay free",
                "choose a larger page in house.toml (page)",
                near,
            )
    tight = [n for n, m in _margins(edges) if rule.outside <= m[1] + HAIR < rule.advised]
    if tight:
        yield asked.advice(
            "prepress/margin-advised",
            f"ink comes nearer to the cut than the {rule.advised:g} mm that the printer advises",
            "it will be printed; cuts may be off by a millimetre or two",
            tight,
        )


def room_at_fold(data: bytes, profile: Profile) -> float:
    """Return how far pages must move outwards to leave room at the fold (mm), 0 where they need not.

    Also 0 where the other side has not that much to give: the margins are refused then.
    """
    ((edges, count),) = (
        (ink_edges(data, tuple(page.trim for page in file.pages)), len(file.pages))
        for file in read_file(data, "")
    )
    margins, rule = _margins(edges), profile.margins
    inside = min((fold for _, (fold, _) in margins), default=0.0)
    missing = max(0.0, rule.inside_of(count + -count % profile.multiple) - inside)
    outer = [edge[2 if n % 2 else 0] for n, edge in enumerate(edges, start=1) if edge]
    return missing if outer and missing <= min(outer) - rule.outside else 0.0


def _margins(edges: Sequence[Box | None]) -> list[tuple[int, tuple[float, float]]]:
    """Return for each page with ink its distance from the fold, and the least of the others."""
    return [
        (
            number,
            (edge[0 if number % 2 else 2], min(edge[2 if number % 2 else 0], edge[1], edge[3])),
        )
        for number, edge in enumerate(edges, start=1)
        if edge is not None
    ]


def least_margins(edges: Sequence[Box | None]) -> tuple[float, float] | None:
    """Return the least distance of ink from the fold, and from the other sides (mm)."""
    found = [margin for _, margin in _margins(edges)]
    return (min(m[0] for m in found), min(m[1] for m in found)) if found else None


def told_margins(margins: tuple[float, float] | None) -> str:
    """Return the least margins in words."""
    return f"{margins[0]:.1f} mm inside, {margins[1]:.1f} mm outside" if margins else "no ink"


def cover_size(file: File, asked: Requirements, wrap: Wrap) -> Iterator[Finding]:
    """Refuse a cover of several pages, or one that does not fit round its book."""
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
    """Refuse words on a spine that is too thin for them; tell where one could bear some."""
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
