"""The proofs room: from a finished PDF to pictures for a person to look at.

In come a PDF and the resolution to draw it at. Out come PNG files, one after the other: every pair
of facing pages as a spread, and overviews of all pages with their folios. The same PDF gives the
same bytes.

Never here: a page is judged. No more than two pages and one overview are held at a time, so that
a book of a thousand pages needs no more memory than a pamphlet.
"""

from publisher.proofs.drawing import Picture, draw
from publisher.proofs.spreads import Spread, spreads

__all__ = ["Picture", "Spread", "draw", "spreads"]
