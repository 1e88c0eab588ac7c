"""What can be wrong with the file of a picture."""

from __future__ import annotations


class UnreadablePictureError(Exception):
    """A picture cannot be read to its end, or would fill the memory."""
