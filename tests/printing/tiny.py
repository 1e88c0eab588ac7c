"""A book of a few lines, set from markup that stands in the test itself."""

from __future__ import annotations

from datetime import UTC, datetime

from publisher.model.house import BookFacts, Contributor
from publisher.model.rendering import PrintRendering, Resource

FACTS = BookFacts(
    name="tiny.sv",
    language="sv",
    identifier="urn:uuid:0",
    title="En liten bok",
    modified=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    contributors=(Contributor("Anna Öst"), Contributor("Bo Ek", "trl")),
)
FACE = '@font-face { font-family: Press; src: url("../fonts/LinLibertine_R.otf") }'
STYLE = f"{FACE} html {{ font-family: Press, serif }} h1 {{ font-weight: normal }}"
PAGE = (
    '<!DOCTYPE html><html lang="sv"><head><title>t</title>'
    '<link rel="stylesheet" href="styles/print.css"></head><body>{}</body></html>'
)


def tiny(body: str, style: str = STYLE) -> PrintRendering:
    """Return a rendering of this body and style sheet, with all else filled in."""
    styles = (Resource("styles/print.css", "text/css", style.encode()),)
    return PrintRendering(FACTS, PAGE.format(body), styles)
