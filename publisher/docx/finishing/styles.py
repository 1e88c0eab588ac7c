"""The styles of the document: its language, and the package's own look."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publisher.docx.finishing.body import language_of
from publisher.docx.finishing.parts import Parts, value_of, w

_STYLES = "word/styles.xml"
_OWN = Path(__file__).parents[1] / "data" / "styles.xml"


def finish_styles(parts: Parts, language: str, *, own: bool) -> None:
    """Set the language of the document, and its styles.

    ``own`` puts the package's styles into the place of pandoc's; else those that a house has
    stay, and only what it lacks is added.
    """
    styles = parts.tree(_STYLES)
    _set_language(styles, language)
    there = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
    for style in etree.parse(_OWN).getroot():
        old = there.get(style.get(w("styleId")))
        if old is None:
            styles.append(style)
        elif own or _is_bare(old):
            styles.replace(old, style)


def _is_bare(style: etree._Element) -> bool:
    """Tell whether a style is one that pandoc made for want of it in the house's document."""
    plain = all(child.tag in (w("name"), w("basedOn"), w("qFormat")) for child in style)
    return plain and value_of(style.find(w("basedOn"))).startswith("BodyText")


def _set_language(styles: etree._Element, language: str) -> None:
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is not None:
        for old in defaults.findall(w("lang")):
            defaults.remove(old)
        defaults.append(language_of(language))
