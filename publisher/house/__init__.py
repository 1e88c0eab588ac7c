"""Manifests and sources as they lie in a house.

In: the folder of a house (``seeds/``), and for a new text what the stages made of it. Out: the
facts of house, works and editions; new works with a manifest to be filled in; new houses. No
text is cleaned or changed here: sources are taken in byte for byte.
"""

from __future__ import annotations

from publisher.house.reading import HouseFiles, read_house

__all__ = ["HouseFiles", "read_house"]
