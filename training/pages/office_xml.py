"""Elements of OpenDocument, and the styles that a document turns out to need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from training.pages.colours import colour

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": "office:1.0", "text": "text:1.0", "style": "style:1.0", "table": "table:1.0",
    "draw": "drawing:1.0", "fo": "xsl-fo-compatible:1.0", "svg": "svg-compatible:1.0",
}  # fmt: skip
# What XML does not allow at all; none of it is seen on paper.
FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])

Properties = Mapping[str, str]


def element(name: str, attributes: Properties, content: str = "") -> str:
    """Return an element with its attributes around a content that is XML already."""
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(content: str) -> str:
    """Return text as XML."""
    return escape(content.translate(FORBIDDEN))


def style(name: str, family: str, parent: str, paragraph: Properties, letters: Properties) -> str:
    """Return a style of paragraphs or of text; an empty parent is none."""
    about = {"style:name": name, "style:family": family}
    about |= {"style:parent-style-name": parent} if parent else {}
    more = dict(paragraph)
    if "style:master-page-name" in more:
        about["style:master-page-name"] = more.pop("style:master-page-name")
    cap = element("style:drop-cap", dropped) if (dropped := _drop_cap(more)) else ""
    tabs = _tabs(more.pop("tabs", ""))
    inner = element("style:paragraph-properties", more, cap + tabs) if more or cap or tabs else ""
    inner += element("style:text-properties", letters) if letters else ""
    return element("style:style", about, inner)


def _drop_cap(properties: dict[str, str]) -> dict[str, str]:
    lines = properties.pop("drop-cap", "")
    return {"style:lines": lines, "style:length": "1", "style:distance": "1pt"} if lines else {}


def _tabs(wanted: str) -> str:
    """Return tab stops written as ``center 30mm, right 60mm dotted``."""
    made = ""
    for stop in filter(None, wanted.split(", ")):
        kind, place, *leader = stop.split()
        dots = {"style:leader-style": "dotted", "style:leader-text": "."} if leader else {}
        made += element("style:tab-stop", {"style:type": kind, "style:position": place} | dots)
    return element("style:tab-stops", {}, made) if made else ""


@dataclass(slots=True)
class Styles:
    """Hands out automatic styles, each once; ``looks`` are the properties of text by name."""

    looks: Mapping[str, Properties]
    rows: dict[str, str] = field(default_factory=dict)
    _paragraphs: dict[tuple[str, str], str] = field(default_factory=dict)

    def letters(self, number: int, look: str) -> str:
        """Return the name of the style of a number's colour and a look."""
        name = f"t{number}{look}"
        if name not in self.rows:
            red, green, blue = colour(number)
            shown = {"fo:color": f"#{red:02x}{green:02x}{blue:02x}"} | dict(self.looks[look])
            self.rows[name] = style(name, "text", "", {}, shown)
        return name

    def paragraph(self, parent: str, own: Properties, letters: Properties | None = None) -> str:
        """Return the name of a style that differs from its parent; the parent where it does not."""
        if not own and not letters:
            return parent
        key = (parent, repr((sorted(own.items()), letters)))
        if key not in self._paragraphs:
            name = f"p{len(self._paragraphs)}"
            self._paragraphs[key] = name
            self.rows[name] = style(name, "paragraph", parent, own, letters or {})
        return self._paragraphs[key]

    def cell(self, ruled: str, first: bool, last: bool) -> Properties:
        """Return the attributes of the first, the last or another cell of a row of a table."""
        if ruled == "none":
            return {}
        sides = {"fo:padding": "1mm", "fo:border": "0.5pt solid #000000"}
        if ruled == "open":
            sides |= {"fo:border-left": "none"} if first else {}
            sides |= {"fo:border-right": "none"} if last else {}
        name = f"cell{int(first)}{int(last)}"
        about = {"style:name": name, "style:family": "table-cell"}
        properties = element("style:table-cell-properties", sides)
        self.rows[name] = element("style:style", about, properties)
        return {"table:style-name": name}

    def span(self, number: int, content: str, look: str = "plain") -> str:
        """Return XML in the colour of a number."""
        return element("text:span", {"text:style-name": self.letters(number, look)}, content)
