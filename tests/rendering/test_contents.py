"""Contents, landmarks and the order of documents."""

from __future__ import annotations

from publisher.model.rendering import NavPoint
from publisher.rendering.contents import ContentsLine, nest
from tests.rendering.books import book_of, collection, pamphlet
from tests.rendering.reading import rendered


def labels(points: tuple[NavPoint, ...]) -> list[object]:
    return [(p.label, labels(p.children)) if p.children else p.label for p in points]


def test_a_pamphlet_shows_chapters_and_the_headings_in_them() -> None:
    contents = rendered(book_of("# En bok\n\nA\n\n## B\n\n### C\n\n#### D\n\nx")).contents
    assert labels(contents) == ["En bok", ("B", ["C"])]


def test_a_collection_shows_divisions_texts_and_chapters() -> None:
    handen, ögat = labels(rendered(collection()).contents)
    script = '<script>alert("x")</script> {{ fack }} ]]>'
    assert handen == ("Handen", [("Sättarens hand", ["Lådan & dess fack", script, "Noter"])])
    assert ögat == ("Ögat", [("Läsarens öga", ["Noter"])])


def test_a_line_stands_under_the_last_line_of_less_depth() -> None:
    lines = [ContentsLine(depth, str(n), "") for n, depth in enumerate((2, 1, 3, 2, 1))]
    assert labels(nest(lines)) == ["0", ("1", ["2", "3"]), "4"]


def test_documents_stand_in_reading_order() -> None:
    names = [document.name.removesuffix(".xhtml") for document in rendered(pamphlet()).documents]
    chapters = ["chapter-01", "chapter-02", "chapter-03"]
    assert names == ["cover", "halftitle", "titlepage", "imprint", *chapters, "notes"]


def test_landmarks_lead_to_the_text() -> None:
    found = {mark.type: mark.href for mark in rendered(pamphlet()).landmarks}
    assert found["bodymatter"] == "chapter-01.xhtml#c1"
    assert list(found) == ["cover", "titlepage", "toc", "bodymatter", "endnotes"]


def test_the_notes_of_many_texts_are_no_landmark() -> None:
    assert "endnotes" not in [mark.type for mark in rendered(collection()).landmarks]
