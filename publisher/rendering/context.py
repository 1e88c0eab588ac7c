"""Every step of rendering works with the edition, its templates and the labels of its language."""

from __future__ import annotations

from markupsafe import Markup

from publisher.languages import direction_of, language
from publisher.model.direction import Direction
from publisher.model.edition import Edition
from publisher.model.formats import Format
from publisher.model.rendering import BookPicture
from publisher.rendering.colours import tones
from publisher.rendering.design import Design
from publisher.rendering.document_plans import Label
from publisher.rendering.templates import Templates
from publisher.structs import frozen


@frozen
class RenderContext:
    """The edition, its design and the templates of that, its labels, the pictures ready for it.

    ``form`` is the format of the product that is made.
    """

    edition: Edition
    design: Design
    templates: Templates
    label: Label
    pictures: tuple[BookPicture, ...] = ()
    form: Format = Format.EPUB

    def fill(self, name: str, **values: object) -> Markup:
        """Return a template filled with these values and with what all templates know."""
        facts = self.edition.facts
        # Every template knows these, so that macros and pages of a house can rely on them.
        shared = {
            "facts": facts,
            "label": self.label,
            "language": facts.language,
            "direction": self.direction,
        }
        return self.templates.fill(name, shared | values)

    @property
    def direction(self) -> Direction:
        """Return the direction of the book's lines and pages."""
        return direction_of(self.edition.facts.language)

    def cover_page(self) -> Markup:
        """Return the page that is drawn as the cover, in the design of the house's choice."""
        facts = self.edition.facts
        return self.fill(
            "cover/cover.html",
            cover_design=facts.settings.cover,
            tones=tones(facts.colour),
            tongue=language(facts.language).own if facts.other_languages else "",
        )

    @property
    def cover_alt(self) -> str:
        """Return what the cover shows, in the book's language: title and authors, or a picture."""
        facts = self.edition.facts
        if facts.settings.cover_alt:
            return facts.settings.cover_alt
        authors = [person.name for person in facts.contributors if person.role == "aut"]
        return self.label("cover_alt").replace("{title}", ", ".join((facts.title, *authors)))


def render_context(
    edition: Edition,
    design: Design,
    pictures: tuple[BookPicture, ...] = (),
    form: Format = Format.EPUB,
) -> RenderContext:
    """Return the context for an edition, with the templates of a design."""
    label = language(edition.facts.language).label
    return RenderContext(edition, design, Templates(design), label, pictures, form)
