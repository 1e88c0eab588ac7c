"""A phrase is text on one line; any text can be made one."""

from __future__ import annotations

from publisher.expressions import compiled

# since 2007; the older ones of ten digits are not sold any more
# Characters that XML 1.0 forbids, and controls that it allows but no line of text holds; not tab.
CONTROL = compiled(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def as_phrase(text: str) -> str:
    """Return any text as one line that ``phrase`` accepts, if anything is left of it."""
    return " ".join(CONTROL.sub(" ", text).split())
