"""Findings on the figures of a text: pictures that are not there, words that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from publisher.errors import nearest
from publisher.model.figures import figures, picture_of, words_for
from publisher.model.findings import Finding, Severity
from publisher.model.house import WorkText
from publisher.model.inlines import plain, plain_line
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.model.text import Caption, Figure, Text

SHOWN = 50  # characters of a caption that a finding shows
_ENDING = ".md"  # of manuscripts, in which words for a picture may stand themselves


def check_figures(text: Text, work: WorkText, *, house: bool) -> tuple[Finding, ...]:
    """Return what is wrong with the figures of a text, each at its place.

    ``house`` says that the work lies in one, so that its manifest can say what a picture shows.
    """
    found = [one for figure in figures(text) for one in _check(figure, text, work, house=house)]
    return (*found, *_without_pictures(text))


def _without_pictures(text: Text) -> Iterator[Finding]:
    """Yield a note for each caption of a picture that the source does not hold."""
    for block in text.blocks:
        if isinstance(block, Caption):
            words = plain_line(block.content)
            yield Finding(
                "pictures/caption-alone",
                Severity.NOTE,
                f"a caption without its picture: “{words[:SHOWN]}{'…' * (len(words) > SHOWN)}”",
                "the source holds no picture for it; take the text over as a manuscript to add one,"
                " or rule that the line is furniture",
                block.place or Place(text.source, 1, 1),
            )


def _check(figure: Figure, text: Text, work: WorkText, *, house: bool) -> Iterator[Finding]:
    place = figure.place or Place(text.source, 1, 1)
    picture = picture_of(figure, work.pictures)
    if picture is None:
        yield _missing(figure, work, place)
    elif picture.decorative:
        return
    words = words_for(figure, picture)
    if not words.strip():
        yield _without_words(figure, text, place, house=house)
    elif _says_nothing(words, figure):
        yield Finding(
            "pictures/alt-repeats",
            Severity.WARNING,
            f"the words for the picture “{figure.picture}” only repeat its caption or its name",
            "say what is to be seen in it, for those who do not see it",
            place,
        )


def _missing(figure: Figure, work: WorkText, place: Place) -> Finding:
    known = [picture.name for picture in work.pictures]
    there = f"; {nearest(figure.picture, known)}" if known else ""
    return Finding(
        "pictures/missing",
        Severity.ERROR,
        f"the picture “{figure.picture}” is not there, so that books show only its words{there}",
        f"put it into {_folder(work.source)}, or correct its name in the text",
        place,
    )


def _without_words(figure: Figure, text: Text, place: Place, *, house: bool) -> Finding:
    """Return the finding that nobody has said what a picture shows, with the line to write."""
    ways = []
    if house:
        table = f'[{text.language}.pictures."{figure.picture}"]'
        ways.append(
            f'write into work.toml below {table}: alt = "what it shows",'
            " or decorative = true if it shows nothing that a reader must know"
        )
    if PurePosixPath(text.source).suffix == _ENDING:
        ways.append(f"write what it shows between the brackets: ![…](pictures/{figure.picture})")
    return Finding(
        "pictures/alt-missing",
        Severity.ERROR,
        f"nobody has said in words what the picture “{figure.picture}” shows",
        "; or ".join(ways) or "make a manuscript of this text, and write it between its brackets",
        place,
    )


def _says_nothing(words: str, figure: Figure) -> bool:
    """Tell whether words are those of the caption again, or the name of the file."""
    said = letters_and_figures(words)
    name = PurePosixPath(figure.picture)
    known = (plain(figure.caption), figure.picture, name.stem)
    return said in {letters_and_figures(other) for other in known} or not said


def _folder(source: str) -> str:
    return f"{PurePosixPath(source).parent / 'pictures'}/"
