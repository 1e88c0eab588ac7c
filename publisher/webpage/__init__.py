"""A rendering becomes one HTML page that needs no other file, and such a page is checked.

In: a ``Rendering`` (its ``web_markup`` and ``web_styles``), or the bytes of a page. Out: the
bytes of a page, the same for the same book, with findings; or findings alone. Never here:
markup is written, a word is changed, a file is read, the network is asked.
"""

from publisher.webpage.checking import check_page
from publisher.webpage.page import make_page

__all__ = ["check_page", "make_page"]
