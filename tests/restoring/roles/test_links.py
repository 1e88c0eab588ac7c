"""Links of a PDF pin marks, notes and headings; links that call no notes do nothing to the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.manuscript import write
from publisher.model.transcript import Transcript
from publisher.restoring import restore
from publisher.sources.pdf import read_pdf
from tests.sources.pdf.linking import linked

FERRY = (
    "Das Boot war alt{m1}, und wer hinüber wollte, der rief",
    "vom Ufer aus, bis einer der Brüder kam und die Kette",
    "löste. Im Dorf hörte man das Rufen bis zur Kirche{m2},",
    "und niemand wunderte sich darüber, auch nachts nicht.",
    "",
    "Das Haus der Brüder stand auf der anderen Seite, ein",
    "wenig höher, als das Wasser in den schlimmsten Jahren",
    "stieg. Es hatte nur eine Stube und einen Stall{m3}.",
    "",
)
NOTES = (
    "So steht es im Buch der Gemeinde, das der Pfarrer",
    "führte und das heute im Archiv der Stadt liegt.",
    "Der Lehrer hat es bezweifelt.",
    "Im Stall lagen auch die Ruder, und im Winter das",
    "Boot selbst, wenn der Fluss zugefroren war.",
)


def ferry(mark: str, label: str, signs: Sequence[str] = "abc") -> list[str]:
    """Return a page: how a mark is written, and a label; ``%`` is the sign, ``#`` its number."""
    made = []
    for line in FERRY:
        for nth, sign in enumerate(signs, start=1):
            written = mark.replace("%", sign).replace("#", str(nth))
            line = line.replace(f"{{m{nth}}}", written)
        made.append(line)
    labels = [label.replace("%", sign).replace("#", str(n)) for n, sign in enumerate(signs, 1)]
    first, more, second, third, last = NOTES
    return [*made, labels[0] + first, more, labels[1] + second, labels[2] + third, last]


def read(tmp_path: Path, *pages: Sequence[str], language: str = "de") -> Transcript:
    path = tmp_path / "linked.pdf"
    path.write_bytes(linked(*pages))
    return read_pdf(path, "linked.pdf", language).value


def manuscript(transcript: Transcript) -> str:
    return write(restore(transcript).value)


def without_links(transcript: Transcript) -> Transcript:
    return replace(transcript, declared=replace(transcript.declared, links=()))


def bodies(text: str) -> list[str]:
    return [line.split(": ", 1)[1] for line in text.split("\n") if line.startswith("[^")]


WHOLE = [f"{NOTES[0]} {NOTES[1]}", NOTES[2], f"{NOTES[3]} {NOTES[4]}"]


@pytest.mark.parametrize(
    ("mark", "label", "signs"),
    [
        ("{^%>n#}", "{=n#}% ", "abc"),
        ("{^%>n#}", "{=n#}%. ", "abc"),
        ("{^%>n#}", "{=n#}% ", "xyz"),
        ("{^%>n#}", "{=n#}% ", ("i", "ii", "iii")),
        ("{^%>n#}", "{=n#}% ", "123"),
        ("{=m#}{^%}", "{^%>m#}", "abc"),
        ("{(%)>n#}{=m#}", "{%>m#}{=n#} ", "abc"),
        ("{[%]>n#}{=m#}", "{[%]>m#}{=n#} ", "ABC"),
        ("{%>n#}{=m#}", "{%>m#}{=n#} ", "456"),
    ],
)
def test_marks_and_notes_that_are_linked_are_notes(
    tmp_path: Path, mark: str, label: str, signs: Sequence[str]
) -> None:
    text = manuscript(read(tmp_path, ferry(mark, label, signs)))
    assert bodies(text) == WHOLE
    assert text.index("alt[^") < text.index("Kirche[^") < text.index("Stall[^")


def test_notes_at_the_end_are_called_from_pages_before(tmp_path: Path) -> None:
    page = ferry("{^%>n#}", "{=n#}% ")
    text = manuscript(read(tmp_path, page[:9], page[9:]))
    assert bodies(text) == WHOLE
    assert "Stall[^c]." in text


def test_a_star_on_each_page_calls_the_note_it_leads_to(tmp_path: Path) -> None:
    pages = [
        [
            f"In the {nth} year the boat was tarred again{{^*>n{nth}}} and lay",
            "on the meadow until the river had gone back to its bed.",
            "",
            f"~{{=n{nth}}}{{^*}} So the {nth} book says.",
        ]
        for nth in ("first", "second", "third")
    ]
    text = manuscript(read(tmp_path, *pages, language="en"))
    assert bodies(text) == [f"So the {nth} book says." for nth in ("first", "second", "third")]


