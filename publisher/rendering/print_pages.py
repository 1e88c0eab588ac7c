"""The pages of the print edition in the e-book: a mark where each begins.

The typesetter tells where by letters counted from an id, for both editions are made of the same
bodies: spaces, hyphens and marks at line ends may differ, letters do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from publisher.expressions import compiled
from publisher.model.rendering import NAVIGATION, PageTarget, PrintedPage
from publisher.structs import frozen

# <em class="x">, &amp;, words
_PIECE = compiled(r"<[^>]*>|&[#\w]+;|[^<&]+")
# id="c1-title", and the tag it stands in
_TAG_WITH_ID = compiled(r'<(?P<name>[\w-]+)[^>]*? id="(?P<id>[^"]+)"[^>]*>')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@frozen
class NamedBody:
    """The body of a document, and the name of the file it will stand in."""

    name: str
    markup: Markup


@frozen
class MarkedBodies:
    """Bodies with the marks of pages in them, and the list that leads to these."""

    bodies: tuple[Markup, ...]
    targets: tuple[PageTarget, ...]


@frozen
class _Anchor:
    """An element with an id: the body it stands in, and its start tag there."""

    body: int
    start: int
    end: int
    name: str


@frozen(order=True)
class _MarkPlace:
    """The place of a mark: the number of the body (from 0), an offset in it, the number of the page."""

    body: int
    offset: int
    page: int


def mark_pages(
    bodies: tuple[NamedBody, ...],
    pages: tuple[PrintedPage, ...],
    mark: Callable[[str, str], Markup],
) -> MarkedBodies:
    """Return bodies with a mark for each page; ``mark`` makes it from an id and a label.

    One of the bodies is that of the navigation document, which has no markup yet. A page that
    begins at an id which the e-book does not have has no mark.
    """
    markups = [str(body.markup) for body in bodies]
    anchors = _anchors([body.name for body in bodies], markups)
    places = sorted(_places(anchors, markups, pages))
    parts: list[list[str]] = [[] for _ in bodies]
    done = [0] * len(bodies)
    for place in places:
        page, markup = pages[place.page], markups[place.body]
        parts[place.body].append(markup[done[place.body] : place.offset])
        parts[place.body].append(str(mark(_id(place.page), page.label)))
        done[place.body] = place.offset
    whole = (
        Markup("".join((*part, markup[end:])))  # noqa: S704 - markup with markup in it
        for part, markup, end in zip(parts, markups, done, strict=True)
    )
    targets = (
        PageTarget(pages[p.page].label, f"{bodies[p.body].name}#{_id(p.page)}") for p in places
    )
    return MarkedBodies(tuple(whole), tuple(targets))


def _id(page: int) -> str:
    return f"pp{page + 1}"


def _places(
    anchors: dict[str, _Anchor], markups: list[str], pages: Iterable[PrintedPage]
) -> Iterator[_MarkPlace]:
    for number, page in enumerate(pages):
        if page.anchor in anchors:
            anchor = anchors[page.anchor]
            offset = _offset(markups[anchor.body], anchor, page.letters)
            yield _MarkPlace(anchor.body, offset, number)


def _anchors(names: list[str], markups: list[str]) -> dict[str, _Anchor]:
    """Return the elements with ids; the contents stand where there is no body yet."""
    found = {
        tag["id"]: _Anchor(number, tag.start(), tag.end(), tag["name"])
        for number, markup in enumerate(markups)
        for tag in _TAG_WITH_ID.finditer(markup)
    }
    contents = _Anchor(names.index(NAVIGATION), 0, 0, "")
    return found | dict.fromkeys(("contents", "contents-title"), contents)


def _offset(markup: str, anchor: _Anchor, letters: int) -> int:
    """Return the offset in a body behind a number of letters that follow an anchor.

    Without letters it is the place right behind the tag of the anchor, before it for a heading.
    """
    if not letters:
        return anchor.start if anchor.name in _HEADINGS else anchor.end
    left = letters
    for piece in _PIECE.finditer(markup, anchor.end):
        if piece[0][0] in "<&":
            continue
        for at, character in enumerate(piece[0]):
            if character.isalnum():
                if not left:
                    return piece.start() + at - _opening(piece[0][:at])
                left -= 1
    return anchor.end


def _opening(text: str) -> int:
    """Return the number of characters at the end of a text that open the next word: “ ( ¿."""
    return len(text) - len(text.rstrip("“”„«»‘’‚\"'([¿¡"))
