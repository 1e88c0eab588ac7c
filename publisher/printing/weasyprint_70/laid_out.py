"""A book that has been laid out as pages of boxes, to be asked about, changed and written.

It can be used only while the patches of this package are in place: the boxes were made with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from weasyprint import HTML, Document
from weasyprint.css import ColorProfile
from weasyprint.document import DocumentMetadata

from publisher.model.rendering import PrintedPage
from publisher.printing.faces import UsedFace
from publisher.printing.mixed_lines import MixedLine
from publisher.printing.weasyprint_70.boxes import children, page_box
from publisher.printing.weasyprint_70.lines.directions import find_out_of_order
from publisher.printing.weasyprint_70.pages.beginnings import find_beginnings
from publisher.printing.weasyprint_70.pages.labels import add_page_labels
from publisher.printing.weasyprint_70.pages.misplaced_notes import find_misplaced_notes
from publisher.printing.weasyprint_70.pages.source_figures import set_figures_out
from publisher.printing.weasyprint_70.pages.wide_tables import find_wide_tables
from publisher.printing.wide_tables import WideTable
from publisher.structs import frozen

# Archive and access in one file: WeasyPrint writes PDF/A-2a, the metadata adds PDF/UA-1.
OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": "sRGB"}


@frozen
class LaidOutBook:
    """The pages of a book before they are written."""

    document: Document

    def misplaced_notes(self, calls: Mapping[str, str]) -> frozenset[str]:
        """Return the ids of notes that are not whole, or not on the page of their call or the next.

        ``calls`` gives the id of its call for that of each note that belongs at a page foot.
        """
        return find_misplaced_notes(self.document, calls)

    def wide_tables(self) -> dict[int, WideTable]:
        """Return the tables that run out of their column, by their number in the book."""
        return find_wide_tables(self.document)

    def set_source_figures_out(self) -> None:
        """Move the page numbers of the source into the outer margins, beside their lines."""
        set_figures_out(self.document)

    def write(self, metadata: DocumentMetadata) -> bytes:
        """Return the pages as a tagged PDF/A-2a with page labels."""
        self.document.metadata = metadata
        return bytes(self.document.write_pdf(finisher=_finish, **OPTIONS))

    def out_of_order(self) -> tuple[MixedLine, ...]:
        """Return the lines that mix directions and could not be put in order."""
        return tuple(
            MixedLine(number, words)
            for number, page in enumerate(self.document.pages, start=1)
            for words in find_out_of_order(page_box(page))
        )

    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self.document.pages)

    def beginnings(self) -> tuple[PrintedPage, ...]:
        """Return where in the text each page begins."""
        return find_beginnings(self.document)

    def faces(self) -> tuple[UsedFace, ...]:
        """Return the font families of the book by name; they are known once it has been written."""
        used: dict[str, set[str]] = {}
        for font in self.document.fonts.values():
            used.setdefault(font.family, set()).update("".join(font.to_unicode.values()))
        return tuple(UsedFace(name, "".join(sorted(used[name]))) for name in sorted(used))


def _finish(document: Document, pdf: Any) -> None:
    """Write what WeasyPrint does not into the catalog of a document that has been drawn."""
    add_page_labels(document, pdf)
    root, *_ = children(page_box(document.pages[0]))
    if root.style["direction"] == "rtl":
        # Viewers show its spreads the other way, and booklets of it are folded so (12.2).
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


def lay_out(html: HTML) -> LaidOutBook:
    """Lay a parsed document out as pages."""
    return LaidOutBook(html.render(color_profiles=_colours(), **OPTIONS))


def _colours() -> dict[str, ColorProfile]:
    """Return the colour space of screens from the file that WeasyPrint brings along.

    WeasyPrint would take the same one by itself, but leave its file open.
    """
    # This closes the file; the profile has been read by then.
    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        channels = (["r"], ["g"], ["b"])
        return {"sRGB": ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", channels)}