def test_headings_that_contents_lead_to_are_headings(tmp_path: Path) -> None:
    story = [line.format(m1="", m2="", m3="") for line in FERRY]
    contents = ["Inhalt", "", "{Vom Boot und den Brüdern>a}", "{Ein Haus am Wasser>b}", ""]
    first = [*contents, "{=a}Vom Boot und den Brüdern", *story]
    text = manuscript(read(tmp_path, first, ["{=b}Ein Haus am Wasser", *story]))
    headings = [
        line.lstrip("# ") for line in text.replace("{p}", "").split("\n") if line[:1] == "#"
    ]
    assert headings[-2:] == ["Vom Boot und den Brüdern", "Ein Haus am Wasser"]
    assert text.count("Vom Boot und den Brüdern") == 1


LEFT_ALONE = {
    "a page, a section, an item and the web": [
        "A hive is kept dry, as section {2>s2} says, and it is",
        "turned to the south (see page {7>s2}, and point {2>i2}).",
        "More is found {there>https://example.org/bees}.",
        "",
        "1 A roof of straw that lets no water in.",
        "{=i2}2 A stand, so that no mouse reaches it.",
        "",
        "{=s2}2 Of the swarm",
        "",
        "A swarm is taken in the evening, when the bees hang",
        "still, as was said of the stand (point {2>i2}).",
    ],
    "a formula and a plate": [
        "The weight is found by formula ({3>f}) and is shown on",
        "plate {4>p}, which the reader finds below the text.",
        "",
        "{=f}w = 3 a + b                         (3)",
        "",
        "{=p}Plate 4. The scales, seen from the side.",
        "",
        "It grows as the hive does, from week to week.",
    ],
    "a section that leads back to the contents": [
        "{1>s1} Of the roof      {1>s1}",
        "{2>s2} Of the swarm     {2>s2}",
        "",
        "{=s1}{1>s2} Of the roof",
        "",
        "A roof is made of straw or of wood and lets no water",
        "in, as every keeper knows who has lost a swarm by rain.",
        "",
        "{=s2}{2>s1} Of the swarm",
        "",
        "A swarm is taken in the evening, when the bees hang",
        "still, and it does not sting if the hand is slow.",
    ],
    "words that lead to words": [
        "Of the roof it was said in {the first part>p} that it",
        "is made of {straw>p} and that {a>p} keeper looks at it",
        "every day in {spring>p}, when the rain comes from the west.",
        "",
        "{=p}a roof of straw lasts ten years, one of wood thirty,",
        "and who has the choice takes what grows by the house.",
    ],
}


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_links_that_call_no_note_make_none(tmp_path: Path, kind: str) -> None:
    transcript = read(tmp_path, LEFT_ALONE[kind], language="en")
    assert transcript.declared.links
    assert manuscript(transcript) == manuscript(without_links(transcript))


@pytest.mark.parametrize(
    ("label", "signs"),
    [("{^%} ", ("i", "ii", "iii")), ("% ", ("i", "ii", "iii")), ("{^%}", "abc"), ("%) ", "abc")],
)
def test_raised_letters_and_roman_figures_call_notes_without_links(
    tmp_path: Path, label: str, signs: Sequence[str]
) -> None:
    text = manuscript(read(tmp_path, ferry("{^%}", label, signs)))
    assert bodies(text) == WHOLE
    assert f"alt[^{signs[0]}]" in text


ORDINALS = {
    "ordinals and titles": [
        "Le 1{^er} mai, la 2{^e} compagnie quitta la ville par la",
        "porte du nord; M{^me} Colin la suivit le 3{^e} jour avec la",
        "voiture, et M{^r} Brun ferma la maison derri\u00e8re elle.",
        "",
        "e n fait, personne ne les revit avant la fin de l'an.",
    ],
    "letters of a list": [
        "Die Masse n{^a} und n{^b} werden am Morgen genommen, denn",
        "am Abend ist das Holz feucht; n{^d} nimmt der Lehrling.",
        "",
        "a) Das erste Mass steht an der Wand.",
        "b) Das zweite Mass steht im Buch.",
        "c) Das dritte kennt nur der Meister.",
    ],
}


@pytest.mark.parametrize("kind", ORDINALS)
def test_other_raised_letters_call_none(tmp_path: Path, kind: str) -> None:
    language = "fr" if kind.startswith("ord") else "de"
    assert "[^" not in manuscript(read(tmp_path, ORDINALS[kind], language=language))
