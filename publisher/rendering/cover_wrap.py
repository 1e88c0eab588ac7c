"""The cover that goes round a printed book, from the same templates as that of the e-book."""

from __future__ import annotations

from publisher.languages import language
from publisher.model.house import BookFacts, SpineWay
from publisher.model.press import Wrap
from publisher.rendering.colours import mixed, tones
from publisher.rendering.design import Design
from publisher.rendering.running_heads import title_alone
from publisher.rendering.templates import Templates

LIGHTER = 0.2  # share of white in the pattern of the paper


def wrap_page(facts: BookFacts, design: Design, wrap: Wrap) -> str:
    """Return the cover of a book as one HTML page, to be drawn at any scale.

    Raises DesignError for a template that is missing or wrong.
    """
    settings = facts.settings
    # The spine reads down in some countries and up in others, unless the house decides.
    ways = {SpineWay.LANGUAGE: language(facts.language).typography.spine}
    values = {
        "facts": facts,
        "language": facts.language,
        "wrap": wrap,
        "cover_design": settings.cover,
        "cover_picture": settings.cover_picture,
        "tones": tones(facts.colour),
        "title_alone": title_alone(facts.title),
        "tint": lightened(tones(facts.colour).ground),
        "way": ways.get(settings.spine, settings.spine.value),
    }
    return str(Templates(design).fill("cover/wrap.html", values))


def lightened(colour: str) -> str:
    """Return a colour with a fifth of white, as if white lay over it thinly.

    Printers know nothing that can be seen through, so the colour is mixed here.
    """
    return mixed(colour, "#ffffff", LIGHTER)
