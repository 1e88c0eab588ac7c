"""What other workshops have written into texts: their page lines, and the frames around them."""

from publisher.sources.workshops.finding import Foreign, foreign_lines

__all__ = ["Foreign", "foreign_lines"]
