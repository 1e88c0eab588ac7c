"""The names of works, made from their titles."""

from __future__ import annotations

from publisher.expressions import compiled

# Letters of a work's name; it becomes the name of files and a part of addresses.
LONGEST_NAME = 60
# What is a name already: words of small letters and figures, with hyphens between them.
_NAME = compiled(r"[a-z0-9]+(-[a-z0-9]+)*")


def name_from(title: str) -> str:
    """Return a name for a work, made from its title: ``Преданная революция`` too."""
    if len(title) <= LONGEST_NAME and _NAME.fullmatch(title):
        return title
    from slugify import (
        slugify,  # takes longer to load than all that a short text needs of this room
    )

    return slugify(title, max_length=LONGEST_NAME, word_boundary=True) or "text"
