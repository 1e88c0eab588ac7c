"""The words of the child, each at the beginning of a line; what it is about stands behind it."""

from __future__ import annotations

RECORD = "record"  # a record of the transcript
PAGES = "pages"  # how many pages have been read, and of how many
PICTURE = "picture"  # one is about to be cut out; all pages have been read
REFUSED = "refused"  # message and hint, as JSON
END = "end"  # all records have been told
