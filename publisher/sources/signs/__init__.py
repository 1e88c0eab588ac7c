"""Signs that belong to the page and not to its words, told by the habits of the whole source."""

from publisher.sources.signs.mending import mend_signs

__all__ = ["mend_signs"]
