"""What pandoc made is finished: the parts of the package are changed, and packed in steady bytes.

The order matters in one place: notes are numbered before they may become endnotes.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from publisher.archives import SteadyZip
from publisher.docx.finishing.body import finish_body
from publisher.docx.finishing.notes import make_endnotes, number_notes, set_note_settings
from publisher.docx.finishing.parts import Parts
from publisher.docx.finishing.properties import core_properties
from publisher.docx.finishing.styles import finish_styles
from publisher.model.house import BookFacts
from publisher.structs import frozen


@frozen
class Finish:
    """What the file must become.

    ``numbers`` are the published numbers of its notes in the order of their calls, None for one
    that is counted. ``feet`` keeps the notes at the feet of pages, else they stand at the end of
    their text. ``own_styles`` takes the package's styles for those of pandoc.
    """

    facts: BookFacts
    numbers: tuple[str | None, ...]
    feet: bool
    own_styles: bool


def finish(raw: bytes, wanted: Finish) -> bytes:
    """Return a finished DOCX; ``raw`` is the one that pandoc made."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = Parts({name: archive.read(name) for name in archive.namelist()})
    finish_body(parts)
    finish_styles(parts, wanted.facts.language, own=wanted.own_styles)
    number_notes(parts, wanted.numbers)
    if not wanted.feet:
        make_endnotes(parts)
    set_note_settings(parts, feet=wanted.feet)
    parts.put("docProps/core.xml", core_properties(wanted.facts))
    target = BytesIO()
    with SteadyZip(target, "w") as packed:
        for name, content in parts.contents():
            packed.add(name, content)
    return target.getvalue()
