"""What is answered to a browser that asks for an address."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeAlias

from publisher.structs import frozen

HTML = "text/html"


@frozen
class Answer:
    """The bytes of a page, a picture or a file, and their media type.

    ``policy`` is the Content-Security-Policy of a page that does not state its own.
    """

    content: bytes
    media_type: str
    policy: str = ""

    @property
    def version(self) -> str:
        """Return a digest of the bytes: a page that is shown is out of date when it differs."""
        return sha256(self.content).hexdigest()


# Takes the path of an address (``/pamphlets/tarov.sv.html``); None where there is nothing.
Pages: TypeAlias = Callable[[str], Answer | None]
