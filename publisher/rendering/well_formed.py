"""Documents of an e-book are XML; one that is not is a fault of a template."""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

from publisher.errors import DesignError


def well_formed(markup: str, name: str) -> str:
    """Return the markup of a document as it is; raise DesignError where it is no XML."""
    # Expat alone: only whether it is XML is asked, and quickly; checking/ asks everything else.
    try:
        ParserCreate().Parse(markup.encode("utf-8"), True)
    except ExpatError as error:
        raise DesignError(
            f"a template produced a document that is not well-formed XML: {error}",
            hint="close every element and put attributes in quotation marks",
            place=f"{name}:{error.lineno}",
        ) from error
    return str(markup)
