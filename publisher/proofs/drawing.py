"""A PDF is drawn spread by spread, and each overview when its last spread has been."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from publisher.proofs.document import Drawn
from publisher.proofs.overview import DESK, FOLD, SPREADS, ContactSheet
from publisher.proofs.spreads import Spread, spreads
from publisher.structs import frozen

EDGE = 24  # pixels of the desk to be seen around a spread, so that its paper can be told from it


@frozen
class Picture:
    """A PNG file with its name."""

    name: str
    content: bytes


def draw(pdf: bytes, shown: str, dpi: int, *, facing: bool = True) -> Iterator[Picture]:
    """Yield the spreads of a PDF at the given number of dots per inch, and the overviews of its pages.

    Without ``facing`` each page is a picture of its own. Raises UsageError for a file that is not a PDF;
    ``shown`` is what people call it.
    """
    with Drawn(pdf, shown) as book:
        every = spreads(len(book), facing=facing, turned=book.is_turned())
        # An overview is finished as soon as it is full, so that no more than one is held in memory.
        starts = range(0, len(every), SPREADS)
        for number, start in enumerate(starts, start=1):
            some = every[start : start + SPREADS]
            sheet = ContactSheet(len(some))
            for place, spread in enumerate(some, start=start + 1):
                pages = [page for page in spread.pages if page is not None]
                drawn = [book.picture(page, dpi) for page in pages]
                sheet.add(spread, drawn, [book.folio(page) for page in pages])
                yield _picture(_name(spread, place, len(every)), _laid_out(spread, drawn))
            name = "overview" if len(starts) == 1 else _numbered("overview", number, len(starts))
            yield _picture(name, sheet.picture)


def _name(spread: Spread, number: int, of: int) -> str:
    """Return the name of a spread's picture, the ``number``th of ``of``."""
    return _numbered("page" if len(spread.pages) == 1 else "spread", number, of)


def _numbered(what: str, number: int, of: int) -> str:
    """Return a name with leading zeros, so that files in order of name are in order of pages."""
    return f"{what}-{number:0{len(str(of))}}"


def _laid_out(spread: Spread, pages: list[Image.Image]) -> Image.Image:
    """Return the pages of a spread side by side on the desk, with a thin line at the fold."""
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    places = len(spread.pages)
    desk = Image.new("RGB", (places * width + 2 * EDGE, height + 2 * EDGE), DESK)
    there = [place for place, page in enumerate(spread.pages) if page is not None]
    for place, page in zip(there, pages, strict=True):
        desk.paste(page, (EDGE + place * width, EDGE))
    if len(there) > 1:
        desk.paste(FOLD, (EDGE + width, EDGE, EDGE + width + 1, EDGE + height))
    return desk


def _picture(name: str, image: Image.Image) -> Picture:
    """Return an image as a PNG file; one without colours is written in grey."""
    # Most pages have no colours, and a grey PNG of them is smaller and opens sooner.
    grey = image.convert("L")
    if grey.convert("RGB").tobytes() == image.tobytes():
        image = grey
    target = BytesIO()
    image.save(target, "PNG")
    return Picture(f"{name}.png", target.getvalue())
