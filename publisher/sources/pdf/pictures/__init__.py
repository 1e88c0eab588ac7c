"""Pictures of a PDF: found on its sheets, and told apart from what only decorates them.

``cutting.py`` cuts them out; it is imported where there is something to cut.
"""

from publisher.sources.pdf.pictures.finding import art_of, pictures_of
from publisher.sources.pdf.pictures.found import Art, Found, Why

__all__ = ["Art", "Found", "Why", "art_of", "pictures_of"]
