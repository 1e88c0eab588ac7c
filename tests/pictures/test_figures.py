"""What is wrong with the figures of a text is told at their places, with what to do."""

from __future__ import annotations

import pytest

from publisher.manuscript import read
from publisher.model.findings import Finding
from publisher.model.house import Picture, WorkText
from publisher.pictures import check_figures

SOURCE = "seeds/works/proofs/en.md"
PRESS = Picture("press.png", "/nowhere")


def found(
    markup: str, *pictures: Picture, house: bool = True, source: str = SOURCE
) -> tuple[Finding, ...]:
    text = read(f"# Proofs\n\nOne.\n\n{markup}\n", source, "en")
    work = WorkText("proofs", "en", source, source, "Proofs", pictures=pictures)
    return check_figures(text, work, house=house)


def test_a_caption_without_its_picture_is_told() -> None:
    (note,) = found("! Photo: The press in winter, with the lamp lit and the door open")
    assert (note.code, note.place.first) == ("pictures/caption-alone", 5)
    assert "“Photo: The press in winter, with the lamp lit and …”" in note.message


def test_a_figure_with_its_picture_and_words_is_in_order() -> None:
    described = Picture("press.png", "/nowhere", "A man at a press")
    decorative = Picture("press.png", "/nowhere", decorative=True)
    assert found("![A man at a press](pictures/press.png)", PRESS) == ()
    assert found("![](pictures/press.png)\n! The press", described) == ()
    assert found("![](pictures/press.png)", decorative) == ()


def test_a_picture_that_is_not_there_is_an_error_at_its_line() -> None:
    (finding,) = found("![A man at a press](pictures/pres.png)", PRESS)
    assert (finding.code, str(finding.place)) == ("pictures/missing", f"{SOURCE}:5")
    assert "did you mean “press.png”?" in finding.message
    assert finding.hint.startswith("put it into seeds/works/proofs/pictures/")


def test_a_picture_without_words_is_an_error_that_says_what_to_write() -> None:
    (finding,) = found("![](pictures/press.png)", PRESS)
    assert (finding.code, str(finding.place)) == ("pictures/alt-missing", f"{SOURCE}:5")
    assert '[en.pictures."press.png"]: alt = "what it shows"' in finding.hint
    assert "decorative = true" in finding.hint
    assert "![…](pictures/press.png)" in finding.hint


def test_without_a_house_no_manifest_is_named() -> None:
    (finding,) = found("![](pictures/press.png)", PRESS, house=False)
    assert "work.toml" not in finding.hint
    (finding,) = found("![](pictures/press.png)", PRESS, house=False, source="book.pdf")
    assert "make a manuscript" in finding.hint


@pytest.mark.parametrize("words", ["The old press.", "Press", "press.png", "…"])
def test_words_that_say_nothing_more_are_a_warning(words: str) -> None:
    (finding,) = found(f"![{words}](pictures/press.png)\n! The *old* press", PRESS)
    assert finding.code == "pictures/alt-repeats"


def test_the_name_of_a_picture_is_the_same_however_its_accents_are_written() -> None:
    picture = Picture("näve.png", "/nowhere")
    assert found("![A fist](pictures/na\u0308ve.png)", picture) == ()
