"""What the programs before this one did to a text: named with what to do, and never mended here.

Each concern is a file with one function over a whole transcript, in the tuple ``CONCERNS``.
"""

from __future__ import annotations

from publisher.sources.extraction.concerns import name_damage

__all__ = ["name_damage"]
