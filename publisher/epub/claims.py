"""The claim of conformance that a checked book makes (EPUB Accessibility 1.1, section 2.4)."""

from __future__ import annotations

import publisher
from publisher.epub.metadata import MetadataElement
from publisher.model.house import BookFacts

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_ID = "conformance"


def claim(facts: BookFacts) -> tuple[MetadataElement, ...]:
    """Return the claim of conformance, certified by the house, or without one by this program."""
    certifier = facts.publisher or f"publisher {publisher.__version__}"
    return (
        MetadataElement("meta", CONFORMS_TO, (("property", "dcterms:conformsTo"), ("id", _ID))),
        MetadataElement(
            "meta", certifier, (("property", "a11y:certifiedBy"), ("refines", f"#{_ID}"))
        ),
    )
