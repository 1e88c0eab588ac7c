"""Findings that more than one reader of markup makes."""

from __future__ import annotations

from lxml import etree

from publisher.model.findings import Severity
from publisher.sources.markup.ledger import Remark, Spot

# Letters of an address or a description that a finding shows.
SHOWN = 80


def unknown_element(tag: str, spot: Spot) -> Remark:
    """Return the error about an element that a reader does not know."""
    return Remark(
        "sources/unknown-part",
        Severity.ERROR,
        f"an element “{tag}” is not known; its words stand in the text where it stood",
        "compare its place in the text with the file",
        spot,
    )


def missing_picture(address: str, alt: str, spot: Spot) -> Remark:
    """Return the warning about a picture that a file names by an address, and that is not there."""
    named = f" “{address[:SHOWN]}”" if address else ""
    shows = f", which shows “{alt[:SHOWN]}”," if alt else ""
    return Remark(
        "sources/picture-missing",
        Severity.WARNING,
        f"a picture{named}{shows} is not there, or is not of a kind that a book can hold",
        "put it beside the file under this name, as PNG, JPEG, GIF, WebP or SVG",
        spot,
    )


def missing_words(element: etree._Element, spot: Spot) -> Remark:
    """Return the warning about words that an editor could not read."""
    extent = element.get("quantity") or element.get("extent")
    told = (element.get("reason"), extent, element.get("unit"))
    reasons = ", ".join(filter(None, told)) or "no reason is given"
    return Remark(
        "sources/words-missing",
        Severity.WARNING,
        f"words are missing here ({reasons})",
        "look at the print, and add them to the manuscript if they can be read",
        spot,
    )


def reshaped(what: str, spot: Spot) -> Remark:
    """Return the warning about a part that stands where a text cannot have it as it is."""
    return Remark(
        "sources/reshaped",
        Severity.WARNING,
        f"{what}; its words stand there as lines",
        "compare with the file; nothing to do, if it reads well",
        spot,
    )


def formula(spot: Spot) -> Remark:
    """Return the warning about a formula, whose signs stand in a line."""
    return Remark(
        "sources/formula",
        Severity.WARNING,
        "the signs of a formula stand in a line",
        "write it out in words or letters, or put a picture of it there",
        spot,
    )


def levels_joined(deeper: int) -> Remark:
    """Return the note about headings on more levels than a text keeps."""
    return Remark(
        "sources/heading-levels",
        Severity.NOTE,
        f"headings have {deeper} more levels than a text keeps; they stand on the lowest",
        "give the headings their levels in the manuscript",
        Spot("", 1),
    )
