"""Manifests and sources as they lie in a house.

In: the folder of a house (``seeds/``), and for a new text what the stages made of it. Out: the
facts of house, works and editions; the manifest of a new work; the files of a new house. No
text is cleaned or changed here: sources are taken in byte for byte, and others write the files.
"""

from __future__ import annotations

from publisher.house.adding import Addition, Newcomer, plan_addition
from publisher.house.clues import Recognised
from publisher.house.reading import HouseFiles, read_house
from publisher.house.recognising import recognise
from publisher.house.writing import left_to_fill_in, whereabouts

__all__ = [
    "Addition",
    "HouseFiles",
    "Newcomer",
    "Recognised",
    "left_to_fill_in",
    "plan_addition",
    "read_house",
    "recognise",
    "whereabouts",
]
