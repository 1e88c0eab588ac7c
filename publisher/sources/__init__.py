"""A source file becomes a Transcript: decoded, numbered, paged, its language recognised.

In comes a path, or text that is decoded already; out go the lines exactly as they were
extracted, trailing blanks and all. What decoding had to mend is reported, and the letters as
they stood are kept beside (``Line.raw``). Never here: a word on what the lines mean. Only a
file that says its own structure becomes the lines of a manuscript (``structured/``).
"""

from publisher.sources.isolation import Opening
from publisher.sources.kinds import kind_of
from publisher.sources.reading import read_source, transcript_from
from publisher.sources.structured.pandoc.program import INSTALL as INSTALL_PANDOC
from publisher.sources.structured.pandoc.program import pandoc_version

__all__ = [
    "INSTALL_PANDOC",
    "Opening",
    "kind_of",
    "pandoc_version",
    "read_source",
    "transcript_from",
]
