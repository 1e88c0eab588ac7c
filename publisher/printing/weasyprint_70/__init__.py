"""The one door to the inside of WeasyPrint 70 and pydyf 0.13.

Good pages need more than WeasyPrint's public interface offers: lines chosen for a whole paragraph,
notes that stay with their calls, a structure tree that follows the text and not its boxes. All
code that depends on private parts of WeasyPrint stands in this package, which is named for the
version it knows. Everything else in the program keeps to the documented interface (``HTML``,
``Document``, ``DocumentMetadata``, ``URLFetcher``).

To import this package changes nothing. ``patched`` exchanges the parts and puts them back::

    with weasyprint_70.patched() as lay_out:
        book = lay_out(html)
        pdf = book.write(metadata)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from publisher.printing.weasyprint_70.versions import require_known_versions

if TYPE_CHECKING:
    from weasyprint import HTML

    from publisher.printing.weasyprint_70.laid_out import LaidOutBook

    LayOut = Callable[[HTML], LaidOutBook]

__all__ = ["LaidOutBook", "LayOut", "patched"]


@contextmanager
def patched() -> Iterator[LayOut]:
    """Run the body with WeasyPrint's parts exchanged, and with the function that lays books out.

    Uses may be nested, or overlap in several threads; WeasyPrint is as it was when the last one
    ends. Meanwhile every document of the process is laid out with these parts. Raises
    InstallationError, before anything is changed, where another version is installed.
    """
    require_known_versions()
    # Only now: another version may have no parts of these names.
    from publisher.printing.weasyprint_70.laid_out import lay_out
    from publisher.printing.weasyprint_70.libraries import keep_libraries
    from publisher.printing.weasyprint_70.patches import PATCHES

    keep_libraries()
    with PATCHES.installed():
        yield lay_out
