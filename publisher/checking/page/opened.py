"""A web page opened for checking: its elements and its styles."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from publisher.checking.markup.document import Markup, read_markup
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.structs import frozen

# CSS is not XML (``>`` and ``&`` may stand in it bare), so it is taken out before the page is parsed;
# its line breaks stay, so that the lines of findings are those of the file.
_STYLE = compiled(rb"(?s)(<style>)(.*?)(</style>)")

ILL_FORMED = Rule("webpage/ill-formed")


@frozen(eq=False)
class OpenedPage(Markup):
    """What checks look at: the page as markup, and the text of its styles."""

    styles: str = field(repr=False)

    def find(self, link: etree._Element) -> etree._Element | None:
        """Return the element that a link inside the page leads to, None where it leads to none."""
        return self.ids.get((link.get("href") or "").removeprefix("#"))


def open_page(data: bytes, shown: str) -> OpenedPage:
    """Return a page opened for checking; raise UnreadableError where it is not well formed."""
    styles = b"\n".join(match[2] for match in _STYLE.finditer(data)).decode("utf-8", "replace")
    bare = _STYLE.sub(lambda m: m[1] + b"\n" * m[2].count(b"\n") + m[3], data)
    m = read_markup(bare, shown, "", ILL_FORMED, huge=True)
    return OpenedPage(m.shown, m.path, m.root, m.elements, m.ids, m.by_attribute, styles)
