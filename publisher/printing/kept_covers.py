"""A cover is drawn once: one whose words, design and typesetter are known is found again.

To load the typesetter and to draw takes longer than the whole rest of a short e-book.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import NamedTuple

from publisher.kept import digest, found, keep
from publisher.model.findings import Outcome
from publisher.model.rendering import CoverRendering, Resource
from publisher.printing.faces import fit_faces
from publisher.printing.loading import without_search
from publisher.printing.missing_signs import missing_signs
from publisher.printing.search_path import SearchPath
from publisher.printing.typesetter import state_of_typesetter

# Covers of some 200 kB each.
_MOST = 400
_KIND = "covers"
_SIZE = 4  # bytes that say how long the head of an entry is


class _Drawn(NamedTuple):
    """A cover as it was drawn: the JPEG, the signs that no typeface has, the files it was drawn with.

    ``files`` are names, and digests of what these held before they were read: what is saved while a
    cover is drawn is seen to be another the next time.
    """

    jpeg: bytes
    missing: str
    files: dict[str, str]


def draw_cover(cover: CoverRendering, files: SearchPath) -> Outcome[bytes]:
    """Draw the cover of a book as a JPEG of 1600 x 2560 pixels, the same bytes for the same book.

    Signs that no typeface has are a finding. Raises DesignError where the page is not one page of
    that size, a file is missing or forbidden, or the typesetter complains.
    """
    shown = f"{cover.facts.name}: cover"
    styles, _ = fit_faces(cover.styles, files, shown)
    state = state_of_typesetter()
    made_from = state and digest(state, cover.markup, *_words_of((*styles, *cover.resources)))
    drawn = _kept(made_from, files) if made_from else None
    if drawn is None:
        drawn = _draw(cover, styles, files)
        if made_from:
            keep(_KIND, made_from, _written(drawn), _MOST)
    return Outcome(drawn.jpeg, missing_signs(shown, drawn.missing))


def _draw(cover: CoverRendering, styles: tuple[Resource, ...], files: SearchPath) -> _Drawn:
    with without_search():
        from publisher.printing.cover import draw  # loads the typesetter

    noted: dict[str, str] = {}
    own = replace(files.with_resources((*styles, *cover.resources)), noted=noted)
    jpeg, missing = draw(cover.markup, own, f"{cover.facts.name}: cover")
    return _Drawn(jpeg, missing, dict(sorted(noted.items())))


def _words_of(resources: tuple[Resource, ...]) -> tuple[str | bytes, ...]:
    return tuple(part for one in resources for part in (one.name, one.media_type, one.content))


def _kept(made_from: str, files: SearchPath) -> _Drawn | None:
    """Return the cover that was kept, if the files that it loads are still those of then."""
    entry = found(_KIND, made_from)
    if entry is None:
        return None
    size = int.from_bytes(entry[:_SIZE], "little")
    head = json.loads(bytes(entry[_SIZE : _SIZE + size]))
    drawn = _Drawn(bytes(entry[_SIZE + size :]), head["missing"], head["files"])
    same = all(files.digest(name) == before for name, before in drawn.files.items())
    return drawn if same else None


def _written(drawn: _Drawn) -> bytes:
    head = json.dumps({"missing": drawn.missing, "files": drawn.files}).encode()
    return len(head).to_bytes(_SIZE, "little") + head + drawn.jpeg
