"""A book of a few lines, set from markup that stands in the test itself."""

from __future__ import annotations

from datetime import UTC, datetime

from publisher.model.house import BookFacts, Contributor
from publisher.model.rendering import Cover, Rendering, Resource

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


def tiny(body: str, style: str = STYLE, cover: str = "") -> Rendering:
    """Return a rendering of this body, style sheet and cover, with all else filled in."""
    styles = (Resource("styles/print.css", "text/css", style.encode()),)
    page, drawn = PAGE.format(body), Cover(PAGE.format(cover), "omslag")
    return Rendering(FACTS, (), (), (), (), "", (), drawn, page, styles)
