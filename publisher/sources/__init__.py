"""A source file becomes a Transcript: decoded, numbered, paged, its language recognised.

In comes a path, or text that is decoded already; out go the lines exactly as they were
extracted, trailing blanks and all. What decoding had to mend is reported, and the letters as
they stood are kept beside (``Line.raw``). Never here: a word on what the lines mean. Only a
file that says its own structure becomes the lines of a manuscript (``structured/``).
"""

from publisher.sources.held_pictures import kept_picture
from publisher.sources.isolation import Opening
from publisher.sources.kinds import kind_of
from publisher.sources.reading import read_source, transcript_from

__all__ = [
    "Opening",
    "kept_picture",
    "kind_of",
    "read_source",
    "transcript_from",
]
