"""A rendering becomes one HTML page that needs no other file.

In: a ``PageRendering``. Out: the bytes of a page, the same for the same book, with what
``checking/`` found in it. Never here: markup is written, a word is changed, a file is read, the
network is asked.
"""

from publisher.webpage.page import make_page

__all__ = ["make_page"]
