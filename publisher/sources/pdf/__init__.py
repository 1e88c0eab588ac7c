"""PDFs with a text layer: from glyphs to lines in reading order, with all that is seen of them."""

from publisher.sources.pdf.reading import read_pdf

__all__ = ["read_pdf"]
