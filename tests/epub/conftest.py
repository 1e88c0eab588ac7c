"""The books of these tests, packed once."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from publisher.epub import make_epub
from publisher.model.edition import Edition
from tests.rendering.books import collection, pamphlet
from tests.rendering.reading import rendered


def picture() -> bytes:
    """Return a small JPEG in place of a drawn cover."""
    target = BytesIO()
    Image.new("RGB", (160, 256), "#7a1f1f").save(target, "JPEG")
    return target.getvalue()


def packed(edition: Edition) -> bytes:
    """Return an edition as an EPUB."""
    return make_epub(rendered(edition), picture()).value


@pytest.fixture(scope="session")
def pamphlet_epub() -> bytes:
    """Return the rich pamphlet as an EPUB."""
    return packed(pamphlet())


@pytest.fixture(scope="session")
def collection_epub() -> bytes:
    """Return the collection in two divisions as an EPUB."""
    return packed(collection())
