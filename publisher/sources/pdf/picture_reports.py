"""From what became of the pictures of a file to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.sources.pdf.illustrating import Illustrated
from publisher.sources.pdf.pictures import Why
from publisher.sources.pdf.reporting import cited

Places = Mapping[int, tuple[int, int]]

# Pages that a finding names; of more it says how many they are.
NAMED = 8


def report_pictures(told: Illustrated, places: Places, shown: str) -> Iterator[Finding]:
    """Yield the findings; ``places`` has the first and the last line of each page of the PDF."""
    whole = Place(shown, 1, max((last for _, last in places.values()), default=1))
    if told.taken:
        filed = f", {told.as_filed} of them byte for byte" if told.as_filed else ""
        drawn = f", {told.as_shapes} as drawings in SVG" if told.as_shapes else ""
        message = f"{_counted(told.taken)} cut out of the PDF{filed}{drawn}"
        hint = "look at them, and write in the manifest what they show"
        yield Finding("sources/pictures", Severity.NOTE, message, hint, whole)
    if told.left_out:
        yield _left_out(told, whole)
    for why in (Why.BEYOND, Why.UNREADABLE):
        if pages := [page for page, reason in told.lost if reason is why]:
            message = f"{_counted(len(pages))} not cut out, for {_PLURAL[why]}: {_pages(pages)}"
            hint = "copy them out of the PDF with another program if the book needs them"
            place = _place(pages, places, shown)
            yield Finding("sources/picture-lost", Severity.WARNING, message, hint, place)
    if told.smaller:
        message = f"{_counted(len(told.smaller))} made smaller, for no page shows so many pixels: "
        message += _pages(told.smaller)
        hint = "nothing to do, unless a poster is made of them"
        place = _place(told.smaller, places, shown)
        yield Finding("sources/picture-smaller", Severity.NOTE, message, hint, place)
    for page, letters in told.labels.items():
        message = f"page {page}: letters in a drawing are in its picture alone: {cited(letters)}"
        hint = "say in the manifest what the picture shows"
        place = Place(shown, *places[page])
        yield Finding("sources/picture-lettering", Severity.NOTE, message, hint, place)


_PLURAL = {
    Why.BEYOND: "there are more than a text may have",
    Why.UNREADABLE: "they cannot be read",
}


def _left_out(told: Illustrated, place: Place) -> Finding:
    parts = [f"{count} {why.value}" for why, count in told.left_out.most_common()]
    count = sum(told.left_out.values())
    message = f"{_counted(count)} left out: {', '.join(parts)}"
    hint = "copy a picture out of the PDF yourself if one of them belongs to the text"
    return Finding("sources/pictures-left-out", Severity.NOTE, message, hint, place)


def _counted(count: int) -> str:
    return "1 picture was" if count == 1 else f"{count} pictures were"


def _pages(pages: Sequence[int]) -> str:
    known = sorted(set(pages))
    if len(known) > NAMED:
        return f"pages {known[0]} to {known[-1]}"
    return f"page{'s' if len(known) > 1 else ''} {', '.join(map(str, known))}"


def _place(pages: Sequence[int], places: Places, shown: str) -> Place:
    known = [places[page] for page in pages]
    return Place(shown, min(first for first, _ in known), max(last for _, last in known))
