"""The cover that goes round a printed book, from the same templates as that of the e-book."""

from __future__ import annotations

from publisher.languages import direction_of, language
from publisher.model.house import BookFacts, SpineWay
from publisher.model.press import Wrap
from publisher.model.rendering import Resource
from publisher.rendering.colours import mixed, tones
from publisher.rendering.design import Design
from publisher.rendering.running_heads import title_alone
from publisher.rendering.style_sheets import cover_styles
from publisher.rendering.templates import Templates

LIGHTER = 0.2  # share of white in the pattern of the paper


def wrap_page(facts: BookFacts, design: Design, wrap: Wrap) -> tuple[str, tuple[Resource, ...]]:
    """Return the cover of a book as one HTML page, to be drawn at any scale, and its styles.

    Raises DesignError for a template that is missing or wrong.
    """
    settings = facts.settings
    # The spine reads down in some countries and up in others, unless the house decides.
    ways = {SpineWay.LANGUAGE: language(facts.language).typography.spine}
    values = {
        "facts": facts,
        "language": facts.language,
        "direction": direction_of(facts.language),
        "wrap": wrap,
        "cover_design": settings.cover,
        "cover_picture": settings.cover_picture,
        "tones": tones(facts.colour),
        "title_alone": title_alone(facts.title),
        "tint": lightened(tones(facts.colour).ground),
        "way": ways.get(settings.spine, settings.spine.value),
    }
    page = str(Templates(design).fill("cover/wrap.html", values))
    return page, cover_styles(page, design, settings.typeface)


def lightened(colour: str) -> str:
    """Return a colour with a fifth of white, as if white lay over it thinly.

    Printers know nothing that can be seen through, so the colour is mixed here.
    """
    return mixed(colour, "#ffffff", LIGHTER)
